import { Injectable } from '@nestjs/common';
import { CouncilRole, ROLES_KNOWING_GROUPS } from '../../councils/index.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';

/** A group as it is known from outside: that it exists, its next date, two counts that the page masks under 3. */
export interface KnownGroup {
  readonly name: string;
  readonly openActions: number;
  readonly followedProblems: number;
  readonly nextOn: string | null;
}

/**
 * Counts without a viewer, for those alone who may know that a group exists (product.md, « Who may do what »): never a
 * title, a reference or a name. A group that the person reads is in her lists, and not here.
 */
const GROUPS_FROM_OUTSIDE = `
  SELECT b.id, b.name,
    (SELECT COUNT(*) FROM action a WHERE a.group_id = b.id AND a.state = 'open') AS open_actions,
    (SELECT COUNT(*) FROM problem p WHERE p.group_id = b.id AND p.status IN ('to_qualify', 'open', 'under_way', 'monitored', 'resolved')) AS followed_problems,
    (SELECT MIN(m.held_on) FROM meeting m WHERE m.body_id = b.id AND m.state IN ('draft', 'convened', 'in_session') AND m.held_on >= :today) AS next_on
  FROM body b WHERE b.council_id = :councilId AND b.level = 'group' AND b.ended_on IS NULL ORDER BY b.name`;

@Injectable()
export class KnownGroupsQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer): Promise<KnownGroup[]> {
    if (!(await this.mayKnow(viewer))) return [];
    const rows = await this.database.sql(GROUPS_FROM_OUTSIDE, { councilId: currentCouncil(viewer), today: this.clock.today() });
    return rows.filter(({ id }) => !viewer.groupIds.includes(String(id))).map(knownGroup);
  }

  private async mayKnow(viewer: Viewer): Promise<boolean> {
    if (viewer.personId === null) return false;
    const values = { day: this.clock.today(), personId: viewer.personId, councilId: currentCouncil(viewer), roles: ROLES_KNOWING_GROUPS };
    const build = () =>
      this.database
        .read(CouncilRole, 'role')
        .select('COUNT(*)', 'count')
        .where('role.personId = :personId AND role.councilId = :councilId AND role.role IN (:...roles)')
        .andWhere('role.startsOn <= :day AND (role.endsOn IS NULL OR role.endsOn >= :day)')
        .setParameters(values);
    return (await this.database.prepared('may know groups', values, build).count()) > 0;
  }
}

function knownGroup(row: RawRow): KnownGroup {
  return {
    name: String(row.name),
    openActions: Number(row.open_actions),
    followedProblems: Number(row.followed_problems),
    nextOn: textOrNull(row.next_on),
  };
}
