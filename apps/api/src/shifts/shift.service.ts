import { Injectable } from '@nestjs/common';

import { type Actor, hasRole, leadsDesk } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { type Arrival, checkCap, checkSpan, checkTopics, start } from '@kith/domain/shift/shift';
import { shiftPolicy } from '@kith/domain/shift/shift.policy';

import { AccountService } from '../accounts/account.service.js';
import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { type ModeratorOnShift, moderatorsOnShift } from './shift.loader.js';
import { ShiftRecord } from './shift-record.js';
import { type NamedShift, ShiftStore } from './shift.store.js';

export type { ModeratorOnShift } from './shift.loader.js';
export type { NamedShift } from './shift.store.js';

@Injectable()
export class ShiftService {
  constructor(
    private readonly db: Db,
    private readonly store: ShiftStore,
    private readonly accounts: AccountService,
    private readonly record: ShiftRecord,
    private readonly agreed: AgreedSettings,
    private readonly clock: Clock,
  ) {}

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

  /** Shifts whose moderators stepped away and whose time is not over: somebody should cover it (R49). */
  toCover(tx: Tx): Promise<NamedShift[]> {
    return this.store.toCover(tx, this.clock.now());
  }

  /** When the next planned shift begins, of anybody or of a moderator of the group; null when none is planned. */
  nextShiftAt(tx: Tx, groupId: string | null): Promise<Date | null> {
    return this.store.nextStart(tx, this.clock.now(), groupId);
  }

  /** The actor arrives: at a planned shift, or now until a time (a usual shift when none is given). Arriving twice changes nothing. */
  async start(
    actor: Actor,
    input: { shiftId: string | null; until: Date | null; hardItemCap: number } & Partial<Arrival>,
  ): Promise<NamedShift> {
    const { hardItemCap, prefersNot = [], feeling = null } = input;
    checkCap(hardItemCap, this.agreed.now.thresholds);
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
      await this.record.keep(tx, actor, events, 'shift.start', next.id, planned.status, next.status);
      return this.store.named(tx, next.id);
    });
  }

  /** The actor changes which categories they decline, in the running shift. The record says that, not which. */
  decline(actor: Actor, prefersNot: readonly string[]): Promise<NamedShift> {
    checkTopics(prefersNot);
    return this.db.tx(async (tx) => {
      const running = await this.store.activeLocked(tx, actor.id);
      if (!running) throw new DomainError('shift.notRunning');
      authorize(shiftPolicy, 'end', actor, running);
      const next = [...new Set(prefersNot)].sort();
      if (String(next) === String([...running.prefersNot].sort())) return this.store.named(tx, running.id);
      await this.store.save(tx, { ...running, prefersNot: next });
      await this.record.keep(tx, actor, [], 'shift.decline', running.id, running.status, running.status);
      return this.store.named(tx, running.id);
    });
  }

  /** A lead plans a shift for somebody who may work at the desk. Refuses with `shift.overlaps`. */
  async plan(actor: Actor, input: { accountId: string; from: Date; until: Date }): Promise<NamedShift> {
    authorize(shiftPolicy, 'plan', actor, { accountId: input.accountId });
    const now = this.clock.now();
    checkSpan(input.from, input.until, now, this.agreed.now.thresholds);
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
      await this.record.keep(tx, actor, [], 'shift.plan', made.id, null, 'PLANNED');
      return this.store.named(tx, made.id);
    });
  }

  /** A lead takes a shift out of the plan. One that runs or is over stays. */
  async remove(actor: Actor, id: string): Promise<{ id: string }> {
    return this.db.tx(async (tx) => {
      const shift = authorize(shiftPolicy, 'remove', actor, await this.store.find(tx, id));
      if (!(await this.store.removePlanned(tx, id)))
        throw new DomainError('shift.notStartable', { status: shift.status });
      await this.record.keep(tx, actor, [], 'shift.remove', id, 'PLANNED', null);
      return { id };
    });
  }

  async mine(actor: Actor): Promise<NamedShift[]> {
    if (!leadsDesk(actor) && !hasRole(actor, 'peerModerator'))
      throw new DomainError('action.forbidden', { action: 'read' });
    return this.store.upcomingOf(this.db.reader, actor.id, this.clock.now());
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
    const until = wanted ?? new Date(now.getTime() + this.agreed.now.thresholds.shiftUsual * 3_600_000);
    checkSpan(now, until, now, this.agreed.now.thresholds);
    return this.store.insert(tx, {
      accountId: actor.id,
      plannedFrom: now,
      plannedUntil: until,
      status: 'PLANNED',
    });
  }
}
