import { Injectable } from '@nestjs/common';

import { type Actor, hasRole, leadsDesk } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import {
  abandon,
  type Arrival,
  checkCap,
  checkSpan,
  checkTopics,
  end,
  type Leaving,
  missedEndMinutes,
  type ShiftEvent,
  start,
  usualShiftHours,
} from '@kith/domain/shift/shift';
import { shiftPolicy } from '@kith/domain/shift/shift.policy';

import { AccountService } from '../accounts/account.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { Sweeps } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { type ModeratorOnShift, moderatorsOnShift } from './shift.loader.js';
import { type NamedShift, ShiftStore } from './shift.store.js';

export type { ModeratorOnShift } from './shift.loader.js';
export type { NamedShift } from './shift.store.js';

/** Words of a handover note: two lines, kept for the next on shift. */
const longestNote = 2000;

/** What people hold at the desk. The desk says, because it knows shifts and not the other way round. */
export interface HeldConcerns {
  /** How many an account holds, those that wait included; they are locked. */
  count: (tx: Tx, accountId: string) => Promise<number>;
  /** The shift is over: what is still held goes back to the queue, what was offered to them stays with who holds it. */
  release: (tx: Tx, accountId: string) => Promise<void>;
}

@Injectable()
export class ShiftService {
  private concerns: HeldConcerns = { count: async () => 0, release: async () => undefined };

  constructor(
    private readonly db: Db,
    private readonly store: ShiftStore,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly timers: Timers,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register({ name: 'shifts.missed-end', run: (tx, now) => this.giveUpMissedEnds(tx, now) });
  }

  useConcerns(concerns: HeldConcerns): void {
    this.concerns = concerns;
  }

  /** Who is on shift now; with a group, only who may moderate it. */
  async onDeskNow(tx: Tx, groupId: string | null): Promise<{ accountId: string; until: Date }[]> {
    return groupId ? moderatorsOnShift(tx, [groupId], this.clock.now()) : this.store.onDesk(tx);
  }

  async isOnShift(tx: Tx, accountId: string): Promise<boolean> {
    return (await this.store.active(tx, accountId)) !== null;
  }

  /** The same for somebody who is about to take something: their shift cannot end before this transaction does. */
  async staysOnShift(tx: Tx, accountId: string): Promise<boolean> {
    return (await this.store.activeLocked(tx, accountId)) !== null;
  }

  /** Moderators on shift for one group, by the names their group knows. */
  moderatorsHere(tx: Tx, groupId: string): Promise<ModeratorOnShift[]> {
    return moderatorsOnShift(tx, [groupId], this.clock.now());
  }

  /** The same for many groups in one statement. */
  moderatorsHereIn(tx: Tx, groupIds: readonly string[]): Promise<ModeratorOnShift[]> {
    return moderatorsOnShift(tx, groupIds, this.clock.now());
  }

  /** Moderators on shift anywhere, for people who are not signed in: by work name, and only those who have one. */
  publiclyHere(): Promise<{ displayName: string; avatar: string; until: Date }[]> {
    return this.store.publiclyHere(this.db.reader);
  }

  nextPublicShift(): Promise<Date | null> {
    return this.store.nextStart(this.db.reader, this.clock.now(), null);
  }

  /** The actor's running shift with its name and portrait, or null. */
  async current(tx: Tx, accountId: string): Promise<NamedShift | null> {
    return (await this.store.activeNamed(tx)).find((shift) => shift.accountId === accountId) ?? null;
  }

  /** What the running shifts of these accounts take. Locked, a shift cannot end before this transaction does. */
  limitsOf: ShiftStore['limits'] = (tx, accountIds, how) => this.store.limits(tx, accountIds, how);

  /** What the actor declines now, or declined last: for themselves. */
  declinedBy(actor: Actor): Promise<string[]> {
    return this.store.lastDeclined(this.db.reader, actor.id);
  }

  /** Every running shift, for the desk. */
  onDesk(tx: Tx): Promise<NamedShift[]> {
    return this.store.activeNamed(tx);
  }

  /** Notes left by those who ended a shift in the last 24 hours, newest first. */
  handoverNotes(tx: Tx): Promise<string[]> {
    return this.store.handoverNotes(tx, new Date(this.clock.now().getTime() - 24 * 3_600_000));
  }

