import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.js';
import { Consultations } from './consultations.js';

@Global()
@Module({ providers: [Audit, Consultations], exports: [Audit, Consultations] })
export class AuditModule {}
