import { randomBytes } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { Thresholds } from '@kith/domain/configuration/numbers';
import { firstRating, reasonOf } from '@kith/domain/quality/rating';
import { shareOf, unflaggedPerWeek } from '@kith/domain/quality/sampling';
import { weekAfter, weekToDraw } from '@kith/domain/quality/weeks';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { Audit } from '../platform/audit.js';
import type { Tx } from '../platform/db.js';
import { type DecisionRow, DrawStore, type NewConcern } from './draw.store.js';

/**
 * Once a week, when it is over: which concerns are rated again, and which texts that no door flagged are read (R51, H01).
 * One week each round, the oldest that is missing first, so that a pause is caught up and nothing is drawn twice (R15).
 */
@Injectable()
export class DrawService {
  constructor(
    private readonly audit: Audit,
    private readonly store: DrawStore,
    private readonly agreed: AgreedSettings,
  ) {}

  /** How many things were drawn; 0 while no week is due. */
  async draw(tx: Tx, now: Date): Promise<number> {
    const week = weekToDraw(await this.store.lastDrawn(tx), now);
    if (!week) return 0;
    const seed = randomBytes(16).toString('hex');
    const span = { from: week, until: weekAfter(week) };
    const decisions = await this.store.decisions(tx, span, seed);
    const readable = decisions.filter(({ hasWords }) => hasWords);
    const concerns = chosen(readable, this.agreed.now.thresholds);
    const unflagged = await this.store.unflagged(tx, span, seed, unflaggedPerWeek);
    const withoutWords = decisions.length - readable.length;
    const draw = { week, seed, decided: decisions.length, withoutWords, unflagged: unflagged.count, at: now };
    if (!(await this.store.keep(tx, draw))) return 0;
    await this.store.addConcerns(tx, week, concerns);
    await this.store.addTexts(tx, week, unflagged.texts);
    await this.audit.record(tx, null, {
      action: 'quality.draw',
      targetType: 'qualityDraw',
      targetId: week.toISOString().slice(0, 10),
      details: {
        seed,
        thresholdsVersion: this.agreed.numberOf('thresholds'),
        decided: decisions.length,
        withoutWords,
        concerns: concerns.length,
        unflagged: unflagged.count,
        texts: unflagged.texts.length,
      },
    });
    return concerns.length + unflagged.texts.length;
  }
}

/** All that were a crisis, all whose words of distress were taken away, and a share of the rest, as they come. */
function chosen(decisions: readonly DecisionRow[], limits: Pick<Thresholds, 'reviewSample'>): NewConcern[] {
  const certain = decisions.filter((one) => one.crisis || one.distress);
  const rest = decisions.filter((one) => !one.crisis && !one.distress);
  return [...certain, ...rest.slice(0, shareOf(rest.length, limits))].map((one) => ({
    ...firstRating({ ...one, signal: signalOf(one) }),
    reviewItemId: one.reviewItemId,
    actionId: one.actionId,
    decidedAt: one.decidedAt,
    reason: reasonOf(one),
  }));
}

const signalOf = ({ source, category, code }: DecisionRow) =>
  source === null ? null : { source, category: category ?? '', code: code ?? '' };
