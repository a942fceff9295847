import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Actor, isClinical } from '@kith/domain/actor';
import { isFor, isLastResort, limitBroken, type Limits, type Offer, withinLimits } from '@kith/domain/lanes/lanes';
import { DomainError } from '@kith/domain/refusal';
import type { ReviewItem } from '@kith/domain/review-item/review-item';
import { type Exposure, exposureOf, workLimits } from '@kith/domain/shift/exposure';

import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { ShiftService } from '../shifts/shift.service.js';
import { ExposureStore, hardItems } from './exposure.store.js';
import { HandoverStore } from './handover.store.js';
import { LeadNotices } from './lead-notices.js';
import { QueueStore } from './queue.store.js';

/** Days for which it is kept when somebody worked. */
const keptDays = 30;
const day = 24 * 3_600_000;
const nobody = '00000000-0000-0000-0000-000000000000';

interface Standing extends Limits {
  exposure: Exposure;
}

/** Somebody who has carried nothing and is not on shift. */
const unknown: Standing = {
  exposure: { stretchMinutes: 0, dayMinutes: 0, reached: null },
  reached: null,
  hardLeft: Infinity,
  prefersNot: [],
};

/** With the moment from which it may be taken, in milliseconds; a share of hard items ends with the shift. */
const limitReached = (limit: 'stretch' | 'day' | 'hard', { exposure }: Standing): DomainError =>
  new DomainError('shift.limitReached', { limit, at: exposure.reached?.againAt.getTime() ?? null });

type Waiting = Pick<ReviewItem, 'id' | 'level'>;

/**
 * What one person may carry, kept by the server (R50, H23): minutes of queue work, hard items of a shift, categories they
 * decline. Clinicians who are called answer all the same.
 */
@Injectable()
export class LimitsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
    private readonly store: ExposureStore,
    private readonly handovers: HandoverStore,
    private readonly lists: QueueStore,
    private readonly shifts: ShiftService,
    private readonly leads: LeadNotices,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'moderation.desk-work',
      run: (tx, now) => this.store.forget(tx, new Date(now.getTime() - keptDays * day)),
    });
  }

  /** What the meter of the actor says. */
  async exposure(actor: Actor): Promise<Exposure> {
    return (await this.limitsOf(this.db.reader, actor)).exposure;
  }

  /** What may be drawn for the actor; a crisis that nobody else can take always. */
  async allowed<I extends Waiting>(tx: Tx, actor: Actor, waiting: readonly I[], { lock = false } = {}): Promise<I[]> {
    const mine = await this.limitsOf(tx, actor, lock);
    const offers = await this.offers(tx, actor.id, waiting);
    const kept = new Set(
      withinLimits(
        offers.map(({ offer }) => offer),
        mine,
      ).map(({ id }) => id),
    );
    return waiting.filter(({ id }) => kept.has(id));
  }

  /**
   * Refuses `shift.limitReached` when taking the item would break a limit, with the moment from which it may be taken. A
   * crisis that nobody else on shift can take is never refused; leads are told. Returns the limit that was passed so.
   */
  async admit(tx: Tx, actor: Actor, item: ReviewItem): Promise<'stretch' | 'day' | 'hard' | null> {
    const mine = await this.limitsOf(tx, actor, true);
    for (const { offer } of await this.offers(tx, actor.id, [item])) {
      const limit = limitBroken(offer, mine);
      if (limit && isLastResort(offer)) return limit;
      if (limit) throw limitReached(limit, mine);
    }
    return null;
  }

  /** Refuses somebody who needs a pause: nothing is drawn for them until then. */
  async refusePaused(tx: Tx, actor: Actor): Promise<void> {
    const mine = await this.limitsOf(tx, actor);
    if (mine.reached) throw limitReached(mine.reached, mine);
  }

  /** Leads hear that somebody took a crisis past a limit because nobody else could (R50). */
  async tellPastLimit(tx: Tx, actor: Actor, itemId: string, limit: string): Promise<void> {
    const told = { kind: 'desk.pastLimit' as const, link: `/desk/c/${itemId}`, facts: { limit } };
    await this.leads.tell(tx, { ...told, key: `desk.pastLimit:${itemId}:${actor.id}`, itemId, except: [actor.id] });
  }

  /** Which of these items nobody on shift is given: somebody could take them, but declines them or is past a limit. */
  async takenByNobody<I extends Waiting>(tx: Tx, waiting: readonly I[]): Promise<I[]> {
    const offers = await this.offers(tx, nobody, waiting);
    return offers.flatMap(({ item, offer, takers }) => (takers > 0 && !offer.hasOthers ? [item] : []));
  }

  private async limitsOf(tx: Tx, actor: Actor, lock = false): Promise<Standing> {
    const standing = (await this.standing(tx, [actor.id], lock)).get(actor.id) ?? unknown;
    if (!isClinical(actor)) return standing;
    return { ...standing, reached: null, hardLeft: Infinity, exposure: { ...standing.exposure, reached: null } };
  }

  private async offers<I extends Waiting>(
    tx: Tx,
    actorId: string,
    waiting: readonly I[],
  ): Promise<{ item: I; offer: Offer & { id: string }; takers: number }[]> {
    const ids = waiting.map(({ id }) => id);
    const [topics, takers] = [
      await this.lists.topics(tx, ids),
      await this.handovers.takers(tx, ids, actorId, this.clock.now()),
    ];
    const others = await this.standing(tx, [...new Set(takers.map(({ accountId }) => accountId))]);
    return waiting.map((item) => {
      const about = topics.get(item.id) ?? [];
      const mayTake = takers.filter(({ itemId }) => itemId === item.id);
      const carried = { level: item.level, about };
      const hasOthers = mayTake.some(({ accountId }) => isFor(carried, others.get(accountId) ?? unknown));
      const offer = { ...carried, id: item.id, hasOthers };
      return { item, offer, takers: mayTake.length };
    });
  }

  /** Where each of these accounts stands. With `lock`, their running shift cannot end or take anything else meanwhile. */
  private async standing(tx: Tx, accountIds: readonly string[], lock = false): Promise<Map<string, Standing>> {
    const now = this.clock.now();
    const shifts = await this.shifts.limitsOf(tx, accountIds, { lock });
    const [seen, holders, taken] = [
      await this.store.stretches(tx, accountIds, new Date(now.getTime() - day - workLimits.stretchMinutes * 60_000)),
      await this.store.holdLease(tx, accountIds, now),
      await hardItems(
        tx,
        shifts.map(({ id }) => id),
      ),
    ];
    return new Map(
      accountIds.map((accountId) => {
        const shift = shifts.find((one) => one.accountId === accountId);
        const exposure = exposureOf(
          seen.filter((one) => one.accountId === accountId),
          holders.has(accountId),
          now,
        );
        return [
          accountId,
          {
            exposure,
            reached: exposure.reached?.limit ?? null,
            hardLeft: shift ? shift.hardItemCap - (taken.get(shift.id) ?? 0) : Infinity,
            prefersNot: shift?.prefersNot ?? [],
          },
        ];
      }),
    );
  }
}
