import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';

import { DomainError } from '@kith/domain/refusal';

import { Audit } from '../platform/audit.js';
import type { Viewer } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { AccountSecrets } from './account-secrets.js';
import type { TotpEnrolment } from './account.model.js';
import { AccountStore } from './account.store.js';
import { SecondFactorStore } from './second-factor.store.js';
import { SessionStore } from './session.store.js';
import { SignInLimits } from './sign-in-limits.js';

const period = 30;
const totp = (seed: string, label: string) =>
  new TOTP({ issuer: 'Kith', label, secret: Secret.fromBase32(seed), digits: 6, period });

/** One-time codes for accounts with powers (R5). A code works once and lets a locked session go on. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly secrets: AccountSecrets,
    private readonly limits: SignInLimits,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly store: SecondFactorStore,
  ) {}

  /** A new seed, shown once. Refused with `action.forbidden` for accounts without powers and when one is set up already. */
  enrol(viewer: Viewer): Promise<TotpEnrolment> {
    return this.db.tx(async (tx) => {
      const accountId = viewer.actor.id;
      const granted = await this.accounts.rolesGranted(tx, accountId);
      const seed = new Secret({ size: 20 });
      const kept =
        granted.length > 0 && (await this.store.propose(tx, accountId, this.secrets.sealSeed(accountId, seed.base32)));
      if (!kept) throw new DomainError('action.forbidden', { action: 'startTotp' });
      return { secret: seed.base32, uri: totp(seed.base32, 'Kith').toString() };
    });
  }

  /** Confirms a proposed seed with its first code. */
  confirm(viewer: Viewer, code: string): Promise<string> {
    return this.check(viewer, code, 'secondFactor.enrolled');
  }

  /** Proves the second factor: readies a new session, unlocks an idle one, and counts as step-up for 5 minutes. */
  give(viewer: Viewer, code: string): Promise<string> {
    return this.check(viewer, code, 'secondFactor.given');
  }

  private async check(
    viewer: Viewer,
    code: string,
    action: 'secondFactor.enrolled' | 'secondFactor.given',
  ): Promise<string> {
    const accountId = viewer.actor.id;
    const digits = code.replaceAll(/\s/g, '');
    if (!/^\d{6}$/.test(digits)) throw new DomainError('input.invalid', { field: 'code' });
    const forgive = await this.limits.code(accountId);
    const token = await this.use(viewer, digits, action);
    if (!token) {
      await this.db.tx((tx) =>
        this.audit.record(tx, viewer.actor, {
          action: 'secondFactor.refused',
          targetType: 'account',
          targetId: accountId,
        }),
      );
      throw new DomainError('auth.secondFactorWrong');
    }
    await forgive();
    return token;
  }

  /** A fresh session token; null when the code is not right, or not any more. */
  private use(
    { actor, sessionId }: Viewer,
    digits: string,
    action: 'secondFactor.enrolled' | 'secondFactor.given',
  ): Promise<string | null> {
    const accountId = actor.id;
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      const factor = await this.store.find(tx, accountId);
      if (!factor || (factor.confirmedAt === null) !== (action === 'secondFactor.enrolled')) return null;
      const delta = totp(this.secrets.openSeed(accountId, factor.seedSealed), '').validate({
        token: digits,
        timestamp: now.getTime(),
        window: 1,
      });
      const step = Math.floor(now.getTime() / 1000 / period) + (delta ?? 0);
      if (delta === null || !(await this.store.use(tx, accountId, step, now))) return null;
      const fresh = this.secrets.newToken();
      if (!(await this.sessions.rotate(tx, sessionId, this.secrets.tokenHash(fresh), now)))
        throw new DomainError('auth.required');
      await this.hints.disconnect(tx, audience.session(sessionId));
      await this.audit.record(tx, actor, { action, targetType: 'session', targetId: sessionId });
      return fresh;
    });
  }
}
