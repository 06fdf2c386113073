import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** 640: a screen of 1280 read at 200 %. */
const WIDTHS = [1280, 640, 390, 320] as const;
/** A4 at 96 dpi, without its margins. */
const PAPER_WIDTH = 673;
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Debian's Chromium, or the one named by CHROMIUM; null when the machine has none. */
export function chromiumPath(): string | null {
  return [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** A `describe` that needs Chromium: skipped where there is none, run (and so failed) with CI=true. */
export const describeInChromium = chromiumPath() === null && process.env.CI !== 'true' ? describe.skip : describe;

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath() ?? undefined, args: FLAGS });
}

/** Runs in the page. The least spacing that WCAG 1.4.12 lets a reader ask for; a constructed sheet passes our own policy. */
const SPACE_OUT = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
  document.adoptedStyleSheets = [sheet];
})()`;
const SPACE_BACK = 'document.adoptedStyleSheets = []';

/** Runs in the page: whatever hides a part of its own words, apart from what is meant for screen readers alone. */
const CLIPPED = `[...document.querySelectorAll('main *, header *, footer *')]
  .filter((one) => {
    const { overflowX, overflowY, clipPath, position, display } = getComputedStyle(one);
    if (!/hidden|clip/.test(overflowX + overflowY) || display === 'none' || one.innerText === undefined || one.innerText.trim() === '') return false;
    if (position === 'absolute' && (clipPath !== 'none' || one.clientWidth <= 1)) return false;
    return one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
  })
  .map((one) => one.outerHTML.slice(0, 100))`;

/** Runs in the page: what takes the keyboard without showing it. */
const UNSEEN_FOCUS = `(() => {
  const before = document.activeElement;
  const able = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  const unseen = able.filter((one) => {
    one.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement !== one) return true;
    const shows = (element) => { const { outlineStyle, outlineWidth } = getComputedStyle(element); return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2; };
    return !shows(one) && ![...(one.labels ?? [])].some(shows) && !shows(one.parentElement);
  });
  before?.focus?.({ preventScroll: true });
  return unseen.map((one) => one.outerHTML.slice(0, 100));
})()`;

/** Runs in the page, as printed. */
const LOST_ON_PAPER = `[...document.querySelectorAll('main h1, main h2, main p, main td, main th, main dd, main li')]
  .filter((one) => one.innerText?.trim() && !one.checkVisibility() && !one.closest('form, nav, details:not([open]), .outils, .avis, .hors, .pages'))
  .map((one) => one.outerHTML.slice(0, 100))`;

/**
 * Looks at each kind of page once: axe in light and dark; no sideways scroll at 1280, 390, 320 px nor at 200 %, also with the
 * spacing of WCAG 1.4.12, which clips nothing; focus that shows, in forced colours too; paper that loses nothing; nothing refused
 * by our own policy.
 */
export class Inspector {
  readonly faults: string[] = [];
  private readonly seen = new Set<string>();

  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Refused/.test(message.text())) this.faults.push(message.text());
    });
    context.on('weberror', (error) => this.faults.push(String(error.error())));
  }

  /** Gives the page back at the width it had. `state` tells apart what one address shows (a refusal, a form sent back). */
  async look(page: Page, state = ''): Promise<void> {
    const path = new URL(page.url()).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replaceAll(/\/lien\/[\w-]{40,}/g, '/lien/:token');
    const kind = `${path}${state === '' ? '' : ` (${state})`}`;
    if (this.seen.has(kind)) return;
    this.seen.add(kind);
    const own = page.viewportSize() ?? { width: 1280, height: 900 };
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      this.faults.push(...(await violations(page)).map((fault) => `${kind} (${colorScheme}) ${fault}`));
    }
    await this.lookAtWidths(page, kind, WIDTHS);
    await page.evaluate(SPACE_OUT);
    await this.lookAtWidths(page, `${kind} spaced out`, [1280, 320]);
    await this.lookFor(page, CLIPPED, `${kind} spaced out clips`);
    await page.evaluate(SPACE_BACK);
    await page.setViewportSize(own);
    await this.lookFor(page, UNSEEN_FOCUS, `${kind} hides its focus`);
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await this.lookFor(page, UNSEEN_FOCUS, `${kind} hides its focus in forced colours`);
    await page.emulateMedia({ forcedColors: 'none', media: 'print', reducedMotion: 'reduce' });
    await this.lookAtWidths(page, `${kind} printed`, [PAPER_WIDTH]);
    await this.lookFor(page, LOST_ON_PAPER, `${kind} loses on paper`);
    await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
    await page.setViewportSize(own);
  }

  private async lookAtWidths(page: Page, kind: string, widths: readonly number[]): Promise<void> {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      if (await page.evaluate('document.documentElement.scrollWidth > window.innerWidth + 1')) this.faults.push(`${kind} overflows at ${width} px`);
    }
  }

  private async lookFor(page: Page, search: string, complaint: string): Promise<void> {
    const found = await page.evaluate<string[]>(search);
    if (found.length > 0) this.faults.push(`${complaint}: ${found.slice(0, 3).join(' | ')}`);
  }

  /** Kinds of pages looked at, for the journal of the test. */
  get kinds(): readonly string[] {
    return [...this.seen];
  }
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const result = await page.evaluate<AxeResult>('axe.run()');
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
