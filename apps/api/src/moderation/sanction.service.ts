import { Injectable } from '@nestjs/common';

import { type PauseEndReason, pauseEndReasons } from '@kith/contracts/moderation-codes';
import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import type { ReviewItem } from '@kith/domain/review-item/review-item';
import { reviewItemPolicy } from '@kith/domain/review-item/review-item.policy';
import { checkPause, checkRemovalRule } from '@kith/domain/review-item/rules';

import { GroupService } from '../groups/group.service.js';
import type { Tx } from '../platform/db.js';
import type { ReviewableContent } from '../screening/content.model.js';
import type { ActInput } from './act.model.js';
import { Acting } from './acting.js';
import type { ActionKind } from './action.store.js';
import { Content } from './content.js';
import { DecisionStore, type ProposalRow } from './decision.store.js';
import { LeadNotices } from './lead-notices.js';
import { ModerationService } from './moderation.service.js';
import { checkRule } from './rules.js';
import { Statements } from './statements.js';
import { type Spoken, spokenFacts, Wording } from './wording.js';

type Facts = Record<string, string | number | null>;

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
    private readonly wording: Wording,
    private readonly leads: LeadNotices,
  ) {}

  /** Takes words down for good; never for distress (R20). A peer's wish is a proposal that a lead confirms (2.1). */
  remove(actor: Actor, input: ActInput): Promise<ReviewItem> {
    checkRemovalRule(checkRule(input.reasonCode));
    return this.acting.onContent(actor, 'remove', input, async (tx, item, content) => {
      if (!this.maySanction(actor, item)) return this.propose(tx, actor, item, content.membershipId, 'REMOVE', input);
      return this.removeNow(tx, actor, item, content, input);
    });
  }

  /** Pauses a person's writing for up to 24 hours; they can read, write to us and get help (R14). Peers propose. */
  restrict(actor: Actor, input: ActInput): Promise<ReviewItem> {
    checkRemovalRule(checkRule(input.reasonCode));
    checkPause(input.hours ?? 0);
    return this.acting.act(actor, 'restrict', input, async (tx, item) => {
      if (!item.membershipId) throw new DomainError('input.invalid', { field: 'itemId' });
      if (!this.maySanction(actor, item)) return this.propose(tx, actor, item, item.membershipId, 'RESTRICT', input);
      const spoken = await this.spoken(tx, actor, item, item.membershipId, 'RESTRICT', input);
      const { key, reasonCode, hours = null } = input;
      const facts = await this.restrictNow(tx, actor, item, item.membershipId, { key, reasonCode, hours, spoken });
      return { kind: 'restrict', facts };
    });
  }

  /** Ends a pause before its time, with a reason and words to the member; only a mistake takes the decision back too. */
  endPause(actor: Actor, input: ActInput): Promise<ReviewItem> {
    if (!pauseEndReasons.includes(input.reasonCode as PauseEndReason))
      throw new DomainError('input.invalid', { field: 'reasonCode' });
    return this.acting.act(actor, 'endPause', input, async (tx, item) => {
      if (!this.maySanction(actor, item)) throw new DomainError('action.forbidden', { action: 'endPause' });
      const person = item.membershipId ? await this.groups.membership(tx, item.membershipId) : null;
      if (!person?.restrictedUntil || person.restrictedUntil <= this.moderation.timing().now)
        throw new DomainError('reviewItem.notPaused');
      const { memberText: text, templateId, key, reasonCode } = input;
      const given = { membershipId: person.id, text, templateId };
      const spoken = await this.wording.spoken(tx, actor, item, given, ['RETURN']);
      await this.groups.restrict(tx, person.id, null);
      if (reasonCode === 'mistake') await this.statements.lift(tx, person.id, null, ['RESTRICTED']);
      else await this.statements.endPauses(tx, person.id);
      await this.statements.write(tx, { membershipId: person.id, actor, spoken, key });
      return { kind: 'endPause', facts: { ...spokenFacts(spoken), until: person.restrictedUntil.toISOString() } };
    });
  }

  /**
   * Carries out what a lead has confirmed; the proposal's words go to the member, with the end of a pause as it is now.
   * Returns the facts that undoing needs.
   */
  async carryOut(tx: Tx, lead: Actor, item: ReviewItem, proposal: ProposalRow, key: string): Promise<Facts> {
    const { templateId, templateVersion, memberText: words, reasonCode, hours, membershipId } = proposal;
    const spoken = { words, templateId, templateVersion };
    if (proposal.kind === 'RESTRICT')
      return this.restrictNow(tx, lead, item, membershipId, { key, reasonCode, hours, spoken });
    const content = await this.acting.contentOf(tx, item, proposal.contentId ?? '');
    const done = await this.removeNow(tx, lead, item, content, { key, itemId: item.id, reasonCode }, spoken);
    return { from: content.state, ...done.facts };
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
    agreed: Spoken | null = null,
  ) {
    await this.content.move(tx, content.contentType, content.contentId, this.acting.moveTo('REMOVED', actor, input));
    return this.acting.tellAuthor(tx, actor, item, content, 'REMOVED', input, agreed);
  }

  private async restrictNow(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    membershipId: string,
    asked: { key: string; reasonCode: string; hours: number | null; spoken: Spoken },
  ): Promise<Facts> {
    const { now } = this.moderation.timing();
    const until = new Date(now.getTime() + (asked.hours ?? 0) * 3_600_000);
    await this.groups.restrict(tx, membershipId, until);
    await this.statements.make(tx, {
      actor,
      item,
      membershipId,
      what: 'RESTRICTED',
      content: null,
      rule: checkRule(asked.reasonCode),
      spoken: await this.wording.withTime(tx, membershipId, asked.spoken, until),
      endsAt: until,
      key: asked.key,
    });
    return { until: until.toISOString(), ...spokenFacts(asked.spoken) };
  }

  private async propose(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    membershipId: string,
    kind: 'REMOVE' | 'RESTRICT',
    input: ActInput,
  ) {
    const spoken = await this.spoken(tx, actor, item, membershipId, kind, input);
    const proposalId = await this.decisions.propose(tx, {
      reviewItemId: item.id,
      kind,
      contentType: kind === 'REMOVE' ? (input.contentType ?? 'POST') : null,
      contentId: kind === 'REMOVE' ? (input.contentId ?? null) : null,
      membershipId,
      hours: kind === 'RESTRICT' ? (input.hours ?? null) : null,
      reasonCode: checkRule(input.reasonCode),
      memberText: spoken.words,
      templateId: spoken.templateId,
      templateVersion: spoken.templateVersion,
      proposedBy: actor.id,
      proposedAt: this.moderation.timing().now,
    });
    await this.leads.tell(tx, {
      kind: 'proposal.made',
      link: '/desk/proposals',
      key: `proposal.made:${proposalId}`,
      facts: { what: kind },
      itemId: item.id,
      except: [actor.id],
    });
    return { kind: 'propose' as ActionKind, facts: { proposalId, what: kind, ...spokenFacts(spoken) } };
  }

  private spoken(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    membershipId: string,
    use: 'REMOVE' | 'RESTRICT',
    { memberText: text, templateId }: ActInput,
  ): Promise<Spoken> {
    return this.wording.spoken(tx, actor, item, { membershipId, text, templateId }, [use]);
  }
}
