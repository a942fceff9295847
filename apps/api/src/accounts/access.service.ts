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
import { AccountService, lifeOfConfirmationMs } from './account.service.js';
import { AccountStore } from './account.store.js';
import type { Origin } from './cookies.js';
import { EmailTokenStore } from './email-token.store.js';
import { type JoinAttempt, JoinAttemptStore } from './join-attempt.store.js';
import { Passwords } from './passwords.js';
import { SignInLimits } from './sign-in-limits.js';

export interface NewAccount {
  /** Of the join; the same join sent again has the same one. */
  key: string;
  email: string;
  password: string;
  country: string;
  timeZone: string;
  consents: readonly { purpose: string; version: string }[];
}

export interface PreparedJoin {
  email: string;
  emailIndex: Buffer;
  passwordHash: string;
  /** For the browser, so that one press confirms there. */
  browserMark: string;
}

export interface ProvenJoin {
  tokenHash: Buffer;
  join: JoinAttempt;
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
    private readonly joins: JoinAttemptStore,
    private readonly tokens: EmailTokenStore,
  ) {}

  /** What a join needs before its transaction: the address and password checked, and the work that takes long done. */
  async prepare(account: Pick<NewAccount, 'email' | 'password' | 'key'>, origin: Origin): Promise<PreparedJoin> {
    const email = normaliseEmail(account.email);
    checkPassword(account.password, [email, email.split('@')[0] ?? '']);
    const emailIndex = this.secrets.emailIndex(email);
    await this.limits.join(origin.network, emailIndex.toString('hex'));
    const browserMark = this.secrets.joinMark(emailIndex, account.key);
    return { email, emailIndex, browserMark, passwordHash: await this.passwords.hash(account.password) };
  }

  /**
   * Begins an account, or has one wait longer whose address is not confirmed. What was chosen is kept with the join alone.
   * For an address that has an account nothing changes and a mail tells its owner. The caller cannot tell which.
   */
  async begin(tx: Tx, given: NewAccount, prepared: PreparedJoin): Promise<{ joinId: string }> {
    const now = this.clock.now();
    const [id, joinId] = [randomUUID(), randomUUID()];
    const begun = await this.store.begin(tx, {
      id,
      emailSealed: this.secrets.sealEmail(id, prepared.email),
      emailIndex: prepared.emailIndex,
      country: given.country,
      now,
    });
    await this.joins.add(
      tx,
      {
        id: joinId,
        emailIndex: prepared.emailIndex,
        passwordHash: prepared.passwordHash,
        country: given.country,
        timeZone: given.timeZone,
        consents: given.consents,
        browserHash: this.secrets.tokenHash(prepared.browserMark),
        createdAt: now,
      },
      new Date(now.getTime() + lifeOfConfirmationMs),
    );
    const account = begun ?? (await this.store.byEmail(tx, prepared.emailIndex));
    await this.audit.record(tx, null, {
      action: begun ? 'account.begun' : 'account.begunAgain',
      targetType: 'account',
      targetId: account?.id ?? id,
    });
    await this.outbox.publish(tx, [
      { type: 'account.linkAsked', accountId: account?.id ?? null, purpose: 'confirm', joinId },
    ]);
    return { joinId };
  }

  /**
   * Whose join a link belongs to, once somebody has shown that it was theirs: by the password chosen in it, or by pressing
   * in the browser it was made in. `auth.linkInvalid` when the link is unknown, used or older than two days.
   */
  async proveJoin(given: { token: string; password: string | null }, origin: Origin): Promise<ProvenJoin> {
    const tokenHash = this.secrets.tokenHash(given.token.slice(0, 200));
    const join = await this.joins.ofLink(this.db.reader, tokenHash, this.clock.now());
    if (!join) throw new DomainError('auth.linkInvalid');
    const madeHere = origin.joinMark !== null && this.secrets.tokenHash(origin.joinMark).equals(join.browserHash);
    if (!madeHere) {
      if (!given.password) throw new DomainError('input.required', { field: 'password' });
      const forgive = await this.limits.confirm(origin.network, tokenHash.toString('hex'));
      if (given.password.length > 1024 || !(await this.passwords.matches(join.passwordHash, given.password))) {
        await this.db.tx((tx) =>
          this.audit.record(tx, null, { action: 'join.refused', targetType: 'join', targetId: join.id }),
        );
        throw new DomainError('auth.badCredentials');
      }
      await forgive();
    }
    return { tokenHash, join };
  }

  /** Confirms the address of a proven join and opens its account; every other join with that address is over. */
  async confirm(tx: Tx, { tokenHash, join }: ProvenJoin): Promise<{ id: string; emailIndex: Buffer }> {
    const now = this.clock.now();
    const used = await this.tokens.use(tx, tokenHash, 'confirm', now);
    if (!used || !(await this.store.confirmEmail(tx, used.accountId, join, now)))
      throw new DomainError('auth.linkInvalid');
    await this.store.giveConsents(tx, used.accountId, join.consents, join.createdAt);
    const self = { id: used.accountId, roles: [] };
    const target = { targetType: 'account', targetId: used.accountId };
    await this.audit.record(tx, self, { action: 'account.confirmed', ...target });
    await this.audit.record(tx, self, { action: 'consents.given', ...target, details: { consents: join.consents } });
    await this.outbox.publish(tx, [{ type: 'account.confirmed', accountId: used.accountId }], {
      actorId: used.accountId,
    });
    return { id: used.accountId, emailIndex: join.emailIndex };
  }

  /** Forgets every join with the address of this one, with their links and what was wished for in them. */
  async forgetJoins(tx: Tx, { join }: ProvenJoin): Promise<void> {
    await this.joins.forget(tx, join.emailIndex);
  }

  /** Has a link sent, if there is somebody to send it to. The answer and the work are the same if there is not. */
  async askLink(given: string, purpose: 'confirm' | 'reset', origin: Origin): Promise<void> {
    const emailIndex = this.secrets.emailIndex(normaliseEmail(given));
    const known = origin.deviceMark === this.secrets.deviceMark(emailIndex);
    await this.limits.mail({ network: origin.network, known }, emailIndex.toString('hex'));
    const browserHash = origin.joinMark === null ? null : this.secrets.tokenHash(origin.joinMark);
    await this.db.tx(async (tx) => {
      const account = await this.store.byEmail(tx, emailIndex);
      const join = await this.joins.latest(tx, emailIndex, browserHash, this.clock.now());
      await this.audit.record(tx, null, {
        action: purpose === 'reset' ? 'password.resetAsked' : 'account.linkAsked',
        targetType: 'address',
        targetId: emailIndex.toString('hex'),
      });
      await this.outbox.publish(tx, [
        { type: 'account.linkAsked', accountId: account?.id ?? null, purpose, joinId: join?.id ?? null },
      ]);
    });
  }

  /**
   * Sets a new password by a link, and ends every session. The second factor stays (AN-7). Returns the mark of a known
   * browser: who opened the mail is no stranger, so guesses of others do not keep them out.
   */
  async reset(token: string, password: string): Promise<{ deviceMark: string }> {
    checkPassword(password);
    const passwordHash = await this.passwords.hash(password);
    return this.db.tx(async (tx) => {
      const used = await this.tokens.use(tx, this.secrets.tokenHash(token.slice(0, 200)), 'reset', this.clock.now());
      if (!used) throw new DomainError('auth.linkInvalid');
      await this.store.setPassword(tx, used.accountId, passwordHash);
      await this.accounts.endSessions(tx, used.accountId);
      await this.noteChange(tx, { id: used.accountId, roles: [] }, 'password.reset');
      const email = await this.accounts.emailOf(tx, used.accountId);
      if (!email) throw new Error('A link without an account.');
      return { deviceMark: this.secrets.deviceMark(this.secrets.emailIndex(email)) };
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
      await this.store.hold(tx, viewer.actor.id);
      // Changed by another request since it was looked at: then this is no longer the present one.
      if ((await this.store.passwordHashOf(tx, viewer.actor.id))?.passwordHash !== stored?.passwordHash)
        throw new DomainError('auth.badCredentials');
      await this.store.setPassword(tx, viewer.actor.id, passwordHash);
      await this.tokens.cancelResets(tx, viewer.actor.id, this.clock.now());
      await this.accounts.endSessions(tx, viewer.actor.id, viewer.sessionId);
      await this.noteChange(tx, viewer.actor, 'password.changed');
    });
  }

  private async noteChange(tx: Tx, by: Pick<Viewer['actor'], 'id' | 'roles'>, action: string): Promise<void> {
    await this.audit.record(tx, by, { action, targetType: 'account', targetId: by.id });
    await this.outbox.publish(tx, [{ type: 'account.passwordChanged', accountId: by.id }], { actorId: by.id });
  }
}
