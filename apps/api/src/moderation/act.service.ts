import { Injectable } from '@nestjs/common';

import type { DecideReason } from '@kith/contracts/moderation-codes';
import { decideReasons } from '@kith/contracts/moderation-codes';
import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { acted, decided, held, type ReviewItem } from '@kith/domain/review-item/review-item';
import { reviewItemPolicy } from '@kith/domain/review-item/review-item.policy';
import { checkPause, checkRemovalRule } from '@kith/domain/review-item/rules';
import { checkText } from '@kith/domain/text';

import { AccountService } from '../accounts/account.service.js';
import { TeamConversationService } from '../conversations/conversation.service.js';
import { GroupService } from '../groups/group.service.js';
import { Db, type Tx } from '../platform/db.js';
import { WriteKeys } from '../platform/write-keys.js';
import type { ReviewableContent } from '../screening/content.model.js';
import { ThreadService } from '../threads/thread.service.js';
import type { ActionKind } from './action.store.js';
import type { ActInput } from './act.model.js';
import { Content } from './content.js';
import { DecisionStore, type Measure } from './decision.store.js';
import { EvidenceStore } from './evidence.store.js';
import { ModerationService } from './moderation.service.js';
import { ReviewItemStore } from './review-item.store.js';
import { checkRule } from './rules.js';
import { Statements } from './statements.js';
import { checkTemplate } from './templates.js';

/** Texts to members: long enough for a template with its blanks, short enough to be read. */
const longestMemberText = 2000;
const longestReply = 10_000;

interface Place {
  contentType: string;
  contentId: string;
}

/** What a moderator does about an item. Each act is one transaction: content, statement, words to the member and record. */
@Injectable()
export class ActService {
  constructor(
    private readonly db: Db,
    private readonly keys: WriteKeys,
    private readonly moderation: ModerationService,
    private readonly items: ReviewItemStore,
    private readonly evidence: EvidenceStore,
    private readonly decisions: DecisionStore,
    private readonly content: Content,
    private readonly statements: Statements,
    private readonly threads: ThreadService,
    private readonly team: TeamConversationService,
    private readonly groups: GroupService,
    private readonly accounts: AccountService,
  ) {}

  /** Hides words for now. The author is told why, kindly and at the same moment; others see that somebody cares (R20). */
  hide(actor: Actor, input: ActInput): Promise<ReviewItem> {
    return this.onContent(actor, 'hide', input, async (tx, item, content) => {
      await this.content.move(tx, content.contentType, content.contentId, this.moveTo('HIDDEN', actor, input));
      await this.tellAuthor(tx, actor, item, content, 'HIDDEN', input);
    });
  }

  /** Shows words again that were held, hidden or removed; what was said against them is lifted. */
  restore(actor: Actor, input: ActInput): Promise<ReviewItem> {
    return this.onContent(actor, 'restore', input, async (tx, _item, content) => {
      await this.content.move(tx, content.contentType, content.contentId, this.moveTo('PUBLISHED', actor, input));
      await this.statements.lift(tx, content.membershipId, content.contentId, [
        'HELD',
        'HIDDEN',
        'REMOVED',
        'DECLINED',
      ]);
    });
  }

  repliesOff(actor: Actor, input: ActInput): Promise<ReviewItem> {
    return this.onContent(actor, 'repliesOff', input, async (tx, item, content) => {
      if (content.contentType !== 'POST') throw new DomainError('input.invalid', { field: 'contentType' });
      await this.content.setRepliesOff(tx, content.contentId, true, actor.id);
      await this.tellAuthor(tx, actor, item, content, 'REPLIES_OFF', input);
    });
  }

  repliesOn(actor: Actor, input: ActInput): Promise<ReviewItem> {
    return this.onContent(actor, 'repliesOn', input, async (tx, _item, content) => {
      if (content.contentType !== 'POST') throw new DomainError('input.invalid', { field: 'contentType' });
      await this.content.setRepliesOff(tx, content.contentId, false, actor.id);
      await this.statements.lift(tx, content.membershipId, content.contentId, ['REPLIES_OFF']);
    });
  }

  /** Takes words down for good; never for distress (R20). A peer's wish is a proposal that a lead confirms (2.1). */
  remove(actor: Actor, input: ActInput): Promise<ReviewItem> {
    checkRemovalRule(checkRule(input.reasonCode));
    return this.onContent(actor, 'remove', input, async (tx, item, content) => {
      if (!this.maySanction(actor, item)) return this.propose(tx, actor, item, content.membershipId, 'REMOVE', input);
      await this.removeNow(tx, actor, item, content, input);
      return undefined;
    });
  }

