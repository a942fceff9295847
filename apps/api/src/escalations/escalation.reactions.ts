import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';

import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import type { Delivered, Subscriber } from '../platform/events.js';
import { withoutWords } from '../platform/graphql-error.js';
import { Outbox } from '../platform/outbox.js';
import { Sweeps } from '../platform/sweeps.js';
import { clockBell } from './case-ledger.js';
import { CaseTellings } from './case-tellings.service.js';
import { EscalationService } from './escalation.service.js';
import { EscalationStore } from './escalation.store.js';
import { FollowUpService } from './follow-up.service.js';
import { PagingService, wayBell } from './paging.service.js';

/**
 * Two independent alarms for every clock: a bell at the deadline, and a sweep over the columns that needs no bell (R15).
 */
@Injectable()
export class EscalationReactions implements OnModuleInit {
  private readonly log = new Logger('escalations');

  constructor(
    private readonly db: Db,
    private readonly store: EscalationStore,
    private readonly escalations: EscalationService,
    private readonly paging: PagingService,
    private readonly tellings: CaseTellings,
    private readonly followUps: FollowUpService,
    private readonly outbox: Outbox,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const idOf = (event: Delivered) => String(event['escalationId']);
    const subscribers: Subscriber[] = [
      {
        name: 'escalations.page',
        on: ['page.queued'],
        handle: async (event, tx) => void (await this.paging.sendQueued(tx, idOf(event))),
      },
      {
        name: wayBell,
        on: ['page.wayDue'],
        handle: async (event, tx) => void (await this.paging.follow(tx, idOf(event), String(event['ring']))),
      },
      {
        name: clockBell,
        on: ['escalation.clockDue'],
        handle: (event, tx) => this.escalations.runClocks(tx, idOf(event)),
      },
      {
        name: 'escalations.join-signal',
        on: ['reviewItem.raised'],
        handle: (event, tx) =>
          this.escalations.joinSignal(tx, String(event['reviewItemId']), event['signalLevel'] as Level),
      },
      {
        // A crisis that nobody is there to take is due as it is raised; the sweep alone would come up to 15 s later.
        name: 'escalations.call-unclaimed',
        on: ['reviewItem.raised'],
        handle: async (event, tx) =>
          void (await this.escalations.openUnclaimed(tx, String(event['reviewItemId']), this.clock.now())),
      },
    ];
    for (const subscriber of subscribers) this.outbox.register(subscriber);
    this.sweeps.register({ name: 'escalations.clocks', run: (_tx, now) => this.sweep(now) });
  }

  /** Each concern and each case in a transaction of its own, so that one that cannot move holds up no other. */
  private async sweep(now: Date): Promise<number> {
    let moved = 0;
    for (const id of await this.escalations.unclaimed(this.db.reader, now))
      moved += await this.apart(id, () => this.db.tx((tx) => this.escalations.openUnclaimed(tx, id, now)));
    const due = new Set([
      ...(await this.store.due(this.db.reader, now)),
      ...(await this.store.late(this.db.reader, now)),
    ]);
    for (const id of due) moved += await this.apart(id, () => this.db.tx((tx) => this.clocks(tx, id)));
    for (const { escalationId, ring } of await this.paging.wayDue(this.db.reader, now))
      moved += await this.apart(ring, () => this.db.tx((tx) => this.paging.follow(tx, escalationId, ring)));
    for (const id of await this.paging.waiting(this.db.reader))
      moved += await this.apart(id, () => this.db.tx((tx) => this.paging.sendQueued(tx, id)));
    for (const id of await this.store.unreviewed(this.db.reader, now))
      moved += await this.apart(id, () => this.db.tx((tx) => this.tellings.reviewLate(tx, id, now)));
    moved += await this.apart('follow-ups', () => this.db.tx((tx) => this.followUps.remind(tx, now)));
    return moved;
  }

  private async clocks(tx: Tx, id: string): Promise<number> {
    await this.escalations.runClocks(tx, id);
    return 1;
  }

  private async apart(what: string, run: () => Promise<number>): Promise<number> {
    try {
      return await run();
    } catch (error) {
      this.log.error(`${what}: ${withoutWords(error)}`);
      return 0;
    }
  }
}
