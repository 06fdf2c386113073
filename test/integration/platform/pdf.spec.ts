import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaperLevel } from '../../../src/platform/pdf/paper.js';
import { PdfError, PdfRenderer } from '../../../src/platform/pdf/pdf-renderer.js';
import { describeWithTools } from '../../support/tools.js';
import { longMinutes, sampleMinutes, sampleSummary } from './sample-papers.js';

const NASTY = '#danger *gras* _x_ $x^2$ <b> @ref `code` \\u{41} // fin « été à Œuvres » l’œil';
const META = { title: 'Compte rendu, cellule de veille – Valbrune', at: '2026-02-19T09:00:00.000Z' };

let folder: string;
let renderer: PdfRenderer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-pdf-'));
  renderer = new PdfRenderer();
});

afterAll(async () => {
  await renderer.onApplicationShutdown();
  await rm(folder, { recursive: true, force: true });
});

it('makes the same bytes of the same paper, whatever came between', async () => {
  const [first, , again] = await Promise.all([
    renderer.render('minutes', sampleMinutes(), META),
    renderer.render('summary', sampleSummary(), META),
    renderer.render('minutes', sampleMinutes(), META),
  ]);
  expect(again.equals(first)).toBe(true);
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');
});

it('refuses a paper without title, tells why, and makes the next one', async () => {
  await expect(renderer.render('summary', sampleSummary(), { ...META, title: '' })).rejects.toThrow(PdfError);
  await expect(renderer.render('summary', sampleSummary(), META)).resolves.toBeInstanceOf(Buffer);
});

it('starts again after it was stopped', async () => {
  const other = new PdfRenderer();
  const first = await other.render('summary', sampleSummary(), META);
  await other.onApplicationShutdown();
  expect((await other.render('summary', sampleSummary(), META)).equals(first)).toBe(true);
  await other.onApplicationShutdown();
});

it('gives up a paper that takes too long, and makes the next one', async () => {
  class Hurried extends PdfRenderer {
    protected override timeLimitMs = 1;

    takeTime(): void {
      this.timeLimitMs = 30_000;
    }
  }
  const hurried = new Hurried();
  const late = hurried.render('minutes', longMinutes(40, NASTY), META);
  await expect(late).rejects.toThrow(PdfError);
  hurried.takeTime();
  await expect(hurried.render('summary', sampleSummary(), META)).resolves.toBeInstanceOf(Buffer);
  await hurried.onApplicationShutdown();
});

