import { Injectable } from '@nestjs/common';
import { CharterRepository, SelfNamings } from '../councils/index.js';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { longDate, quoted } from '../platform/formatting/french.js';
import { actionLink, type LineView, lineView, stampView } from '../platform/web/components/page-view.js';

/** What a person should know of her own standing: a charter that waits for her hand, somebody new in a group that she reads. */
@Injectable()
export class NewsQuery {
  constructor(
    private readonly charters: CharterRepository,
    private readonly namings: SelfNamings,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer): Promise<LineView[]> {
    const today = this.clock.today();
    const awaits = viewer.personId !== null && (await this.charters.awaits(currentCouncil(viewer), viewer.personId, today));
    const namings = await this.namings.toldTo(viewer);
    return [
      ...(awaits ? [CHARTER] : []),
      ...namings.map(({ personName, groupName, reason, on }) => lineView(`${personName} fait partie de ${quoted(groupName)}`, {
        stamp: stampView('group'),
        text: `De sa propre initiative, depuis le ${longDate(on, today)}. ${quoted(reason)}`,
      })),
    ];
  }
}

const CHARTER = lineView('La charte attend votre signature', {
  href: '/charte',
  text: 'Sans elle, vous ne lisez rien de ce où elle est demandée, même si votre organisation a signé.',
  action: actionLink('/charte', 'Lire et signer', { style: 'second', about: '\u00a0: la charte d’échange d’informations' }),
});
