import { Global, Module } from '@nestjs/common';

import { ViewerSource } from '../platform/auth.js';
import { AccountSecrets } from './account-secrets.js';
import { AccountResolver } from './account.resolver.js';
import { AccountService } from './account.service.js';
import { AccountStore } from './account.store.js';
import { SessionCookies } from './cookies.js';
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
    SessionStore,
    SessionService,
    SessionCookies,
    SignInLimits,
    SecondFactorStore,
    SecondFactorService,
    Passwords,
    MailStore,
    MailService,
    ViewerService,
    { provide: ViewerSource, useExisting: ViewerService },
  ],
  exports: [AccountService, SessionService, MailService, ViewerService, ViewerSource],
})
export class AccountsModule {}
