import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { SettingsError } from '../platform/config/settings.js';
import { RuleViolation } from '../platform/web/errors.js';
import { makeAccount } from './account/account-maker.js';
import { type Ask, CommandRefused, readCommand, USAGE } from './account/wanted-account.js';

/** `npm run create-account`: for who locked himself out, or a first account without mail. Prints a link, never a password. */
async function main(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) {
    process.stdout.write(USAGE);
    return;
  }
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : null;
  const ask: Ask = terminal === null ? null : (question) => terminal.question(question);
  try {
    const wanted = await readCommand(words, ask);
    const app = await open();
    process.stdout.write(await makeAccount(app, wanted).finally(() => app.close()));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  } finally {
    terminal?.close();
  }
}

class Unopened extends Error {}

/** Brings the database to this version first; a database of a later version, or none, ends the command. */
async function open(): Promise<INestApplicationContext> {
  try {
    return await NestFactory.createApplicationContext(AppModule.forRoot(), { logger: false, abortOnError: false });
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw new Unopened(`La base ne s’ouvre pas, ou ne se met pas à jour : ${error instanceof Error ? error.message : 'erreur inconnue'}`);
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof RuleViolation) return error.explanation;
  if (error instanceof CommandRefused || error instanceof SettingsError || error instanceof Unopened) return error.message;
  return `La commande a échoué : ${error instanceof Error ? error.message : 'erreur inconnue'}`;
}

await main(process.argv.slice(2));
