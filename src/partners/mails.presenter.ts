import { parisDay } from '../platform/clock/calendar.js';
import { longDate } from '../platform/formatting/french.js';
import { type Cell, type TableView, tableView } from '../platform/web/components/table-view.js';

/** A mail of an organisation, as the list of its page says it: no content. */
export interface PartnerMail {
  readonly kind: string;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly droppedAt: string | null;
  readonly dropReason: string | null;
  readonly personName: string | null;
}

const KIND: Readonly<Record<string, string>> = {
  meeting_actions: 'Actions d’une réunion',
  action_opened: 'Action confiée',
};

/** What left, and what could not leave with the reason why; null when nothing was ever to be sent. */
export function presentMails(mails: readonly PartnerMail[], today: string): TableView | null {
  if (mails.length === 0) return null;
  const rows = mails.map((mail) => [longDate(parisDay(mail.createdAt), today), KIND[mail.kind] ?? 'Courriel', mail.personName ?? '–', fateOf(mail, today)]);
  return tableView('Courriels adressés à l’organisation', ['Jour', 'Objet', 'Adressé à', 'Sort'], rows);
}

function fateOf({ sentAt, droppedAt, dropReason }: PartnerMail, today: string): Cell {
  if (sentAt !== null) return `parti le ${longDate(parisDay(sentAt), today)}`;
  return droppedAt === null ? 'en attente de départ' : { text: 'n’est pas parti', tone: 'retard', note: dropReason };
}
