import fc from 'fast-check';
import { addDays, daysBetween } from '../clock/calendar.js';
import { dayMonth, longDate, shortDate } from './dates.js';
import { readDayWords, readFrenchDay, readPastFrenchDay } from './french-day.reader.js';

// A Tuesday.
const TODAY = '2026-03-03';
const someDay = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays('2000-01-01', n));

describe('a date in French words', () => {
  it.each([
    ['aujourd’hui', '2026-03-03'],
    ["Aujourd'hui", '2026-03-03'],
    ['demain', '2026-03-04'],
    ['après-demain', '2026-03-05'],
    ['hier', '2026-03-02'],
    ['avant-hier', '2026-03-01'],
    ['avant hier', '2026-03-01'],
    ['lundi', '2026-03-09'],
    ['mardi', '2026-03-10'],
    ['mercredi', '2026-03-04'],
    ['ce vendredi', '2026-03-06'],
    ['vendredi prochain', '2026-03-06'],
    ['mardi prochain', '2026-03-10'],
    ['vendredi dernier', '2026-02-27'],
    ['lundi en huit', '2026-03-16'],
    ['dans 3 jours', '2026-03-06'],
    ['dans deux semaines', '2026-03-17'],
    ['dans un mois', '2026-04-03'],
    ['d’ici deux mois', '2026-05-03'],
    ['dans un an', '2027-03-03'],
    ['il y a trois jours', '2026-02-28'],
    ['sous huitaine', '2026-03-11'],
    ['sous quinzaine', '2026-03-18'],
    ['sous 10 jours', '2026-03-13'],
    ['fin du mois', '2026-03-31'],
    ['avant la fin du mois', '2026-03-31'],
    ['fin de l’année', '2026-12-31'],
    ['fin mars', '2026-03-31'],
    ['fin février', '2027-02-28'],
    ['d’ici fin juin 2026', '2026-06-30'],
    ['mi-avril', '2026-04-15'],
    ['à la mi-avril', '2026-04-15'],
  ])('« %s » is %s', (words, day) => {
    expect(readFrenchDay(words, TODAY)).toEqual({ day });
  });

  it.each([
    ['15 mars', '2026-03-15'],
    ['15 mars 2027', '2027-03-15'],
    ['1er mars 2026', '2026-03-01'],
    ['1er avril', '2026-04-01'],
    ['premier avril', '2026-04-01'],
    ['3 mars', '2026-03-03'],
    ['28 fevrier 2026', '2026-02-28'],
    ['28 Février', '2027-02-28'],
    ['28\u00a0février', '2027-02-28'],
    ['15 août', '2026-08-15'],
    ['15 sept.', '2026-09-15'],
    ['lundi 16 mars', '2026-03-16'],
    ['Lundi 16 mars 2026', '2026-03-16'],
    ['lun. 16 mars', '2026-03-16'],
    ['lundi 16/03', '2026-03-16'],
    ['mardi 17', '2026-03-17'],
    ['mardi 31', '2026-03-31'],
    ['avant le 15 mars', '2026-03-15'],
    ['d’ici le 15 mars', '2026-03-15'],
    ['d’ici au 15 mars', '2026-03-15'],
    ['jusqu’au 15 mars', '2026-03-15'],
    ['au plus tard le 15 mars', '2026-03-15'],
    ['pour le lundi 16 mars', '2026-03-16'],
    ['pour vendredi', '2026-03-06'],
    ['le 15 mars.', '2026-03-15'],
    ['15/03', '2026-03-15'],
    ['2/3', '2027-03-02'],
    ['15/03/2026', '2026-03-15'],
    ['15-03-2026', '2026-03-15'],
    ['15.03.2026', '2026-03-15'],
    ['2026-03-15', '2026-03-15'],
    ['29 février 2028', '2028-02-29'],
  ])('« %s » is %s', (words, day) => {
    expect(readFrenchDay(words, TODAY)).toEqual({ day });
  });

  it.each([
    ['31 février', 'Le 31\u00a0février n’existe pas\u00a0: vérifiez le jour'],
    ['31/02/2027', 'Le 31\u00a0février n’existe pas\u00a0: vérifiez le jour'],
    ['29/02/2027', 'Le 29\u00a0février 2027 n’existe pas\u00a0: vérifiez le jour'],
    ['mardi 16 mars', 'Le 16\u00a0mars 2026 est un lundi\u00a0: vérifiez le jour'],
    ['lundi 17', 'Le 17\u00a0mars 2026 est un mardi\u00a0: vérifiez le jour'],
    ['15 mars 1970', 'L’année doit être comprise entre 2000 et 2100\u00a0: vérifiez-la'],
    ['31-12-2999', 'L’année doit être comprise entre 2000 et 2100\u00a0: vérifiez-la'],
    ['1/1/27', 'Écrivez l’année en quatre chiffres, par exemple 15/03/2026'],
  ])('« %s » is refused: %s', (words, error) => {
    expect(readFrenchDay(words, TODAY)).toEqual({ error });
  });

  it.each(['', ' ', 'bientôt', '13/13', '00/00/0000', '2027-13-01', 'mer', 'deux semaines', 'dans mille ans', 'lundi mardi', 'constructor', 'dans toString jours', '15'])(
    '« %s » is no date, and the answer shows how to write one',
    (words) => {
      expect(readFrenchDay(words, TODAY)).toEqual({ error: expect.stringContaining('Écrivez une date') });
      expect(readDayWords(words, TODAY, 'next')).toBeNull();
    },
  );

  it('takes the end of a shorter month a month later', () => {
    expect(readFrenchDay('dans un mois', '2026-01-31')).toEqual({ day: '2026-02-28' });
  });
});

describe('the date of something that happened', () => {
  it.each([
    ['28 février', '2026-02-28'],
    ['3 mars', '2026-03-03'],
    ['15 mars', '2025-03-15'],
    ['15/12', '2025-12-15'],
    ['mardi', '2026-02-24'],
    ['lundi', '2026-03-02'],
    ['hier', '2026-03-02'],
    ['fin février', '2026-02-28'],
    ['samedi 28 février', '2026-02-28'],
  ])('« %s » is %s', (words, day) => {
    expect(readPastFrenchDay(words, TODAY)).toEqual({ day });
  });
});

describe('any day', () => {
  it('is read back from each way in which we write it', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        for (const written of [longDate(day), shortDate(day), day, `avant le ${longDate(day)}`]) {
          expect(readFrenchDay(written, TODAY)).toEqual({ day });
        }
      }),
    );
  });

  it('without its year falls within the year to come, or the year past', () => {
    fc.assert(
      fc.property(someDay, someDay, (day, today) => {
        fc.pre(!day.endsWith('02-29') && today > '2001' && today < '2098');
        const next = readFrenchDay(dayMonth(day), today);
        const last = readPastFrenchDay(dayMonth(day), today);
        expect('day' in next && daysBetween(today, next.day)).toBeGreaterThanOrEqual(0);
        expect('day' in next && daysBetween(today, next.day)).toBeLessThanOrEqual(366);
        expect('day' in last && daysBetween(last.day, today)).toBeGreaterThanOrEqual(0);
        expect('day' in last && daysBetween(last.day, today)).toBeLessThanOrEqual(366);
      }),
    );
  });

  it('never breaks on any words', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => readFrenchDay(words, TODAY) !== undefined));
  });
});
