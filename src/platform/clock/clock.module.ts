import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { Ids } from './ids.js';

@Global()
@Module({
  providers: [{ provide: Clock, useFactory: () => new Clock() }, { provide: Ids, useFactory: (clock: Clock) => new Ids(clock), inject: [Clock] }],
  exports: [Clock, Ids],
})
export class ClockModule {}
