import { longInstant } from '../../platform/formatting/french.js';
import { installationTabs } from '../../platform/web/administration-tabs.js';
import type { EmptyStateView, PagerView, StatusView, TabView } from '../../platform/web/components/page-view.js';
import { kindLabel } from './mail-kinds.js';
import type { WaitingMessage } from './outbox-list.query.js';

export interface MailsPage {
  readonly title: string;
  readonly tabs: readonly TabView[];
  readonly output: string;
  readonly messages: readonly MessageView[];
  readonly empty: EmptyStateView | null;
  readonly pager: PagerView | null;
}

export interface MessageView {
  readonly label: string;
  readonly dates: string;
  readonly status: StatusView;
  readonly retryAction: string;
  readonly about: string;
}

export function presentMails(rows: readonly WaitingMessage[], next: string | null, isMailed: boolean, today: string): MailsPage {
  return {
    title: 'Courriels',
    tabs: installationTabs('/installation/courriels'),
    output: isMailed ? 'Les courriels partent par le serveur SMTP de l’installation.' : 'Aucun serveur SMTP\u00a0: les courriels restent en fichiers .eml dans le dossier data/mails du serveur.',
    messages: rows.map((row) => messageView(row, today)),
    empty: rows.length > 0 ? null : { title: 'Rien n’attend', text: 'Tout ce qui devait partir est parti.', action: null },
    pager: next === null ? null : { label: 'Pages des envois', previousHref: null, nextHref: `/installation/courriels?apres=${next}` },
  };
}

function messageView({ id, kind, announcedAt, dueAt, attempts, failedAt }: WaitingMessage, today: string): MessageView {
  const label = kindLabel(kind);
  const asked = `Demandé ${longInstant(announcedAt, today)}.`;
  const tried = attempts === 0 ? 'Pas encore essayé.' : attempts === 1 ? 'Essayé une fois.' : `Essayé ${attempts}\u00a0fois.`;
  const next = failedAt === null ? `Prochain essai ${longInstant(dueAt, today)}.` : `Abandonné ${longInstant(failedAt, today)}.`;
  return {
    label,
    dates: `${asked} ${tried} ${next}`,
    status: failedAt === null ? { label: 'En attente', tone: 'cours', icon: 's-cours' } : { label: 'Abandonné', tone: 'bloque', icon: 's-bloque' },
    retryAction: `/installation/courriels/${id}/relance`,
    about: `${label}, demandé ${longInstant(announcedAt, today)}`,
  };
}
