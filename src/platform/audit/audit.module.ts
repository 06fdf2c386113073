import { Global, Module } from '@nestjs/common';
import { AuditNight } from './audit-night.js';
import { AuditRetention } from './audit-retention.js';
import { AuditVerifier } from './audit-verifier.js';
import { Audit } from './audit.js';
import { Consultations } from './consultations.js';

@Global()
@Module({
  providers: [Audit, Consultations, AuditVerifier, AuditRetention, AuditNight],
  exports: [Audit, Consultations, AuditVerifier, AuditRetention],
})
export class AuditModule {}
