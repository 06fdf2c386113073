import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DEFAULT_ZONE, isTimeZone, useTimeZone } from '../platform/clock/calendar.js';
import { InstallationRow } from './installation-row.js';

/** Reads the zone of the installation before the first page: days and hours are told in it everywhere. */
@Injectable()
export class TimeZone implements OnModuleInit {
  constructor(private readonly row: InstallationRow) {}

  async onModuleInit(): Promise<void> {
    this.follow((await this.row.find())?.timeZone ?? null);
  }

  /** Null, or a name that this server does not know any more: Paris. */
  follow(name: string | null): void {
    useTimeZone(name !== null && isTimeZone(name) ? name : DEFAULT_ZONE);
  }
}
