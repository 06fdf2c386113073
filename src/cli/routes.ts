import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { RouteInventory } from '../platform/access/route-inventory.js';
import { newAdapter } from '../platform/web/server.js';

/** Prints verb, address, handler and rule of every route, separated by tabs. Uses an empty database of its own. */
const folder = mkdtempSync(join(tmpdir(), 'beffroi-routes-'));
process.env.DATA_DIR = folder;
delete process.env.DATABASE_URL;
const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(), newAdapter(), { logger: false });
const routes = app.get(RouteInventory).routes();
const lines = routes.map(({ verb, path, handler, rule }) => [verb, path, handler, rule ?? 'AUCUNE RÈGLE'].join('\t'));
process.stdout.write(`${lines.sort((a, b) => a.split('\t')[1]!.localeCompare(b.split('\t')[1]!)).join('\n')}\n`);
await app.close();
rmSync(folder, { recursive: true });
