import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { abandon, end, type Leaving, stepAway } from '@kith/domain/shift/shift';
import { shiftPolicy } from '@kith/domain/shift/shift.policy';
import { checkText } from '@kith/domain/text';

import { AccountService } from '../accounts/account.service.js';
import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { ShiftRecord } from './shift-record.js';
import { type NamedShift, ShiftStore } from './shift.store.js';

/** Words of a handover note: two lines, kept for the next on shift. */
const longestNote = 2000;

/** What people hold at the desk. The desk says, because it knows shifts and not the other way round. */
export interface HeldConcerns {
  /** How many an account holds, those that wait included; they are locked. */
  count: (tx: Tx, accountId: string) => Promise<number>;
  /** The shift is over: what is still held goes back to the queue, what was offered to them stays with who holds it. */
  release: (tx: Tx, accountId: string) => Promise<void>;
}

/** The ways out of a shift: handing over, stepping away, and the clock. None leaves anything held (R33, R49, H06). */
@Injectable()
export class LeavingService {
  private concerns: HeldConcerns = { count: async () => 0, release: async () => undefined };

  constructor(
    private readonly db: Db,
    private readonly store: ShiftStore,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly record: ShiftRecord,
    private readonly timers: Timers,
    private readonly agreed: AgreedSettings,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register({ name: 'shifts.missed-end', run: (tx, now) => this.giveUpMissedEnds(tx, now) });
  }

  useConcerns(concerns: HeldConcerns): void {
    this.concerns = concerns;
  }

  /**
   * The actor leaves. Refused with `shift.stillHolding` until each concern they hold was accepted by a colleague or given
   * back (R33).
   */
  async end(
    actor: Actor,
    handoverNote: string,
    { feeling = null, wantsDebrief = false }: Partial<Leaving> = {},
  ): Promise<NamedShift> {
    const note = checkText(handoverNote, 'handoverNote', { max: longestNote });
    return this.db.tx(async (tx) => {
      const running = await this.running(tx, actor);
      const holding = await this.concerns.count(tx, actor.id);
      const { next, events } = end(running, { handoverNote: note, feeling, wantsDebrief }, holding, this.clock.now());
      await this.store.save(tx, next);
      await this.concerns.release(tx, actor.id);
      await this.record.keep(tx, actor, events, 'shift.end', next.id, running.status, next.status);
      return this.store.named(tx, next.id);
    });
  }

  /**
   * The actor needs to leave now (R49): what they hold goes back with what its timeline says, the leads hear who, everybody
   * else on shift that one moderator has stepped away.
   */
  async stepAway(actor: Actor): Promise<NamedShift> {
    return this.db.tx(async (tx) => {
      const running = await this.running(tx, actor);
      const { next, events } = stepAway(running, this.clock.now());
      await this.store.save(tx, next);
      await this.concerns.release(tx, actor.id);
      await this.record.keep(tx, actor, events, 'shift.stepAway', next.id, running.status, next.status);
      const left = await this.store.named(tx, next.id);
      const leads = await this.tellLeads(tx, left, 'shift.steppedAway', { mail: true });
      for (const { accountId } of await this.store.onDesk(tx)) {
        if (leads.includes(accountId)) continue;
        const key = `shift.colleagueAway:${next.id}`;
        await this.notices.tell(tx, { accountId, kind: 'shift.colleagueAway', link: '/desk/shift', facts: {}, key });
      }
      return left;
    });
  }

  private async running(tx: Tx, actor: Actor) {
    const running = await this.store.activeLocked(tx, actor.id);
    if (!running) throw new DomainError('shift.notRunning');
    return authorize(shiftPolicy, 'end', actor, running);
  }

  /** Shifts nobody ended 30 minutes after their end are over: what was held is free again, the leads are told (S09, H06). */
  private async giveUpMissedEnds(tx: Tx, now: Date): Promise<number> {
    const { shiftEnd } = this.agreed.now.timers;
    const missed = await this.store.overdue(tx, this.timers.after(now, -shiftEnd));
    for (const shift of missed) {
      const { next, events } = abandon(shift, now);
      await this.store.save(tx, next);
      await this.concerns.release(tx, shift.accountId);
      await this.store.recordBreach(tx, shift, this.timers.after(shift.plannedUntil, shiftEnd), now);
      await this.record.keep(tx, null, events, 'shift.abandon', shift.id, shift.status, next.status);
      await this.tellLeads(tx, await this.store.named(tx, shift.id), 'shift.missedEnd');
    }
    return missed.length;
  }

  /** Every lead but the one it is about. Gives who was told. */
  private async tellLeads(
    tx: Tx,
    shift: NamedShift,
    kind: 'shift.missedEnd' | 'shift.steppedAway',
    { mail = false } = {},
  ): Promise<string[]> {
    const leads = (await this.accounts.withRole(tx, 'leadModerator')).filter((id) => id !== shift.accountId);
    for (const accountId of leads) {
      await this.notices.tell(tx, {
        accountId,
        kind,
        link: '/desk/care',
        facts: { name: shift.name, shiftId: shift.id },
        key: `${kind}:${shift.id}`,
        ...(mail && { mail: 'team' as const }),
      });
    }
    return leads;
  }
}
