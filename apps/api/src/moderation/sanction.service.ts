import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import type { ReviewItem } from '@kith/domain/review-item/review-item';
import { reviewItemPolicy } from '@kith/domain/review-item/review-item.policy';
import { checkPause, checkRemovalRule } from '@kith/domain/review-item/rules';

import { GroupService } from '../groups/group.service.js';
import type { Tx } from '../platform/db.js';
import type { ReviewableContent } from '../screening/content.model.js';
import type { ActInput } from './act.model.js';
import { Acting, wordsOf } from './acting.js';
import type { ActionKind } from './action.store.js';
import { Content } from './content.js';
import { DecisionStore } from './decision.store.js';
import { ModerationService } from './moderation.service.js';
import { checkRule } from './rules.js';
import { Statements } from './statements.js';

/** What only leads and clinical roles may set: removal for good and a pause. Peers propose it (2.1). */
@Injectable()
export class SanctionService {
  constructor(
    private readonly acting: Acting,
    private readonly moderation: ModerationService,
    private readonly decisions: DecisionStore,
    private readonly content: Content,
    private readonly statements: Statements,
    private readonly groups: GroupService,
  ) {}

  /** Takes words down for good; never for distress (R20). A peer's wish is a proposal that a lead confirms (2.1). */
  remove(actor: Actor, input: ActInput): Promise<ReviewItem> {
    checkRemovalRule(checkRule(input.reasonCode));
    return this.acting.onContent(actor, 'remove', input, async (tx, item, content) => {
      if (!this.maySanction(actor, item)) return this.propose(tx, actor, item, content.membershipId, 'REMOVE', input);
      await this.removeNow(tx, actor, item, content, input);
      return undefined;
    });
  }

  /** Pauses a person's writing for up to 24 hours; they can read, write to us and get help (R14). Peers propose. */
  restrict(actor: Actor, input: ActInput): Promise<ReviewItem> {
    checkRemovalRule(checkRule(input.reasonCode));
    checkPause(input.hours ?? 0);
    return this.acting.act(actor, 'restrict', input, async (tx, item) => {
      if (!item.membershipId) throw new DomainError('input.invalid', { field: 'itemId' });
      if (!this.maySanction(actor, item)) return this.propose(tx, actor, item, item.membershipId, 'RESTRICT', input);
      return { kind: 'restrict', facts: await this.restrictNow(tx, actor, item, item.membershipId, input) };
    });
  }

  /** Carries out what a lead has confirmed; the proposal's words go to the member. Returns the facts that undoing needs. */
  async carryOut(
    tx: Tx,
    lead: Actor,
    item: ReviewItem,
    wanted: { kind: 'REMOVE' | 'RESTRICT'; membershipId: string } & Pick<
      ActInput,
      'contentType' | 'contentId' | 'reasonCode' | 'memberText' | 'hours' | 'key'
    >,
  ): Promise<Record<string, string>> {
    const input = { ...wanted, itemId: item.id, note: null };
    if (wanted.kind === 'RESTRICT') return this.restrictNow(tx, lead, item, wanted.membershipId, input);
    const content = await this.acting.contentOf(tx, item, wanted.contentId ?? '');
    await this.removeNow(tx, lead, item, content, input);
    return { from: content.state };
  }

  private maySanction(actor: Actor, item: ReviewItem): boolean {
    return reviewItemPolicy.sanction(actor, { ...item, involved: false });
  }

  private async removeNow(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    content: ReviewableContent,
    input: ActInput,
  ): Promise<void> {
    await this.content.move(tx, content.contentType, content.contentId, this.acting.moveTo('REMOVED', actor, input));
    await this.acting.tellAuthor(tx, actor, item, content, 'REMOVED', input);
  }

  private async restrictNow(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    membershipId: string,
    input: ActInput,
  ): Promise<{ until: string }> {
    const { now } = this.moderation.timing();
    const until = new Date(now.getTime() + (input.hours ?? 0) * 3_600_000);
    await this.groups.restrict(tx, membershipId, until);
    await this.statements.make(tx, {
      actor,
      item,
      membershipId,
      what: 'RESTRICTED',
      content: null,
      rule: checkRule(input.reasonCode),
      words: wordsOf(input),
      endsAt: until,
      key: input.key,
    });
    return { until: until.toISOString() };
  }

  private async propose(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    membershipId: string,
    kind: 'REMOVE' | 'RESTRICT',
    input: ActInput,
  ) {
    const proposalId = await this.decisions.propose(tx, {
      reviewItemId: item.id,
      kind,
      contentType: kind === 'REMOVE' ? (input.contentType ?? 'POST') : null,
      contentId: kind === 'REMOVE' ? (input.contentId ?? null) : null,
      membershipId,
      hours: kind === 'RESTRICT' ? (input.hours ?? null) : null,
      reasonCode: checkRule(input.reasonCode),
      memberText: wordsOf(input),
      proposedBy: actor.id,
      proposedAt: this.moderation.timing().now,
    });
    return { kind: 'propose' as ActionKind, facts: { proposalId, what: kind } };
  }
}
