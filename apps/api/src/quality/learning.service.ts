import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { checkDay, checkHazard, closed, type LearningPlan, planned } from '@kith/domain/quality/learning';
import { learningPolicy } from '@kith/domain/quality/quality.policy';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { AccountService } from '../accounts/account.service.js';
import { undoGraceSeconds, undoSeconds } from '../moderation/moderation.service.js';
import { ReviewItemService } from '../moderation/review-item.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { decodeCursor, pageOf } from '../platform/paging.model.js';
import { WriteKeys } from '../platform/write-keys.js';
import type { LearningOwner, LearningPlanInput, LearningReview, LearningReviewPage } from './learning.model.js';
import { type LearningRow, LearningStore, type NewReview } from './learning.store.js';

const longestWords = 2000;

/** Each missed or late case gets a short look, an owner and a day, and is closed by another (R52). */
@Injectable()
export class LearningService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly store: LearningStore,
    private readonly reviewItems: ReviewItemService,
    private readonly accounts: AccountService,
  ) {}

  /** Opens one in the transaction of the caller, unless one about the same is open. */
  async open(tx: Tx, review: NewReview): Promise<boolean> {
    const made = await this.store.open(tx, review, this.clock.now());
    if (!made) return false;
    await this.audit.record(tx, null, {
      action: 'learning.open',
      targetType: 'learningReview',
      targetId: made.id,
      reasonCode: review.detail,
      details: { cause: review.cause, level: review.level },
    });
    await this.hints.send(tx, audience.run, 'board.changed');
    return true;
  }

  /** Opens those that timers and decisions call for. Returns how many. */
  async openDue(tx: Tx, now: Date): Promise<number> {
    const due = [
      ...(await this.store.late(tx, now)),
      ...(await this.store.missed(tx, now, undoSeconds + undoGraceSeconds)),
    ];
    let opened = 0;
    for (const review of due) if (await this.open(tx, review)) opened++;
    return opened;
  }

  /** How many are open, since when, and how many are overdue; figures without words. */
  standing(tx: Tx): ReturnType<LearningStore['standing']> {
    return this.store.standing(tx, this.clock.now());
  }

  async page(actor: Actor, open: boolean, after: string | null, first: number): Promise<LearningReviewPage> {
    authorize(learningPolicy, 'read', actor, { involved: false, own: false });
    const tx = this.db.reader;
    const found = await this.store.page(tx, open, decodeCursor(after), first + 1);
    const { items, page } = pageOf(
      found,
      first,
      ({ openedAt, closedAt, id }) => ({ at: (open ? openedAt : closedAt) ?? openedAt, id }),
      after,
    );
    const involved = await this.involvedIn(tx, actor, items);
    return {
      items: items.filter(({ id }) => !involved.has(id)).map((review) => this.view(actor, review)),
      page,
    };
  }

  /** Who can be made an owner: the leads, who read these reviews. */
  async owners(actor: Actor): Promise<LearningOwner[]> {
    authorize(learningPolicy, 'read', actor, { involved: false, own: false });
    return this.ownersIn(this.db.reader);
  }

  /** Writes what changes, by when and who sees to it; again until it is closed. */
  plan(actor: Actor, input: LearningPlanInput): Promise<LearningReview> {
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'planLearningReview', input },
        async () => {
          const review = await this.forActor(tx, 'plan', actor, input.id);
          const plan = await this.checked(tx, input);
          await this.store.save(tx, planned(review, actor.id, plan, input.version));
          await this.record(tx, actor, 'learning.plan', review, {
            door: plan.door,
            change: plan.change,
            hazard: plan.hazard,
            dueOn: plan.dueOn,
            ownerId: plan.ownerId,
          });
          return this.found(tx, actor, input.id);
        },
        (id) => this.found(tx, actor, id),
      ),
    );
  }

  /** Closes one; refuses `action.involved` to whoever wrote or owns the plan (R4). */
  close(actor: Actor, input: { key: string; id: string; version: number }): Promise<LearningReview> {
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'closeLearningReview', input },
        async () => {
          const review = await this.forActor(tx, 'read', actor, input.id);
          await this.store.save(tx, closed(review, actor.id, input.version, this.clock.now()));
          await this.record(tx, actor, 'learning.close', review, {});
          return this.found(tx, actor, input.id);
        },
        (id) => this.found(tx, actor, id),
      ),
    );
  }

  private async checked(tx: Tx, input: LearningPlanInput): Promise<LearningPlan> {
    const words = checkText(input.words, 'words', { max: longestWords, min: 1 });
    const { door, change, ownerId } = input;
    const owners = await this.ownersIn(tx);
    if (!owners.some(({ id }) => id === ownerId))
      throw new DomainError('input.invalid', { field: 'ownerId', wanted: 'one of the owners' });
    return { door, change, words, hazard: checkHazard(input.hazard), ownerId, dueOn: checkDay(input.dueOn, 'dueOn') };
  }

  private async ownersIn(tx: Tx): Promise<LearningOwner[]> {
    const ids = await this.accounts.withRole(tx, 'leadModerator', 'clinicalLead', 'safeguardingLead');
    return this.store.owners(tx, ids);
  }

  private async forActor(tx: Tx, action: keyof typeof learningPolicy, actor: Actor, id: string): Promise<LearningRow> {
    const review = await this.store.hold(tx, id);
    const involved = review !== null && (await this.involvedIn(tx, actor, [review])).has(id);
    authorize(learningPolicy, action, actor, review && { involved, own: isOwn(actor, review) });
    return review as LearningRow;
  }

  private async found(tx: Tx, actor: Actor, id: string): Promise<LearningReview> {
    const review = await this.store.find(tx, id);
    if (!review) throw new DomainError('resource.notFound');
    return this.view(actor, review);
  }

  /** Ids of the reviews whose concern the actor is a party to (R3). */
  private async involvedIn(tx: Tx, actor: Actor, reviews: readonly LearningRow[]): Promise<Set<string>> {
    const items = reviews.flatMap(({ reviewItemId }) => reviewItemId ?? []);
    const open = new Set(await this.reviewItems.visibleOf(tx, actor, items));
    return new Set(
      reviews.filter(({ reviewItemId }) => reviewItemId !== null && !open.has(reviewItemId)).map(({ id }) => id),
    );
  }

  private view(actor: Actor, review: LearningRow): LearningReview {
    const { plan, closedAt, ownerName } = review;
    const can = { involved: false, own: isOwn(actor, review) };
    return {
      ...review,
      plan: plan && { ...plan, ownerName, overdue: !closedAt && plan.dueOn < today(this.clock.now()) },
      viewerCan: {
        plan: !closedAt && learningPolicy.plan(actor, can),
        close: !closedAt && plan !== null && learningPolicy.close(actor, can),
      },
    };
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    review: LearningRow,
    details: Record<string, string>,
  ): Promise<void> {
    await this.audit.record(tx, actor, {
      action,
      targetType: 'learningReview',
      targetId: review.id,
      details: { cause: review.cause, ...details },
    });
    await this.hints.send(tx, audience.run, 'board.changed');
  }
}

const isOwn = (actor: Actor, { plan, plannedBy }: LearningRow): boolean =>
  [plan?.ownerId, plannedBy].includes(actor.id);

const today = (now: Date): string => now.toISOString().slice(0, 10);
