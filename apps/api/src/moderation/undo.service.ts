import { Injectable } from '@nestjs/common';

import { type Level, rankOf } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import { leveled, renewed, type ReviewItem, undecided } from '@kith/domain/review-item/review-item';

import { GroupService } from '../groups/group.service.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { AdviceService } from '../threads/advice.service.js';
import { type ActionRow, ActionStore } from './action.store.js';
import { Content } from './content.js';
import { DecisionStore } from './decision.store.js';
import { ModerationService, undoGraceSeconds } from './moderation.service.js';
import { ReviewItemStore } from './review-item.store.js';
import { Statements } from './statements.js';

/** Takes back what was done seconds ago, by the one who did it. What was said to a member stays said; the lifting is told. */
@Injectable()
export class UndoService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly actions: ActionStore,
    private readonly items: ReviewItemStore,
    private readonly decisions: DecisionStore,
    private readonly moderation: ModerationService,
    private readonly content: Content,
    private readonly statements: Statements,
    private readonly groups: GroupService,
    private readonly advice: AdviceService,
  ) {}

  undo(actor: Actor, actionId: string): Promise<ReviewItem> {
    return this.db.tx(async (tx) => {
      const action = await this.actions.find(tx, actionId);
      const item = action && (await this.moderation.forActor(tx, 'act', actor, action.reviewItemId));
      if (!action || !item) throw new DomainError('resource.notFound');
      if (action.actorId !== actor.id) throw new DomainError('reviewItem.notYours');
      if (action.undoneAt) return item;
      const now = this.clock.now();
      if (!action.undoUntil || action.undoUntil.getTime() + undoGraceSeconds * 1000 < now.getTime()) throw over();
      const next = await this.takeBack(tx, actor, item, action);
      await this.actions.undone(tx, actionId, now);
      return (
        await this.moderation.change(tx, next, {
          kind: 'undo',
          actor,
          before: item,
          contentType: action.contentType,
          contentId: action.contentId,
          facts: { undone: action.kind, undoneActionId: actionId },
        })
      ).item;
    });
  }

  private async takeBack(tx: Tx, actor: Actor, item: ReviewItem, action: ActionRow): Promise<ReviewItem> {
    const { kind, contentId, contentType, facts } = action;
    const timing = this.moderation.timing();
    const from = String(facts['from'] ?? 'PUBLISHED');
    switch (kind) {
      case 'decide':
        if (item.membershipId && item.decidedAt) await this.advice.unsettle(tx, item.membershipId, item.decidedAt);
        return undecided(item, actor.id, timing);
      case 'level':
        await this.checkLevel(tx, item, action);
        return leveled(item, from as Level, timing);
      case 'wait':
        return renewed(item, actor.id, timing);
      case 'hide':
      case 'remove':
        await this.showAgain(tx, actor, item, action, kind === 'hide' ? 'HIDDEN' : 'REMOVED');
        return item;
      case 'repliesOff':
        if (!(await this.content.read(tx, contentType ?? 'POST', contentId ?? ''))?.repliesOff) throw over();
        await this.content.setRepliesOff(tx, contentId ?? '', false, actor.id);
        if (item.membershipId) await this.statements.lift(tx, item.membershipId, contentId, ['REPLIES_OFF']);
        return item;
      case 'restrict':
        await this.endPause(tx, item, action);
        return item;
      case 'confirm':
        if (facts['what'] === 'RESTRICT') await this.endPause(tx, item, action);
        else await this.showAgain(tx, actor, item, action, 'REMOVED');
        await this.decisions.reopenProposal(tx, String(facts['proposalId']));
        return item;
      default:
        throw over();
    }
  }

  /** Only while the level is still what this act made it, and nothing new has called for it since. */
  private async checkLevel(tx: Tx, item: ReviewItem, { facts, at }: ActionRow): Promise<void> {
    const lowers = rankOf(facts['from'] as Level) < rankOf(item.level);
    if (item.level !== facts['to'] || (lowers && (await this.items.raisedSince(tx, item.id, at)))) throw over();
  }

  /** Only words that are still where this act has put them: what a colleague did since stands. */
  private async showAgain(tx: Tx, actor: Actor, item: ReviewItem, action: ActionRow, now: 'HIDDEN' | 'REMOVED') {
    const { contentId, contentType, facts } = action;
    const content = contentType && contentId ? await this.content.read(tx, contentType, contentId) : null;
    if (content?.state !== now) throw over();
    const to = String(facts['from'] ?? 'PUBLISHED');
    const move = { to, actorId: actor.id, reasonCode: 'undo', note: null };
    await this.content.move(tx, content.contentType, content.contentId, move);
    if (item.membershipId) await this.statements.lift(tx, item.membershipId, contentId, [now]);
  }

  /** Only the pause of this act: a longer or newer one stands. */
  private async endPause(tx: Tx, { membershipId }: ReviewItem, { facts }: ActionRow): Promise<void> {
    const person = membershipId && (await this.groups.membership(tx, membershipId));
    if (!person || person.restrictedUntil?.toISOString() !== facts['until']) throw over();
    await this.groups.restrict(tx, person.id, null);
    await this.statements.lift(tx, person.id, null, ['RESTRICTED']);
  }
}

const over = () => new DomainError('reviewItem.undoOver');
