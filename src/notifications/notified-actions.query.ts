import { Injectable } from '@nestjs/common';
import { Councils } from '../councils/index.js';
import { Organisation } from '../people/index.js';
import { type Audience, audience, type Confidentiality } from '../platform/access/audience.js';
import { systemViewer, type Viewer } from '../platform/access/viewer.js';
import { Database, type RawRow } from '../platform/database/database.js';
import { textOrNull } from '../platform/database/raw-values.js';
import { ActionRepository, Contribution } from '../problems/index.js';

/** One organisation’s part in one action that a mail may name. */
export interface NotifiedAction {
  readonly organisationId: string;
  readonly sentence: string;
  readonly dueOn: string | null;
  readonly leadOrganisationId: string | null;
  readonly leadName: string | null;
  readonly leadSeatId: string | null;
}

/** An action above members: that it exists and who reads it, never what it says. */
export interface HigherAction {
  readonly organisationId: string;
  readonly audience: Audience;
  readonly leadSeatId: string | null;
}

/** Which actions a mail is about: those born in a meeting, one opened outside, or all that an organisation has. */
export type MailSubject = { readonly meetingId: string } | { readonly actionId: string } | { readonly organisationId: string };

/** The open actions behind a mail, and the parts that organisations have in them, as they stand when the mail leaves. */
@Injectable()
export class NotifiedActionsQuery {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly councils: Councils,
  ) {}

  /** Level members or below, by due date. */
  nameable(councilId: string, subject: MailSubject): Promise<NotifiedAction[]> {
    const query = this.parts(mailViewer(councilId), subject)
      .leftJoin(Organisation, 'lead', 'lead.id = action.leadOrganisationId')
      .select('part.organisationId', 'organisationId')
      .addSelect('action.sentence', 'sentence')
      .addSelect('action.dueOn', 'dueOn')
      .addSelect('action.leadOrganisationId', 'leadOrganisationId')
      .addSelect('action.leadSeatId', 'leadSeatId')
      .addSelect('lead.name', 'leadName')
      .addSelect("COALESCE(action.dueOn, '9999-12-31')", 'due_rank')
      .orderBy('due_rank')
      .addOrderBy('action.id');
    return this.database.rows(query, nameableOf);
  }

  async higher(councilId: string, subject: MailSubject): Promise<HigherAction[]> {
    const bodies = await this.councils.bodiesOf(councilId);
    const groupIds = bodies.filter(({ level }) => level === 'group').map(({ id }) => id);
    const viewer = { ...mailViewer(councilId), councilIds: [], restrictedCouncilIds: [councilId], groupIds };
    const query = this.parts(viewer, subject)
      .select('part.organisationId', 'organisationId')
      .addSelect('action.audience.confidentiality', 'level')
      .addSelect('action.audience.groupId', 'groupId')
      .addSelect('action.leadSeatId', 'leadSeatId')
      .orderBy('action.id');
    return this.database.rows(query, (row) => higherOf(row, councilId));
  }

  private parts(viewer: Viewer, subject: MailSubject) {
    const query = this.actions
      .visibleTo(viewer)
      .innerJoin(Contribution, 'part', 'part.actionId = action.id AND part.withdrawnOn IS NULL')
      .andWhere("action.state = 'open'");
    if ('meetingId' in subject) query.andWhere('action.bornMeetingId = :meetingId', subject);
    else if ('actionId' in subject) query.andWhere('action.id = :actionId', subject);
    else query.andWhere('part.organisationId = :organisationId', subject);
    return query;
  }
}

/** The job that writes mails: in one council, what members read and no more, since a mail names no other row. */
export function mailViewer(councilId: string): Viewer {
  return { ...systemViewer('notifications', councilId), councilIds: [councilId] };
}

function nameableOf(row: RawRow): NotifiedAction {
  return {
    organisationId: String(row.organisationId),
    sentence: String(row.sentence),
    dueOn: textOrNull(row.dueOn),
    leadOrganisationId: textOrNull(row.leadOrganisationId),
    leadName: textOrNull(row.leadName),
    leadSeatId: textOrNull(row.leadSeatId),
  };
}

function higherOf(row: RawRow, councilId: string): HigherAction {
  const level = audience(councilId, String(row.level) as Confidentiality, textOrNull(row.groupId));
  return { organisationId: String(row.organisationId), audience: level, leadSeatId: textOrNull(row.leadSeatId) };
}
