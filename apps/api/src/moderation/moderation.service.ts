import { Injectable } from '@nestjs/common';

import { type Level, rankOf } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { decided, joined, opened, type ReviewItem, type Timing } from '@kith/domain/review-item/review-item';
import { mayLower, reviewItemPolicy } from '@kith/domain/review-item/review-item.policy';
import { workLimits } from '@kith/domain/shift/exposure';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import type { Cause } from '../platform/events.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { ShiftService } from '../shifts/shift.service.js';
import { ActionStore, type ActionKind } from './action.store.js';
import { EvidenceStore, type NewSignal } from './evidence.store.js';
import { ExposureStore } from './exposure.store.js';
import { type ItemForActor, ReviewItemStore } from './review-item.store.js';

/** One trigger about one membership, or about nobody we know (SAFE-2). */
export interface Raise extends NewSignal {
  groupId: string | null;
  /** Clocks start here: when the words were written, or the report was made (2.4). */
  writtenAt: Date;
  leadsOnly?: boolean;
}

/** A change of an item: who, what it was before, and what the timeline keeps. */
export interface Change {
  kind: ActionKind;
  actor: Actor | null;
  before: ReviewItem;
  reasonCode?: string | null;
  note?: string | null;
  contentType?: string | null;
  contentId?: string | null;
  facts?: Readonly<Record<string, string | number | boolean | null>>;
  undoable?: boolean;
}

/** Seconds in which an act can be taken back: ten on the screen and a few for the way. */
export const undoSeconds = 10;
export const undoGraceSeconds = 5;

