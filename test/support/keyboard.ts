import type { Page } from 'playwright-core';

/** More presses than any page of the house needs: beyond, the thing looked for cannot be reached. */
const MOST_TABS = 250;

interface Focused {
  readonly name: string;
  readonly kind: string;
  readonly shows: boolean;
  readonly inMain: boolean;
}

/** Runs in the page: what holds the keyboard, by the words a person would look for, and whether she sees it. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  if (one === null || one === document.body) return { name: '', kind: 'body', shows: true, inMain: false };
  const labels = [...(one.labels ?? [])];
  const shown = (element) => { const { outlineStyle, outlineWidth } = getComputedStyle(element); return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2; };
  const name = one.getAttribute('aria-label') ?? (labels.map((label) => label.innerText).join(' ') || one.innerText || one.title || '');
  return {
    name: name.replace(/\\s+/g, ' ').trim(),
    kind: one.tagName.toLowerCase() + (one.type ? ':' + one.type : ''),
    shows: shown(one) || labels.some(shown) || shown(one.parentElement),
    inMain: one.closest('main') !== null,
  };
})()`;

/** A person without a mouse: Tab, Shift, arrows, Space, Enter, and what she types. She must see at each step where she is. */
export class Keyboard {
  /** Whatever took the keyboard without showing it. */
  readonly unseen: string[] = [];

  constructor(private readonly page: Page) {}

  /** Walks forward until the thing of that name holds the keyboard. */
  async reach(name: RegExp, kind = /./): Promise<Focused> {
    const met: string[] = [];
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      await this.page.keyboard.press('Tab');
      const focused = await this.focused();
      if (!focused.shows) this.unseen.push(`${new URL(this.page.url()).pathname}: ${focused.kind} ${focused.name}`);
      if (name.test(focused.name) && kind.test(focused.kind)) return focused;
      met.push(`${focused.kind} ${focused.name.slice(0, 30)}`);
    }
    throw new Error(`${String(name)} cannot be reached on ${this.page.url()}; met: ${[...new Set(met)].join(' | ')}`);
  }

  /** Follows a link or presses a button, and waits for the page that comes. */
  async go(name: RegExp, kind = /^(a|button)/): Promise<void> {
    await this.reach(name, kind);
    await this.entered();
  }

  async type(name: RegExp, text: string): Promise<void> {
    await this.reach(name, /^(input|textarea)/);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** A closed list, walked down by its arrow. */
  async choose(name: RegExp, option: RegExp): Promise<void> {
    await this.reach(name, /^select/);
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      const chosen = await this.page.evaluate<string>('document.activeElement.selectedOptions[0].text');
      if (option.test(chosen)) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`${String(option)} is not in ${String(name)}`);
  }

  /** Enter, and the page that it brings. */
  async entered(): Promise<void> {
    const arrived = this.page.waitForEvent('load');
    await this.page.keyboard.press('Enter');
    await arrived;
  }

  focused(): Promise<Focused> {
    return this.page.evaluate<Focused>(FOCUSED);
  }
}
