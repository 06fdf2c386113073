import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [1280, 390, 320] as const;
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

/** Looks at each kind of page once: axe in light and dark, no sideways scroll at 1280, 390 and 320 px, nothing refused by our own policy. */
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
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      if (await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')) this.faults.push(`${kind} overflows at ${width} px`);
    }
    await page.setViewportSize(own);
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
