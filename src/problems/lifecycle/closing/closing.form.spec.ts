import { readClosing } from './closing.form.js';

const A = '019cb2b6-0800-7000-8003-bb32c6aebd3c';
const B = '019cb2b6-0800-7000-8003-d2c0d83d37bc';
const CLOSED = { outcome: 'closed', motive: 'resolved', lesson: 'Rien de nouveau depuis un mois.' };

describe('the closing form', () => {
  it('reads what becomes of each open action', async () => {
    const body = {
      ...CLOSED,
      [`result_${A}`]: 'done', [`sentence_${A}`]: 'Passages tenus chaque mercredi.', [`version_${A}`]: '3',
      [`result_${B}`]: 'moved', [`to_${B}`]: A, [`version_${B}`]: '1',
    };

    const reading = await readClosing(body, [A, B]);

    expect(reading).toMatchObject({
      ok: true,
      form: {
        outcome: 'closed', motive: 'resolved', where: null,
        actions: [
          { actionId: A, version: 3, result: 'done', sentence: 'Passages tenus chaque mercredi.' },
          { actionId: B, version: 1, result: 'moved', toProblemId: A },
        ],
      },
    });
  });

  it('says for each action what is missing, and keeps what was typed', async () => {
    const body = { ...CLOSED, [`result_${A}`]: 'done', [`sentence_${A}`]: 'Oui.', [`version_${A}`]: '3', [`result_${B}`]: 'moved', [`version_${B}`]: '1' };

    const reading = await readClosing(body, [A, B]);

    expect(reading.ok).toBe(false);
    expect(Object.keys(reading.errors).sort()).toEqual([`sentence_${A}`, `to_${B}`]);
    expect(reading.values).toMatchObject({ [`sentence_${A}`]: 'Oui.', [`result_${B}`]: 'moved' });
  });

  it('wants a motive for a closing, a place when it moved, somebody for a transfer', async () => {
    expect((await readClosing({ ...CLOSED, motive: '' }, [])).errors).toHaveProperty('motive');
    expect((await readClosing({ ...CLOSED, motive: 'moved' }, [])).errors).toHaveProperty('where');
    expect((await readClosing({ ...CLOSED, outcome: 'transferred', motive: '' }, [])).errors).toEqual({ where: 'Dites à qui le dossier est transféré' });
    expect((await readClosing({ ...CLOSED, outcome: 'no_follow_up', motive: '' }, [])).ok).toBe(true);
    expect((await readClosing({ ...CLOSED, lesson: '' }, [])).errors).toHaveProperty('lesson');
  });

  it('keeps a motive and a place only where they mean something', async () => {
    const body = { ...CLOSED, outcome: 'no_follow_up', motive: 'moved', where: 'Rue du Marché' };

    expect(await readClosing(body, [])).toMatchObject({ ok: true, form: { motive: null, where: null } });
  });
});