  /** Pauses a person's writing for up to 24 hours; they can read, write to us and get help (R14). Peers propose. */
  restrict(actor: Actor, input: ActInput): Promise<ReviewItem> {
    checkRemovalRule(checkRule(input.reasonCode));
    checkPause(input.hours ?? 0);
    return this.act(actor, 'restrict', input, async (tx, item) => {
      if (!item.membershipId) throw new DomainError('input.invalid', { field: 'itemId' });
      if (!this.maySanction(actor, item)) return this.propose(tx, actor, item, item.membershipId, 'RESTRICT', input);
      await this.restrictNow(tx, actor, item, item.membershipId, input);
      return { kind: 'restrict' };
    });
  }

  /** A post that waited for a moderator is shown to the group. */
  publish(actor: Actor, input: { key: string; itemId: string; contentId: string }): Promise<ReviewItem> {
    return this.onContent(
      actor,
      'publish',
      { ...input, contentType: null, reasonCode: 'read', memberText: null },
      async (tx, _item, content) => {
        await this.content.move(tx, content.contentType, content.contentId, {
          to: 'PUBLISHED',
          actorId: actor.id,
          reasonCode: 'read',
          note: null,
        });
        await this.statements.lift(tx, content.membershipId, content.contentId, ['HELD', 'DECLINED']);
      },
    );
  }

  decline(actor: Actor, input: ActInput): Promise<ReviewItem> {
    checkRemovalRule(checkRule(input.reasonCode));
    return this.onContent(actor, 'decline', input, async (tx, item, content) => {
      await this.content.move(tx, content.contentType, content.contentId, this.moveTo('DECLINED', actor, input));
      await this.statements.lift(tx, content.membershipId, content.contentId, ['HELD']);
      await this.tellAuthor(tx, actor, item, content, 'DECLINED', input);
    });
  }

  /** A warm answer where everybody can read it, under the moderator's own name in the group. */
  replyInOpen(
    actor: Actor,
    input: { key: string; itemId: string; contentId: string; body: string },
  ): Promise<ReviewItem> {
    const body = checkText(input.body, 'body', { max: longestReply, min: 1 });
    return this.act(actor, 'reply', input, async (tx, item) => {
      const content = await this.contentOf(tx, item, input.contentId);
      if (content.contentType !== 'POST') throw new DomainError('input.invalid', { field: 'contentId' });
      const posted = await this.threads.replyAs(tx, actor, { contentId: content.contentId, body });
      return { kind: 'reply', contentType: 'POST', contentId: posted.id };
    });
  }

  /** A private word as "the moderation team". Peers begin from a template; leads and clinicians may write freely (R23). */
  writeToMember(
    actor: Actor,
    input: { key: string; itemId: string; templateId: string | null; body: string },
  ): Promise<ReviewItem> {
    const body = checkText(input.body, 'body', { max: longestMemberText, min: 1 });
    return this.act(actor, 'message', input, async (tx, item) => {
      if (!item.membershipId) throw new DomainError('input.invalid', { field: 'itemId' });
      const free = reviewItemPolicy.writeFreely(actor, { ...item, involved: false });
      if (!input.templateId && !free) throw new DomainError('reviewItem.templateNeeded');
      const template =
        input.templateId && !free
          ? checkTemplate(input.templateId, body, await this.fillIn(tx, item.membershipId))
          : null;
      await this.team.writeAsTeam(tx, {
        membershipId: item.membershipId,
        actorId: actor.id,
        body,
        templateId: template?.id ?? input.templateId,
        key: input.key,
      });
      return { kind: 'message', facts: { template: input.templateId, templateVersion: template?.version ?? null } };
    });
  }

  /** Closing is its own act, with a reason. The people who reported hear of it when it can no longer be undone. */
  decide(
    actor: Actor,
    input: { key: string; id: string; version: number; reasonCode: string; note: string | null },
  ): Promise<ReviewItem> {
    if (!decideReasons.includes(input.reasonCode as DecideReason))
      throw new DomainError('input.invalid', { field: 'reasonCode' });
    const note = input.note === null ? null : checkText(input.note, 'note', { max: longestMemberText });
    return this.once(actor, 'decideItem', input, async (tx) => {
      const item = await this.moderation.forActor(tx, 'decide', actor, input.id);
      held(item, actor.id);
      if (item.version !== input.version) throw new DomainError('resource.stale');
      const next = decided(item, actor.id, input.reasonCode, this.moderation.timing());
      return (
        await this.moderation.change(tx, next, {
          kind: 'decide',
          actor,
          before: item,
          reasonCode: input.reasonCode,
          note,
          undoable: true,
        })
      ).item;
    });
  }

  /** Carries out what a lead has confirmed; the proposal's words go to the member. */
  async carryOut(
    tx: Tx,
    lead: Actor,
    item: ReviewItem,
    wanted: { kind: 'REMOVE' | 'RESTRICT'; membershipId: string } & Pick<
      ActInput,
      'contentType' | 'contentId' | 'reasonCode' | 'memberText' | 'hours' | 'key'
    >,
  ): Promise<void> {
    const input = { ...wanted, itemId: item.id, note: null };
    if (wanted.kind === 'RESTRICT') return this.restrictNow(tx, lead, item, wanted.membershipId, input);
    return this.removeNow(tx, lead, item, await this.contentOf(tx, item, wanted.contentId ?? ''), input);
  }

