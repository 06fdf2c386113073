import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { MailTemplates } from './mail-templates.js';
import { MailTransport } from './mail-transport.js';

@Global()
@Module({})
export class MailModule {
  /** The demonstration plays its past with a transport that writes to nobody. */
  static carriedBy(transport: Type<MailTransport>): DynamicModule {
    return { module: MailModule, providers: [{ provide: MailTransport, useClass: transport }, MailTemplates], exports: [MailTransport, MailTemplates] };
  }
}
