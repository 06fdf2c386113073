import { Injectable } from '@nestjs/common';
import { Councils } from '../councils/index.js';
import { MeetingRepository } from '../meetings/index.js';
import { Organisations } from '../people/index.js';
import { parisDay } from '../platform/clock/calendar.js';
import { Settings } from '../platform/config/settings.js';
import { type Mail, MailTransport } from '../platform/mail/mail-transport.js';
import { PartnerLinks } from '../partner-links/index.js';
import { actionsLetter, type LetterFacts, type NamedMeeting, signInLetter, textOfActions, textOfSignIn } from './letter.js';
import { MailTemplates } from '../platform/mail/mail-templates.js';
import { mailViewer, type NotifiedAction } from './notified-actions.query.js';
import type { Recipient } from './recipients.js';

/** Whom a mail is for and what carries it. */
export interface Envelope {
  readonly councilId: string;
  readonly organisationId: string;
  readonly recipient: Recipient;
  readonly messageId: string;
  readonly notificationId: string | null;
}

/** Writes the mails and gives them to the transport. Called outside any unit of work; the link alone is made in one. */
@Injectable()
export class Letters {
  constructor(
    private readonly councils: Councils,
    private readonly organisations: Organisations,
    private readonly meetings: MeetingRepository,
    private readonly links: PartnerLinks,
    private readonly templates: MailTemplates,
    private readonly transport: MailTransport,
    private readonly settings: Settings,
  ) {}

  /** Each attempt makes a link of its own: a mail that arrived although it seemed not to still opens. */
  async sendActions(envelope: Envelope, actions: readonly NotifiedAction[], meetingId: string | null): Promise<void> {
    const { councilId, organisationId, recipient, notificationId } = envelope;
    const facts = await this.factsOf(envelope, meetingId);
    const link = await this.links.make(mailViewer(councilId), { councilId, organisationId, personId: recipient.personId, notificationId });
    const named = actions.map(({ sentence, dueOn, leadOrganisationId, leadName }) => ({ sentence, dueOn, leadName, isLead: leadOrganisationId === organisationId }));
    const letter = actionsLetter(facts, named, `${this.settings.baseUrl}/lien/${link.token}`, parisDay(link.endsAt));
    await this.transport.send(this.mail(envelope, facts, letter.subject, textOfActions(letter), this.templates.html('mail/actions', letter)));
  }

  async sendSignIn(envelope: Envelope): Promise<void> {
    const facts = await this.factsOf(envelope, null);
    const letter = signInLetter(facts, `${this.settings.baseUrl}/connexion`);
    await this.transport.send(this.mail(envelope, facts, letter.subject, textOfSignIn(letter), this.templates.html('mail/sign-in', letter)));
  }

  /** The same for every attempt, so that a mail received twice is known for one. */
  messageIdOf(kind: 'notification' | 'link' | 'level' | 'naming', id: string): string {
    const domain = /@([\w.-]+)>?\s*$/.exec(this.settings.mailFrom)?.[1] ?? 'beffroi.example';
    return `${kind}-${id}@${domain}`;
  }

  private mail({ recipient, messageId }: Envelope, facts: LetterFacts, subject: string, text: string, html: string): Mail {
    return { messageId, to: { name: `${recipient.name}, ${facts.organisation}`, address: recipient.address }, subject, text, html };
  }

  private async factsOf({ councilId, organisationId }: Envelope, meetingId: string | null): Promise<LetterFacts> {
    const council = await this.councils.byId(councilId);
    const organisation = await this.organisations.byId(councilId, organisationId);
    const meeting = meetingId === null ? null : await this.namedMeeting(councilId, meetingId);
    return { councilKind: council.kind, councilName: council.name, organisation: organisation.name, meeting };
  }

  /** The writer of mails reads what members read: any other meeting has no name for it. */
  private async namedMeeting(councilId: string, meetingId: string): Promise<NamedMeeting> {
    const meeting = await this.meetings.visibleTo(mailViewer(councilId)).andWhere('meeting.id = :meetingId', { meetingId }).getOne();
    if (meeting === null) return 'unnamed';
    const body = await this.councils.bodyById(meeting.bodyId);
    return { bodyName: body.name, heldOn: meeting.heldOn };
  }
}
