import { Module } from '@nestjs/common';
import { CouncilOpening } from './councils/council-opening.js';
import { InstallationRow } from './installation-row.js';
import { SetUpAttempts } from './set-up/attempts.js';
import { SetUpController } from './set-up/set-up.controller.js';
import { SetUp } from './set-up/set-up.service.js';
import { TimeZone } from './time-zone.js';

@Module({
  controllers: [SetUpController],
  providers: [CouncilOpening, InstallationRow, SetUp, SetUpAttempts, TimeZone],
  exports: [SetUp],
})
export class InstallationModule {}
