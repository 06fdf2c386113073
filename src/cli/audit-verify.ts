import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { AuditVerifier } from '../platform/audit/audit-verifier.js';

/** `npm run audit:verify`: reads every chain of the journal again. One line a chain; exit 1 when one does not hold. */
const app = await NestFactory.createApplicationContext(AppModule.forRoot(), { logger: ['error', 'warn'] });
const verifier = app.get(AuditVerifier);
let broken = 0;
for (const chain of await verifier.chains()) {
  const start = performance.now();
  const { entries, isWhole, brokenAtRank } = await verifier.record(chain);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const outcome = isWhole ? 'suite complète' : `suite rompue à l’écriture n° ${String(brokenAtRank)}`;
  process.stdout.write(`${chain} : ${entries} écritures vérifiées en ${seconds} s, ${outcome}\n`);
  if (!isWhole) broken += 1;
}
await app.close();
process.exitCode = broken === 0 ? 0 : 1;
