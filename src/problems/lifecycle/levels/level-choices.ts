import { Injectable } from '@nestjs/common';
import { type Audience, audience, isBelow, mayRead, sameAudience } from '../../../platform/access/audience.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import { audienceOf, Councils, levelLabel } from '../../../councils/index.js';
import { AudienceSeals } from '../../core/audience-seals.js';
import { type LevelMove, levelMove } from '../../core/levels/level-moves.rules.js';
import { levelKey } from './level-keys.js';

/** A level to which a row may go, and what its readers would be. */
export interface LevelChoice {
  readonly key: string;
  readonly audience: Audience;
  /** « I, Membres », « III, Groupe : Cellule de veille ». */
  readonly label: string;
  readonly readers: string;
  readonly move: LevelMove;
}

const ROMAN: Readonly<Record<Audience['confidentiality'], string>> = { public: '', members: 'I, ', restricted: 'II, ', group: 'III, ' };

/** « I, Membres »: how a level is called on its buttons. */
export function levelName({ confidentiality }: Audience): string {
  return `${ROMAN[confidentiality]}${levelLabel(confidentiality)}`;
}

/**
 * Where a row may go: to what this person reads, on the line of its readers (`restricted` is never offered from a group, nor a
 * group from `restricted` or from another), and never wider than the problem that it belongs to.
 */
@Injectable()
export class LevelChoices {
  constructor(
    private readonly councils: Councils,
    private readonly seals: AudienceSeals,
  ) {}

  async of(viewer: Viewer, own: Audience, parent: Audience | null): Promise<LevelChoice[]> {
    const offered: LevelChoice[] = [];
    for (const { level, name } of await this.levelsOf(own.councilId)) {
      if (!isOffered(viewer, own, parent, level)) continue;
      const move = levelMove(own, level);
      if (move === null) continue;
      const label = name === null ? levelName(level) : `${levelName(level)}\u00a0: ${name}`;
      offered.push({ key: levelKey(level), audience: level, label, move, readers: `Lu par ${await this.seals.persons(level)}.` });
    }
    return offered;
  }

  private async levelsOf(councilId: string): Promise<{ level: Audience; name: string | null }[]> {
    const bodies = (await this.councils.bodiesOf(councilId)).filter(({ endedOn }) => endedOn === null);
    const restricted = bodies.filter(({ level }) => level === 'restricted').map((body) => ({ level: audienceOf(body), name: null }));
    const groups = bodies.filter(({ level }) => level === 'group').map((body) => ({ level: audienceOf(body), name: body.name }));
    return [{ level: audience(councilId, 'public'), name: null }, { level: audience(councilId, 'members'), name: null }, ...restricted, ...groups];
  }
}

function isOffered(viewer: Viewer, own: Audience, parent: Audience | null, level: Audience): boolean {
  if (!mayRead(viewer, level) || sameAudience(own, level)) return false;
  if (!isBelow(own, level) && !isBelow(level, own)) return false;
  return parent === null || isBelow(parent, level);
}
