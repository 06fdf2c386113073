import { Injectable } from '@nestjs/common';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { addDays } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type RawRow } from '../../platform/database/database.js';

/** Somebody who named herself in a group. */
export interface SelfNaming {
  readonly mandateId: string;
  readonly councilId: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly personId: string;
  readonly personName: string;
  readonly reason: string;
  readonly on: string;
}

/** How long the members of a group are told on their home. */
const DAYS_TOLD = 30;

const SELF_NAMINGS = `
  SELECT m.id, m.council_id, b.id AS group_id, b.name AS group_name, m.person_id, p.given_name, p.family_name, m.naming_reason, m.starts_on
  FROM mandate m JOIN seat s ON s.id = m.seat_id JOIN body b ON b.id = s.body_id JOIN person p ON p.id = m.person_id
  WHERE b.level = 'group' AND m.naming_reason IS NOT NULL AND m.named_by_person_id = m.person_id AND (m.ends_on IS NULL OR m.ends_on >= m.starts_on)`;

/** Who named themselves in a group, told to those who read it. */
@Injectable()
export class SelfNamings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of the last thirty days, in the groups of the current council that the viewer reads; her own apart. */
  async toldTo(viewer: Viewer): Promise<SelfNaming[]> {
    if (viewer.groupIds.length === 0) return [];
    const since = addDays(this.clock.today(), -DAYS_TOLD);
    const rows = await this.database.sql(`${SELF_NAMINGS} AND m.council_id = :councilId AND m.starts_on >= :since ORDER BY m.starts_on DESC, m.id`, { councilId: currentCouncil(viewer), since });
    return rows.map(namingOf).filter(({ groupId, personId }) => viewer.groupIds.includes(groupId) && personId !== viewer.personId);
  }

  async byMandate(mandateId: string): Promise<SelfNaming | null> {
    const [row] = await this.database.sql(`${SELF_NAMINGS} AND m.id = :mandateId`, { mandateId });
    return row === undefined ? null : namingOf(row);
  }
}

function namingOf(row: RawRow): SelfNaming {
  return {
    mandateId: String(row.id),
    councilId: String(row.council_id),
    groupId: String(row.group_id),
    groupName: String(row.group_name),
    personId: String(row.person_id),
    personName: `${String(row.given_name)} ${String(row.family_name)}`,
    reason: String(row.naming_reason),
    on: String(row.starts_on),
  };
}
