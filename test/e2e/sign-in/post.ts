import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { TOTP, Secret } from 'otpauth';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import type { TestApp } from '../../support/app.js';
import { type Browser, textOf } from '../../support/browser.js';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What the outbox sends now, read as the persons who get it would. */
export async function mailsSent(test: TestApp): Promise<ReceivedMail[]> {
  const folder = join(test.settings.dataDir, 'mails');
  const before = new Set(filesIn(folder));
  await test.app.get(OutboxWorker).drain();
  const sent = filesIn(folder).filter((name) => !before.has(name)).sort();
  return Promise.all(sent.map(async (name) => {
    const mail = await simpleParser(readFileSync(join(folder, name)));
    const [to] = [mail.to ?? []].flat();
    return { to: to?.value[0]?.address ?? '', subject: mail.subject ?? '', text: (mail.text ?? '').replaceAll('\u00a0', ' ') };
  }));
}

/** The path of the one link of a mail. */
export function linkOf(mail: ReceivedMail | undefined): string {
  const found = /https?:\/\/[^/\s]+(\/\S*)/.exec(mail?.text ?? '');
  if (found?.[1] === undefined) throw new Error(`No link in « ${mail?.subject ?? 'no mail'} »`);
  return found[1];
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'));
  } catch {
    return [];
  }
}

/** The code that an authenticator shows at the application's hour, some steps later. */
export function codeOf(test: TestApp, secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: test.clock.milliseconds() + steps * 30_000 });
}

export interface Enrolled {
  readonly secret: string;
  readonly codes: readonly string[];
}

/** A person signed in activates her second factor, as the pages lead her. */
export async function enrol(test: TestApp, browser: Browser): Promise<Enrolled> {
  const shown = await browser.follow(await browser.post('/compte/second-facteur'));
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(shown.html)?.[1] ?? '').replaceAll(' ', '');
  const page = await browser.follow(await browser.post('/compte/second-facteur/activation', { code: codeOf(test, secret) }));
  return { secret, codes: [...page.html.matchAll(/<code>([0-9a-z-]{11})<\/code>/g)].map(([, code = '']) => code) };
}

/** Moves the hour by so many seconds. */
export function later(test: TestApp, seconds: number): void {
  test.clock.moveTo(test.clock.in(seconds * 1000));
}

/** What a page says, in one line. */
export function said(page: { readonly html: string }): string {
  return textOf(page.html);
}
