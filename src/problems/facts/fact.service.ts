import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { instantOf } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { ActionNotAllowed, RuleViolation } from '../../platform/web/errors.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { WordLists } from '../../councils/index.js';
import { Organisations, People } from '../../people/index.js';
import { Places } from '../../places/index.js';
import type { Problem } from '../core/problem.entity.js';
import { ProblemRepository } from '../core/problem.repository.js';
import { Thread } from '../thread/thread.js';
import { Fact } from './fact.entity.js';
import type { FactSource } from './fact-words.js';

export interface NewFact {
  readonly happenedOn: string;
  /** Two-hour band from 0 to 11; worked out from the time when that is known. */
  readonly band: number | null;
  /** 'HH:MM' in Europe/Paris. */
  readonly time: string | null;
  readonly placeName: string | null;
  readonly source: FactSource;
  /** Null: the organisation of the person who writes. */
  readonly organisationId: string | null;
  readonly text: string | null;
}

@Injectable()
export class FactService {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly places: Places,
    private readonly words: WordLists,
    private readonly thread: Thread,
    private readonly formKeys: FormKeys,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** One declaration, one row. With a form key, a form sent twice makes one fact. */
  async add(viewer: Viewer, problemId: string, fact: NewFact, formKey?: string): Promise<string> {
    const write = (): Promise<string> => this.database.unitOfWork(() => this.write(viewer, problemId, fact));
    return formKey === undefined ? write() : this.formKeys.once(viewer, formKey, { problemId, ...fact }, write);
  }

  private async write(viewer: Viewer, problemId: string, fact: NewFact): Promise<string> {
    // Held: its level does not rise while a line is written at the former one.
    const problem = await this.problems.toChange(viewer, problemId);
    const { councilId, confidentiality: level } = problem.audience;
    if (!may(viewer, 'fact.add', councilId)) throw new ActionNotAllowed();
    if (fact.happenedOn > this.clock.today()) throw new RuleViolation('fact.future', 'Un fait est déjà arrivé\u00a0: sa date ne peut pas être à venir.');
    if (!(await this.words.of(councilId)).isOffered('source', fact.source)) throw new RuleViolation('fact.source', 'Cette origine n’est plus dans la liste de votre conseil\u00a0: choisissez-en une autre.');
    const row = Object.assign(new Fact(), {
      id: this.ids.next(),
      audience: problem.audience,
      problemId,
      happenedOn: fact.happenedOn,
      band: fact.time === null ? fact.band : bandOf(fact.time),
      time: fact.time,
      placeId: fact.placeName === null ? null : await this.places.findOrCreate(problem.audience, fact.placeName, problem.sectorId),
      source: fact.source,
      organisationId: await this.declarer(viewer, problem, fact.organisationId),
      text: fact.text,
      recordedAt: this.clock.now(),
      personId: viewer.personId,
    });
    await this.database.insert(row);
    await this.thread.add({ problemId, at: instantOfFact(row), kind: 'fact', sourceId: row.id, audience: row.audience });
    this.audit.record(viewer, { act: 'fact.add', rowType: 'fact', rowId: row.id, councilId, level });
    return row.id;
  }

  /** A member declares for her own organisation; who follows problems may write down what another one said. */
  private async declarer(viewer: Viewer, problem: Problem, organisationId: string | null): Promise<string | null> {
    const { councilId } = problem.audience;
    const own = viewer.personId === null ? null : await this.people.organisationOf(viewer.personId, councilId);
    if (organisationId === null || organisationId === own?.id) return own?.id ?? null;
    if (!may(viewer, 'problem.change', councilId)) throw new ActionNotAllowed();
    return (await this.organisations.byId(councilId, organisationId)).id;
  }
}

export function bandOf(time: string): number {
  return Math.floor(Number(time.slice(0, 2)) / 2);
}

/** Where a fact stands in the thread; without an hour, at the start of its day. */
function instantOfFact(fact: Fact): string {
  const start = fact.band === null ? '00:00' : `${String(2 * fact.band).padStart(2, '0')}:00`;
  return instantOf(fact.happenedOn, fact.time ?? start);
}
