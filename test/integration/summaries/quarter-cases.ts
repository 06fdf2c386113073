import { noon, type Rows } from './rows.js';

/** The edge cases of each figure for October to December 2025, known on 9 January 2026. A comment says what each row proves. */
export async function writeQuarterCases(rows: Rows): Promise<void> {
  await writeFacts(rows);
  await writeExpectations(rows);
  await writeReplies(rows);
  await writeProblems(rows);
  await writeMeetings(rows);
}

async function writeFacts(rows: Rows): Promise<void> {
  const wrecks = await rows.problem('Épaves des Combes', rows.level('members'), 'BH');
  await rows.statuses(wrecks, [['open', noon('2025-01-10')]]);
  await rows.fact(wrecks, '2025-10-01');
  await rows.fact(wrecks, '2025-12-31');
  await rows.fact(wrecks, '2025-11-15', '2026-01-09T22:59:59.999Z'); // written down on the evening of the cut-off
  await rows.fact(wrecks, '2025-11-16', '2026-01-09T23:00:00.000Z'); // written down just after: not counted
  await rows.fact(wrecks, '2025-09-30');
  await rows.fact(wrecks, '2026-01-01');
  await rows.fact(wrecks, '2025-11-17', noon('2025-11-17'), rows.level('restricted'));
  const halls = await rows.problem('Halls lurgamine', rows.level('group'), 'BH');
  await rows.statuses(halls, [['open', noon('2025-01-10')]]);
  for (const day of ['2025-10-05', '2025-11-05', '2025-12-05']) await rows.fact(halls, day, noon(day), rows.level('group'));
}

/** Actions of the group that lead says done, or not, around their date. */
async function writeExpectations(rows: Rows): Promise<void> {
  const decided = { decidedOn: '2025-09-01', lead: 'PM' } as const;
  const act = (sentence: string, dueOn: string | null, more: object = {}) => rows.action(sentence, { ...decided, dueOn, ...more });

  const onTheDay = await act('Faite le jour même', '2025-11-10');
  await rows.reply(onTheDay, 'PM', 'done', '2025-11-10');
  const dayAfter = await act('Faite le lendemain', '2025-11-10');
  await rows.reply(dayAfter, 'PM', 'done', '2025-11-11');
  const partly = await act('Faite en partie', '2025-11-10');
  await rows.reply(partly, 'PM', 'partly_done', '2025-11-01');
  const postponedAfter = await act('Reportée après coup', '2025-12-15');
  await rows.change(postponedAfter, 'due', '2025-10-20', '2025-12-15', '2025-10-25');
  await rows.reply(postponedAfter, 'PM', 'done', '2025-12-14'); // judged on the first date
  const postponedBefore = await act('Reportée à temps', '2026-01-20');
  await rows.change(postponedBefore, 'due', '2025-12-20', '2026-01-20', '2025-12-20'); // moved the day itself: not expected
  const movedOnceDone = await act('Déplacée une fois faite', '2026-01-15');
  await rows.reply(movedOnceDone, 'PM', 'done', '2025-12-10');
  await rows.change(movedOnceDone, 'due', '2025-12-30', '2026-01-15', '2025-12-20'); // the date that counted is 30 December
  await act('Sans objet', '2025-11-10', { closed: { on: '2025-11-20', result: 'moot' } });
  const reopened = await act('Sans objet, rouverte après l’arrêt', '2025-11-10');
  await rows.change(reopened, 'closing', 'moot', noon('2025-11-20'), '2026-01-20', noon('2026-01-20')); // moot at the cut-off
  const reopenedBefore = await act('Sans objet, rouverte avant l’arrêt', '2025-11-10');
  await rows.change(reopenedBefore, 'closing', 'moot', noon('2025-11-20'), '2025-12-20', noon('2025-12-20')); // expected again
  await act('Abandonnée plus tard', '2025-11-12', { closed: { on: '2026-01-20', result: 'abandoned' } }); // not yet abandoned at the cut-off
  await act('Proposée', '2025-11-10', { openedOn: null });
  const undone = await act('Réponse annulée', '2025-11-10');
  await rows.reply(undone, 'PM', 'done', '2025-11-09', { undone: true });
  const saidLater = await act('Saisie après l’arrêt', '2025-11-10');
  await rows.reply(saidLater, 'PM', 'done', '2025-11-09', { recordedAt: noon('2026-01-12') });
  const newLead = await act('Pilote remplacé', '2025-11-10', { lead: 'BH' });
  await rows.change(newLead, 'lead', rows.organisation('PM'), rows.organisation('BH'), '2025-11-01');
  await rows.reply(newLead, 'BH', 'done', '2025-11-05');
  const helperOnly = await act('Faite par un contributeur', '2025-11-10');
  await rows.reply(helperOnly, 'BH', 'done', '2025-11-05');
  const takenBack = await act('Dite faite puis reprise', '2025-11-10');
  await rows.reply(takenBack, 'PM', 'done', '2025-11-01');
  await rows.reply(takenBack, 'PM', 'under_way', '2025-11-03');
  const movedUnknown = await act('Report saisi après l’arrêt', '2026-03-01');
  await rows.change(movedUnknown, 'due', '2025-12-10', '2026-03-01', '2025-12-05', noon('2026-01-15'));
}

