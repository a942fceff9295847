import { Inject, Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { duties, type Duty, holderRoles, plan } from '@kith/domain/rota/rota';
import { rotaPolicy } from '@kith/domain/rota/rota.policy';

import { AccountService } from '../accounts/account.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Db, isOverlap, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { CONFIG } from '../platform/settings.js';
import { type RotaRow, RotaStore } from './rota.store.js';

const day = 24 * 60 * 60_000;

/** Who is on call, and when nobody is. */
@Injectable()
export class RotaService {
  constructor(
    private readonly db: Db,
    private readonly store: RotaStore,
    private readonly accounts: AccountService,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Zone in whose wall time shifts are planned; those who read the rota see their own beside it. */
  zone(actor: Actor): string {
    authorize(rotaPolicy, 'read', actor, {});
    return this.config.timeZone;
  }

  /** Shifts that touch a span of at most 31 days. */
  async between(actor: Actor, from: Date, until: Date): Promise<(RotaRow & { isMine: boolean })[]> {
    authorize(rotaPolicy, 'read', actor, {});
    if (until <= from || until.getTime() - from.getTime() > 31 * day)
      throw new DomainError('input.invalid', { field: 'until' });
    return (await this.store.between(this.db.reader, from, until)).map((r) => ({
      ...r,
      isMine: r.accountId === actor.id,
    }));
  }

  /** The holders of each duty at this moment, primary first. */
  async now(tx: Tx): Promise<RotaRow[]> {
    const found = await this.store.now(tx, this.clock.now());
    return found.sort((a, b) => duties.indexOf(a.duty) - duties.indexOf(b.duty));
  }

  /** Shifts of a span whose holder may still take calls, for the board. */
  cover(tx: Tx, from: Date, until: Date): Promise<RotaRow[]> {
    return this.store.standing(tx, from, until);
  }

  /** A clinical lead plans a shift. Refuses `shift.overlaps` when the duty is held, or by one person twice. */
  async plan(
    actor: Actor,
    shift: { duty: string; accountId: string; from: Date; until: Date },
  ): Promise<RotaRow & { isMine: boolean }> {
    authorize(rotaPolicy, 'plan', actor, {});
    const duty = duties.find((d) => d === shift.duty);
    if (!duty) throw new DomainError('input.invalid', { field: 'duty' });
    return this.db.tx(async (tx) => {
      const others = await this.store.between(tx, shift.from, shift.until < shift.from ? shift.from : shift.until);
      const planned = plan({ ...shift, duty }, await this.rolesOf(tx, shift.accountId), others, this.clock.now());
      const id = await this.insert(tx, { ...planned, by: actor.id });
      await this.record(tx, actor, 'rota.plan', id, { duty, accountId: shift.accountId });
      const made = await this.store.find(tx, id);
      if (!made) throw new Error('A shift that was just planned is gone.');
      return { ...made, isMine: made.accountId === actor.id };
    });
  }

  /** Takes a coming shift out; the hole it leaves alarms on the board. One that has begun is history: `shift.begun`. */
  async remove(actor: Actor, id: string): Promise<{ id: string }> {
    authorize(rotaPolicy, 'plan', actor, {});
    return this.db.tx(async (tx) => {
      const shift = await this.store.find(tx, id);
      if (!shift) throw new DomainError('resource.notFound');
      if (shift.from <= this.clock.now()) throw new DomainError('shift.begun');
      if (!(await this.store.remove(tx, id))) throw new DomainError('resource.notFound');
      await this.record(tx, actor, 'rota.remove', id, { duty: shift.duty, accountId: shift.accountId });
      return { id };
    });
  }

  private async insert(
    tx: Tx,
    shift: { duty: Duty; accountId: string; from: Date; until: Date; by: string },
  ): Promise<string> {
    try {
      return await this.store.insert(tx, { ...shift, at: this.clock.now() });
    } catch (error) {
      if (isOverlap(error)) throw new DomainError('shift.overlaps', { duty: shift.duty });
      throw error;
    }
  }

  /** Those of the account's roles that matter to the rota. */
  async rolesOf(tx: Tx, accountId: string): Promise<Role[]> {
    const held: Role[] = [];
    for (const role of holderRoles.PRIMARY) {
      if ((await this.accounts.withRole(tx, role)).includes(accountId)) held.push(role);
    }
    return held;
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    id: string,
    details: Record<string, string>,
  ): Promise<void> {
    await this.audit.record(tx, actor, { action, targetType: 'rotaShift', targetId: id, details });
    await this.hints.send(tx, audience.run, 'board.changed');
    await this.hints.send(tx, audience.clinic, 'escalation.changed', { id, version: 0 });
  }
}
