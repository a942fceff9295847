import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { MembershipStore } from './membership.store.js';

/** Ends the memberships of somebody who is too young, in every group at once, and the way back if that was wrong (H26). */
@Injectable()
export class AgeClosing {
  constructor(
    private readonly store: MembershipStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the person behind a membership out of all groups; joining another is refused from now on. They can still sign
   * in, read what the team wrote, and get help. Says how many groups it was.
   */
  async close(tx: Tx, actor: Actor, membershipId: string): Promise<number> {
    const now = this.clock.now();
    const closed = await this.store.closeForAge(tx, membershipId, now);
    for (const { id, groupId, accountId } of closed) {
      const certificates = await this.store.revokeCertificates(tx, accountId, groupId, now);
      await this.record(tx, actor, id, 'membership.closedForAge', { certificates: certificates.length });
      if (certificates.length)
        await this.outbox.publish(tx, [{ type: 'rights.changed', accountId }], { actorId: actor.id });
    }
    await this.endSockets(tx, closed);
    return closed.length;
  }

  /** They are old enough after all: the memberships come back as they were. Certificates do not. */
  async reopen(tx: Tx, actor: Actor, membershipId: string): Promise<void> {
    const reopened = await this.store.reopenAfterAge(tx, membershipId);
    for (const { id } of reopened) await this.record(tx, actor, id, 'membership.reopenedAfterAge');
    await this.endSockets(tx, reopened);
  }

  /** Their lines come back with the groups they have then. */
  private async endSockets(tx: Tx, changed: readonly { accountId: string }[]): Promise<void> {
    if (changed[0]) await this.hints.disconnect(tx, audience.account(changed[0].accountId));
  }

  private record(tx: Tx, actor: Actor, id: string, action: string, details = {}): Promise<void> {
    return this.audit.record(tx, actor, { action, targetType: 'membership', targetId: id, details });
  }
}
