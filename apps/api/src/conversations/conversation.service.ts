import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { conversationPolicy } from '@kith/domain/conversation/conversation.policy';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { GroupService } from '../groups/group.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { renderMarkdown } from '../platform/markdown.js';
import { Outbox } from '../platform/outbox.js';
import { WriteKeys } from '../platform/write-keys.js';
import type { ReviewableContent } from '../screening/content.model.js';
import { ScreeningService } from '../screening/screening.service.js';
import type { Conversation } from './conversation.model.js';
import { ConversationStore, type TeamConversationRow, type TeamMessageRow } from './conversation.store.js';

export type { TeamConversationRow, TeamMessageRow } from './conversation.store.js';

/** Longest message of a private conversation, in characters. */
export const longestLetter = 5000;

const messagesShown = 500;

/** What the team sends to a member. */
export interface FromTeam {
  membershipId: string;
  /** The true author, known inside only. */
  actorId: string;
  body: string;
  templateId: string | null;
  key: string;
}

/** A line of a member that the team has not answered yet. */
export interface WaitingLine {
  messageId: string;
  conversationId: string;
  groupId: string;
  membershipId: string;
  body: string;
  /** What the team wrote last; a short answer takes its meaning from it. */
  question: string | null;
  /** First line of the member since the team last wrote: names this stretch of waiting. */
  firstId: string;
  writtenAt: Date;
}

/** Tells people that a member waits for them. Given by moderation, which this feature does not know. */
export type WhenMemberWrote = (tx: Tx, line: WaitingLine) => Promise<void>;

/**
 * Private talk between a member and the moderation team of a group. To the member it is "the moderation team"; inside,
 * the true author is known. Reports about it go to leads (R12).
 */
@Injectable()
export class TeamConversationService {
  private tellDesk: WhenMemberWrote | null = null;

