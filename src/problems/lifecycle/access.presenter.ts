import { parisDay } from '../../platform/clock/calendar.js';
import { agree, capitalise, count, dayMonthYear, inWords, relativeDay } from '../../platform/formatting/french.js';
import { audience, type Confidentiality } from '../../platform/access/audience.js';
import { type LineView, lineView, type MetaView, metaView, type SealView, stampView, type TabView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import type { Body, Reader } from '../../councils/index.js';
import type { Problem } from '../core/problem.entity.js';
import { problemTabs } from '../core/problem-tabs.js';
import type { LevelChange } from '../core/levels/level-change.entity.js';
import { type LevelChoice, levelName } from './levels/level-choices.js';
import { type ChooseLevelView, presentChoice } from './levels/level-page.presenter.js';

export interface AccessPage {
  readonly title: string;
  readonly heading: string;
  readonly seal: SealView;
  readonly problem: { readonly href: string; readonly title: string };
  readonly tabs: readonly TabView[];
  readonly facts: readonly MetaView[];
  readonly explanation: string;
  readonly summary: string;
  readonly table: TableView;
  readonly footnote: string;
  /** Null for who may not move its level. */
  readonly choose: ChooseLevelView | null;
  readonly history: readonly LineView[];
}

export interface AccessFacts {
  readonly problem: Problem;
  readonly readers: readonly Reader[];
  readonly body: Body;
  readonly seal: SealView;
  readonly factTotal: number;
  /** Last day when each person opened it; null for a level whose readings are not recorded. */
  readonly readings: ReadonlyMap<string, string> | null;
  /** Null for who may not move its level. */
  readonly choices: readonly LevelChoice[] | null;
  readonly history: readonly LevelChange[];
  readonly movers: ReadonlyMap<string, string>;
  readonly today: string;
}

const EXPLANATION: Readonly<Record<Confidentiality, string>> = {
  public: 'Ce dossier peut sortir du conseil. Dans Beffroi, ses membres le lisent.',
  members: 'Chaque personne qui siège au conseil, la présidence, la coordination et le secrétariat le lisent.',
  restricted: 'La formation restreinte, la présidence et la coordination le lisent. Les autres membres ne savent pas qu’il existe.',
  group: 'Chacune est nommée dans le groupe et a signé elle-même la charte. Personne d’autre ne sait que ce dossier existe.',
};

const FOOTNOTE: Readonly<Record<Confidentiality, string>> = {
  public: 'L’administration technique ne lit aucun contenu.',
  members: 'L’administration technique ne lit aucun contenu.',
  restricted: 'Un suppléant lit tant que son mandat court. L’administration technique ne lit aucun contenu.',
  group:
    'La signature de chaque organisation est consignée aussi, elle n’ouvre rien à elle seule. Ni suppléant, ni successeur, ni représentant d’un jour ' +
    'ne lit à la place d’une personne nommée. L’administration technique ne lit aucun contenu.',
};

export function presentAccess({ problem, readers, body, seal, factTotal, readings, choices, history, movers, today }: AccessFacts): AccessPage {
  const { confidentiality } = problem.audience;
  const people = agree(readers.length, 'personne peut', 'personnes peuvent');
  const organisations = new Set(readers.map(({ organisation }) => organisation)).size;
  return {
    title: 'Qui peut lire\u00a0?',
    heading: `${capitalise(inWords(readers.length, 'feminine'))} ${people} lire ce dossier`,
    seal,
    problem: { href: `/dossiers/${problem.id}`, title: problem.title },
    tabs: problemTabs(problem.id, 'access', factTotal),
    facts: [
      metaView('Référence', problem.reference),
      metaView('Niveau', null, { stamp: stampView(confidentiality) }),
      metaView(confidentiality === 'group' ? 'Groupe' : 'Instance', body.name),
    ],
    explanation: EXPLANATION[confidentiality],
    summary: `${count(readers.length, 'personne')}, ${count(organisations, 'organisation')}`,
    table: readersTable(readers, { isGroup: confidentiality === 'group', readings, today }),
    footnote: FOOTNOTE[confidentiality],
    choose: choices === null || choices.length === 0 ? null : presentChoice({ kind: 'problem', audience: problem.audience, path: `/dossiers/${problem.id}/niveau` }, choices),
    history: history.map((change) => historyLine(change, movers, today)),
  };
}

/** « De III, Groupe à I, Membres », by whom and why: told to who reads both. */
function historyLine({ councilId, oldLevel, newLevel, at, personId, reason }: LevelChange, movers: ReadonlyMap<string, string>, today: string): LineView {
  const from = levelName(audience(councilId, oldLevel));
  const to = levelName(audience(councilId, newLevel));
  const when = `${capitalise(relativeDay(parisDay(at), today))}, par ${movers.get(personId) ?? 'Beffroi'}`;
  return lineView(`De ${from} à ${to}`, { text: `${when}. ${reason}` });
}

interface ReadingColumns {
  readonly isGroup: boolean;
  readonly readings: ReadonlyMap<string, string> | null;
  readonly today: string;
}

function readersTable(readers: readonly Reader[], { isGroup, readings, today }: ReadingColumns): TableView {
  const columns = ['Personne', 'Organisation', 'Droit', ...(readings === null ? [] : ['Dernière lecture'])];
  const rows = readers.map(({ personId, name, jobTitle, organisation, why, since }) => {
    const right = { text: isGroup ? 'Membre du groupe' : why, note: `depuis le ${dayMonthYear(since)}` };
    const last = readings?.get(personId);
    const reading = last === undefined ? 'jamais' : relativeDay(parisDay(last), today);
    return [{ text: name, note: jobTitle }, organisation, right, ...(readings === null ? [] : [reading])];
  });
  return tableView('Personnes qui peuvent lire ce dossier', columns, rows);
}
