import type { Dice } from './dice.js';
import { aForm, type Form, type Role, type Versions } from './forms.js';
import type { Answer } from './http.js';
import type { Town } from './town.js';
import type { Visitor } from './visitor.js';

export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/** A form with what its sender was told, which may be nothing at all. */
export interface Sent {
  readonly form: Form;
  outcome: Outcome;
  /** Where the first answer led; a second sending must lead there too. */
  location: string | null;
}

export interface Client {
  readonly role: Role;
  readonly visitor: Visitor;
  /** What this client sent without learning its fate: it sends it again when the server is back. */
  pending: Sent | null;
}

/** All clients at once, each sending one form after the other until told to stop. */
export class Crowd {
  readonly sent: Sent[] = [];
  /** Answers that no form of ours should meet, and refusals that did not give the words back. */
  readonly faults: string[] = [];
  firstAcknowledgement: Promise<void> = Promise.resolve();
  private acknowledged: () => void = () => undefined;
  private stopped = true;

  constructor(
    private readonly clients: readonly Client[],
    private readonly town: Town,
    private readonly versions: Versions,
    private readonly dice: Dice,
    /** When the database itself is killed, a page « something went wrong » is a true answer. */
    private readonly mayFail: () => boolean,
  ) {}

  /** Ends when every client has met the dead server, or has been told to stop. */
  run(): Promise<void> {
    this.stopped = false;
    this.firstAcknowledgement = new Promise((resolve) => (this.acknowledged = resolve));
    return Promise.all(this.clients.map((client) => this.live(client))).then(() => this.acknowledged());
  }

  stop(): void {
    this.stopped = true;
  }

  private async live(client: Client): Promise<void> {
    while (!this.stopped) {
      const again = client.pending;
      const sent = again ?? this.next(client);
      client.pending = null;
      try {
        await this.send(client, sent, again !== null);
      } catch {
        if (sent.form.formKey !== null) client.pending = sent;
        return;
      }
    }
  }

  private next(client: Client): Sent {
    const sent: Sent = { form: aForm(client.role, this.town, this.versions, this.dice), outcome: 'unknown', location: null };
    this.sent.push(sent);
    return sent;
  }

  private async send(client: Client, sent: Sent, isAgain: boolean): Promise<void> {
    const { form } = sent;
    const answer = await client.visitor.post(form.path, form.fields);
    if (answer.status === 303 && !answer.location.startsWith('/connexion')) {
      sent.outcome = 'acknowledged';
      sent.location = answer.location;
      if (form.kind === 'synthesis') this.versions.set(itemOf(form), Number(form.fields.version) + 1);
      this.acknowledged();
    } else if (answer.status === 409 && form.kind === 'synthesis') {
      sent.outcome = 'refused';
      if (!answer.body.includes(form.word)) this.faults.push(`lost words: ${form.path}`);
      await this.readVersion(client.visitor, itemOf(form));
    } else if (answer.status < 500 || !this.mayFail()) {
      this.faults.push(`${answer.status}${isAgain ? ' (again)' : ''} ${form.kind} ${form.path} ${titleOf(answer)}`);
    }
  }

  private async readVersion(visitor: Visitor, item: string): Promise<void> {
    const { body } = await visitor.get(`/reunions/${this.town.meetingId}/seance?point=${item}`);
    const form = body.split('<form').find((part) => part.includes(`/points/${item}/synthese"`)) ?? '';
    const version = /name="version" value="(\d+)"/.exec(form)?.[1];
    if (version !== undefined) this.versions.set(item, Number(version));
  }
}

function itemOf({ path }: Form): string {
  return path.split('/').at(-2) ?? '';
}

function titleOf({ body }: Answer): string {
  return /<title>([^<]*)/.exec(body)?.[1] ?? '';
}
