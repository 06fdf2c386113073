import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { Ids } from './ids.js';

@Global()
@Module({})
export class ClockModule {
  /** The demonstration is played on a clock of its own. */
  static on(clock: Clock): DynamicModule {
    return {
      module: ClockModule,
      providers: [{ provide: Clock, useValue: clock }, { provide: Ids, useFactory: (one: Clock) => new Ids(one), inject: [Clock] }],
      exports: [Clock, Ids],
    };
  }
}
