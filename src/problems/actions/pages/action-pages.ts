import { Injectable } from '@nestjs/common';
import { audienceOf, Councils, WordLists } from '../../../councils/index.js';
import { Organisations } from '../../../people/index.js';
import type { Audience } from '../../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../../platform/access/viewer.js';
import { Consultations } from '../../../platform/audit/consultations.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Ids } from '../../../platform/clock/ids.js';
import type { Choice } from '../../../platform/web/forms/form-view.js';
import type { WhoReadsView } from '../../../platform/web/forms/who-reads-view.js';
import type { SealView } from '../../../platform/web/components/page-view.js';
import { RuleViolation } from '../../../platform/web/errors.js';
import { AudienceSeals } from '../../core/audience-seals.js';
import { ProblemRepository } from '../../core/problem.repository.js';
import type { Action } from '../action.entity.js';
import { ActionRepository } from '../action.repository.js';
import type { FormFrame, NewActionContext } from './action-forms.presenter.js';
import { ActionPartsQuery } from './action-parts.query.js';
import type { ActionShow } from './action-show.presenter.js';

/** Gathers what each page of one action needs, through the viewer. */
@Injectable()
export class ActionPages {
  constructor(
    private readonly actions: ActionRepository,
    private readonly parts: ActionPartsQuery,
    private readonly problems: ProblemRepository,
    private readonly organisations: Organisations,
    private readonly councils: Councils,
    private readonly words: WordLists,
    private readonly seals: AudienceSeals,
    private readonly consultations: Consultations,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async show(viewer: Viewer, id: string): Promise<ActionShow> {
    const action = await this.actions.visibleById(viewer, id);
    await this.consultations.consulted(viewer, 'action', action);
    const titles = await this.problems.titlesFor(viewer, action.problemId === null ? [] : [action.problemId]);
    return {
      ...(await this.parts.shownTo(viewer, action)),
      action,
      bodyName: (await this.councils.bodyById(action.bodyId)).name,
      problem: titles.get(action.problemId ?? '') ?? null,
      seal: await this.seal(action),
      readers: await this.readers(action.audience),
      words: await this.words.of(action.audience.councilId),
      formKey: this.ids.next(),
      now: this.clock.now(),
      today: this.clock.today(),
    };
  }

  /** Opening a form of a confidential action is opening it. */
  async loaded(viewer: Viewer, id: string): Promise<Action> {
    const action = await this.actions.visibleById(viewer, id);
    await this.consultations.consulted(viewer, 'action', action);
    return action;
  }

  seal(action: Action): Promise<SealView> {
    return this.seals.of(action.audience);
  }

  async frame(action: Action): Promise<FormFrame> {
    return { seal: await this.seal(action), readers: await this.readers(action.audience) };
  }

  readers(level: Audience): Promise<WhoReadsView> {
    return this.seals.reading(level);
  }

  async organisationChoices(councilId: string): Promise<Choice[]> {
    return (await this.organisations.ofCouncil(councilId)).map(({ id, name }) => ({ value: id, label: name }));
  }

  /** The form of a new action: in a problem at its level or higher, or in a body at the body’s. */
  async newAction(viewer: Viewer, problemId: string | null, formKey: string): Promise<NewActionContext> {
    const problem = problemId === null ? null : await this.problems.visibleById(viewer, problemId);
    const councilId = problem?.audience.councilId ?? currentCouncil(viewer);
    const bodies = problem === null ? await this.councils.bodiesOpenTo(viewer) : [];
    return {
      problem: problem === null ? null : { id: problem.id, title: problem.title },
      organisations: await this.organisationChoices(councilId),
      bodies: await Promise.all(bodies.map(async (body) => ({ value: body.id, label: body.name, note: await this.seals.sentence(audienceOf(body)) }))),
      levels: problem === null ? [] : await this.levels(viewer, problem.audience),
      seal: problem === null ? null : await this.seals.ofWriting(problem.audience),
      formKey,
      notNamed: null,
    };
  }

  /** The higher level that a form asked for, null when it stays at the problem’s. One that she does not read is refused, never lowered. */
  async raisedTo(viewer: Viewer, problemId: string | null, asked: string | null): Promise<Audience | null> {
    if (asked === null) return null;
    const councilId = problemId === null ? currentCouncil(viewer) : (await this.problems.visibleById(viewer, problemId)).audience.councilId;
    const bodies = await this.higherBodies(viewer, councilId);
    const body = bodies.find(({ id, level }) => asked === (level === 'restricted' ? level : id));
    if (body === undefined) throw new RuleViolation('action.level', 'Choisissez un niveau de la liste.');
    return audienceOf(body);
  }

  /** Of the council of the problem, whichever this person is looking at. */
  private async higherBodies(viewer: Viewer, councilId: string) {
    const bodies = await this.councils.bodiesOpenTo({ ...viewer, currentCouncilId: councilId });
    return bodies.filter(({ level }) => level !== 'members');
  }

  private async levels(viewer: Viewer, base: Audience): Promise<Choice[]> {
    const own = { value: '', label: 'Comme le dossier', note: await this.seals.sentence(base) };
    if (base.confidentiality === 'restricted' || base.confidentiality === 'group') return [own];
    const higher = await this.higherBodies(viewer, base.councilId);
    const raised = higher.map(async (body) => ({
      value: body.level === 'restricted' ? 'restricted' : body.id,
      label: body.level === 'restricted' ? 'II, Restreint' : `III, Groupe\u00a0: ${body.name}`,
      note: await this.seals.sentence(audienceOf(body)),
    }));
    return [own, ...(await Promise.all(raised))];
  }
}
