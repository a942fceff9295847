import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import {
  type CaseDecision,
  type Escalation,
  isWaiting,
  nextFiring,
  type Timing,
} from '@kith/domain/escalation/escalation';
import type { PagingDecision } from '@kith/domain/escalation/cover';
import { brokenPromises, tick } from '@kith/domain/escalation/paging';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { CaseRecordStore } from './case-record.store.js';
import { EscalationStore } from './escalation.store.js';
import { PageStore } from './page.store.js';
import { PagingService } from './paging.service.js';

/** Name of the subscriber that the bell of a case rings. */
export const clockBell = 'escalations.clock';

/** Writes decisions down: state, timeline, audit, events, pages and bells, all in the caller's transaction (R26). */
@Injectable()
export class CaseLedger {
  constructor(
    private readonly store: EscalationStore,
    private readonly pages: PageStore,
    private readonly records: CaseRecordStore,
    private readonly paging: PagingService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly agreed: AgreedSettings,
    private readonly clock: Clock,
  ) {}

  timing(): Timing {
    return this.agreed.timing();
  }

  /** Keeps a new case and rings at once whoever its level demands. */
  async begin(tx: Tx, by: Actor | null, decision: CaseDecision): Promise<Escalation> {
    await this.store.insert(tx, decision.next);
    await this.store.addSource(tx, decision.next.id, decision.next, this.clock.now());
    await this.tellOf(tx, by, null, decision.next, decision);
    return this.settle(tx, decision.next);
  }

  /** Keeps a decision about a case that the caller holds, and whatever its clocks demand now. */
  async keep(
    tx: Tx,
    by: Actor | null,
    before: Escalation,
    decision: CaseDecision | PagingDecision,
  ): Promise<Escalation> {
    if (decision.next === before && decision.events.length === 0) return before;
    const saved = await this.store.save(tx, decision.next);
    if (!isWaiting(saved)) await this.pages.settle(tx, saved.id, saved.ownerId, saved.handoverTo, this.clock.now());
    if (before.status === 'CLOSING' && saved.status !== 'CLOSING')
      await this.records.settleProposed(tx, saved.id, saved.status === 'CLOSED');
    await this.tellOf(tx, by, before, saved, decision);
    if ('page' in decision && decision.page) await this.paging.ring(tx, saved, decision.page);
    return this.settle(tx, saved);
  }

  /** Does what the clocks of a held case demand, after writing down each promise that was broken (R15, R16). */
  async settle(tx: Tx, e: Escalation): Promise<Escalation> {
    const timing = this.timing();
    await this.noteBreaches(tx, e, timing);
    const fires = nextFiring(e);
    if (fires && fires > timing.now) return e;
    const due = tick(e, await this.paging.cover(tx), timing);
    return this.keep(tx, null, e, due);
  }

  private async noteBreaches(tx: Tx, e: Escalation, timing: Timing): Promise<void> {
    for (const broken of brokenPromises(e, timing)) {
      if (!(await this.store.recordBreach(tx, e.id, e.level, broken, timing.now))) continue;
      const { timer, cause } = broken;
      const dueAt = broken.dueAt.toISOString();
      await this.store.addEntry(
        tx,
        { type: 'escalation.late', escalationId: e.id, timer, cause, dueAt },
        null,
        timing.now,
      );
      await this.audit.record(tx, null, {
        action: 'timer.breach',
        targetType: 'escalation',
        targetId: e.id,
        escalationId: e.id,
        reasonCode: cause,
        details: { timer, dueAt },
      });
      await this.hints.send(tx, audience.run, 'board.changed');
    }
  }

  private async tellOf(
    tx: Tx,
    by: Actor | null,
    before: Escalation | null,
    saved: Escalation,
    decision: CaseDecision,
  ): Promise<void> {
    const { events } = decision;
    const at = this.clock.now();
    for (const event of events) {
      const { type, escalationId, ...details } = event;
      await this.store.addEntry(tx, event, by?.id ?? null, at);
      await this.audit.record(tx, by, {
        action: type,
        targetType: 'escalation',
        targetId: escalationId,
        escalationId,
        before: before?.status ?? null,
        after: saved.status,
        details: { ...details, timersVersion: this.agreed.numberOf('timers') },
      });
    }
    await this.outbox.publish(tx, events, { actorId: by?.id ?? null });
    const fires = nextFiring(saved);
    if (fires && fires.getTime() !== (before && nextFiring(before))?.getTime()) {
      await this.outbox.ringAt(tx, clockBell, fires, { type: 'escalation.clockDue', escalationId: saved.id });
    }
    await this.hints.send(tx, audience.clinic, 'escalation.changed', { id: saved.id, version: saved.version });
    await this.hints.send(tx, audience.run, 'board.changed');
    if (before?.status === saved.status) return;
    await this.hints.send(tx, audience.leads, 'queue.changed', { level: saved.level });
    for (const groupId of await this.store.groupsOf(tx, saved.id)) {
      await this.hints.send(tx, audience.desk(groupId), 'queue.changed', { level: saved.level });
    }
  }
}
