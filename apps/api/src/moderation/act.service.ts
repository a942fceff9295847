import { Injectable } from '@nestjs/common';

import type { DecideReason } from '@kith/contracts/moderation-codes';
import { decideReasons } from '@kith/contracts/moderation-codes';
import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import { decided, held, mayWait, type ReviewItem } from '@kith/domain/review-item/review-item';
import { reviewItemPolicy } from '@kith/domain/review-item/review-item.policy';
import { longestCorrection } from '@kith/domain/post/advice';
import { checkRemovalRule } from '@kith/domain/review-item/rules';
import { checkText } from '@kith/domain/text';

import { TeamConversationService } from '../conversations/conversation.service.js';
import type { Tx } from '../platform/db.js';
import { AdviceService } from '../threads/advice.service.js';
import { ThreadService } from '../threads/thread.service.js';
import type { ActInput } from './act.model.js';
import { Acting } from './acting.js';
import { Content } from './content.js';
import { LeadNotices } from './lead-notices.js';
import { ModerationService } from './moderation.service.js';
import { checkRule } from './rules.js';
import { Statements } from './statements.js';
import { letterUses } from './templates.js';
import { longestMemberText, spokenFacts, Wording } from './wording.js';

const longestReply = 10_000;
/** Reasons that say there was nothing. */
const unfoundedReasons: readonly string[] = ['noConcern', 'falseAlarm'] satisfies DecideReason[];

/** What a moderator does about an item. Each act is one transaction: content, statement, words to the member and record. */
@Injectable()
export class ActService {
  constructor(
    private readonly acting: Acting,
    private readonly moderation: ModerationService,
    private readonly content: Content,
    private readonly statements: Statements,
    private readonly threads: ThreadService,
    private readonly advice: AdviceService,
    private readonly team: TeamConversationService,
    private readonly wording: Wording,
    private readonly leads: LeadNotices,
  ) {}

  /** Hides words for now. The author is told why, kindly and at the same moment; others see that somebody cares (R20). */
  hide(actor: Actor, input: ActInput): Promise<ReviewItem> {
    return this.acting.onContent(actor, 'hide', input, async (tx, item, content) => {
      await this.content.move(tx, content.contentType, content.contentId, this.acting.moveTo('HIDDEN', actor, input));
      return this.acting.tellAuthor(tx, actor, item, content, 'HIDDEN', input);
    });
  }

  /** Shows words again that were held, hidden or removed; what was said against them is lifted. */
  restore(actor: Actor, input: ActInput): Promise<ReviewItem> {
    return this.acting.onContent(actor, 'restore', input, async (tx, _item, content) => {
      await this.content.move(
        tx,
        content.contentType,
        content.contentId,
        this.acting.moveTo('PUBLISHED', actor, input),
      );
      await this.statements.lift(tx, content.membershipId, content.contentId, [
        'HELD',
        'HIDDEN',
        'REMOVED',
        'DECLINED',
      ]);
    });
  }

  repliesOff(actor: Actor, input: ActInput): Promise<ReviewItem> {
    return this.acting.onContent(actor, 'repliesOff', input, async (tx, item, content) => {
      if (content.contentType !== 'POST') throw new DomainError('input.invalid', { field: 'contentType' });
      await this.content.setRepliesOff(tx, content.contentId, true, actor.id);
      return this.acting.tellAuthor(tx, actor, item, content, 'REPLIES_OFF', input);
    });
  }

  repliesOn(actor: Actor, input: ActInput): Promise<ReviewItem> {
    checkRule(input.reasonCode);
    return this.acting.onContent(actor, 'repliesOn', input, async (tx, _item, content) => {
      if (content.contentType !== 'POST') throw new DomainError('input.invalid', { field: 'contentType' });
      await this.content.setRepliesOff(tx, content.contentId, false, actor.id);
      await this.statements.lift(tx, content.membershipId, content.contentId, ['REPLIES_OFF']);
    });
  }

  /** A post that waited for a moderator is shown to the group: the words that they read, and no later ones. */
  publish(
    actor: Actor,
    input: { key: string; itemId: string; contentId: string; version: number },
  ): Promise<ReviewItem> {
    return this.acting.onContent(
      actor,
      'publish',
      { ...input, contentType: null, reasonCode: 'read', memberText: null },
      async (tx, _item, content) => {
        await this.content.move(tx, content.contentType, content.contentId, {
          to: 'PUBLISHED',
          actorId: actor.id,
          reasonCode: 'read',
          note: null,
          version: input.version,
        });
        await this.statements.lift(tx, content.membershipId, content.contentId, ['HELD', 'DECLINED']);
      },
    );
  }

