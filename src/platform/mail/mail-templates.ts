import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Frame } from '../web/frame.js';
import { ViewEngine } from '../web/view-engine.js';

const VIEWS = resolve(import.meta.dirname, '../../../views');

/** A mail has no header, no menu and no form: nothing of a page’s frame. */
const NO_FRAME: Frame = {
  council: null,
  person: null,
  hasAccount: false,
  navigation: [],
  councils: [],
  banner: null,
  flash: null,
  csrf: '',
  theme: null,
  resetHref: null,
  accessibility: '',
  here: '/',
};

@Injectable()
export class MailTemplates {
  private readonly engine = new ViewEngine(VIEWS, (name) => name.startsWith('mail/') || name === 'layouts/mail');

  html(template: `mail/${string}`, page: object): string {
    return this.engine.render(template, { page, frame: NO_FRAME });
  }
}
