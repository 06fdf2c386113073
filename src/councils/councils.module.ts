import { Global, Module } from '@nestjs/common';
import { CouncilSetup } from './council-setup.js';
import { Councils } from './councils.js';
import { Readers } from './readers.js';
import { References } from './references.js';
import { Seating } from './seats/seating.js';

@Global()
@Module({
  providers: [CouncilSetup, Councils, Readers, References, Seating],
  exports: [CouncilSetup, Councils, Readers, References, Seating],
})
export class CouncilsModule {}
