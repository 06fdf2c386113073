import { Injectable } from '@nestjs/common';
import { type Audience, audience, mayRead } from '../../platform/access/audience.js';
import type { Right } from '../../platform/access/access.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { partsOf } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { ActionNotAllowed, expectVersion, NotVisible, RuleViolation } from '../../platform/web/errors.js';
import { audienceOf, type Body, Councils, References, Seating } from '../../councils/index.js';
import { Organisations } from '../../people/index.js';
import { Episode } from '../core/episode.entity.js';
import { Problem } from '../core/problem.entity.js';
import { ProblemPlaces } from '../core/problem-places.js';
import { ProblemRepository } from '../core/problem.repository.js';
import { expectMove, moveBetween } from '../core/problem.rules.js';
import type { ProblemStatus } from '../core/problem-words.js';
import { themeOfSubtheme } from '../core/themes.js';
import { actOn, ProblemStatuses } from '../thread/problem-statuses.js';
import type { NewProblem, ProblemValues } from './problem-values.js';

/** Opening a problem, correcting what is said of it, moving it by hand. */
@Injectable()
export class ProblemService {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly statuses: ProblemStatuses,
    private readonly places: ProblemPlaces,
    private readonly councils: Councils,
    private readonly seating: Seating,
    private readonly references: References,
    private readonly organisations: Organisations,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async open(viewer: Viewer, values: NewProblem): Promise<string> {
    return this.database.unitOfWork(async () => {
      const body = await this.councils.bodyById(values.bodyId);
      const level = levelOf(body, values.confidentiality ?? null);
      if (!mayRead(viewer, level)) throw new NotVisible();
      expectRight(viewer, 'problem.open', level);
      await this.expectSound(level, values);
      const problem = await this.insert(viewer, level, body, values);
      await this.statuses.begin(viewer, problem);
      this.audit.record(viewer, { ...actOn(problem), act: 'problem.open' });
      return problem.id;
    });
  }

  /** The same content saved twice counts as success, whatever the version. */
  async edit(viewer: Viewer, id: string, version: number, values: ProblemValues): Promise<void> {
    await this.database.unitOfWork(async () => {
      const problem = await this.problems.toChange(viewer, id);
      expectRight(viewer, 'problem.change', problem.audience);
      const { places, ...columns } = values;
      const knownPlaces = (await this.places.of(viewer, problem)).map(({ name }) => name);
      const before = changedFields(problem, columns);
      const arePlacesNew = places.join('\n') !== knownPlaces.join('\n');
      if (Object.keys(before).length === 0 && !arePlacesNew) return;
      expectVersion(problem, version);
      await this.expectSound(problem.audience, values);
      Object.assign(problem, columns);
      await this.database.save(problem);
      if (arePlacesNew) await this.places.set(viewer, problem, places);
      this.audit.record(viewer, { ...actOn(problem), act: 'problem.edit', before: arePlacesNew ? { ...before, places: knownPlaces } : before });
    });
  }

  /** A move by hand; closing and reopening have their own forms. */
  async move(viewer: Viewer, id: string, version: number, to: ProblemStatus, words: string | null): Promise<void> {
    await this.database.unitOfWork(async () => {
      const problem = await this.problems.toChange(viewer, id);
      expectRight(viewer, moveBetween(problem.status, to)?.right ?? 'problem.change', problem.audience);
      if (problem.status === to) return;
      expectMove(problem.status, to, 'hand');
      expectVersion(problem, version);
      await this.statuses.change(viewer, problem, to, words);
    });
  }

  private async insert(viewer: Viewer, level: Audience, body: Body, { places, status, confidentiality: _, ...values }: NewProblem): Promise<Problem> {
    const now = this.clock.now();
    const problem = Object.assign(new Problem(), {
      ...values,
      id: this.ids.next(),
      audience: level,
      bodyId: body.id,
      reference: await this.references.next(level, 'problem', partsOf(this.clock.today()).year),
      status,
      openedAt: status === 'open' ? now : null,
      episodeNumber: 1,
      lastNewsAt: now,
      createdAt: now,
    });
    await this.database.insert(problem);
    await this.database.insert(firstEpisode(this.ids.next(), problem));
    await this.places.set(viewer, problem, places);
    return problem;
  }

  private async expectSound(level: Audience, values: ProblemValues): Promise<void> {
    if (themeOfSubtheme(values.subtheme)?.code !== values.theme) throw new RuleViolation('problem.theme', 'Choisissez une thématique de la liste.');
    for (const id of [values.leadOrganisationId, values.originOrganisationId]) {
      if (id !== null) await this.organisations.byId(level.councilId, id);
    }
    await this.places.expectSector(level.councilId, values.sectorId);
    if (level.groupId === null || values.leadOrganisationId === null) return;
    const named = await this.seating.namedOrganisations(level.groupId, this.clock.today());
    if (!named.has(values.leadOrganisationId)) throw new RuleViolation('problem.leadNotNamed', LEAD_NOT_NAMED);
  }
}

export const LEAD_NOT_NAMED =
  'Le pilote doit avoir une personne nommée dans ce groupe. Choisissez-en un autre, ou ouvrez un dossier neutre de niveau Membres.';

function expectRight(viewer: Viewer, right: Right, level: Audience): void {
  if (!may(viewer, right, level.councilId)) throw new ActionNotAllowed();
}

export function levelOf(body: Body, asked: 'public' | null): Audience {
  return asked === 'public' && body.level === 'members' ? audience(body.councilId, 'public') : audienceOf(body);
}

function firstEpisode(id: string, problem: Problem): Episode {
  const { audience: level, id: problemId, createdAt: openedAt } = problem;
  const open = { closedAt: null, outcome: null, motive: null, lesson: null, movedToProblemId: null, movedToPlace: null, reopeningReason: null };
  return Object.assign(new Episode(), { id, councilId: level.councilId, problemId, number: 1, openedAt, ...open });
}

/** What the changed fields said before. */
function changedFields(problem: Problem, values: Omit<ProblemValues, 'places'>): Record<string, unknown> {
  const names = Object.keys(values) as (keyof typeof values)[];
  return Object.fromEntries(names.filter((name) => problem[name] !== values[name]).map((name) => [name, problem[name]]));
}