  constructor(
    private readonly db: Db,
    private readonly store: ConversationStore,
    private readonly groups: GroupService,
    private readonly notices: NoticeService,
    private readonly screening: ScreeningService,
    private readonly keys: WriteKeys,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  whenMemberWrote(react: WhenMemberWrote): void {
    this.tellDesk = react;
  }

  /**
   * Sends as the moderation team, in the caller's transaction; the caller has decided that the actor may. The member gets
   * a notice and a mail without content. The same key again sends nothing twice; with other words: `input.keyReused`.
   */
  async writeAsTeam(tx: Tx, given: FromTeam): Promise<TeamMessageRow> {
    const body = checkText(given.body, 'body', { max: longestLetter, min: 1 });
    const now = this.clock.now();
    const conversation = await this.store.ensure(tx, given.membershipId, now);
    if (!conversation) throw new DomainError('resource.notFound');
    if (conversation.accountId === given.actorId) throw new DomainError('action.involved');
    const id = await this.store.insert(tx, {
      conversationId: conversation.id,
      fromTeam: true,
      authorId: given.actorId,
      bodySource: body,
      bodyHtml: renderMarkdown(body),
      template: given.templateId,
      key: given.key,
      sentAt: now,
    });
    if (!id) return this.writtenBefore(tx, given.actorId, given.key, conversation.id, body);
    await this.store.markRead(tx, conversation.id, 'team', now);
    await this.audit.record(
      tx,
      { id: given.actorId, roles: [] },
      {
        action: 'teamMessage.send',
        targetType: 'teamConversation',
        targetId: conversation.id,
        details: { messageId: id, ...(given.templateId && { template: given.templateId }) },
      },
    );
    await this.outbox.publish(
      tx,
      [
        {
          type: 'teamMessage.sent',
          messageId: id,
          conversationId: conversation.id,
          membershipId: conversation.membershipId,
        },
      ],
      {
        actorId: given.actorId,
      },
    );
    await this.notices.tell(tx, {
      accountId: conversation.accountId,
      kind: 'team.wrote',
      link: `/messages/${conversation.id}`,
      facts: { groupName: conversation.groupName, conversationId: conversation.id },
      key: `team.wrote:${id}`,
      mail: 'team',
    });
    await this.tellBothSides(tx, conversation);
    return (await this.store.findMessage(tx, id)) as TeamMessageRow;
  }

  /** A member begins, or goes on with, the conversation with the moderators of a group they belong to. */
  writeToTeam(actor: Actor, given: { groupId: string; body: string; key: string }): Promise<Conversation> {
    return this.db.tx(async (tx) => {
      const mine = await this.groups.requireActive(tx, actor, given.groupId);
      const conversation = await this.store.ensure(tx, mine.id, this.clock.now());
      await this.writeAsMember(tx, actor, { conversationId: conversation?.id ?? '', body: given.body, key: given.key });
      return this.shown(tx, actor, conversation?.id ?? '');
    });
  }

  /**
   * A member writes, in the caller's transaction, and the desk knows in the same one. Restricted members may: it is their
   * way to somebody who can help. The words are screened like everything a member writes, and are never held back.
   */
  async writeAsMember(
    tx: Tx,
    actor: Actor,
    given: { conversationId: string; body: string; key: string },
  ): Promise<TeamMessageRow> {
    const body = checkText(given.body, 'body', { max: longestLetter, min: 1 });
    const conversation = await this.store.find(tx, given.conversationId);
    authorize(conversationPolicy, 'writeAsMember', actor, conversation && subjectOf(conversation));
    const now = this.clock.now();
    const id = await this.store.insert(tx, {
      conversationId: given.conversationId,
      fromTeam: false,
      authorId: actor.id,
      bodySource: body,
      bodyHtml: renderMarkdown(body),
      template: null,
      key: given.key,
      sentAt: now,
    });
    if (!id) return this.writtenBefore(tx, actor.id, given.key, given.conversationId, body);
    await this.keys.useUp(tx, { accountId: actor.id, key: given.key, operation: 'writeToTeam' });
    await this.store.markRead(tx, given.conversationId, 'member', now);
    const { groupId, membershipId } = conversation as TeamConversationRow;
    const { question, firstId } = await this.store.stretch(tx, given.conversationId);
    await this.audit.record(tx, actor, {
      action: 'teamMessage.write',
      targetType: 'teamConversation',
      targetId: given.conversationId,
      details: { messageId: id },
    });
    await this.screening.onWrite(tx, {
      contentType: 'TEAM_MESSAGE',
      contentId: id,
      version: 1,
      groupId,
      membershipId,
      accountId: actor.id,
      text: body,
    });
    await this.tellDesk?.(tx, {
      messageId: id,
      conversationId: given.conversationId,
      groupId,
      membershipId,
      body,
      question,
      firstId: firstId ?? id,
      writtenAt: now,
    });
    await this.tellBothSides(tx, conversation as TeamConversationRow);
    return (await this.store.findMessage(tx, id)) as TeamMessageRow;
  }

  /** The conversation with a member, for those who moderate; null when there is none yet. The caller decides who may. */
  ofMembership(tx: Tx, membershipId: string): Promise<TeamConversationRow | null> {
    return this.store.ofMembership(tx, membershipId);
  }

  /** Conversations of an account, the latest first, as its member sees them. */
  async forMember(tx: Tx, accountId: string): Promise<Conversation[]> {
    const found = await this.store.forAccount(tx, accountId);
    const messages = await this.store.messages(
      tx,
      found.map(({ id }) => id),
      messagesShown,
    );
    return found.map((conversation) => viewOf(conversation, messages.get(conversation.id) ?? [], accountId));
  }

  /** One conversation as the actor sees it: its member, or the team. Null when it does not exist for them. */
  async read(tx: Tx, actor: Actor, id: string): Promise<Conversation | null> {
    const conversation = await this.store.find(tx, id);
    return conversation && conversationPolicy.read(actor, subjectOf(conversation))
      ? this.view(tx, conversation, actor.id)
      : null;
  }

  /** The same, found by the member it is with. */
  async readOfMembership(tx: Tx, actor: Actor, membershipId: string): Promise<Conversation | null> {
    const conversation = await this.store.ofMembership(tx, membershipId);
    return conversation && conversationPolicy.read(actor, subjectOf(conversation))
      ? this.view(tx, conversation, actor.id)
      : null;
  }

  /** The actor's side has read everything up to now. Null when the conversation does not exist for them. */
  async markRead(tx: Tx, actor: Actor, id: string): Promise<Conversation | null> {
    const conversation = await this.store.find(tx, id);
    if (!conversation || !conversationPolicy.read(actor, subjectOf(conversation))) return null;
    await this.store.markRead(tx, id, conversation.accountId === actor.id ? 'member' : 'team', this.clock.now());
    return this.read(tx, actor, id);
  }

  /** How many of an account's conversations have something new for it. */
  async unreadFor(tx: Tx, accountId: string): Promise<number> {
    return (await this.store.forAccount(tx, accountId)).filter((c) => isAfter(c.lastFromTeamAt, c.memberReadAt)).length;
  }

  /** A member's message with ten messages each way, for moderators (R6). Null for an unknown one. */
  async contentForReview(tx: Tx, messageId: string): Promise<ReviewableContent | null> {
    const message = await this.store.findMessage(tx, messageId);
    const conversation = message && (await this.store.find(tx, message.conversationId));
    if (!message || !conversation) return null;
    const all = await this.messagesOf(tx, conversation.id);
    const place = all.findIndex(({ id }) => id === messageId);
    const lines = all.map((line) => ({
      membershipId: line.fromTeam ? null : conversation.membershipId,
      authorName: line.fromTeam ? '' : conversation.displayName,
      avatar: line.fromTeam ? null : conversation.avatar,
      at: line.sentAt,
      text: line.bodySource,
    }));
    return {
      contentType: 'TEAM_MESSAGE',
      contentId: message.id,
      version: 1,
      groupId: conversation.groupId,
      membershipId: conversation.membershipId,
      title: null,
      bodySource: message.bodySource,
      state: 'PUBLISHED',
      writtenAt: message.sentAt,
      link: `/messages/${conversation.id}`,
      repliesOff: false,
      before: lines.slice(Math.max(0, place - 10), Math.max(0, place)),
      after: lines.slice(place + 1, place + 11),
    };
  }

  private async shown(tx: Tx, actor: Actor, id: string): Promise<Conversation> {
    const conversation = await this.read(tx, actor, id);
    if (!conversation) throw new DomainError('resource.notFound');
    return conversation;
  }

  private async view(tx: Tx, conversation: TeamConversationRow, viewerId: string): Promise<Conversation> {
    return viewOf(conversation, await this.messagesOf(tx, conversation.id), viewerId);
  }

  private async messagesOf(tx: Tx, id: string): Promise<TeamMessageRow[]> {
    return (await this.store.messages(tx, [id], messagesShown)).get(id) ?? [];
  }

  private async writtenBefore(
    tx: Tx,
    authorId: string,
    key: string,
    conversationId: string,
    body: string,
  ): Promise<TeamMessageRow> {
    const first = await this.store.byKey(tx, authorId, key);
    if (!first || first.conversationId !== conversationId || first.bodySource !== body)
      throw new DomainError('input.keyReused');
    return first;
  }

  private async tellBothSides(tx: Tx, c: TeamConversationRow): Promise<void> {
    for (const to of [audience.account(c.accountId), audience.desk(c.groupId), audience.leads]) {
      await this.hints.send(tx, to, 'conversation.changed', { id: c.id });
    }
  }
}

const isAfter = (at: Date | null, read: Date | null): boolean => at !== null && (read === null || at > read);

/** A member who left or was removed can still answer what the team wrote to them. */
const subjectOf = (c: TeamConversationRow) => ({
  groupId: c.groupId,
  accountId: c.accountId,
  isOpen: c.standing === 'ACTIVE' || c.lastFromTeamAt !== null,
});

/** To the member the team has one voice; to the team its people have names. */
function viewOf(c: TeamConversationRow, items: readonly TeamMessageRow[], viewerId: string): Conversation {
  const isMember = c.accountId === viewerId;
  const waits = isMember && isAfter(c.lastFromMemberAt, c.lastFromTeamAt);
  return {
    id: c.id,
    kind: 'TEAM',
    title: isMember ? c.groupName : c.displayName,
    groupName: c.groupName,
    readers: ['GROUP_MODERATORS', 'LEADS'],
    lastMessageAt: c.lastMessageAt,
    unread: isMember ? isAfter(c.lastFromTeamAt, c.memberReadAt) : isAfter(c.lastFromMemberAt, c.teamReadAt),
    items: items.map((item) => ({
      id: item.id,
      fromMe: item.authorId === viewerId,
      authorName: item.fromTeam ? (isMember ? '' : (item.workName ?? '')) : c.displayName,
      authorRole: item.fromTeam ? 'MODERATION_TEAM' : 'MEMBER',
      avatar: item.fromTeam ? null : c.avatar,
      bodyHtml: item.bodyHtml,
      sentAt: item.sentAt,
    })),
    callBackAskedAt: null,
    callBackFrom: null,
    callBackUntil: null,
    viewerCan: { write: isMember && subjectOf(c).isOpen, askCallBack: false },
    ...(waits && { waiting: c.membershipId }),
  };
}
