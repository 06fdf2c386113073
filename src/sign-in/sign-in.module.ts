import { Module } from '@nestjs/common';
import { Accounts } from './account/accounts.js';
import { Entrance } from './entrance.js';
import { Keys } from './keys.js';
import { AccountMails } from './letters/account-mails.js';
import { Tellings } from './letters/tellings.js';
import { InvitationController } from './password-choice/invitation.controller.js';
import { Invitations } from './password-choice/invitations.js';
import { PasswordChoices } from './password-choice/password-choices.js';
import { PasswordResetController } from './password-choice/password-reset.controller.js';
import { PasswordResets } from './password-choice/password-resets.js';
import { NewPasswords } from './passwords/new-passwords.js';
import { SessionSource } from './session.source.js';
import { KnownBrowser } from './sessions/known-browser.js';
import { Sessions } from './sessions/sessions.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { SignInWorker } from './sign-in.worker.js';
import { RecoveryCodes } from './two-factor/recovery-codes.js';
import { SecondFactors } from './two-factor/second-factors.js';
import { SecondStep } from './two-factor/second-step.js';
import { StepCookie } from './two-factor/step-cookie.js';
import { StepController } from './two-factor/step.controller.js';
import { Viewers } from './viewers.js';

@Module({
  controllers: [SignInController, StepController, PasswordResetController, InvitationController],
  providers: [
    AccountMails, Accounts, Entrance, Invitations, Keys, KnownBrowser, NewPasswords, PasswordChoices, PasswordResets, RecoveryCodes, SecondFactors,
    SecondStep, SessionSource, Sessions, SignInService, SignInWorker, StepCookie, Tellings, Viewers,
  ],
  exports: [Viewers, Sessions],
})
export class SignInModule {}
