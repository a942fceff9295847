import { Injectable, Logger } from '@nestjs/common';

import { type Actor, isClinical } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { duties, holderRoles } from '@kith/domain/rota/rota';
import { endOffer, isOpenSwap, offer, refuse, take } from '@kith/domain/rota/swap';
import { swapPolicy } from '@kith/domain/rota/swap.policy';

import { AccountService } from '../accounts/account.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, isOverlap, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { audience, Hints } from '../platform/hints.js';
import { Sweeps } from '../platform/sweeps.js';
import { WriteKeys } from '../platform/write-keys.js';
import type { RotaColleague, RotaSwap } from './rota-swap.model.js';
import { RotaSwapStore, type SwapRow } from './rota-swap.store.js';
import { RotaService } from './rota.service.js';
import { RotaStore } from './rota.store.js';

const day = 24 * 60 * 60_000;
/** How long a settled offer is listed. */
const shownFor = 7 * day;

export interface SwapOffer {
  key: string;
  shiftId: string;
  from: Date;
  until: Date;
  /** Null: to all who may hold the duty. */
  toAccountId: string | null;
}

/** Shifts that change hands: the holder offers, a colleague accepts, and until then nothing changes (R28). */
@Injectable()
export class RotaSwaps {
  private readonly log = new Logger('rota swaps');

  constructor(
    private readonly db: Db,
    private readonly store: RotaSwapStore,
    private readonly rota: RotaStore,
    private readonly shifts: RotaService,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register({ name: 'rota.swaps', run: (_tx, now) => this.endThoseOver(now) });
  }

  /** Offers that concern the actor, a clinical lead's are all: those that stand, and those of the last seven days. */
  async list(actor: Actor): Promise<RotaSwap[]> {
    const found = await this.store.list(this.db.reader, actor, new Date(this.clock.now().getTime() - shownFor));
    return found.map((swap) => this.shown(actor, swap));
  }

  /** Whom the actor can offer a shift of this duty. */
  colleagues(actor: Actor, wanted: string): Promise<RotaColleague[]> {
    const duty = duties.find((one) => one === wanted);
    if (!duty) throw new DomainError('input.invalid', { field: 'duty' });
    if (!actor.secondFactor || !isClinical(actor)) throw new DomainError('resource.notFound');
    return this.store.colleagues(this.db.reader, holderRoles[duty], actor.id);
  }

  /** The holder offers a shift or a part of it. One part is offered once at a time: `swap.standing`. */
  async offer(actor: Actor, { key, shiftId, from, until, toAccountId }: SwapOffer): Promise<RotaSwap> {
    return this.once(actor, key, 'offer', { shiftId, from, until, toAccountId }, async (tx) => {
      const shift = await this.store.holdShift(tx, shiftId);
      const subject = shift && { duty: shift.duty, offeredBy: shift.accountId, offeredTo: toAccountId };
      if (!shift || !isClinical(actor)) throw new DomainError('resource.notFound');
      if (shift.accountId !== actor.id) throw new DomainError('shift.notYours');
      authorize(swapPolicy, 'offer', actor, subject);
      const to = toAccountId && { id: toAccountId, roles: await this.shifts.rolesOf(tx, toAccountId) };
      const offered = offer(shift, { from, until, to: to || null }, this.clock.now());
      const id = await this.refusing('swap.standing', () =>
        this.store.insert(tx, { ...offered, shiftId, at: this.clock.now() }),
      );
      await this.record(tx, actor, 'offer', id);
      const asked = toAccountId ? [toAccountId] : await this.accounts.withRole(tx, ...holderRoles[shift.duty]);
      for (const accountId of asked) if (accountId !== actor.id) await this.tell(tx, accountId, 'swapOffered', id);
      return id;
    });
  }

  /** The receiver takes it. Of two at once exactly one wins, the other hears `swap.settled`; `shift.overlaps` when they have a call then. */
  async accept(actor: Actor, id: string, key: string): Promise<RotaSwap> {
    return this.once(actor, key, 'accept', { id }, async (tx) => {
      const swap = authorize(swapPolicy, 'accept', actor, await this.store.lock(tx, id));
      const shift = swap.shiftId ? await this.store.holdShift(tx, swap.shiftId) : null;
      const { before, taken, after } = take(swap, shift, actor.id, this.clock.now());
      const shiftId = swap.shiftId ?? '';
      await this.refusing('shift.overlaps', async () => {
        if (!before) await this.store.reshape(tx, shiftId, actor.id, taken.from, taken.until);
        else {
          await this.store.reshape(tx, shiftId, swap.offeredBy, before.from, before.until);
          await this.insert(tx, actor, taken);
        }
      });
      await this.store.settle(tx, id, 'ACCEPTED', actor.id, this.clock.now());
      if (after) await this.store.moveOffers(tx, shiftId, await this.insert(tx, actor, after));
      await this.record(tx, actor, 'accept', id);
      await this.tell(tx, swap.offeredBy, 'swapTaken', id);
      return id;
    });
  }

