import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Account } from '../people/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Settings } from '../platform/config/settings.js';
import { cookieOf, giveCookie } from './sessions/cookies.js';
import { deviceName } from './sessions/device-name.js';
import { KnownBrowser } from './sessions/known-browser.js';
import { Sessions } from './sessions/sessions.js';
import type { SessionAssurance } from './sign-in-words.js';
import { SecondFactors } from './two-factor/second-factors.js';
import { StepCookie } from './two-factor/step-cookie.js';
import { withNext } from './two-factor/step.presenter.js';
import { asksSecondFactor, readsBeyondMembers } from './viewer-facts.js';
import { Viewers } from './viewers.js';

/** What follows once a password was given or chosen, and once a code was: the only two ways to a session. */
@Injectable()
export class Entrance {
  constructor(
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
    private readonly steps: StepCookie,
    private readonly browsers: KnownBrowser,
    private readonly viewers: Viewers,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** An account with a second factor always passes its page; another one enters, and is asked to make one when it would open more. */
  async afterPassword(request: FastifyRequest, reply: FastifyReply, account: Account, next: string, isFirst = false): Promise<FastifyReply> {
    if (await this.factors.isOn(account.id)) {
      this.steps.give(reply, account);
      return reply.redirect(withNext('/connexion/code', next), 303);
    }
    await this.open(request, reply, account, 'password');
    return reply.redirect((await this.proposes(account, isFirst)) ? withNext('/compte/second-facteur', next) : next, 303);
  }

  async afterCode(request: FastifyRequest, reply: FastifyReply, account: Account, next: string): Promise<FastifyReply> {
    this.steps.drop(reply);
    await this.open(request, reply, account, 'two-factor');
    return reply.redirect(next, 303);
  }

  /** A new session in the place of the one that the browser had: what was stolen before is worth nothing after. */
  async open(request: FastifyRequest, reply: FastifyReply, account: Pick<Account, 'id' | 'personId'>, assurance: SessionAssurance): Promise<void> {
    const replaces = cookieOf(request, this.settings, '');
    const token = await this.sessions.open(account, { assurance, device: deviceName(request.headers['user-agent']), replaces });
    giveCookie(reply, this.settings, '', token);
    this.browsers.remember(request, reply, account.id);
  }

  private async proposes(account: Account, isFirst: boolean): Promise<boolean> {
    // Nobody signs a derogation for who keeps the server; the demonstration is entered by password alone.
    if (account.isTechnicalAdministrator) return !this.settings.isDemonstration;
    const councils = await this.viewers.factsOf(account.personId);
    return isFirst ? councils.some(readsBeyondMembers) : asksSecondFactor(councils, this.clock.today());
  }
}

