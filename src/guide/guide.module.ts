import { Module } from '@nestjs/common';
import { GuideController } from './guide.controller.js';
import { LegalFacts } from './legal-facts.js';

@Module({ controllers: [GuideController], providers: [LegalFacts] })
export class GuideModule {}