describeWithTools(['pdfinfo', 'pdftotext', 'qpdf'], 'a paper read by other programs', () => {
  async function kept(name: string, pdf: Buffer): Promise<string> {
    const file = join(folder, `${name}.pdf`);
    await writeFile(file, pdf);
    return file;
  }

  // Poppler says « Suspects object is wrong type » of every Typst file: only what it prints on its output counts.
  const run = (tool: string, ...rest: string[]): string => execFileSync(tool, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  /** The words in order, lines joined. */
  const wordsOf = (file: string): string => run('pdftotext', '-raw', file, '-').replace(/\s+/g, ' ');
  const sheetsOf = (file: string): string[] => run('pdftotext', '-layout', file, '-').split('\f').slice(0, -1);

  it('is whole, tagged, titled and in French', async () => {
    const papers = { minutes: renderer.render('minutes', sampleMinutes(), META), summary: renderer.render('summary', sampleSummary(), META) };
    for (const [name, made] of Object.entries(papers)) {
      const file = await kept(name, await made);
      expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
      const info = run('pdfinfo', file);
      expect(info).toMatch(/^Tagged:\s+yes$/m);
      expect(info).toMatch(/^Title:\s+Compte rendu, cellule de veille – Valbrune$/m);
      expect(info).toMatch(/^Page size:.*A4/m);
      const catalogue = run('qpdf', '--qdf', '--object-streams=disable', file, '-');
      expect(catalogue).toMatch(/\/Lang \(fr/);
      expect(catalogue).toContain('<pdfuaid:part>1</pdfuaid:part>');
    }
  });

  it('gives a reader its headings and the header cells of its tables', async () => {
    const minutes = run('pdfinfo', '-struct-text', await kept('minutes', await renderer.render('minutes', sampleMinutes(), META)));
    expect(minutes.match(/^ *H1 /gm)).toHaveLength(1);
    expect(minutes.match(/^ *H2 /gm)).toHaveLength(8);
    expect(minutes.match(/^ *Table /gm)).toHaveLength(2);
    expect(minutes.match(/^ *TH /gm)).toHaveLength(7);
    expect(minutes).toMatch(/\/Scope \/Column/);
    const summary = run('pdfinfo', '-struct-text', await kept('summary', await renderer.render('summary', sampleSummary(), META)));
    expect(summary.match(/^ *H1 /gm)).toHaveLength(1);
    expect(summary.match(/^ *Table /gm)).toHaveLength(3);
    expect(summary.match(/^ *TH /gm)).toHaveLength(10);
  });

  it('prints the words of people as they are, on forty points', async () => {
    const file = await kept('long', await renderer.render('minutes', longMinutes(40, NASTY), META));
    const words = wordsOf(file);
    expect(words.split(NASTY).length - 1).toBeGreaterThanOrEqual(160);
    expect(words).toContain('Décision VAL-2026-D040');
    expect(words).toContain('Empreinte SHA-256 : 9f2c1e07b3a84d5566e0c1f7a2b9d8340c5e6f718293a4b5c6d7e8f90a1b2c3d');
    const sheets = sheetsOf(file);
    sheets.forEach((sheet, index) => {
      expect(sheet).toContain(`${index + 1} / ${sheets.length}`);
      expect(sheet).toMatch(/I\s+Membres/);
    });
  });

  it.each<[PaperLevel, RegExp]>([
    ['public', /Public/],
    ['members', /I\s+Membres/],
    ['restricted', /II\s+Restreint/],
    ['group', /III\s+Groupe, ne pas diffuser/],
  ])('prints the level %s on each sheet', async (level, words) => {
    const sheets = sheetsOf(await kept(level, await renderer.render('minutes', sampleMinutes({ level }), META)));
    expect(sheets.length).toBeGreaterThan(1);
    for (const sheet of sheets) expect(sheet.split('\n')[0]).toMatch(words);
  });

  it('keeps of a withheld point its number and two words', async () => {
    const words = wordsOf(await kept('withheld', await renderer.render('minutes', sampleMinutes(), META)));
    expect(words).toContain('5. Point restreint 6. Tour de table');
  });

  it('prints an action without lead or due date, and a sitting that gave nothing', async () => {
    const words = wordsOf(await kept('orphan', await renderer.render('minutes', sampleMinutes(), META)));
    expect(words).toContain('Aucun pilote. Sans échéance.');
    const bare = sampleMinutes({ readers: null, hours: null, place: null, chair: null, secretary: null, attendance: [], points: [], signatures: [], notice: null });
    expect(wordsOf(await kept('bare', await renderer.render('minutes', bare, META)))).not.toContain('Relevé');
  });

  it('cuts in the margin only a word too long for it', async () => {
    const points = [
      { withheld: false as const, number: '1', title: 'Anticonstitutionnellement', level: null, problemReference: null, result: null, synthesis: null, entries: [] },
      { withheld: true as const, number: '2' },
    ];
    const words = wordsOf(await kept('margin', await renderer.render('minutes', sampleMinutes({ points }), META)));
    expect(words).toMatch(/1\. Anticons\u00AD \S+/);
    expect(words).toContain('2. Point restreint');
  });

  it('replaces what its fonts cannot draw, and cuts a word that has no end', async () => {
    const minutes = longMinutes(1, `Éclairage 😀 العربية ${'x'.repeat(5000)}`);
    const words = wordsOf(await kept('strange', await renderer.render('minutes', minutes, META)));
    expect(words).toContain('Éclairage ◊ ◊◊◊◊◊◊◊ x');
    expect(words.replace(/[^x]/g, '').length).toBeGreaterThanOrEqual(5000 * 5);
  });

  it('holds a quarter on two sheets, however many organisations sit', async () => {
    const organisations = Array.from({ length: 70 }, (_, index) => ({ name: `Organisation ${index + 1}`, attendance: '2 sur 2', lateActions: '0' }));
    for (const paper of [sampleSummary(), sampleSummary({ organisations }), sampleSummary({ organisations: [], watched: [], asked: [], sentences: [], success: null })]) {
      const file = await kept('quarter', await renderer.render('summary', paper, META));
      expect(sheetsOf(file).length).toBeLessThanOrEqual(2);
      const words = wordsOf(file);
      for (const figure of paper.figures) expect(words).toContain(`${figure.value} ${figure.label}`);
      for (const line of paper.organisations) expect(words).toContain(line.name);
    }
  });
});
