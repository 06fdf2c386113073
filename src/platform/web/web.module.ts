import { Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ErrorPageFilter } from './error-page.filter.js';
import { FirstRun } from './first-run.js';
import { FormKeys } from './forms/form-keys.js';
import { HealthController } from './health.controller.js';
import { SiteFacts } from './site-facts.js';
import { ThemeController } from './theme.controller.js';

@Global()
@Module({
  controllers: [HealthController, ThemeController],
  providers: [FirstRun, FormKeys, SiteFacts, { provide: APP_FILTER, useClass: ErrorPageFilter }],
  exports: [FirstRun, FormKeys, SiteFacts],
})
export class WebModule {}
