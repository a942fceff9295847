import { Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import { firstExpiry } from '@kith/domain/account/session';
import { normaliseEmail } from '@kith/domain/account/email';
import { DomainError } from '@kith/domain/refusal';

import { Audit } from '../platform/audit.js';
import type { Viewer } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { AccountSecrets } from './account-secrets.js';
import type { MySession } from './account.model.js';
import { AccountStore } from './account.store.js';
import type { Origin } from './cookies.js';
import { Passwords } from './passwords.js';
import { SessionStore } from './session.store.js';
import { SignInLimits } from './sign-in-limits.js';

export interface SignInInput {
  email: string;
  password: string;
  keep: boolean;
}

export interface Opened {
  token: string;
  /** Whether the browser keeps the cookie when it is closed. */
  keep: boolean;
  /** For the browser, so that it is no stranger to this address. */
  deviceMark: string;
}

/** Signing in and out, and the list of places where one is signed in. */
@Injectable()
export class SessionService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly secrets: AccountSecrets,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
  ) {}

  /**
   * Opens a session. An unknown address, a wrong password, an address that was never confirmed and a closed account all
   * get `auth.badCredentials` after the same work (AN-5). A session that the browser still held ends (SE-1).
   */
  async signIn(input: SignInInput, origin: Origin, held: Viewer | null): Promise<Opened> {
    const email = normaliseEmail(input.email);
    if (input.password.length > 1024) throw new DomainError('input.tooLong', { field: 'password', max: 1024 });
    const index = this.secrets.emailIndex(email);
    const known = origin.deviceMark === this.secrets.deviceMark(index);
    const forgive = await this.limits.password({ network: origin.network, known }, index.toString('hex'));
    const account = await this.accounts.byEmail(this.db.reader, index);
    const stored = account?.passwordHash ?? null;
    const fits = await this.passwords.matches(stored, input.password);
    if (!account || !stored || !fits || account.status !== 'active') {
      await this.noteRefused(account?.id ?? null, index);
      throw new DomainError('auth.badCredentials');
    }
    await forgive();
    const renewed = this.passwords.isOld(stored) ? await this.passwords.hash(input.password) : null;
    return this.db.tx(async (tx) => {
      if (renewed) await this.accounts.setPassword(tx, account.id, renewed);
      if (held) await this.replace(tx, held);
      return this.open(tx, { ...account, emailIndex: index }, origin, input.keep);
    });
  }

  /** Opens a session for somebody who has proved who they are, within the caller's transaction. */
  async open(
    tx: Tx,
    account: { id: string; granted: readonly Role[]; emailIndex: Buffer },
    origin: Origin,
    keep: boolean,
  ): Promise<Opened> {
    const now = this.clock.now();
    const token = this.secrets.newToken();
    const sessionId = await this.sessions.open(tx, {
      accountId: account.id,
      tokenHash: this.secrets.tokenHash(token),
      device: origin.device,
      now,
      expiresAt: firstExpiry(now, keep, account.granted),
    });
    await this.audit.record(
      tx,
      { id: account.id, roles: account.granted, sessionId },
      { action: 'session.opened', targetType: 'session', targetId: sessionId },
    );
    const deviceMark = this.secrets.deviceMark(account.emailIndex);
    return { token, keep: keep && account.granted.length === 0, deviceMark };
  }

  signOut(viewer: Viewer): Promise<string> {
    return this.db.tx(async (tx) => {
      if (await this.end(tx, viewer.actor.id, viewer.sessionId))
        await this.audit.record(tx, viewer.actor, {
          action: 'session.ended',
          targetType: 'session',
          targetId: viewer.sessionId,
        });
      return viewer.sessionId;
    });
  }

  /** Ends every session of the account, this one too, with their sockets. */
  signOutEverywhere(viewer: Viewer): Promise<string> {
    return this.db.tx(async (tx) => {
      const ended = await this.sessions.endAll(tx, viewer.actor.id, this.clock.now());
      if (!ended.length) return viewer.actor.id;
      await this.hints.disconnect(tx, audience.account(viewer.actor.id));
      await this.audit.record(tx, viewer.actor, {
        action: 'session.endedEverywhere',
        targetType: 'account',
        targetId: viewer.actor.id,
      });
      return viewer.actor.id;
    });
  }

  /** Ends one session of one's own; somebody else's does not exist. */
  endOne(viewer: Viewer, id: string): Promise<string> {
    return this.db.tx(async (tx) => {
      if (!(await this.end(tx, viewer.actor.id, id))) throw new DomainError('resource.notFound');
      await this.audit.record(tx, viewer.actor, { action: 'session.ended', targetType: 'session', targetId: id });
      return id;
    });
  }

  async mine(viewer: Viewer): Promise<MySession[]> {
    const found = await this.sessions.listOf(this.db.reader, viewer.actor.id, this.clock.now());
    return found.map((session) => ({ ...session, current: session.id === viewer.sessionId }));
  }

  /** An address nobody has is noted by its blind index alone. */
  private async noteRefused(accountId: string | null, emailIndex: Buffer): Promise<void> {
    await this.db.tx((tx) =>
      this.audit.record(tx, null, {
        action: 'signIn.refused',
        targetType: accountId ? 'account' : 'address',
        targetId: accountId ?? emailIndex.toString('hex'),
      }),
    );
  }

  private async replace(tx: Tx, held: Viewer): Promise<void> {
    await this.end(tx, held.actor.id, held.sessionId);
    await this.audit.record(tx, held.actor, {
      action: 'session.replaced',
      targetType: 'session',
      targetId: held.sessionId,
    });
  }

  private async end(tx: Tx, accountId: string, id: string): Promise<boolean> {
    const ended = await this.sessions.end(tx, accountId, id, this.clock.now());
    if (ended) await this.hints.disconnect(tx, audience.session(id));
    return ended;
  }
}
