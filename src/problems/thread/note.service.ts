import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { ActionNotAllowed } from '../../platform/web/errors.js';
import { People } from '../../people/index.js';
import { ProblemRepository } from '../core/problem.repository.js';
import { ThreadNote } from './thread-note.entity.js';
import { Thread } from './thread.js';

/** For whom a note is written when not for one's own organisation, and when it was said. */
export interface NoteAuthor {
  readonly organisationId: string;
  readonly at?: string;
}

@Injectable()
export class NoteService {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly people: People,
    private readonly thread: Thread,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** An observation on a problem that one may read; answers the id of the note. */
  async add(viewer: Viewer, problemId: string, text: string, by?: NoteAuthor): Promise<string> {
    return this.database.unitOfWork(async () => {
      // Held: its level does not rise while a line is written at the former one.
      const problem = await this.problems.toChange(viewer, problemId);
      const { councilId } = problem.audience;
      if (!may(viewer, 'note.add', councilId)) throw new ActionNotAllowed();
      const note = Object.assign(new ThreadNote(), {
        id: this.ids.next(),
        audience: problem.audience,
        problemId,
        organisationId: by?.organisationId ?? (await this.ownOrganisation(viewer, councilId)),
        personId: viewer.personId,
        text,
        at: by?.at ?? this.clock.now(),
        recordedAt: this.clock.now(),
      });
      await this.database.insert(note);
      await this.thread.add({ problemId, at: note.at, kind: 'note', sourceId: note.id, audience: note.audience });
      this.audit.record(viewer, { act: 'note.add', rowType: 'thread_note', rowId: note.id, councilId, level: note.audience.confidentiality });
      return note.id;
    });
  }

  private async ownOrganisation(viewer: Viewer, councilId: string): Promise<string | null> {
    if (viewer.personId === null) return null;
    return (await this.people.organisationOf(viewer.personId, councilId))?.id ?? null;
  }
}
