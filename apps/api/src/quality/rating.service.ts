import { Injectable } from '@nestjs/common';

import { type Level, rankOf } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { mayRate, ratingPolicy, samplePolicy } from '@kith/domain/quality/quality.policy';
import { findsGraver, isFarApart } from '@kith/domain/quality/rating';
import { DomainError } from '@kith/domain/refusal';

import { GroupService } from '../groups/group.service.js';
import { MarkService } from '../moderation/mark.service.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { ReviewItemService } from '../moderation/review-item.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import type { Done } from '../platform/shared.model.js';
import { WriteKeys } from '../platform/write-keys.js';
import { RoomService } from '../rooms/room.service.js';
import type { ContentType, ReviewableContent } from '../screening/content.model.js';
import { ThreadService } from '../threads/thread.service.js';
import { LearningService } from './learning.service.js';
import type { ConcernRatingInput, RatingKind, RatingQueue, ToRate } from './rating.model.js';
import { type ConcernRow, RatingStore, type TextRow } from './rating.store.js';
import { wordsKept, wordsRead } from './words.js';

/** A second pair of eyes that knows nothing of the first: decided concerns again, and texts no door flagged (R51, H01, H04). */
@Injectable()
export class RatingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly store: RatingStore,
    private readonly reviewItems: ReviewItemService,
    private readonly moderation: ModerationService,
    private readonly marks: MarkService,
    private readonly threads: ThreadService,
    private readonly rooms: RoomService,
    private readonly groups: GroupService,
    private readonly learning: LearningService,
  ) {}

  /** The next to rate and how many are left. Every sight of words is recorded (R54). */
  queue(actor: Actor, kind: RatingKind): Promise<RatingQueue> {
    if (!mayRate(actor)) throw new DomainError('action.forbidden', { action: 'rate' });
    return this.db.tx(async (tx) => {
      const waiting = await this.waiting(tx, actor, kind);
      for (const [at, { id }] of waiting.entries()) {
        const next = await this.shown(tx, actor, kind, id);
        if (!next) continue;
        await this.audit.record(tx, actor, { action: 'quality.view', targetType: targetOf[kind], targetId: id });
        return { left: waiting.length - at, next };
      }
      return { left: 0, next: null };
    });
  }

  /** How many wait for the viewer, of both kinds; 0 for whoever does not rate. */
  async count(actor: Actor): Promise<number> {
    if (!mayRate(actor)) return 0;
    const tx = this.db.reader;
    const [concerns, texts] = [await this.waiting(tx, actor, 'CONCERN'), await this.waiting(tx, actor, 'TEXT')];
    return concerns.length + texts.length;
  }

  /**
   * Keeps a second rating, once. What it finds to be graver goes to the desk at once, and where the two are far apart a
   * learning review opens (R52). Refuses `quality.rated` when a colleague was first.
   */
  rateConcern(actor: Actor, input: ConcernRatingInput): Promise<Done> {
    const { id, level, category, action } = input;
    const rating = { level, category, action };
    return this.once(actor, 'rateConcern', input, async (tx) => {
      const concern = await this.concernFor(tx, actor, id);
      const now = this.clock.now();
      if (!(await this.store.rate(tx, id, actor.id, rating, now))) throw new DomainError('quality.rated');
      await this.audit.record(tx, actor, {
        action: 'quality.rate',
        targetType: targetOf.CONCERN,
        targetId: id,
        details: rating,
      });
      const [newest] = await this.store.keptWords(tx, [id]);
      const item = await this.moderation.itemOf(tx, concern.reviewItemId);
      if (item && newest && findsGraver(concern, rating)) {
        const words = { contentType: newest.contentType as ContentType, contentId: newest.contentId, level };
        await this.marks.markKept(tx, actor, { ...words, item, snapshotId: newest.snapshotId }, `secondLook:${id}`);
      }
      if (isFarApart(concern, rating))
        await this.learning.open(tx, {
          cause: 'DISAGREEMENT',
          subjectType: 'qualityConcern',
          subjectId: id,
          detail: 'secondLook',
          level,
          reviewItemId: concern.reviewItemId,
          happenedAt: concern.decidedAt,
        });
    });
  }

  /**
   * Keeps how soon somebody should look at a text that no door flagged, once. Whatever needs anybody goes to the desk in
   * the same transaction, so that nothing found is left lying (H01).
   */
  rateText(actor: Actor, input: { key: string; id: string; level: Level }): Promise<Done> {
    const { id, level } = input;
    return this.once(actor, 'rateText', input, async (tx) => {
      const text = authorize(samplePolicy, 'rate', actor, await this.store.text(tx, actor.id, id));
      const now = this.clock.now();
      if (!(await this.store.rateText(tx, id, actor.id, level, now))) throw new DomainError('quality.rated');
      await this.audit.record(tx, actor, {
        action: 'quality.rate',
        targetType: targetOf.TEXT,
        targetId: id,
        details: { level },
      });
      if (level === 'GREEN') return;
      const { contentType, contentId, version } = text;
      const item = await this.marks.markWords(
        tx,
        actor,
        { contentType, contentId, version, level, note: null },
        `sample:${id}`,
      );
      if (rankOf(level) >= rankOf('RED'))
        await this.learning.open(tx, {
          cause: 'MISS',
          subjectType: 'content',
          subjectId: contentId,
          detail: 'sample',
          level,
          reviewItemId: item.id,
          happenedAt: now,
        });
    });
  }

  /** Leaves one to somebody else; no reason is asked (R50). */
  pass(actor: Actor, input: { key: string; kind: RatingKind; id: string }): Promise<Done> {
    return this.once(actor, 'passRating', input, async (tx) => {
      if (input.kind === 'CONCERN') await this.concernFor(tx, actor, input.id);
      else authorize(samplePolicy, 'rate', actor, await this.store.text(tx, actor.id, input.id));
      await this.store.pass(tx, input.id, actor.id, this.clock.now());
      await this.audit.record(tx, actor, {
        action: 'quality.pass',
        targetType: targetOf[input.kind],
        targetId: input.id,
      });
    });
  }

  private once(
    actor: Actor,
    operation: string,
    input: { key: string; id: string },
    work: (tx: Tx) => Promise<void>,
  ): Promise<Done> {
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation, input },
        async () => {
          await work(tx);
          return { id: input.id };
        },
        (id) => Promise.resolve({ id }),
      ),
    );
  }

  private async waiting(tx: Tx, actor: Actor, kind: RatingKind): Promise<{ id: string }[]> {
    if (kind === 'TEXT') return this.store.waitingTexts(tx, actor.id);
    const found = await this.store.waitingConcerns(tx, actor.id);
    const open = new Set(
      await this.reviewItems.visibleOf(
        tx,
        actor,
        found.map(({ reviewItemId }) => reviewItemId),
      ),
    );
    return found.filter(({ reviewItemId }) => open.has(reviewItemId));
  }

  private async concernFor(tx: Tx, actor: Actor, id: string): Promise<ConcernRow> {
    const concern = await this.store.concern(tx, actor.id, id);
    const seen = concern && (await this.reviewItems.visibleOf(tx, actor, [concern.reviewItemId]));
    return authorize(ratingPolicy, 'rate', actor, concern && { ...concern, involved: seen?.length !== 1 });
  }

  private async shown(tx: Tx, actor: Actor, kind: RatingKind, id: string): Promise<ToRate | null> {
    if (kind === 'CONCERN') {
      const concern = await this.store.concern(tx, actor.id, id);
      const kept = await this.store.keptWords(tx, [id]);
      return concern && kept.length ? { id, kind, groupName: concern.groupName ?? '', texts: wordsKept(kept) } : null;
    }
    const text = await this.store.text(tx, actor.id, id);
    const content = text && (await this.read(tx, text));
    const group = content && (await this.groups.group(tx, content.groupId));
    return content ? { id, kind, groupName: group?.name ?? '', texts: [wordsRead(content)] } : null;
  }

  private read(tx: Tx, { contentType, contentId, version }: TextRow): Promise<ReviewableContent | null> {
    return contentType === 'POST'
      ? this.threads.contentForReview(tx, contentId, version)
      : this.rooms.contentForReview(tx, contentId);
  }
}

const targetOf: Readonly<Record<RatingKind, string>> = { CONCERN: 'qualityConcern', TEXT: 'qualityText' };