  decline(actor: Actor, input: ActInput): Promise<ReviewItem> {
    checkRemovalRule(checkRule(input.reasonCode));
    return this.acting.onContent(actor, 'decline', input, async (tx, item, content) => {
      await this.content.move(tx, content.contentType, content.contentId, this.acting.moveTo('DECLINED', actor, input));
      await this.statements.lift(tx, content.membershipId, content.contentId, ['HELD']);
      return this.acting.tellAuthor(tx, actor, item, content, 'DECLINED', input);
    });
  }

  /** A warm answer where everybody can read it, under the moderator's own name in the group. */
  replyInOpen(
    actor: Actor,
    input: { key: string; itemId: string; contentId: string; body: string },
  ): Promise<ReviewItem> {
    const body = checkText(input.body, 'body', { max: longestReply, min: 1 });
    return this.acting.act(actor, 'reply', input, async (tx, item) => {
      const content = await this.acting.contentOf(tx, item, input.contentId);
      if (content.contentType !== 'POST') throw new DomainError('input.invalid', { field: 'contentId' });
      const posted = await this.threads.replyAs(tx, actor, { contentId: content.contentId, body });
      return { kind: 'reply', contentType: 'POST', contentId: posted.id };
    });
  }

  /**
   * A word of somebody on the staff beside advice, with name and role: the post stays, and those who read it are told
   * (H14). Refuses `post.illegalTransition` where the group does not read the post.
   */
  correct(actor: Actor, input: { key: string; itemId: string; contentId: string; body: string }): Promise<ReviewItem> {
    const body = checkText(input.body, 'body', { max: longestCorrection, min: 1 });
    return this.acting.act(actor, 'correct', input, async (tx, item) => {
      await this.moderation.forActor(tx, 'correct', actor, item.id);
      const content = await this.acting.contentOf(tx, item, input.contentId);
      if (content.contentType !== 'POST') throw new DomainError('input.invalid', { field: 'contentId' });
      await this.advice.correct(tx, actor, content.contentId, body);
      return { kind: 'correct', contentType: 'POST', contentId: content.contentId };
    });
  }

  /** A private word as "the moderation team". Peers begin from a template; leads and clinicians may write freely (R23). */
  writeToMember(
    actor: Actor,
    input: { key: string; itemId: string; templateId: string | null; body: string; waitHours?: number | null },
  ): Promise<ReviewItem> {
    const { waitHours } = input;
    checkText(input.body, 'body', { max: longestMemberText, min: 1 });
    const waitUntil = waitHours ? new Date(this.moderation.timing().now.getTime() + waitHours * 3_600_000) : null;
    const write = async (tx: Tx, item: ReviewItem) => {
      const { membershipId } = item;
      if (!membershipId) throw new DomainError('input.invalid', { field: 'itemId' });
      const spoken = await this.wording.spoken(
        tx,
        actor,
        item,
        { membershipId, text: input.body, templateId: input.templateId },
        letterUses,
      );
      const { words: body, templateId } = spoken;
      await this.team.writeAsTeam(tx, { membershipId, actorId: actor.id, body, templateId, key: input.key });
      const until = waitUntil && mayWait(item) ? waitUntil.toISOString() : null;
      return { kind: 'message' as const, facts: { ...spokenFacts(spoken), until } };
    };
    return this.acting.act(actor, 'message', input, write, { alsoWithClinic: true, waitUntil });
  }

  /**
   * Closing is its own act, with a reason. The people who reported hear of it when it can no longer be undone. A peer who
   * finds nothing in a crisis says why, and a lead looks too.
   */
  decide(
    actor: Actor,
    input: { key: string; id: string; version: number; reasonCode: string; note: string | null },
  ): Promise<ReviewItem> {
    if (!decideReasons.includes(input.reasonCode as DecideReason))
      throw new DomainError('input.invalid', { field: 'reasonCode' });
    const note = input.note === null ? null : checkText(input.note, 'note', { max: longestMemberText });
    return this.acting.once(actor, 'decideItem', input, async (tx) => {
      const item = await this.moderation.forActor(tx, 'decide', actor, input.id);
      held(item, actor.id);
      if (item.version !== input.version) throw new DomainError('resource.stale');
      const unfounded = item.level === 'CRISIS' && unfoundedReasons.includes(input.reasonCode);
      if (unfounded && !reviewItemPolicy.writeFreely(actor, item)) {
        if (!note) throw new DomainError('input.required', { field: 'note' });
        await this.leads.tell(tx, {
          kind: 'desk.crisisClosed',
          link: `/desk/c/${item.id}`,
          key: `desk.crisisClosed:${item.id}:${item.version}`,
          itemId: item.id,
          except: [actor.id],
        });
      }
      const timing = this.moderation.timing();
      const next = decided(item, actor.id, input.reasonCode, timing);
      if (item.membershipId) await this.advice.settle(tx, item.membershipId, timing.now);
      return (
        await this.moderation.change(tx, next, {
          kind: 'decide',
          actor,
          before: item,
          reasonCode: input.reasonCode,
          note,
          facts: { level: item.level },
          undoable: true,
        })
      ).item;
    });
  }
}