  async refuse(actor: Actor, id: string, key: string): Promise<RotaSwap> {
    return this.once(actor, key, 'refuse', { id }, async (tx) => {
      const swap = authorize(swapPolicy, 'refuse', actor, await this.store.lock(tx, id));
      const { status, refusedBy } = refuse(swap, actor.id, this.clock.now());
      await this.store.refusedBy(tx, id, refusedBy);
      if (status !== 'OFFERED') await this.store.settle(tx, id, status, null, this.clock.now());
      await this.record(tx, actor, 'refuse', id);
      await this.tell(tx, swap.offeredBy, 'swapRefused', id, actor.id);
      return id;
    });
  }

  /** The holder takes the offer back, or a clinical lead cancels it; whoever was asked by name hears of it. */
  async end(actor: Actor, id: string, key: string): Promise<RotaSwap> {
    return this.once(actor, key, 'end', { id }, async (tx) => {
      const swap = authorize(swapPolicy, 'end', actor, await this.store.lock(tx, id));
      await this.store.settle(tx, id, endOffer(swap, actor.id, this.clock.now()), null, this.clock.now());
      await this.record(tx, actor, 'end', id);
      for (const accountId of [swap.offeredBy, swap.offeredTo])
        if (accountId && accountId !== actor.id) await this.tell(tx, accountId, 'swapCancelled', id);
      return id;
    });
  }

  /** Offers whose time has come lapse, and those whose shift is gone are cancelled; the holder is told. */
  private async endThoseOver(now: Date): Promise<number> {
    let ended = 0;
    for (const id of await this.store.over(this.db.reader, now)) {
      try {
        ended += await this.db.tx((tx) => this.endOver(tx, id, now));
      } catch (error) {
        this.log.error(`swap ${id}: ${withoutWords(error)}`);
      }
    }
    return ended;
  }

  private async endOver(tx: Tx, id: string, now: Date): Promise<number> {
    const swap = await this.store.lock(tx, id);
    if (!swap || swap.status !== 'OFFERED') return 0;
    const lapsed = swap.shiftId !== null;
    await this.store.settle(tx, id, lapsed ? 'LAPSED' : 'CANCELLED', null, now);
    await this.record(tx, null, lapsed ? 'lapse' : 'cancel', id);
    await this.tell(tx, swap.offeredBy, lapsed ? 'swapLapsed' : 'swapCancelled', id);
    return 1;
  }

  private insert(
    tx: Tx,
    actor: Actor,
    shift: { duty: (typeof duties)[number]; accountId: string; from: Date; until: Date },
  ): Promise<string> {
    return this.rota.insert(tx, { ...shift, by: actor.id, at: this.clock.now() });
  }

  /** What the database refuses because it would overlap, as a refusal with a code. */
  private async refusing<T>(code: 'swap.standing' | 'shift.overlaps', work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isOverlap(error)) throw new DomainError(code);
      throw error;
    }
  }

  private once(
    actor: Actor,
    key: string,
    act: string,
    input: Record<string, unknown>,
    work: (tx: Tx) => Promise<string>,
  ): Promise<RotaSwap> {
    const claim = { accountId: actor.id, key, operation: `rotaSwap.${act}`, input };
    return this.db.tx(async (tx) => {
      const { id } = await this.keys.once(
        tx,
        claim,
        async () => ({ id: await work(tx) }),
        async (made) => ({ id: made }),
      );
      const swap = await this.store.find(tx, id);
      if (!swap) throw new DomainError('resource.notFound');
      return this.shown(actor, swap);
    });
  }

  private shown(actor: Actor, swap: SwapRow): RotaSwap {
    const isOpen = isOpenSwap(swap, this.clock.now());
    const asked = isOpen && swapPolicy.accept(actor, swap);
    return {
      ...swap,
      isMine: swap.offeredBy === actor.id,
      viewerCan: {
        accept: asked,
        refuse: asked && !swap.refusedBy.includes(actor.id),
        end: isOpen && swapPolicy.end(actor, swap),
      },
    };
  }

  private async tell(tx: Tx, accountId: string, what: string, id: string, by = ''): Promise<void> {
    await this.notices.tell(tx, {
      accountId,
      kind: `rota.${what}`,
      link: '/clinic/cover',
      facts: {},
      key: `rota.${what}:${id}:${by}`,
      mail: 'team',
    });
  }

  private async record(tx: Tx, actor: Actor | null, act: string, id: string): Promise<void> {
    await this.audit.record(tx, actor, { action: `rotaSwap.${act}`, targetType: 'rotaSwap', targetId: id });
    await this.hints.send(tx, audience.run, 'board.changed');
    await this.hints.send(tx, audience.clinic, 'escalation.changed', { id, version: 0 });
  }
}
