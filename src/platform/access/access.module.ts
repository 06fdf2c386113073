import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { RouteInventory } from './route-inventory.js';
import { ViewerSources } from './viewer-source.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [RouteInventory, { provide: ViewerSources, useFactory: () => new ViewerSources() }, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [RouteInventory, ViewerSources],
})
export class AccessModule {}
