import { Module } from '@nestjs/common';
import { AccountController } from './account/account.controller.js';
import { Accounts } from './account/accounts.js';
import { ConfirmationController } from './account/confirmation.controller.js';
import { OwnAccount } from './account/own-account.js';
import { OwnAccountQuery } from './account/own-account.query.js';
import { OwnProof } from './account/own-proof.js';
import { OwnSessionsController } from './account/own-sessions.controller.js';
import { PasswordChangeService } from './account/password-change.service.js';
import { AccountAdministration } from './administration/account-administration.service.js';
import { AccountListQuery } from './administration/account-list.query.js';
import { AccountsController } from './administration/accounts.controller.js';
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
import { OwnSessionsQuery } from './sessions/own-sessions.query.js';
import { KnownBrowser } from './sessions/known-browser.js';
import { Sessions } from './sessions/sessions.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { SignInWorker } from './sign-in.worker.js';
import { OwnCodesController } from './two-factor/own-codes.controller.js';
import { OwnFactorController } from './two-factor/own-factor.controller.js';
import { RecoveryCodes } from './two-factor/recovery-codes.js';
import { SecondFactors } from './two-factor/second-factors.js';
import { SecondStep } from './two-factor/second-step.js';
import { ShownOnce } from './two-factor/shown-once.js';
import { StepCookie } from './two-factor/step-cookie.js';
import { StepController } from './two-factor/step.controller.js';
import { Viewers } from './viewers.js';

@Module({
  controllers: [
    SignInController, StepController, PasswordResetController, InvitationController, AccountController, ConfirmationController, OwnSessionsController,
    OwnFactorController, OwnCodesController, AccountsController,
  ],
  providers: [
    AccountAdministration, AccountListQuery, AccountMails, Accounts, Entrance, Invitations, Keys, KnownBrowser, NewPasswords, OwnAccount, OwnAccountQuery, OwnProof, OwnSessionsQuery,
    PasswordChangeService, PasswordChoices, PasswordResets, RecoveryCodes, SecondFactors, SecondStep, SessionSource, Sessions, ShownOnce, SignInService,
    SignInWorker, StepCookie, Tellings, Viewers,
  ],
  exports: [Viewers, Sessions],
})
export class SignInModule {}
