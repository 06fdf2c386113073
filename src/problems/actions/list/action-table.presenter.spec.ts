import { audience } from '../../../platform/access/audience.js';
import type { ActionRow } from './action-row.js';
import { readAction } from './action-row.js';
import { delayWords, presentActionTable } from './action-table.presenter.js';

const TODAY = '2026-03-03';

function row(values: Partial<ActionRow> & { readonly leadState?: ActionRow['leadState'] } = {}): ActionRow {
  const raw = {
    id: 'a', reference: 'VAL-2026-A001', sentence: 'Dégager les encombrants', councilId: 'val', confidentiality: 'members', groupId: null, bodyId: 'p',
    problemId: null, bornMeetingId: null, state: 'open', result: null, resultSentence: null, leadOrganisationId: 'bh', leadState: 'asked',
    leadExpectedOn: null, dueOn: '2026-02-28', decidedOn: '2026-02-06', closedAt: null, postponements: 0, version: 1, ...values,
  };
  return { ...readAction(raw, TODAY), leadName: 'Brune Habitat', leadShortName: 'Brune Habitat', problem: null, ...values };
}

describe('the table of actions', () => {
  it('says a late date and its state in words, and how often it was moved', () => {
    const [line] = presentActionTable('Actions', [row({ postponements: 2 })], TODAY).table?.rows ?? [];

    expect(line?.cells[1]).toMatchObject({ text: 'samedi 28\u00a0février', tone: 'retard', note: 'reportée deux fois' });
    expect(line?.cells[2]?.status).toMatchObject({ label: 'Retard de 3\u00a0jours', tone: 'retard' });
  });

  it('shows the stamp with the title of the problem, or the reference when that title is not read', () => {
    const titled = row({ problemId: 'd', problem: { id: 'd', title: 'Dépôts sauvages' }, audience: audience('val', 'group', 'g') });
    const table = presentActionTable('Actions', [titled, row({ problemId: 'd' })], TODAY).table;

    expect(table?.rows[0]?.head).toMatchObject({ note: 'Dépôts sauvages', stamp: { level: 'group' }, href: '/actions/a' });
    expect(table?.rows[1]?.head).toMatchObject({ note: 'VAL-2026-A001', stamp: { level: 'members' } });
  });

  it('tells on the page of a problem when it was decided, and on that of an organisation in which problem', () => {
    const line = row({ problem: { id: 'd', title: 'Dépôts sauvages' }, problemId: 'd' });

    expect(presentActionTable('Actions', [line], TODAY, { under: 'decision' }).table?.rows[0]?.head.note).toBe('Décidée le vendredi 6\u00a0février');
    expect(presentActionTable('Actions', [line], TODAY, { beside: 'problem' }).table?.rows[0]?.cells[0]).toMatchObject({ text: 'Dépôts sauvages', href: '/dossiers/d' });
  });

  it('says without colour what has no date, no lead, or is closed', () => {
    const incomplete = row({ dueOn: null, leadOrganisationId: null, leadShortName: null, leadState: null });
    const closed = row({ state: 'closed', result: 'moot', resultSentence: 'Le local est vendu.', closedAt: '2026-03-02T23:30:00.000Z' });
    const cells = presentActionTable('Actions', [incomplete, closed], TODAY).table?.rows.map(({ cells: [who, due, state] }) => [who?.text, due?.text, state?.status?.label]);

    expect(cells).toEqual([['Sans pilote', 'Sans date', 'Sans pilote'], ['Brune Habitat', 'Close le 3\u00a0mars', 'Sans objet']]);
  });

  it('has a sentence when there is nothing', () => {
    expect(presentActionTable('Actions', [], TODAY, { nothing: 'Aucune action en retard.' })).toEqual({ table: null, nothing: 'Aucune action en retard.' });
  });
});

describe('a delay', () => {
  it('is written as a median may be', () => {
    expect([null, 1, 1.5, 10.5, 17].map(delayWords)).toEqual(['Aucune réponse', '1\u00a0jour', '1,5\u00a0jour', '10,5\u00a0jours', '17\u00a0jours']);
  });
});
