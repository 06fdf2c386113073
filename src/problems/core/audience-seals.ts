import { Injectable } from '@nestjs/common';
import { type Audience } from '../../platform/access/audience.js';
import { Clock } from '../../platform/clock/clock.js';
import { count } from '../../platform/formatting/french.js';
import { type WhoReadsView, whoReadsView } from '../../platform/web/forms/who-reads-view.js';
import { type SealView, sealView } from '../../platform/web/components/page-view.js';
import { Councils, Readers } from '../../councils/index.js';

const CHARTER = 'Échanges couverts par la charte, à ne pas transférer.';

/** The bar that says who may read a page. A group counts its named persons for those who are in it. */
@Injectable()
export class AudienceSeals {
  constructor(
    private readonly councils: Councils,
    private readonly readers: Readers,
    private readonly clock: Clock,
  ) {}

  async of(level: Audience, readersHref: string | null = null): Promise<SealView> {
    return sealView(level.confidentiality, `Ouvert ${await this.towards(level)}.`, {
      readersHref,
      note: level.confidentiality === 'group' ? CHARTER : null,
    });
  }

  /** The same on a form: « Ce que vous écrivez sera lu par… ». */
  async ofWriting(level: Audience, readersHref: string | null = null): Promise<SealView> {
    return sealView(level.confidentiality, `Ce que vous écrivez sera lu par ${await this.whoReads(level)}.`, { readersHref });
  }

  private async towards(level: Audience): Promise<string> {
    if (level.confidentiality === 'public') return 'à tous';
    if (level.confidentiality === 'members') return 'aux membres du conseil';
    return level.confidentiality === 'restricted' ? 'à la formation restreinte' : `aux ${await this.named(level)}`;
  }

  /** « les membres du conseil », « les 9 personnes nommées (Cellule de veille) ». */
  async whoReads(level: Audience): Promise<string> {
    if (level.confidentiality === 'public') return 'les membres du conseil, et peut être rendu public';
    if (level.confidentiality === 'members') return 'les membres du conseil';
    return level.confidentiality === 'restricted' ? 'la formation restreinte' : `les ${await this.named(level)}`;
  }

  /** G53: one sentence beside each text field, « Liront ce texte : les 41 personnes du conseil. » */
  async reading(level: Audience, readersHref: string | null = null): Promise<WhoReadsView> {
    return whoReadsView([{ text: await this.sentence(level), href: readersHref }]);
  }

  async sentence(level: Audience): Promise<string> {
    return `Liront ce texte\u00a0: ${await this.persons(level)}.`;
  }

  /** « les 41 personnes du conseil », « les 9 personnes nommées (Cellule de veille) »: the number and the kind. */
  async persons(level: Audience): Promise<string> {
    if (level.confidentiality === 'group') return `les ${await this.named(level)}`;
    const readers = await this.readers.countOf(level, this.clock.today());
    const people = `les ${count(readers, 'personne')}`;
    if (level.confidentiality === 'restricted') return `${people} de la formation restreinte, présidence et coordination comprises`;
    return level.confidentiality === 'public' ? `${people} du conseil, et il peut être rendu public` : `${people} du conseil`;
  }

  private async named(level: Audience): Promise<string> {
    const readers = await this.readers.of(level, this.clock.today());
    const body = await this.councils.bodyOfLevel(level);
    return `${count(readers.length, 'personne nommée', 'personnes nommées')} (${body.name})`;
  }
}
