import { Injectable } from '@nestjs/common';

import { randomUUID } from 'node:crypto';

import { normaliseEmail } from '@kith/domain/account/email';
import { checkPassword } from '@kith/domain/account/password';
import { DomainError } from '@kith/domain/refusal';

import { Audit } from '../platform/audit.js';
import type { Viewer } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { AccountSecrets } from './account-secrets.js';
import { AccountService } from './account.service.js';
import { AccountStore } from './account.store.js';
import type { Origin } from './cookies.js';
import { EmailTokenStore } from './email-token.store.js';
import { Passwords } from './passwords.js';
import { SignInLimits } from './sign-in-limits.js';

export interface NewAccount {
  email: string;
  password: string;
  country: string;
  timeZone: string;
  consents: readonly { purpose: string; version: string }[];
}

/** Coming in without being signed in: joining, confirming an address, a new password. Nothing here tells who has an account. */
@Injectable()
export class AccessService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly secrets: AccountSecrets,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
    private readonly accounts: AccountService,
    private readonly store: AccountStore,
    private readonly tokens: EmailTokenStore,
  ) {}

  /** What a join needs before its transaction: the address and password checked, and the work that takes long done. */
  async prepare(
    account: Pick<NewAccount, 'email' | 'password'>,
    origin: Origin,
  ): Promise<{ email: string; emailIndex: Buffer; passwordHash: string }> {
    const email = normaliseEmail(account.email);
    checkPassword(account.password, [email, email.split('@')[0] ?? '']);
    const emailIndex = this.secrets.emailIndex(email);
    await this.limits.join(origin.network, emailIndex.toString('hex'));
    return { email, emailIndex, passwordHash: await this.passwords.hash(account.password) };
  }

  /**
   * Begins an account, or begins it again while its address is not confirmed. For an address that has one already nothing
   * changes and a mail tells its owner. The caller cannot tell which.
   */
  async begin(
    tx: Tx,
    given: NewAccount,
    prepared: { email: string; emailIndex: Buffer; passwordHash: string },
  ): Promise<void> {
    const now = this.clock.now();
    const id = randomUUID();
    const begun = await this.store.begin(tx, {
      id,
      emailSealed: this.secrets.sealEmail(id, prepared.email),
      emailIndex: prepared.emailIndex,
      passwordHash: prepared.passwordHash,
      country: given.country,
      timeZone: given.timeZone,
      now,
    });
    if (begun) await this.store.replaceConsents(tx, begun.id, given.consents, now);
    const account = begun ?? (await this.store.byEmail(tx, prepared.emailIndex));
    await this.outbox.publish(tx, [{ type: 'account.linkAsked', accountId: account?.id ?? null, purpose: 'confirm' }]);
  }

  /** Confirms the address a link was sent to. `auth.linkInvalid` when it is unknown, used or older than two days. */
  async confirm(tx: Tx, token: string): Promise<{ id: string; emailIndex: Buffer }> {
    const now = this.clock.now();
    const used = await this.tokens.use(tx, this.secrets.tokenHash(token.slice(0, 200)), 'confirm', now);
    if (!used || !(await this.store.confirmEmail(tx, used.accountId, now))) throw new DomainError('auth.linkInvalid');
    const emailIndex = await this.store.emailIndexOf(tx, used.accountId);
    if (!emailIndex) throw new Error('A link without an account.');
    await this.audit.record(
      tx,
      { id: used.accountId, roles: [] },
      { action: 'account.confirmed', targetType: 'account', targetId: used.accountId },
    );
    await this.outbox.publish(tx, [{ type: 'account.confirmed', accountId: used.accountId }], {
      actorId: used.accountId,
    });
    return { id: used.accountId, emailIndex };
  }

  /** Has a link sent, if there is somebody to send it to. The answer and the work are the same if there is not. */
  async askLink(given: string, purpose: 'confirm' | 'reset', origin: Origin): Promise<void> {
    const emailIndex = this.secrets.emailIndex(normaliseEmail(given));
    await this.limits.mail(origin.network, emailIndex.toString('hex'));
    await this.db.tx(async (tx) => {
      const account = await this.store.byEmail(tx, emailIndex);
      await this.outbox.publish(tx, [{ type: 'account.linkAsked', accountId: account?.id ?? null, purpose }]);
    });
  }

  /** Sets a new password by a link, and ends every session. The second factor stays (AN-7). */
  async reset(token: string, password: string): Promise<void> {
    checkPassword(password);
    const passwordHash = await this.passwords.hash(password);
    await this.db.tx(async (tx) => {
      const used = await this.tokens.use(tx, this.secrets.tokenHash(token.slice(0, 200)), 'reset', this.clock.now());
      if (!used) throw new DomainError('auth.linkInvalid');
      await this.store.setPassword(tx, used.accountId, passwordHash);
      await this.accounts.endSessions(tx, used.accountId);
      await this.noteChange(tx, { id: used.accountId, roles: [] }, 'password.reset');
    });
  }

  /** Changes the password of the signed-in person, and ends their other sessions. */
  async changePassword(viewer: Viewer, current: string, password: string): Promise<void> {
    const forgive = await this.limits.current(viewer.actor.id);
    const stored = await this.store.passwordHashOf(this.db.reader, viewer.actor.id);
    if (current.length > 1024 || !(await this.passwords.matches(stored?.passwordHash ?? null, current)))
      throw new DomainError('auth.badCredentials');
    await forgive();
    const email = await this.accounts.emailOf(this.db.reader, viewer.actor.id);
    checkPassword(password, email ? [email, email.split('@')[0] ?? ''] : []);
    const passwordHash = await this.passwords.hash(password);
    await this.db.tx(async (tx) => {
      await this.store.setPassword(tx, viewer.actor.id, passwordHash);
      await this.tokens.cancel(tx, viewer.actor.id, 'reset', this.clock.now());
      await this.accounts.endSessions(tx, viewer.actor.id, viewer.sessionId);
      await this.noteChange(tx, viewer.actor, 'password.changed');
    });
  }

  private async noteChange(tx: Tx, by: Pick<Viewer['actor'], 'id' | 'roles'>, action: string): Promise<void> {
    await this.audit.record(tx, by, { action, targetType: 'account', targetId: by.id });
    await this.outbox.publish(tx, [{ type: 'account.passwordChanged', accountId: by.id }], { actorId: by.id });
  }
}
