import { Global, Module } from '@nestjs/common';
import { Throttle } from './throttle.js';

/** Apart from the access module, which needs no database. */
@Global()
@Module({ providers: [Throttle], exports: [Throttle] })
export class ThrottleModule {}