async function writeReplies(rows: Rows): Promise<void> {
  const given = { decidedOn: '2025-10-10', lead: 'TB', dueOn: '2026-06-30' } as const;
  const spoken = await rows.action('Accord donné en séance', given);
  await rows.reply(spoken, 'TB', 'accepted', '2025-10-10', { channel: 'sitting' });
  await rows.reply(spoken, 'TB', 'under_way', '2025-11-30'); // no first answer: it was given aloud
  const before = await rows.action('Répondue au trimestre d’avant', { ...given, decidedOn: '2025-08-01' });
  await rows.reply(before, 'TB', 'accepted', '2025-09-30');
  await rows.reply(before, 'TB', 'under_way', '2025-10-30');
  for (const [sentence, day] of [['Réponse en deux jours', '2025-10-12'], ['Réponse en trente jours', '2025-11-09']] as const) {
    const action = await rows.action(sentence, given);
    await rows.reply(action, 'TB', 'accepted', day);
  }
  const afterwards = await rows.action('Répondue en janvier', given); // silent at the end of the quarter
  await rows.reply(afterwards, 'TB', 'accepted', '2026-01-03');
  await rows.action('Silencieuse d’un groupe pavardille', { ...given, level: rows.level('group') });
  await rows.action('Sans pilote', { ...given, lead: null });
  await rows.action('Close sans réponse', { ...given, closed: { on: '2025-12-01', result: 'done' } });
  await rows.action('Ouverte en janvier', { ...given, decidedOn: '2025-12-20', openedOn: '2026-01-05' });
}

async function writeProblems(rows: Rows): Promise<void> {
  const closedAt = '2025-11-20T11:00:00.000Z';
  const problem = async (title: string, moves: readonly (readonly [string, string, string?])[]) => {
    const id = await rows.problem(title);
    await rows.statuses(id, moves);
    return id;
  };
  const end = (at: string, outcome = 'closed', motive: string | null = 'resolved') => ({ at, outcome, motive });

  const solved = await problem('Clos, résolu', [['open', noon('2025-02-01')], ['closed', closedAt]]);
  await rows.episode(solved, 1, noon('2025-02-01'), end(closedAt));
  const better = await problem('Clos, amélioration durable', [['open', noon('2025-02-01')], ['closed', closedAt]]);
  await rows.episode(better, 1, noon('2025-02-01'), end(closedAt, 'closed', 'lasting_improvement'));
  const abandoned = await problem('Clos, abandonné', [['open', noon('2025-02-01')], ['closed', closedAt]]);
  await rows.episode(abandoned, 1, noon('2025-02-01'), end(closedAt, 'closed', 'abandoned'));
  const transferred = await problem('Transféré', [['open', noon('2025-02-01')], ['transferred', closedAt]]);
  await rows.episode(transferred, 1, noon('2025-02-01'), end(closedAt, 'transferred', null));
  const back = await problem('Rouvert dans le trimestre', [['open', noon('2025-02-01')], ['closed', closedAt], ['open', noon('2025-12-10')]]);
  await rows.episode(back, 1, noon('2025-02-01'), end(closedAt));
  await rows.episode(back, 2, noon('2025-12-10'), null);
  const backLater = await problem('Rouvert après le trimestre', [['open', noon('2025-02-01')], ['closed', closedAt], ['open', noon('2026-01-05')]]);
  await rows.episode(backLater, 1, noon('2025-02-01'), end(closedAt));
  await rows.episode(backLater, 2, noon('2026-01-05'), null);
  const paperLate = await problem('Clôture saisie après l’arrêt', [['open', noon('2025-02-01')], ['closed', closedAt, noon('2026-01-15')]]);
  await rows.episode(paperLate, 1, noon('2025-02-01'), end(closedAt));
  const newYear = '2025-12-31T23:30:00.000Z'; // already January in Paris
  const justAfter = await problem('Clos le 1er janvier', [['open', noon('2025-02-01')], ['closed', newYear]]);
  await rows.episode(justAfter, 1, noon('2025-02-01'), end(newYear));

  await problem('Nouveau à minuit passé', [['to_qualify', noon('2025-09-20')], ['open', '2025-09-30T22:00:00.000Z']]); // 1 October in Paris
  await problem('Nouveau la veille', [['open', '2025-09-30T21:59:59.999Z'], ['under_way', noon('2025-11-01')]]);
  await problem('À qualifier', [['to_qualify', noon('2025-11-01')]]);
  await problem('Sous surveillance puis résolu', [['open', noon('2025-10-02')], ['monitored', noon('2025-10-20')], ['resolved', noon('2025-11-20')]]);
  const secret = await rows.problem('Rodéos varlouette', rows.level('group'));
  await rows.statuses(secret, [['open', noon('2025-12-01')]]);
}

async function writeMeetings(rows: Rows): Promise<void> {
  await rows.meeting('2025-10-01', 'closed', ['present', 'represented', 'excused', 'absent', null], { guests: 2 });
  await rows.meeting('2025-12-31', 'closed', ['present', 'present', 'present', 'present', 'present'], { level: rows.level('group') });
  await rows.meeting('2025-11-10', 'cancelled', ['present']);
  await rows.meeting('2025-11-12', 'convened', [null]);
  await rows.meeting('2025-12-18', 'closed', ['present'], { closedAt: noon('2026-01-12') }); // told after the cut-off
  await rows.meeting('2025-09-30', 'closed', ['present']);
}
