import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import { levelReasons } from '@kith/contracts/moderation-codes';
import { levels, rankOf } from '@kith/contracts/level';
import { type Actor, leadsDesk } from '@kith/domain/actor';
import { drawNext, laneShare } from '@kith/domain/lanes/lanes';
import { DomainError } from '@kith/domain/refusal';
import {
  claimed,
  held,
  leveled,
  renewed,
  returned,
  type ReviewItem,
  waiting,
} from '@kith/domain/review-item/review-item';
import { mayLower, worksAtDesk } from '@kith/domain/review-item/review-item.policy';
import { claimMinutes } from '@kith/domain/review-item/timers';
import { checkText } from '@kith/domain/text';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Rates } from '../platform/rates.js';
import { factsOf } from '../platform/shared.model.js';
import { isSilent } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { ScreeningService } from '../screening/screening.service.js';
import { ShiftService } from '../shifts/shift.service.js';
import { ActionStore } from './action.store.js';
import { EvidenceStore } from './evidence.store.js';
import { LimitsService } from './limits.service.js';
import { ModerationService } from './moderation.service.js';
import type { DeskMoment, DetectorHealth, Queue, QueueRow } from './queue.model.js';
import { type QueueItem, QueueStore, type View } from './queue.store.js';
import { RehearsalService } from './rehearsal.service.js';
import { ReportService } from './report.service.js';
import { ReviewItemStore } from './review-item.store.js';

const longestQuote = 120;
/** Characters of what the next one should know. */
const longestNote = 2000;

