import { STRANGER } from '../../../platform/access/viewer.js';
import { DELIVERED } from '../../../councils/index.js';
import { BLOCKED_MOTIVES, CONTRIBUTION_STATES, type ContributionState, type Motive, MOTIVES, REFUSED_MOTIVES } from '../action-words.js';
import { expectAnswer, faultsOf, isTheirsToUndo, mayUndo } from './reply.rules.js';
import { readReply } from './reply.form.js';

const TODAY = '2026-03-03';

function faults(state: ContributionState, motive: Motive | null = null, words: string | null = null) {
  return faultsOf({ state, motive, words, expectedOn: null }, DELIVERED);
}

describe('an answer', () => {
  it('moves freely to the six states, never back to « demandée »', () => {
    for (const state of CONTRIBUTION_STATES.filter((one) => one !== 'asked')) {
      const motive = state === 'blocked' ? 'no_budget' : state === 'refused' ? 'no_means' : null;
      expect(faults(state, motive)).toEqual({});
    }
    expect(faults('asked')).toHaveProperty('state');
  });

  it('gives a motive of its own list when blocked or refused, and then only', () => {
    for (const motive of MOTIVES.filter((one) => one !== 'other')) {
      expect(faults('blocked', motive)).toEqual(BLOCKED_MOTIVES.includes(motive as never) ? {} : { motive: 'Dites ce qui bloque.' });
      expect(faults('refused', motive)).toEqual(REFUSED_MOTIVES.includes(motive as never) ? {} : { motive: 'Dites pour quel motif.' });
      expect(faults('done', motive)).toHaveProperty('motive');
    }
    expect(faults('blocked')).toHaveProperty('motive');
    expect(faults('refused')).toHaveProperty('motive');
  });

  it('says « autre » in a sentence that stays short', () => {
    expect(faults('blocked', 'other')).toHaveProperty('words');
    expect(faults('refused', 'other', 'La voie est privée.')).toEqual({});
    expect(faults('refused', 'other', 'a'.repeat(301))).toHaveProperty('words');
    expect(faults('under_way', null, 'a'.repeat(500))).toEqual({});
    expect(() => expectAnswer({ state: 'under_way', motive: null, words: 'a'.repeat(501), expectedOn: null }, DELIVERED)).toThrow('reply.answer');
  });
});

describe('taking an answer back', () => {
  const reply = { id: 'r', recordedAt: '2026-03-03T08:00:00.000Z' };

  it('is possible for twenty minutes, for the last one, while the action is open', () => {
    expect(mayUndo(reply, 'r', 'open', '2026-03-03T08:20:00.000Z')).toBe(true);
    expect(mayUndo(reply, 'r', 'open', '2026-03-03T08:20:00.001Z')).toBe(false);
    expect(mayUndo(reply, 'later', 'open', '2026-03-03T08:01:00.000Z')).toBe(false);
    expect(mayUndo(reply, 'r', 'closed', '2026-03-03T08:01:00.000Z')).toBe(false);
  });
});

describe('the answer form', () => {
  it('is read with its motive, its words and its date', async () => {
    const reading = await readReply({ state: 'bloque', blockedMotive: 'delivery', refusedMotive: 'no_means', words: ' La benne arrive. ', expectedOn: '12 mars' }, TODAY, DELIVERED);

    expect(reading).toMatchObject({ ok: true, form: { state: 'blocked', motive: 'delivery', words: 'La benne arrive.', expectedOn: '2026-03-12' } });
  });

  it('forgets the announced date of what is done', async () => {
    const reading = await readReply({ state: 'fait', expectedOn: '12 mars' }, TODAY, DELIVERED);

    expect(reading).toMatchObject({ ok: true, form: { state: 'done', motive: null, expectedOn: null } });
  });

  it('puts each fault at its field and keeps what was typed', async () => {
    expect(await readReply({ words: 'Bientôt' }, TODAY, DELIVERED)).toMatchObject({ ok: false, errors: { state: 'Dites où en est l’action.' }, values: { words: 'Bientôt' } });
    expect((await readReply({ state: 'bloque' }, TODAY, DELIVERED)).errors).toEqual({ blockedMotive: 'Dites ce qui bloque.' });
    expect((await readReply({ state: 'refuse', refusedMotive: 'other' }, TODAY, DELIVERED)).errors).toHaveProperty('words');
    expect((await readReply({ state: 'cours', expectedOn: '31 février' }, TODAY, DELIVERED)).errors).toHaveProperty('expectedOn');
    expect((await readReply({ state: 'cours', expectedOn: '01/03/2026' }, TODAY, DELIVERED)).errors).toHaveProperty('expectedOn');
  });
});

describe('an answer given', () => {
  const rights = (right: 'action.answer' | 'action.answerFor') => ({ ...STRANGER, organisationIds: ['own'], rightsByCouncil: new Map([['council', new Set([right] as const)]]) });
  const written = { organisationId: 'other', recordedByPersonId: null };
  const told = { organisationId: 'other', recordedByPersonId: 'somebody' };

  it('is taken back by its organisation, or, when it was noted for it, by whoever may note answers', () => {
    expect(isTheirsToUndo(rights('action.answer'), 'council', { ...written, organisationId: 'own' })).toBe(true);
    expect(isTheirsToUndo(rights('action.answerFor'), 'council', told)).toBe(true);
    expect(isTheirsToUndo(rights('action.answer'), 'council', told)).toBe(false);
  });

  it('is never taken back by the coordination when a partner wrote it with her own hand', () => {
    expect(isTheirsToUndo(rights('action.answerFor'), 'council', written)).toBe(false);
  });
});
