import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { agreedShare, byNeed, shouldNarrow, verdictOn } from '@kith/domain/run/rule-verdict';
import { ruleFiguresPolicy } from '@kith/domain/run/run.policy';
import { signalLabels } from '@kith/triage/signals';

import { ReviewItemService } from '../moderation/review-item.service.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import type { MissedKind, RuleFigure, RuleFigures, RulePeriod } from './rule-figures.model.js';
import { type FiredRow, type HandledRow, type MissedRow, RuleFiguresStore } from './rule-figures.store.js';

const day = 24 * 3_600_000;
const daysOf: Readonly<Record<RulePeriod, number>> = { DAYS_7: 7, DAYS_30: 30, DAYS_90: 90 };
const concernsShown = 10;

/** How often each rule of the detector was right, by what people decided (safety.md 2.10, H03). */
@Injectable()
export class RuleFiguresService {
  constructor(
    private readonly db: Db,
    private readonly store: RuleFiguresStore,
    private readonly reviewItems: ReviewItemService,
    private readonly clock: Clock,
  ) {}

  async figures(actor: Actor, period: RulePeriod): Promise<RuleFigures> {
    authorize(ruleFiguresPolicy, 'read', actor, {});
    const tx = this.db.reader;
    const at = this.clock.now();
    const since = new Date(at.getTime() - daysOf[period] * day);
    const [fired, handled, missed] = await Promise.all([
      this.store.fired(tx, since),
      this.store.handled(tx, since),
      this.store.missed(tx, since),
    ]);
    const byRule = Map.groupBy(handled, ({ ruleId }) => ruleId);
    return {
      since,
      at,
      rules: fired.map((rule) => figureOf(rule, byRule.get(rule.ruleId) ?? [])).sort(byNeed),
      misses: await this.misses(tx, actor, missed),
    };
  }

  /** What people found in vain is no miss; concerns are named only to those who may open them. */
  private async misses(tx: Tx, actor: Actor, missed: readonly MissedRow[]): Promise<MissedKind[]> {
    const stand = missed.map((row) => ({ ...row, is: verdictOn(row).is })).filter(({ is }) => is !== 'OVERRULED');
    const ids = stand.map(({ itemId }) => itemId);
    const visible = new Set(await this.reviewItems.visibleOf(tx, actor, ids));
    return [...Map.groupBy(stand, ({ code }) => code)]
      .map(([code, found]) => ({
        code,
        count: found.length,
        agreed: found.filter(({ is }) => is === 'AGREED').length,
        concerns: found
          .filter(({ itemId }) => visible.has(itemId))
          .slice(0, concernsShown)
          .map(({ itemId, reference, firedAt, raisedAt }) => ({ id: itemId, reference, level: firedAt, raisedAt })),
      }))
      .sort((a, b) => b.count - a.count);
  }
}

function figureOf({ code, ...rule }: FiredRow, handled: readonly HandledRow[]): RuleFigure {
  const count = { OPEN: 0, AGREED: 0, OVERRULED: 0 };
  const reasons = new Map<string, number>();
  for (const row of handled) {
    const verdict = verdictOn(row);
    count[verdict.is] += row.concerns;
    if (verdict.is === 'OVERRULED') reasons.set(verdict.reason, (reasons.get(verdict.reason) ?? 0) + row.concerns);
  }
  const judged = { ...rule, agreed: count.AGREED, overruled: count.OVERRULED };
  const share = agreedShare(judged);
  return {
    ...judged,
    words: signalLabels[code] ?? rule.ruleId,
    decided: count.AGREED + count.OVERRULED,
    open: count.OPEN,
    // Rounded down, so that no rule reads as better than it is.
    agreedPercent: share === null ? null : Math.floor(share * 100),
    reasons: [...reasons].map(([reason, times]) => ({ reason, count: times })).sort((a, b) => b.count - a.count),
    shouldNarrow: shouldNarrow(judged),
  };
}
