import type { INestApplicationContext, Type } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { addDays, instantOf, weekdayIndex } from '../../platform/clock/calendar.js';
import { MovableClock } from '../../platform/clock/clock.js';
import { Viewers } from '../../sign-in/viewers.js';
import { coordinatorOf } from './councils/councils.data.js';
import type { Level, SecretWords } from './secrets.js';

export type Kind = 'council' | 'body' | 'sector' | 'organisation' | 'person' | 'seat' | 'problem' | 'action' | 'meeting' | 'item';

/** What the acts share: the services, the clock, the days counted from one Monday, and the rows known by the labels of the paper. */
export class Stage {
  private readonly ids = new Map<string, string>();
  private readonly viewers = new Map<string, Viewer>();

  constructor(
    private readonly app: INestApplicationContext,
    readonly clock: MovableClock,
    readonly monday: string,
    private readonly secrets: SecretWords,
  ) {}

  get<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }

  day(offset: number): string {
    return addDays(this.monday, offset);
  }

  at(offset: number, time: string): string {
    return instantOf(this.day(offset), time);
  }

  know(kind: Kind, label: string, id: string): string {
    this.ids.set(`${kind} ${label}`, id);
    return id;
  }

  knows(kind: Kind, label: string): boolean {
    return this.ids.has(`${kind} ${label}`);
  }

  id(kind: Kind, label: string): string {
    const id = this.ids.get(`${kind} ${label}`);
    if (id === undefined) throw new Error(`The demonstration names an unknown ${kind}: ${label}.`);
    return id;
  }

  council(code: string): string {
    return this.id('council', code);
  }

  organisation(council: string, code: string): string {
    return this.id('organisation', `${council} ${code}`);
  }

  /** A person acting in a council, with what the council gives her that day. */
  async as(person: string, council = 'VAL'): Promise<Viewer> {
    const key = `${person} ${council} ${this.clock.today()}`;
    const known = this.viewers.get(key);
    if (known !== undefined) return known;
    const viewer = await this.get(Viewers).forPerson(this.id('person', person), this.council(council));
    this.viewers.set(key, viewer);
    return viewer;
  }

  coordinator(council: string): Promise<Viewer> {
    return this.as(coordinatorOf(council), council);
  }

  /** The text, followed by its secret word when tests ask for one. */
  say(level: Level, key: string, text: string): string {
    const word = this.secrets.wordFor(level, key);
    return word === null ? text : `${text} ${word}`;
  }
}

/** The Monday on or before a day. */
export function mondayOf(day: string): string {
  return addDays(day, -weekdayIndex(day));
}
