import { Injectable, Logger } from '@nestjs/common';

import { type Actor, isClinical } from '@kith/domain/actor';
import { isWaiting } from '@kith/domain/escalation/escalation';
import { leftOver, shiftState } from '@kith/domain/escalation/hand-over';
import { DomainError } from '@kith/domain/refusal';

import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { audience, Hints } from '../platform/hints.js';
import { Sweeps } from '../platform/sweeps.js';
import { CaseStore } from './case.store.js';
import type { HandOver, HandOverCase, OpenShift } from './hand-over.model.js';
import { type HeldRow, HandOverStore, type ShiftRow } from './hand-over.store.js';
import { PagingService } from './paging.service.js';
import { RotaStore } from './rota.store.js';

const hour = 3_600_000;
/** How far back accepted cases are listed for somebody without a shift. */
const lookBack = 12 * hour;
const answers: Readonly<Record<string, string>> = { handoverDeclined: 'DECLINED', handoverLapsed: 'LAPSED' };

/**
 * A clinical shift ends when its cases are in other hands. Until then it stays open past its end: its holder owns them, and
 * they, the next on call and the manager are told of each (R33).
 */
@Injectable()
export class HandOvers {
  private readonly log = new Logger('hand-overs');

  constructor(
    private readonly db: Db,
    private readonly store: HandOverStore,
    private readonly cases: CaseStore,
    private readonly rota: RotaStore,
    private readonly paging: PagingService,
    private readonly notices: NoticeService,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register({ name: 'escalations.hand-overs', run: (_tx, now) => this.sweep(now) });
  }

  /** Shifts that stay open, with how many cases wait; for the board. */
  async openShifts(tx: Tx): Promise<OpenShift[]> {
    const now = this.clock.now();
    const past = await this.store.past(tx, now);
    const held = past.length
      ? await this.store.held(
          tx,
          past.map((shift) => shift.accountId),
        )
      : [];
    return past
      .filter((shift) => shiftState(shift, held, shift.isOnCall, now) === 'OPEN')
      .map((shift) => ({ ...shift, cases: leftOver(shift, held).length }));
  }

  /** The actor's own shift that stays open, for a reminder on every screen of the clinic. */
  async openShiftOf(actor: Actor): Promise<OpenShift | null> {
    const { shift, left } = await this.ownShift(actor);
    return shift && shift.until <= this.clock.now() ? { ...shift, cases: left.length } : null;
  }

  /** The actor's cases at the end of their shift. Refuses `action.forbidden` for anybody who is no clinician. */
  async view(actor: Actor): Promise<HandOver> {
    if (!actor.secondFactor || !isClinical(actor)) throw new DomainError('action.forbidden', { action: 'clinic' });
    const tx = this.db.reader;
    const now = this.clock.now();
    const { shift, held } = await this.ownShift(actor);
    const at = shift && shift.until > now ? shift.until : now;
    const onCall = (await this.rota.now(tx, at)).filter(({ accountId }) => accountId !== actor.id);
    const next = ['PRIMARY', 'BACKUP', 'MANAGER']
      .map((duty) => onCall.find((one) => one.duty === duty))
      .find((one) => one !== undefined);
    return {
      shift: shift && { duty: shift.duty, until: shift.until, isOver: shift.until <= now },
      nextId: next?.accountId ?? null,
      nextName: next?.name ?? null,
      cases: held.map(asCase),
      accepted: await this.store.handedOver(tx, actor.id, shift?.from ?? new Date(now.getTime() - lookBack)),
      colleagues: await this.cases.colleagues(tx, actor, [], now),
    };
  }

  /** The shift that is to be handed over: one that stays open, or the one that runs; and the cases in the actor's hands. */
  private async ownShift(actor: Actor): Promise<{ shift: ShiftRow | null; held: HeldRow[]; left: HeldRow[] }> {
    const now = this.clock.now();
    const held = await this.store.held(this.db.reader, [actor.id]);
    const shifts = await this.store.ofHolder(this.db.reader, actor.id, now);
    const shift = shifts.find((one) => shiftState(one, held, one.isOnCall, now) !== 'ENDED') ?? null;
    return { shift, held, left: shift ? leftOver(shift, held) : [] };
  }

  /** Ends shifts that are done and tells of the others, each in a transaction of its own. */
  private async sweep(now: Date): Promise<number> {
    const past = await this.store.past(this.db.reader, now);
    let moved = 0;
    for (const shift of past) {
      try {
        moved += await this.db.tx((tx) => this.settle(tx, shift, now));
      } catch (error) {
        this.log.error(`shift ${shift.id}: ${withoutWords(error)}`);
      }
    }
    return moved;
  }

  private async settle(tx: Tx, shift: ShiftRow, now: Date): Promise<number> {
    const held = await this.store.held(tx, [shift.accountId]);
    if (shiftState(shift, held, shift.isOnCall, now) === 'OPEN')
      return this.remind(tx, shift, leftOver(shift, held), now);
    await this.store.end(tx, shift.id, now);
    await this.audit.record(tx, null, { action: 'rota.end', targetType: 'rotaShift', targetId: shift.id });
    await this.hints.send(tx, audience.run, 'board.changed');
    await this.hints.send(tx, audience.account(shift.accountId), 'escalation.changed', { id: shift.id, version: 0 });
    return 1;
  }

  /**
   * Its holder is told of every case that is offered to nobody, and so are whoever is on call now and the manager; with
   * nobody on call, the leads. Once per shift and case.
   */
  private async remind(tx: Tx, shift: ShiftRow, left: readonly HeldRow[], now: Date): Promise<number> {
    const open = left.filter((e) => e.handoverTo === null);
    if (open.length === 0) return 0;
    const onCall = (await this.rota.now(tx, now)).filter((r) => r.duty !== 'BACKUP').map((r) => r.accountId);
    const others = onCall.length ? onCall : (await this.paging.cover(tx)).leads;
    for (const e of open) {
      for (const accountId of new Set([shift.accountId, ...others])) {
        await this.notices.tell(tx, {
          accountId,
          kind: 'handover.due',
          link: accountId === shift.accountId ? '/clinic/hand-over' : `/clinic/${e.id}`,
          facts: { reference: String(e.reference) },
          key: `handover.due:${shift.id}:${e.id}`,
          mail: 'clinician',
        });
      }
    }
    await this.hints.send(tx, audience.run, 'board.changed');
    return open.length;
  }
}

const asCase = (e: HeldRow): HandOverCase => ({
  ...e,
  state: isWaiting(e) ? 'RINGING' : e.handoverTo ? 'OFFERED' : 'TO_OFFER',
  offeredToName: e.handoverToName,
  acceptBy: e.handoverBy,
  lastAnswer: (e.lastAnswer && answers[e.lastAnswer]) ?? null,
});