/** The item itself: raising, saving with its record, and what escalations need. Queue, acts and reports build on it. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly items: ReviewItemStore,
    private readonly evidence: EvidenceStore,
    private readonly actions: ActionStore,
    private readonly exposure: ExposureStore,
    private readonly shifts: ShiftService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly agreed: AgreedSettings,
    private readonly clock: Clock,
  ) {}

  timing(): Timing {
    return this.agreed.timing();
  }

  /**
   * Adds a signal to the one open item of a membership, opening or reopening it (R7). The level only goes up (R8).
   * Raising the same key again changes nothing. Safe under any number of simultaneous presses.
   */
  async raise(tx: Tx, raised: Raise, cause: Cause = {}): Promise<ReviewItem> {
    const known = await this.evidence.raisedOn(tx, raised.key);
    if (known) return (await this.items.find(tx, known)) as ReviewItem;
    const timing = this.timing();
    const heard = { level: raised.level, writtenAt: raised.writtenAt, leadsOnly: raised.leadsOnly ?? false };
    const { item, opens } = await this.itemFor(tx, raised, { ...heard, onShift: true }, timing);
    if (!(await this.evidence.signal(tx, item.id, raised, timing.now))) return item;
    const leadsOnly = item.leadsOnly || heard.leadsOnly;
    const signal = { ...heard, onShift: await this.canBeTaken(tx, { ...item, leadsOnly }, raised.reportId) };
    const next = opens
      ? await this.withPage(tx, item, opened(signal, timing).pageDueAt)
      : await this.items.save(tx, joined(item, signal, timing));
    const reopened = item.status === 'DECIDED';
    if (reopened)
      await this.actions.add(tx, {
        reviewItemId: item.id,
        kind: 'reopened',
        actorId: null,
        at: timing.now,
        facts: { source: raised.source },
      });
    await this.audit.record(tx, null, {
      action: 'reviewItem.raise',
      targetType: 'reviewItem',
      targetId: item.id,
      before: opens ? null : item.status,
      after: next.status,
      reasonCode: raised.code,
      details: {
        source: raised.source,
        level: next.level,
        signalLevel: raised.level,
        detector: raised.detectorVersion ?? null,
        timersVersion: this.agreed.numberOf('timers'),
      },
    });
    await this.outbox.publish(
      tx,
      [
        {
          type: 'reviewItem.raised',
          reviewItemId: item.id,
          membershipId: raised.membershipId,
          level: next.level,
          signalLevel: raised.level,
          source: raised.source,
          reopened,
          escalationId: next.escalationId,
        },
      ],
      cause,
    );
    await this.hint(tx, next);
    return next;
  }

  /**
   * Whether somebody on shift may take it: not the person concerned, no reporter and no party, and a lead where only
   * leads see it (R3, R12). Otherwise a crisis has nobody and pages at once (R18).
   */
  async canBeTaken(
    tx: Tx,
    item: Pick<ReviewItem, 'id' | 'groupId' | 'leadsOnly'>,
    reportId: string | null = null,
  ): Promise<boolean> {
    const here = (await this.shifts.onDeskNow(tx, item.groupId)).map(({ accountId }) => accountId);
    return here.length > 0 && this.items.mayBeTakenBy(tx, here, item, reportId);
  }

  /** A new item whose page is due earlier than it was inserted with. */
  private async withPage(tx: Tx, item: ReviewItem, pageDueAt: Date | null): Promise<ReviewItem> {
    return pageDueAt?.getTime() === item.pageDueAt?.getTime() ? item : this.items.save(tx, { ...item, pageDueAt });
  }

  private async itemFor(
    tx: Tx,
    raised: Raise,
    signal: Parameters<typeof opened>[0],
    timing: Timing,
  ): Promise<{ item: ReviewItem; opens: boolean }> {
    for (let attempt = 1; attempt <= 3; attempt++) {
      const open = raised.membershipId && (await this.items.openOf(tx, raised.membershipId));
      if (open) return { item: open, opens: false };
      const made = await this.items.insert(tx, {
        ...opened(signal, timing),
        membershipId: raised.membershipId,
        groupId: raised.groupId,
      });
      if (made) return { item: made, opens: true };
    }
    throw new DomainError('resource.stale');
  }

  /** Loads an item for an act and checks rights: unseen, involved, then the rule itself. Locks it. */
  async forActor(
    tx: Tx,
    action: keyof typeof reviewItemPolicy,
    actor: Actor,
    id: string,
    { lock = true } = {},
  ): Promise<ItemForActor> {
    const item = await this.items.findFor(tx, actor.id, id, lock);
    if (item?.involved && reviewItemPolicy.read(actor, { ...item, involved: false }))
      throw new DomainError('action.involved');
    return authorize(reviewItemPolicy, action, actor, item);
  }

  /** Saves what became of an item with its timeline row, audit row, event and hints. Returns the saved item and the act. */
  async change(tx: Tx, next: ReviewItem, change: Change): Promise<{ item: ReviewItem; actionId: string }> {
    const { kind, actor, before, reasonCode = null, facts = {} } = change;
    const now = this.clock.now();
    const item = await this.items.save(tx, next);
    if (actor) await this.worked(tx, actor);
    const actionId = await this.actions.add(tx, {
      reviewItemId: item.id,
      kind,
      actorId: actor?.id ?? null,
      contentType: change.contentType ?? null,
      contentId: change.contentId ?? null,
      reasonCode,
      note: change.note ?? null,
      facts,
      at: now,
      undoUntil: change.undoable ? new Date(now.getTime() + undoSeconds * 1000) : null,
    });
    await this.audit.record(tx, actor, {
      action: `reviewItem.${kind}`,
      targetType: 'reviewItem',
      targetId: item.id,
      escalationId: item.escalationId,
      before: `${before.status} ${before.level}`,
      after: `${item.status} ${item.level}`,
      reasonCode,
      details: {
        ...facts,
        timersVersion: this.agreed.numberOf('timers'),
        ...(change.contentId && { contentId: change.contentId }),
      },
    });
    await this.outbox.publish(
      tx,
      [
        {
          type: `reviewItem.${kind}`,
          reviewItemId: item.id,
          membershipId: item.membershipId,
          level: item.level,
          status: item.status,
          reasonCode,
          actionId,
        },
      ],
      { actorId: actor?.id ?? null },
    );
    await this.hint(tx, item);
    return { item, actionId };
  }

  /** Somebody did or read something at the queue: that is how the server knows what they carry (R50). */
  worked(tx: Tx, actor: Actor): Promise<void> {
    return this.exposure.worked(tx, actor.id, this.clock.now(), workLimits.pauseMinutes);
  }

  /** Queue and item screens that may show this item look again. */
  async hint(tx: Tx, item: Pick<ReviewItem, 'id' | 'groupId' | 'leadsOnly' | 'level' | 'version'>): Promise<void> {
    const places = [
      audience.leads,
      ...(item.groupId && !item.leadsOnly ? [audience.desk(item.groupId)] : []),
      audience.clinic,
    ];
    for (const to of places) {
      await this.hints.send(tx, to, 'queue.changed', { level: item.level });
      await this.hints.send(tx, to, 'reviewItem.changed', { id: item.id, version: item.version });
    }
    await this.hints.send(tx, audience.run, 'board.changed');
  }

  // ---- for escalations, which this feature does not know ------------------------------------------------------------

  /**
   * Hands an item to the clinic in the caller's transaction: rights, level, the item decided as `escalated`. The caller
   * opens the case and then calls `linkEscalation`. It asks for no version: calling a clinician is never too late.
   */
  async markEscalated(tx: Tx, actor: Actor, itemId: string, reasonCode: string, level?: Level): Promise<ReviewItem> {
    const before = await this.forActor(tx, 'escalate', actor, itemId);
    if (level && rankOf(level) < rankOf(before.level) && !mayLower(actor, before.level, level)) {
      throw new DomainError('reviewItem.lowerNotAllowed', { from: before.level, to: level });
    }
    const timing = this.timing();
    const next = decided(level ? { ...before, level } : before, actor.id, reasonCode, timing);
    return (await this.change(tx, next, { kind: 'escalate', actor, before, reasonCode, facts: { level: next.level } }))
      .item;
  }

  /** Ties the case to the item; the clinician has been called, so it is not called again. */
  async linkEscalation(tx: Tx, itemId: string, escalationId: string): Promise<ReviewItem> {
    const item = await this.items.lock(tx, itemId);
    if (!item) throw new DomainError('resource.notFound');
    const saved = await this.items.save(tx, { ...item, escalationId, pageDueAt: null });
    await this.hint(tx, saved);
    return saved;
  }

  /** Crisis items that no moderator has taken or acted on in time: the clinician must be paged directly (2.4). */
  dueForPage(tx: Tx, now: Date): Promise<string[]> {
    return this.items.dueForPage(tx, now);
  }

  /** How often people were called about a crisis that has no case. */
  timesCalled(tx: Tx, itemId: string): Promise<number> {
    return this.actions.countOf(tx, itemId, 'called');
  }

  /** They were called, and will be again at that time unless somebody takes it; null leaves it to the lease. */
  async called(tx: Tx, before: ReviewItem, again: Date | null, facts: { step: number; people: number }): Promise<void> {
    await this.change(tx, { ...before, pageDueAt: again }, { kind: 'called', actor: null, before, facts });
  }

  /** One of them, held for the caller; null when it is no longer due. */
  takeDueForPage(tx: Tx, id: string, now: Date): Promise<ReviewItem | null> {
    return this.items.takeDueForPage(tx, id, now);
  }

  itemOf(tx: Tx, id: string): Promise<ReviewItem | null> {
    return this.items.find(tx, id);
  }
}
