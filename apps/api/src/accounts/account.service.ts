import { Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import { workspacesOf } from '@kith/domain/account/workspaces';

import type { Viewer } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { AccountSecrets } from './account-secrets.js';
import { type AccountRow, AccountStore } from './account.store.js';
import type { Me } from './account.model.js';
import { SessionStore } from './session.store.js';

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
    private readonly hints: Hints,
  ) {}

  /** The account without its address. */
  accountOf(tx: Tx, id: string): Promise<AccountRow | null> {
    return this.store.find(tx, id);
  }

  /** Ids of all accounts that hold one of these roles now. */
  withRole(tx: Tx, ...roles: Role[]): Promise<string[]> {
    return this.store.withRole(tx, roles, this.clock.now());
  }

  /** The address in clear, for sending mail. Null when there is no such account. */
  async emailOf(tx: Tx, id: string): Promise<string | null> {
    const sealed = await this.store.emailSealedOf(tx, id);
    return sealed && this.secrets.openEmail(id, sealed.emailSealed);
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

  /** Ends every session of an account and its sockets: a role was given or taken, the account was closed (SE-1). */
  async endSessions(tx: Tx, accountId: string, except: string | null = null): Promise<void> {
    const ended = await this.sessions.endAll(tx, accountId, this.clock.now(), except);
    for (const { id } of ended) await this.hints.disconnect(tx, audience.session(id));
  }
}
