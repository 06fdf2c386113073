import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { Clock, MovableClock } from '../../src/platform/clock/clock.js';
import { Ids } from '../../src/platform/clock/ids.js';
import { Settings } from '../../src/platform/config/settings.js';
import { Database } from '../../src/platform/database/database.js';
import { equip, newAdapter } from '../../src/platform/web/server.js';
import { Browser } from './browser.js';
import { type FreshDatabase, freshDatabase } from './database.js';

/** Tuesday 3 March 2026, 9:00 in Paris: the day of the demonstration. */
export const FROZEN = '2026-03-03T08:00:00.000Z';

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: Database;
  readonly ids: Ids;
  readonly clock: MovableClock;
  readonly settings: Settings;
  /** A stranger's browser, keeping its cookies; `signIn` makes it somebody's. */
  browser(): Browser;
  /** A browser signed in with that address and the password of the factories. */
  as(email: string, password?: string): Promise<Browser>;
  stop(): Promise<void>;
}

export const PASSWORD = 'beffroi-demo';

export interface TestAppOptions {
  readonly now?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Shorter patience for slow clients than in production. */
  readonly limits?: { readonly bodyLimit: number; readonly requestTimeout: number; readonly http: object };
  /** A database already filled (the demonstration); a fresh, empty one otherwise. */
  readonly from?: FreshDatabase;
}

/** The whole application on a database of its own, with a clock that stands still until moved. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const base = options.from ?? (await freshDatabase());
  const clock = new MovableClock(options.now ?? FROZEN);
  const address = base.url === null ? {} : { DATABASE_URL: base.url };
  const settings = new Settings({ DATA_DIR: base.dataDir, BASE_URL: 'http://beffroi.test', ...address, ...options.environment });
  const module = await Test.createTestingModule({ imports: [AppModule.forRoot()] })
    .overrideProvider(Settings).useValue(settings)
    .overrideProvider(Clock).useValue(clock)
    .compile();
  module.useLogger(false);
  const app = module.createNestApplication<NestFastifyApplication>(newAdapter({ trustedProxies: settings.trustedProxies, ...(options.limits === undefined ? {} : { limits: options.limits }) }));
  await equip(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  app.get(Database).proveShapes();
  const browser = () => new Browser(app, settings.baseUrl);
  return {
    app, clock, settings, browser,
    database: app.get(Database),
    ids: app.get(Ids),
    as: async (email, password = PASSWORD) => {
      const one = browser();
      await one.signIn(email, password);
      return one;
    },
    stop: async () => {
      await app.close();
      await base.drop();
    },
  };
}
