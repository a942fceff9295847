import { Global, Module } from '@nestjs/common';

import { ViewerSource } from '../platform/auth.js';
import { AccessResolver } from './access.resolver.js';
import { AccessService } from './access.service.js';
import { AccountSecrets } from './account-secrets.js';
import { ForgetUnfinished, SendLink, TellSignInChanged } from './account.reactions.js';
import { AccountResolver } from './account.resolver.js';
import { AccountService } from './account.service.js';
import { AccountStore } from './account.store.js';
import { ArrivalService } from './arrival.service.js';
import { ContentChoiceResolver } from './content-choice.resolver.js';
import { ContentChoiceService } from './content-choice.service.js';
import { ContentChoiceStore } from './content-choice.store.js';
import { SessionCookies } from './cookies.js';
import { EmailTokenStore } from './email-token.store.js';
import { FirstAdministrator } from './first-administrator.js';
import { JoinAttemptStore } from './join-attempt.store.js';
import { MailService } from './mail.service.js';
import { MailStore } from './mail.store.js';
import { Passwords } from './passwords.js';
import { SecondFactorService } from './second-factor.service.js';
import { SecondFactorStore } from './second-factor.store.js';
import { SessionService } from './session.service.js';
import { SessionStore } from './session.store.js';
import { SignInLimits } from './sign-in-limits.js';
import { ViewerService } from './viewer.service.js';

/** Accounts, sessions and mail. Global, because every request asks it who is there. */
@Global()
@Module({
  providers: [
    AccountSecrets,
    AccountStore,
    AccountService,
    AccountResolver,
    ContentChoiceStore,
    ContentChoiceService,
    ContentChoiceResolver,
    SessionStore,
    SessionService,
    SessionCookies,
    ArrivalService,
    SignInLimits,
    SecondFactorStore,
    SecondFactorService,
    Passwords,
    MailStore,
    MailService,
    EmailTokenStore,
    JoinAttemptStore,
    AccessService,
    AccessResolver,
    SendLink,
    TellSignInChanged,
    ForgetUnfinished,
    FirstAdministrator,
    ViewerService,
    { provide: ViewerSource, useExisting: ViewerService },
  ],
  exports: [
    AccountSecrets,
    AccountService,
    AccessService,
    ArrivalService,
    SessionService,
    MailService,
    ViewerService,
    ViewerSource,
  ],
})
export class AccountsModule {}
