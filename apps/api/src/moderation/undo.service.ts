import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import { leveled, renewed, type ReviewItem, undecided } from '@kith/domain/review-item/review-item';

import { GroupService } from '../groups/group.service.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { type ActionRow, ActionStore } from './action.store.js';
import { Content } from './content.js';
import { ModerationService, undoGraceSeconds } from './moderation.service.js';
import { Statements } from './statements.js';

/** Takes back what was done seconds ago, by the one who did it. What was said to a member stays said; the lifting is told. */
@Injectable()
export class UndoService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly actions: ActionStore,
    private readonly moderation: ModerationService,
    private readonly content: Content,
    private readonly statements: Statements,
    private readonly groups: GroupService,
  ) {}

  undo(actor: Actor, actionId: string): Promise<ReviewItem> {
    return this.db.tx(async (tx) => {
      const action = await this.actions.find(tx, actionId);
      const item = action && (await this.moderation.forActor(tx, 'act', actor, action.reviewItemId));
      if (!action || !item) throw new DomainError('resource.notFound');
      if (action.actorId !== actor.id) throw new DomainError('reviewItem.notYours');
      if (action.undoneAt) return item;
      const now = this.clock.now();
      if (!action.undoUntil || action.undoUntil.getTime() + undoGraceSeconds * 1000 < now.getTime())
        throw new DomainError('reviewItem.undoOver');
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
    const { kind, contentId, contentType } = action;
    const timing = this.moderation.timing();
    const from = String(action.facts?.['from'] ?? 'PUBLISHED');
    switch (kind) {
      case 'decide':
        return undecided(item, actor.id, timing);
      case 'level':
        return leveled(item, from as Level, timing);
      case 'wait':
        return renewed(item, actor.id, timing);
      case 'hide':
      case 'remove':
        await this.content.move(tx, contentType ?? 'POST', contentId ?? '', {
          to: from,
          actorId: actor.id,
          reasonCode: 'undo',
          note: null,
        });
        if (item.membershipId)
          await this.statements.lift(tx, item.membershipId, contentId, [kind === 'hide' ? 'HIDDEN' : 'REMOVED']);
        return item;
      case 'repliesOff':
        await this.content.setRepliesOff(tx, contentId ?? '', false, actor.id);
        if (item.membershipId) await this.statements.lift(tx, item.membershipId, contentId, ['REPLIES_OFF']);
        return item;
      case 'restrict':
        if (item.membershipId) {
          await this.groups.restrict(tx, item.membershipId, null);
          await this.statements.lift(tx, item.membershipId, null, ['RESTRICTED']);
        }
        return item;
      default:
        throw new DomainError('reviewItem.undoOver');
    }
  }
}
