import { Injectable } from '@nestjs/common';

import { ratingCategories } from '@kith/contracts/quality-codes';
import { levels } from '@kith/contracts/level';
import { ratingActions } from '@kith/contracts/quality-codes';
import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { type Agreement, agreementOf, agreementOn, bySteps, fewest } from '@kith/domain/quality/agreement';
import { missedPerThousand, recallOfDoors, together } from '@kith/domain/quality/missed';
import { qualityPolicy } from '@kith/domain/quality/quality.policy';
import { differ, isFarApart, levelsApart } from '@kith/domain/quality/rating';
import { weekAfter, weekOf } from '@kith/domain/quality/weeks';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { ReviewItemService } from '../moderation/review-item.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { decodeCursor, pageOf } from '../platform/paging.model.js';
import { WriteKeys } from '../platform/write-keys.js';
import type {
  AgreementFigure,
  CategoryAgreement,
  Disagreement,
  DisagreementPage,
  QualityFigures,
} from './figures.model.js';
import { type DisagreementRow, FiguresStore, type PairRow } from './figures.store.js';
import { RatingStore } from './rating.store.js';
import { wordsKept } from './words.js';

const weeksShown = 13;
const week = 7 * 24 * 3_600_000;
const longestNote = 2000;

/** What the second look says about the desk, and the sample about what nobody saw (R51, H01). */
@Injectable()
export class FiguresService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly store: FiguresStore,
    private readonly ratings: RatingStore,
    private readonly reviewItems: ReviewItemService,
  ) {}

  async figures(actor: Actor): Promise<QualityFigures> {
    authorize(qualityPolicy, 'read', actor, {});
    const tx = this.db.reader;
    const at = this.clock.now();
    const since = new Date(weekOf(at).getTime() - weeksShown * week);
    const [weeks, pairs] = await Promise.all([this.store.weeks(tx, since), this.store.pairs(tx, since)]);
    const first = weeks[0]?.week ?? since;
    const last = weeks.at(-1)?.week;
    const found = last ? await this.store.foundByDoors(tx, first, weekAfter(last)) : 0;
    const sample = together(weeks);
    return {
      since: first,
      at,
      levels: shown(agreementOf(pairsOf(pairs, 'level'), levels, bySteps)),
      actions: shown(agreementOf(pairsOf(pairs, 'action'), ratingActions)),
      categories: categoriesIn(pairs),
      ratedTwice: pairs.length,
      differing: pairs.filter(({ first: one, second }) => differ(one, second)).length,
      farApart: pairs.filter(({ first: one, second }) => isFarApart(one, second)).length,
      missedPerThousand: missedPerThousand(sample),
      recall: recallOfDoors(found, sample),
      weeks: weeks.map((one) => ({ ...one, perThousand: missedPerThousand(one) })),
    };
  }

  /** What people disagreed about, with the words, for training. Every sight of words is recorded (R54). */
  disagreements(actor: Actor, after: string | null, first: number): Promise<DisagreementPage> {
    authorize(qualityPolicy, 'discuss', actor, {});
    return this.db.tx(async (tx) => {
      const found = await this.store.disagreements(tx, decodeCursor(after), first + 1);
      const { items, page } = pageOf(found, first, ({ ratedAt, id }) => ({ at: ratedAt, id }), after);
      const seen = await this.seenBy(tx, actor, items);
      for (const { id } of seen)
        await this.audit.record(tx, actor, { action: 'quality.view', targetType: 'qualityConcern', targetId: id });
      return { items: await this.views(tx, seen), page };
    });
  }

  /** Adds what a lead says about a disagreement. */
  addNote(actor: Actor, input: { key: string; id: string; words: string }): Promise<Disagreement> {
    authorize(qualityPolicy, 'discuss', actor, {});
    const words = checkText(input.words, 'words', { max: longestNote, min: 1 });
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'addDisagreementNote', input },
        async () => {
          const one = await this.one(tx, actor, input.id);
          await this.store.addNote(tx, one.id, actor.id, words, this.clock.now());
          await this.audit.record(tx, actor, {
            action: 'quality.note',
            targetType: 'qualityConcern',
            targetId: one.id,
          });
          return this.one(tx, actor, input.id);
        },
        (id) => this.one(tx, actor, id),
      ),
    );
  }

  private async one(tx: Tx, actor: Actor, id: string): Promise<Disagreement> {
    const found = await this.store.disagreement(tx, id);
    const [view] = await this.views(tx, found ? await this.seenBy(tx, actor, [found]) : []);
    if (!view) throw new DomainError('resource.notFound');
    return view;
  }

  /** Without those whose concern the actor is a party to (R3). */
  private async seenBy(tx: Tx, actor: Actor, found: readonly DisagreementRow[]): Promise<DisagreementRow[]> {
    const ids = found.map(({ reviewItemId }) => reviewItemId);
    const open = new Set(await this.reviewItems.visibleOf(tx, actor, ids));
    return found.filter(({ reviewItemId }) => open.has(reviewItemId));
  }

  private async views(tx: Tx, found: readonly DisagreementRow[]): Promise<Disagreement[]> {
    const ids = found.map(({ id }) => id);
    const kept = Map.groupBy(await this.ratings.keptWords(tx, ids), ({ concernId }) => concernId);
    const notes = Map.groupBy(await this.store.notes(tx, ids), ({ concernId }) => concernId);
    return found.map((one) => ({
      ...one,
      groupName: one.groupName ?? '',
      levelsApart: levelsApart(one.first.level, one.second.level),
      texts: wordsKept(kept.get(one.id) ?? []),
      notes: notes.get(one.id) ?? [],
    }));
  }
}

const pairsOf = <Part extends keyof PairRow['first']>(pairs: readonly PairRow[], part: Part) =>
  pairs.map(({ first, second }) => [first[part], second[part]] as const);

function categoriesIn(pairs: readonly PairRow[]): CategoryAgreement[] {
  const named = pairsOf(pairs, 'category');
  return ratingCategories
    .map((category) => {
      const found = agreementOn(named, category);
      return {
        category,
        any: found.named > 0,
        named: found.named < fewest ? null : found.named,
        agreement: shown(found),
      };
    })
    .filter(({ any }) => any);
}

function shown(found: Agreement): AgreementFigure {
  const counts = found.state === 'TOO_FEW' ? { pairs: null, agreed: null } : found;
  const { kappa, interval } = found.state === 'DEFINED' ? found : { kappa: null, interval: null };
  return {
    state: found.state,
    pairs: counts.pairs,
    agreed: counts.agreed,
    kappa,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}
