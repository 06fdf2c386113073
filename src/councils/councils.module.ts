import { Global, Module } from '@nestjs/common';
import { BODY_CONTROLLERS, BODY_EXPORTS, BODY_PROVIDERS } from './bodies/bodies.providers.js';
import { CouncilSetup } from './council-setup.js';
import { Councils } from './councils.js';
import { Readers } from './readers.js';
import { References } from './references.js';
import { SETTINGS_CONTROLLERS, SETTINGS_EXPORTS, SETTINGS_PROVIDERS } from './settings/settings.providers.js';
import { Coordination } from './roles/coordination.js';
import { Seating } from './seats/seating.js';

@Global()
@Module({
  controllers: [...BODY_CONTROLLERS, ...SETTINGS_CONTROLLERS],
  providers: [Coordination, CouncilSetup, Councils, Readers, References, Seating, ...BODY_PROVIDERS, ...BODY_EXPORTS, ...SETTINGS_PROVIDERS, ...SETTINGS_EXPORTS],
  exports: [Coordination, CouncilSetup, Councils, Readers, References, Seating, ...BODY_EXPORTS, ...SETTINGS_EXPORTS],
})
export class CouncilsModule {}