/** What waits, who takes it, and giving it back. */
@Injectable()
export class QueueService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly agreed: AgreedSettings,
    private readonly rates: Rates,
    private readonly audit: Audit,
    private readonly moderation: ModerationService,
    private readonly items: ReviewItemStore,
    private readonly lists: QueueStore,
    private readonly actions: ActionStore,
    private readonly reports: ReportService,
    private readonly evidence: EvidenceStore,
    private readonly shifts: ShiftService,
    private readonly limits: LimitsService,
    private readonly screening: ScreeningService,
    private readonly rehearsals: RehearsalService,
  ) {}

  /** One view of the queue. Looking at it is recorded, at most once in 15 minutes for each person (R54). */
  async queue(actor: Actor, view: View): Promise<Queue> {
    this.requireDesk(actor);
    const now = this.clock.now();
    const tx = this.db.reader;
    if ((await this.rates.over(`queue.view:${actor.id}`, { count: 1, seconds: 900 }, 1)) === 0) {
      await this.audit.record(tx, actor, { action: 'queue.view', targetType: 'queue', targetId: view });
    }
    const listed = this.lists.view(tx, actor, view, now);
    const [found, counts, offered, position] = await Promise.all([
      listed,
      this.lists.counts(tx, actor, now),
      view === 'OPEN' ? listed : this.lists.view(tx, actor, 'OPEN', now),
      this.actions.seenPosition(tx, actor.id),
    ]);
    const free = offered.filter((item) => item.status === 'NEW');
    const drawn = drawNext(await this.limits.allowed(tx, actor, free), position, now, this.agreed.now.thresholds);
    const next = drawn && offered.find((item) => item.id === drawn.item.id);
    return {
      items: found.map((item) => this.row(actor, item)),
      next: next ? this.row(actor, next) : null,
      lanes: laneShare(this.agreed.now.thresholds).map((lane, place) => ({
        lane,
        done: place < position,
        next: place === position,
      })),
      counts: (Object.keys(counts.views) as View[]).map((each) => ({ view: each, count: counts.views[each] })),
      updatedAt: now,
    };
  }

  async desk(actor: Actor): Promise<DeskMoment> {
    this.requireDesk(actor);
    const tx = this.db.reader;
    const now = this.clock.now();
    const [onDesk, counts, handoverNotes, detector] = await Promise.all([
      this.shifts.onDesk(tx),
      this.lists.counts(tx, actor, now),
      this.shifts.handoverNotes(tx),
      this.detector(tx),
    ]);
    return {
      shift: (onDesk.find((shift) => shift.accountId === actor.id) ?? null) as DeskMoment['shift'],
      onDesk: onDesk as unknown as DeskMoment['onDesk'],
      counts: [...levels].reverse().map((level) => ({ level, count: counts.levels[level] })),
      handoverNotes,
      detector,
    };
  }

  /** What waits and nobody on shift is given, although somebody could take it; for leads. */
  async nobodyTakes(actor: Actor): Promise<QueueRow[]> {
    if (!leadsDesk(actor)) return [];
    const open = await this.lists.view(this.db.reader, actor, 'OPEN', this.clock.now());
    const waiting = open.filter(({ status }) => status === 'NEW');
    return (await this.limits.takenByNobody(this.db.reader, waiting)).map((item) => this.row(actor, item));
  }

  /** Whether words are being read; for the desk and the board (R9). */
  async detector(tx: Tx): Promise<DetectorHealth> {
    const now = this.clock.now();
    const [last, { waiting: count }, behind, rehearsed] = await Promise.all([
      this.evidence.lastHeartbeat(tx),
      this.screening.backlog(tx),
      this.screening.isBehind(tx),
      this.rehearsals.isWell(tx, now),
    ]);
    const answers = last !== null && last.value.ok && !isSilent(last.at, now);
    return { working: answers && rehearsed && !behind, lastCheckedAt: last?.at ?? null, waiting: count };
  }

  /** Rows of other places, such as concerns of the same person for leads. */
  row(actor: Actor, item: QueueItem): QueueRow {
    const minutes = claimMinutes(this.agreed.now.timers, item.level);
    const mine = item.claimedBy === actor.id && item.status === 'CLAIMED';
    return {
      id: item.id,
      reference: item.reference,
      level: item.level,
      status: item.status,
      placeName: item.groupName ?? '',
      placeKind: item.contentType ?? 'SELF',
      quote: item.words && quoteOf(item.words, item.spanFrom ?? 0, item.spanLength ?? 0),
      folded: item.category === 'B',
      source: item.source ?? 'SELF',
      sourceFacts: factsOf({
        code: item.code,
        category: item.category,
        worried: item.worried,
        ruleReports: item.ruleReports,
        signals: item.signals,
      }),
      raisedAt: item.raisedAt,
      claimBy: item.status === 'NEW' ? item.claimBy : null,
      totalSeconds: minutes === null ? null : Math.round(minutes * 60 * this.timers.scale),
      claimedByName: item.claimedByName,
      claimedByMe: mine,
      leaseUntil: item.leaseUntil,
      wakeAt: item.wakeAt,
      escalationStatus: item.escalationStatus,
      viewerCan: { claim: item.status === 'NEW', open: true },
    };
  }

  /**
   * The next item by the lane rule (R17) and within the limits of the actor's shift (R50), claimed; null when there is
   * none. Two people asking at once get two items.
   */
  claimNext(actor: Actor): Promise<ReviewItem | null> {
    this.requireDesk(actor);
    return this.db.tx(async (tx) => {
      const position = await this.actions.drawPosition(tx, actor.id);
      const offered = await this.limits.allowed(tx, actor, await this.items.offered(tx, actor, this.clock.now()), {
        lock: true,
      });
      for (let left = offered; left.length;) {
        const drawn = drawNext(left, position, this.clock.now(), this.agreed.now.thresholds);
        const free = drawn && (await this.items.lockIfFree(tx, actor, drawn.item.id));
        if (free) {
          await this.actions.moveDraw(tx, actor.id, drawn.position, this.clock.now());
          return this.take(tx, actor, free, { draw: true });
        }
        left = left.filter((item) => item.id !== drawn?.item.id);
      }
      await this.limits.refusePaused(tx, actor);
      return null;
    });
  }

  /** Takes this item. Exactly one of several wins; the others get `reviewItem.claimed`. */
  claim(actor: Actor, id: string): Promise<ReviewItem> {
    return this.db.tx(async (tx) => {
      const item = await this.moderation.forActor(tx, 'claim', actor, id);
      if (item.status === 'CLAIMED' && item.claimedBy === actor.id)
        return this.items.renewLease(tx, renewed(item, actor.id, this.moderation.timing()));
      return this.take(tx, actor, item, { draw: false });
    });
  }

  private async take(tx: Tx, actor: Actor, item: ReviewItem, facts: { draw: boolean }): Promise<ReviewItem> {
    const pastLimit = await this.limits.admit(tx, actor, item);
    const timing = this.moderation.timing();
    const waited = Math.max(0, Math.round((timing.now.getTime() - item.raisedAt.getTime()) / 1000));
    const next = claimed(item, actor.id, timing);
    const saved = await this.moderation.change(tx, next, {
      kind: 'claim',
      actor,
      before: item,
      facts: {
        ...facts,
        level: item.level,
        waitedSeconds: waited,
        ...(pastLimit && { pastLimit }),
        late: item.claimBy !== null && item.claimBy < timing.now,
      },
    });
    if (pastLimit) await this.limits.tellPastLimit(tx, actor, item.id, pastLimit);
    await this.reports.tellLookedAt(tx, item.id);
    return saved.item;
  }

  /** Activity keeps the claim (S03). Returns to a waiting item by ending the wait. */
  renew(actor: Actor, id: string): Promise<ReviewItem> {
    return this.db.tx(async (tx) => {
      const item = await this.moderation.forActor(tx, 'act', actor, id);
      const saved = await this.items.renewLease(tx, renewed(item, actor.id, this.moderation.timing()));
      await this.moderation.worked(tx, actor);
      await this.moderation.hint(tx, saved);
      return saved;
    });
  }

  /** No reason needed; a note tells the next one what to know. */
  handBack(actor: Actor, id: string, said: string | null): Promise<ReviewItem> {
    const note = (said && checkText(said, 'note', { max: longestNote })) || null;
    return this.db.tx(async (tx) => {
      const item = await this.moderation.forActor(tx, 'act', actor, id);
      if (item.status === 'NEW') return item;
      held(item, actor.id);
      const onShift = await this.moderation.canBeTaken(tx, item);
      const next = returned({ ...item, wakeAt: null }, 'handedBack', onShift, this.moderation.timing());
      return (await this.moderation.change(tx, next, { kind: 'handBack', actor, before: item, note })).item;
    });
  }

  /** Raising is free for everybody at the desk; lowering goes by rank and is a person's act with a reason (2.1, R8). */
  setLevel(actor: Actor, id: string, version: number, level: Level, reasonCode: string): Promise<ReviewItem> {
    if (!(levelReasons as readonly string[]).includes(reasonCode))
      throw new DomainError('input.invalid', { field: 'reasonCode' });
    return this.db.tx(async (tx) => {
      const item = await this.moderation.forActor(tx, 'raise', actor, id);
      if (item.level === level) return item;
      if (item.version !== version) throw new DomainError('resource.stale');
      if (rankOf(level) < rankOf(item.level)) {
        if (!mayLower(actor, item.level, level))
          throw new DomainError('reviewItem.lowerNotAllowed', { from: item.level, to: level });
        held(item, actor.id);
      }
      const next = leveled(item, level, this.moderation.timing());
      const facts = { from: item.level, to: level };
      return (
        await this.moderation.change(tx, next, {
          kind: 'level',
          actor,
          before: item,
          reasonCode,
          facts,
          undoable: true,
        })
      ).item;
    });
  }

  /** Keeps it in hand until a time or an answer; not for a crisis. */
  wait(actor: Actor, id: string, until: Date): Promise<ReviewItem> {
    return this.db.tx(async (tx) => {
      const item = await this.moderation.forActor(tx, 'act', actor, id);
      if (item.claimedBy === actor.id && item.wakeAt?.getTime() === until.getTime()) return item;
      const next = waiting(item, actor.id, until, this.moderation.timing());
      return (
        await this.moderation.change(tx, next, {
          kind: 'wait',
          actor,
          before: item,
          facts: { until: until.toISOString() },
          undoable: true,
        })
      ).item;
    });
  }

  requireDesk(actor: Actor): void {
    if (!worksAtDesk(actor)) throw new DomainError('action.forbidden', { action: 'desk' });
  }
}

/** At most 120 characters around the evidence, cut at words. */
export function quoteOf(words: string, from: number, length: number): string {
  const line = words.replace(/\s+/g, ' ');
  if (line.trim().length <= longestQuote) return line.trim();
  const begin = Math.max(0, Math.min(from, line.length) - Math.max(0, Math.floor((longestQuote - length) / 2)));
  const start = begin === 0 ? 0 : line.indexOf(' ', begin) + 1 || begin;
  const cut = line.slice(start, start + longestQuote);
  const whole =
    start + longestQuote >= line.length ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), longestQuote / 2));
  return `${start > 0 ? '… ' : ''}${whole.trim()}${start + longestQuote < line.length ? ' …' : ''}`;
}