  private maySanction(actor: Actor, item: ReviewItem): boolean {
    return reviewItemPolicy.sanction(actor, { ...item, involved: false });
  }

  private moveTo(to: string, actor: Actor, input: Pick<ActInput, 'reasonCode' | 'note'>) {
    return { to, actorId: actor.id, reasonCode: checkRule(input.reasonCode), note: input.note ?? null };
  }

  private async removeNow(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    content: ReviewableContent,
    input: ActInput,
  ): Promise<void> {
    await this.content.move(tx, content.contentType, content.contentId, this.moveTo('REMOVED', actor, input));
    await this.tellAuthor(tx, actor, item, content, 'REMOVED', input);
  }

  private async restrictNow(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    membershipId: string,
    input: ActInput,
  ): Promise<void> {
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
      words: this.words(input),
      endsAt: until,
      key: input.key,
    });
  }

  private async tellAuthor(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    content: ReviewableContent,
    what: Measure,
    input: ActInput,
  ): Promise<void> {
    const rule = checkRule(input.reasonCode);
    await this.statements.make(tx, {
      actor,
      item,
      membershipId: content.membershipId,
      what,
      content,
      rule,
      words: this.words(input),
      endsAt: null,
      key: input.key,
    });
  }

  private words(input: Pick<ActInput, 'memberText'>): string {
    return checkText(input.memberText ?? '', 'memberText', { max: longestMemberText, min: 1 });
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
      memberText: this.words(input),
      proposedBy: actor.id,
      proposedAt: this.moderation.timing().now,
    });
    return { kind: 'propose' as ActionKind, facts: { proposalId, what: kind } };
  }

  private async fillIn(tx: Tx, membershipId: string): Promise<{ name: string; country: string }> {
    const membership = await this.groups.membership(tx, membershipId);
    const account = membership && (await this.accounts.accountOf(tx, membership.accountId));
    return { name: membership?.displayName ?? '', country: account?.country ?? '' };
  }

  /** The content as it is now, if this item is about it. */
  private async contentOf(tx: Tx, item: ReviewItem, contentId: string): Promise<ReviewableContent> {
    const known = (await this.evidence.contentsOf(tx, item.id)).find((each) => each.contentId === contentId);
    const content = known && (await this.content.read(tx, known.contentType, known.contentId));
    if (!content) throw new DomainError('resource.notFound');
    return content;
  }

  private onContent(
    actor: Actor,
    kind: ActionKind,
    input: ActInput,
    work: (
      tx: Tx,
      item: ReviewItem,
      content: ReviewableContent,
    ) => Promise<{ kind: ActionKind; facts?: Record<string, string> } | void>,
  ): Promise<ReviewItem> {
    return this.act(actor, kind, input, async (tx, item) => {
      if (!input.contentId) throw new DomainError('input.required', { field: 'contentId' });
      const content = await this.contentOf(tx, item, input.contentId);
      const place: Place = { contentType: content.contentType, contentId: content.contentId };
      const facts = { from: content.state };
      const other = await work(tx, item, content);
      return { kind, ...place, ...other, facts: { ...facts, ...other?.facts } };
    });
  }

  /** The frame of every act: key, rights, claim, work, record. */
  private act(
    actor: Actor,
    kind: ActionKind,
    input: { key: string; itemId: string; reasonCode?: string; note?: string | null },
    work: (
      tx: Tx,
      item: ReviewItem,
    ) => Promise<{
      kind: ActionKind;
      contentType?: string;
      contentId?: string;
      facts?: Record<string, string | number | null>;
    }>,
  ): Promise<ReviewItem> {
    const note = input.note ? checkText(input.note, 'note', { max: longestMemberText }) : null;
    return this.once(actor, `act.${kind}`, input, async (tx) => {
      const item = await this.moderation.forActor(tx, 'act', actor, input.itemId);
      held(item, actor.id);
      const done = await work(tx, item);
      return (
        await this.moderation.change(tx, acted(item, actor.id, this.moderation.timing()), {
          ...done,
          actor,
          before: item,
          reasonCode: input.reasonCode ?? null,
          note,
          undoable: undoable.has(done.kind),
        })
      ).item;
    });
  }

  private once(
    actor: Actor,
    operation: string,
    input: { key: string },
    work: (tx: Tx) => Promise<ReviewItem>,
  ): Promise<ReviewItem> {
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation, input },
        () => work(tx),
        async (id) => authorize(reviewItemPolicy, 'read', actor, await this.items.findFor(tx, actor.id, id, false)),
      ),
    );
  }
}

const undoable: ReadonlySet<ActionKind> = new Set<ActionKind>(['hide', 'repliesOff', 'remove', 'restrict']);
