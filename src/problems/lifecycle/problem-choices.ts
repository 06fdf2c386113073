import { Injectable } from '@nestjs/common';
import { audience } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { audienceOf, type Body, Councils, levelLabel } from '../../councils/index.js';
import { type OrganisationName, Organisations } from '../../people/index.js';
import { type NamedSector, Places } from '../../places/index.js';
import { AudienceSeals } from '../core/audience-seals.js';

const ROMAN: Readonly<Record<Body['level'], string>> = { members: 'I', restricted: 'II', group: 'III' };

export interface ProblemChoices {
  readonly organisations: readonly OrganisationName[];
  readonly sectors: readonly NamedSector[];
}

/** A level at which a problem may be opened: a body that the person reads, or the public through the default one. */
export interface LevelChoice {
  readonly value: string;
  readonly label: string;
  readonly readers: string;
  readonly bodyId: string;
  readonly confidentiality: 'public' | null;
}

/** What the form of a problem offers. */
@Injectable()
export class ProblemFormChoices {
  constructor(
    private readonly councils: Councils,
    private readonly organisations: Organisations,
    private readonly places: Places,
    private readonly seals: AudienceSeals,
  ) {}

  async of(councilId: string): Promise<ProblemChoices> {
    return { organisations: await this.organisations.ofCouncil(councilId), sectors: await this.places.sectorsOf(councilId) };
  }

  /** The default body first, then the others, then the public level. */
  async levels(viewer: Viewer): Promise<LevelChoice[]> {
    const bodies = await this.councils.bodiesOpenTo(viewer);
    const choices: LevelChoice[] = [];
    for (const body of bodies) {
      const label = `${ROMAN[body.level]}, ${levelLabel(body.level)}\u00a0: ${body.name}`;
      const readers = await this.seals.sentence(audienceOf(body));
      choices.push({ value: body.id, label, readers, bodyId: body.id, confidentiality: null });
    }
    const open = bodies.find(({ isDefault }) => isDefault);
    if (open === undefined) return choices;
    const readers = await this.seals.sentence(audience(open.councilId, 'public'));
    return [...choices, { value: 'public', label: 'Public', readers, bodyId: open.id, confidentiality: 'public' }];
  }
}
