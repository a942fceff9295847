import { Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import {
  checkCountry,
  checkGlucoseUnit,
  checkKnownConsents,
  checkTimeZone,
  checkToldUs,
  type ConsentGiven,
  type ToldUs,
} from '@kith/domain/account/settings';
import type { Actor } from '@kith/domain/actor';
import { workspacesOf } from '@kith/domain/account/workspaces';
import { DomainError } from '@kith/domain/refusal';

import { Audit } from '../platform/audit.js';
import type { Viewer } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { AccountSecrets } from './account-secrets.js';
import { type AccountRow, AccountStore } from './account.store.js';
import type { Me } from './account.model.js';
import { MailStore } from './mail.store.js';
import { SecondFactorStore } from './second-factor.store.js';
import { SessionStore } from './session.store.js';

/** How long the link that confirms an address works, and what was wished for is kept. */
export const lifeOfConfirmationMs = 48 * 3600_000;

const stateCodes = { ready: 'READY', secondFactor: 'SECOND_FACTOR', locked: 'LOCKED' } as const;

/** What other features may know about an account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly secrets: AccountSecrets,
    private readonly store: AccountStore,
    private readonly sessions: SessionStore,
    private readonly factors: SecondFactorStore,
    private readonly mails: MailStore,
    private readonly outbox: Outbox,
    private readonly hints: Hints,
    private readonly audit: Audit,
  ) {}

  /** The account without its address. */
  accountOf(tx: Tx, id: string): Promise<AccountRow | null> {
    return this.store.find(tx, id);
  }

  /** Ids of all accounts that hold one of these roles now. */
  withRole(tx: Tx, ...roles: Role[]): Promise<string[]> {
    return this.store.withRole(tx, roles, this.clock.now());
  }

  /** Makes everybody else who holds this account wait for the end of the transaction: for what may happen to a person once. */
  hold(tx: Tx, id: string): Promise<void> {
    return this.store.hold(tx, id);
  }

  /**
   * Somebody who answers without a session, by a way that only they can answer: with the powers they hold now, and no
   * more than a second factor that they have set up. Null for an account that is not in use.
   */
  async absent(tx: Tx, id: string): Promise<Actor | null> {
    const own = await this.store.own(tx, id, this.clock.now());
    if (!own || !['pending', 'active'].includes(own.status)) return null;
    return { id, roles: own.roles, moderates: [], secondFactor: own.hasSecondFactor, steppedUp: false };
  }

  /** The address in clear, for sending mail. Null when there is no such account. */
  async emailOf(tx: Tx, id: string): Promise<string | null> {
    const sealed = await this.store.emailSealedOf(tx, id);
    return sealed && this.secrets.openEmail(id, sealed.emailSealed);
  }

  /** The address in clear of an account whose sealed one has been read already. */
  emailIn(account: { id: string; emailSealed: Buffer }): string {
    return this.secrets.openEmail(account.id, account.emailSealed);
  }

  /** The signed-in person as they see themselves. */
  async me(viewer: Viewer): Promise<Me> {
    const own = await this.store.own(this.db.reader, viewer.actor.id, this.clock.now());
    if (!own) throw new Error('A session without an account.');
    return {
      id: own.id,
      email: this.secrets.openEmail(own.id, own.emailSealed),
      country: own.country,
      timeZone: own.timeZone,
      locale: own.locale,
      glucoseUnit: own.glucoseUnit,
      workName: own.workName,
      jobTitle: own.jobTitle,
      roles: own.roles,
      sessionState: stateCodes[viewer.state],
      secondFactorEnrolled: own.hasSecondFactor,
      workspaces: workspacesOf(own.roles),
      emailConfirmed: own.emailConfirmedAt !== null,
    };
  }

  /** What the person told the clinical team; all null when nothing was told. Who may read it is decided by the caller. */
  async toldUsOf(tx: Tx, accountId: string): Promise<ToldUs & { updatedAt: Date | null }> {
    return (await this.store.toldUsOf(tx, accountId)) ?? { ...checkToldUs({}), updatedAt: null };
  }

  /** Replaces what was told before. The trail holds which fields are filled, never with what. */
  tellUs(
    actor: Viewer['actor'],
    input: Parameters<typeof checkToldUs>[0],
  ): Promise<ToldUs & { updatedAt: Date | null }> {
    const told = checkToldUs(input);
    return this.db.tx(async (tx) => {
      const kept = await this.store.tellUs(tx, actor.id, told, this.clock.now());
      const filled = Object.entries(told).flatMap(([field, value]) => (value === null ? [] : [field]));
      await this.audit.record(tx, actor, {
        action: 'toldUs.changed',
        targetType: 'account',
        targetId: actor.id,
        details: { filled },
      });
      return kept;
    });
  }

  consentsOf(actor: Viewer['actor']) {
    return this.store.consentsOf(this.db.reader, actor.id);
  }

  /** Agrees to texts in their present version: one that is new, or whose words have changed. */
  agree(actor: Viewer['actor'], given: readonly ConsentGiven[]) {
    if (given.length === 0) throw new DomainError('input.required', { field: 'consents' });
    const agreed = checkKnownConsents(given);
    return this.db.tx(async (tx) => {
      await this.store.hold(tx, actor.id);
      const before = await this.store.consentsOf(tx, actor.id);
      const fresh = agreed.filter(
        (one) => !before.some((had) => had.purpose === one.purpose && had.version === one.version && !had.withdrawnAt),
      );
      if (fresh.length) {
        await this.store.giveConsents(tx, actor.id, fresh, this.clock.now());
        await this.audit.record(tx, actor, {
          action: 'consents.given',
          targetType: 'account',
          targetId: actor.id,
          details: { consents: fresh },
        });
      }
      return this.store.consentsOf(tx, actor.id);
    });
  }

  /** Refuses with `account.countryNotOpen` or `input.invalid` and the field. */
  changeSettings(viewer: Viewer, given: { country: string; timeZone: string; glucoseUnit: string }): Promise<Me> {
    const settings = {
      country: checkCountry(given.country),
      timeZone: checkTimeZone(given.timeZone),
      glucoseUnit: checkGlucoseUnit(given.glucoseUnit),
    };
    return this.db
      .tx(async (tx) => {
        await this.store.changeSettings(tx, viewer.actor.id, settings);
        await this.audit.record(tx, viewer.actor, {
          action: 'settings.changed',
          targetType: 'account',
          targetId: viewer.actor.id,
        });
      })
      .then(() => this.me(viewer));
  }

  /** Takes a lost second factor away and signs its owner out; a mail tells them. False when there was none. */
  async forgetSecondFactor(tx: Tx, accountId: string): Promise<boolean> {
    if (!(await this.factors.forget(tx, accountId))) return false;
    await this.endSessions(tx, accountId);
    await this.outbox.publish(tx, [{ type: 'account.secondFactorReset', accountId }]);
    return true;
  }

  /** Its owner has died: no session, no sign-in, and no mail that still waits (R47). Roles are left for the record. */
  async freeze(tx: Tx, accountId: string): Promise<void> {
    await this.store.setStatus(tx, accountId, 'memorial');
    await this.endSessions(tx, accountId);
    await this.mails.cancel(tx, accountId);
  }

  /** It was a mistake: they can sign in again. */
  async thaw(tx: Tx, accountId: string): Promise<void> {
    await this.store.setStatus(tx, accountId, 'active');
  }

  /** Ends every session of an account and its sockets: a role was given or taken, the account was closed (SE-1). */
  async endSessions(tx: Tx, accountId: string, except: string | null = null): Promise<void> {
    const ended = await this.sessions.endAll(tx, accountId, this.clock.now(), except);
    for (const { id } of ended) await this.hints.disconnect(tx, audience.session(id));
  }
}