  /** When the next planned shift begins, of anybody or of a moderator of the group; null when none is planned. */
  nextShiftAt(tx: Tx, groupId: string | null): Promise<Date | null> {
    return this.store.nextStart(tx, this.clock.now(), groupId);
  }

  /** The actor arrives: at a planned shift, or now until a time (two hours when none is given). Arriving twice changes nothing. */
  async start(
    actor: Actor,
    input: { shiftId: string | null; until: Date | null; hardItemCap: number } & Partial<Arrival>,
  ): Promise<NamedShift> {
    const { hardItemCap, prefersNot = [], feeling = null } = input;
    checkCap(hardItemCap);
    checkTopics(prefersNot);
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      await this.accounts.hold(tx, actor.id);
      const running = await this.store.active(tx, actor.id);
      if (running) {
        authorize(shiftPolicy, 'start', actor, running);
        if (input.shiftId && input.shiftId !== running.id) throw new DomainError('shift.overlaps');
        return this.store.named(tx, running.id);
      }
      const planned = input.shiftId
        ? authorize(shiftPolicy, 'start', actor, await this.store.find(tx, input.shiftId))
        : await this.unplanned(tx, actor, input.until, now);
      const { next, events } = start(planned, { hardItemCap, prefersNot, feeling }, now);
      await this.store.save(tx, next);
      await this.publish(tx, actor, events, 'shift.start', next.id, planned.status, next.status);
      return this.store.named(tx, next.id);
    });
  }

  /**
   * The actor leaves. Refused with `shift.stillHolding` until each concern they hold was accepted by a colleague or given
   * back (R33). Leads are told when they ask for a talk about it.
   */
  async end(
    actor: Actor,
    handoverNote: string,
    { feeling = null, wantsDebrief = false }: Partial<Leaving> = {},
  ): Promise<NamedShift> {
    const note = handoverNote.trim();
    if (note.length > longestNote) throw new DomainError('input.tooLong', { field: 'handoverNote', max: longestNote });
    if (/\0/.test(note) || !note.isWellFormed()) throw new DomainError('input.invalid', { field: 'handoverNote' });
    return this.db.tx(async (tx) => {
      const running = await this.store.activeLocked(tx, actor.id);
      if (!running) throw new DomainError('shift.notRunning');
      authorize(shiftPolicy, 'end', actor, running);
      const holding = await this.concerns.count(tx, actor.id);
      const { next, events } = end(running, { handoverNote: note, feeling, wantsDebrief }, holding, this.clock.now());
      await this.store.save(tx, next);
      await this.concerns.release(tx, actor.id);
      await this.publish(tx, actor, events, 'shift.end', next.id, running.status, next.status);
      const left = await this.store.named(tx, next.id);
      if (wantsDebrief) await this.tellLeads(tx, left, 'shift.debrief');
      return left;
    });
  }

  /** The actor changes which categories they decline, in the running shift. The record says that, not which. */
  decline(actor: Actor, prefersNot: readonly string[]): Promise<NamedShift> {
    checkTopics(prefersNot);
    return this.db.tx(async (tx) => {
      const running = await this.store.activeLocked(tx, actor.id);
      if (!running) throw new DomainError('shift.notRunning');
      authorize(shiftPolicy, 'end', actor, running);
      await this.store.save(tx, { ...running, prefersNot: [...new Set(prefersNot)] });
      await this.publish(tx, actor, [], 'shift.decline', running.id, running.status, running.status);
      return this.store.named(tx, running.id);
    });
  }

  /** A lead plans a shift for somebody who may work at the desk. Refuses with `shift.overlaps`. */
  async plan(actor: Actor, input: { accountId: string; from: Date; until: Date }): Promise<NamedShift> {
    authorize(shiftPolicy, 'plan', actor, { accountId: input.accountId });
    const now = this.clock.now();
    checkSpan(input.from, input.until, now);
    return this.db.tx(async (tx) => {
      const moderators = await this.accounts.withRole(
        tx,
        'peerModerator',
        'leadModerator',
        'clinicalLead',
        'safeguardingLead',
      );
      if (!moderators.includes(input.accountId)) throw new DomainError('resource.notFound');
      const made = await this.store.insert(tx, {
        accountId: input.accountId,
        plannedFrom: input.from,
        plannedUntil: input.until,
        status: 'PLANNED',
      });
      await this.publish(tx, actor, [], 'shift.plan', made.id, null, 'PLANNED');
      return this.store.named(tx, made.id);
    });
  }

  /** A lead takes a shift out of the plan. One that runs or is over stays. */
  async remove(actor: Actor, id: string): Promise<{ id: string }> {
    return this.db.tx(async (tx) => {
      const shift = authorize(shiftPolicy, 'remove', actor, await this.store.find(tx, id));
      if (!(await this.store.removePlanned(tx, id)))
        throw new DomainError('shift.notStartable', { status: shift.status });
      await this.publish(tx, actor, [], 'shift.remove', id, 'PLANNED', null);
      return { id };
    });
  }

  async mine(actor: Actor): Promise<NamedShift[]> {
    if (!leadsDesk(actor) && !hasRole(actor, 'peerModerator'))
      throw new DomainError('action.forbidden', { action: 'read' });
    return this.store.upcomingOf(this.db.reader, actor.id, this.clock.now());
  }

  /** Shifts of the last 14 days whose moderators ask for a talk about them; for leads. */
  async debriefs(actor: Actor): Promise<NamedShift[]> {
    if (!shiftPolicy.readDebriefs(actor)) throw new DomainError('action.forbidden', { action: 'readDebriefs' });
    return this.store.debriefs(this.db.reader, new Date(this.clock.now().getTime() - 14 * 86_400_000));
  }

  /** Shifts that touch a span of at most 31 days. */
  async between(actor: Actor, from: Date, until: Date): Promise<NamedShift[]> {
    if (!shiftPolicy.readAll(actor)) throw new DomainError('action.forbidden', { action: 'read' });
    if (until <= from || until.getTime() - from.getTime() > 31 * 86_400_000)
      throw new DomainError('input.invalid', { field: 'until' });
    return this.store.between(this.db.reader, from, until);
  }

  private unplanned(tx: Tx, actor: Actor, wanted: Date | null, now: Date) {
    authorize(shiftPolicy, 'start', actor, { accountId: actor.id });
    const until = wanted ?? new Date(now.getTime() + usualShiftHours * 3_600_000);
    checkSpan(now, until, now);
    return this.store.insert(tx, {
      accountId: actor.id,
      plannedFrom: now,
      plannedUntil: until,
      status: 'PLANNED',
    });
  }

  /** Shifts nobody ended 30 minutes after their end are over: what was held is free again, the leads are told (S09, H06). */
  private async giveUpMissedEnds(tx: Tx, now: Date): Promise<number> {
    const latestEnd = this.timers.after(now, -missedEndMinutes);
    const missed = await this.store.overdue(tx, latestEnd);
    if (!missed.length) return 0;
    for (const shift of missed) {
      const { next, events } = abandon(shift, now);
      await this.store.save(tx, next);
      await this.concerns.release(tx, shift.accountId);
      await this.store.recordBreach(tx, shift, this.timers.after(shift.plannedUntil, missedEndMinutes), now);
      await this.publish(tx, null, events, 'shift.abandon', shift.id, shift.status, next.status);
      await this.tellLeads(tx, await this.store.named(tx, shift.id), 'shift.missedEnd');
    }
    return missed.length;
  }

  private async tellLeads(tx: Tx, shift: NamedShift, kind: 'shift.missedEnd' | 'shift.debrief'): Promise<void> {
    for (const accountId of await this.accounts.withRole(tx, 'leadModerator')) {
      await this.notices.tell(tx, {
        accountId,
        kind,
        link: '/desk/shift',
        facts: { name: shift.name, shiftId: shift.id },
        key: `${kind}:${shift.id}`,
      });
    }
  }

  private async publish(
    tx: Tx,
    actor: Actor | null,
    events: readonly ShiftEvent[],
    action: string,
    shiftId: string,
    before: string | null,
    after: string | null,
  ): Promise<void> {
    await this.outbox.publish(tx, events, { actorId: actor?.id ?? null });
    await this.audit.record(tx, actor, { action, targetType: 'deskShift', targetId: shiftId, before, after });
    await this.hints.send(tx, audience.run, 'board.changed');
  }
}
