import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { type Escalation, isEnded } from '@kith/domain/escalation/escalation';
import { callWindow } from '@kith/domain/escalation/outreach';
import { entry } from '@kith/domain/escalation/ownership';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { renderMarkdown } from '../platform/markdown.js';
import { WriteKeys } from '../platform/write-keys.js';
import { CaseAccess } from './case-access.service.js';
import { CaseLedger } from './case-ledger.js';
import {
  type ClinicalConversationRow,
  ClinicalConversationStore,
  type ClinicalMessageRow,
} from './clinical-conversation.store.js';
import { EscalationStore } from './escalation.store.js';
import { MemberWords } from './member-words.service.js';

/** One conversation as one reader sees it; the shape of GraphQL's Conversation. */
export interface ClinicalConversationView {
  id: string;
  kind: 'CLINICAL';
  /** Name of the clinician who wrote last; messages also say their job (R34). */
  title: string;
  groupName: string | null;
  readers: string[];
  lastMessageAt: Date;
  unread: boolean;
  items: {
    id: string;
    fromMe: boolean;
    authorName: string;
    authorRole: string;
    avatar: string | null;
    bodyHtml: string;
    sentAt: Date;
  }[];
  callBackAskedAt: Date | null;
  callBackFrom: Date | null;
  callBackUntil: Date | null;
  viewerCan: { write: boolean; askCallBack: boolean };
}

const longest = 5000;

/** The private talk of a member and their clinician: a clinical record, never seen by moderators (R2, R34). */
@Injectable()
export class ClinicalConversationService {
  constructor(
    private readonly db: Db,
    private readonly store: ClinicalConversationStore,
    private readonly cases: EscalationStore,
    private readonly access: CaseAccess,
    private readonly ledger: CaseLedger,
    private readonly words: MemberWords,
    private readonly notices: NoticeService,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /** The clinician writes. The first time stops the clock of the first contact; each time starts the idle clock again. */
  async writeAsClinic(actor: Actor, input: { caseId: string; body: string; key: string }): Promise<Escalation> {
    const source = checkText(input.body, 'body', { max: longest, min: 1 });
    return this.db.tx(async (tx) => {
      const e = await this.access.forAct(tx, 'write', actor, input.caseId);
      if (isEnded(e)) throw new DomainError('conversation.closed');
      const at = this.clock.now();
      await this.store.open(tx, { escalationId: e.id, accountId: e.accountId, membershipId: e.membershipId, at });
      const conversation = await this.mustFind(tx, e.id);
      const id = await this.add(tx, conversation, actor, { source, key: input.key, fromClinic: true });
      if (!id) return e;
      await this.notices.tell(tx, {
        accountId: e.accountId,
        kind: 'clinician.wrote',
        link: `/messages/${conversation.id}`,
        facts: {},
        key: `clinician.wrote:${id}`,
        mail: 'clinician',
      });
      return this.ledger.keep(tx, actor, e, entry(e, actor.id, 'messageSent', true, this.ledger.timing()));
    });
  }

  /** As a clinician who opened the case sees it; null before the first message. Marks it as read by the clinic. */
  async ofCase(tx: Tx, actor: Actor, escalationId: string): Promise<ClinicalConversationView | null> {
    const found = await this.store.ofCase(tx, escalationId);
    if (!found) return null;
    const e = await this.cases.find(tx, escalationId);
    const mayWrite = e !== null && !found.ended && (await this.access.may(tx, 'write', actor, e));
    const view = this.view(found, await this.store.messages(tx, [found.id]), actor.id, 'clinic', mayWrite);
    if (found.ownerId === actor.id) await this.store.readBy(tx, found.id, 'clinic', this.clock.now());
    return view;
  }

  /** When the member last read in the conversation of a case. */
  async readByMember(tx: Tx, escalationId: string): Promise<Date | null> {
    return (await this.store.ofCase(tx, escalationId))?.memberReadAt ?? null;
  }

  // ---- the member's side, for the inbox ------------------------------------------------------------------------------

  /** Every clinical conversation of one account, newest first, with its messages. */
  async forMember(tx: Tx, accountId: string): Promise<ClinicalConversationView[]> {
    const found = await this.store.allOfMember(tx, accountId);
    const messages = Map.groupBy(
      await this.store.messages(
        tx,
        found.map(({ id }) => id),
      ),
      (m) => m.conversationId,
    );
    return found.map((c) => this.view(c, messages.get(c.id) ?? [], accountId, 'member', !c.ended));
  }

  /** One of them, or null when it is not theirs. */
  async oneForMember(tx: Tx, accountId: string, id: string): Promise<ClinicalConversationView | null> {
    const found = await this.store.ofMember(tx, accountId, id);
    return found && this.view(found, await this.store.messages(tx, [id]), accountId, 'member', !found.ended);
  }

  /**
   * The member answers. Safe to repeat with the same key; the words are read, and the owner is told or rung. A case that
   * ended meanwhile opens again, or the words go to the one that is open now. Refuses `conversation.closed` when the
   * case ended long ago and the words are calm, and `resource.notFound` for a conversation that is not theirs.
   */
  async writeAsMember(tx: Tx, actor: Actor, id: string, body: string, key: string): Promise<ClinicalConversationView> {
    const source = checkText(body, 'body', { max: longest, min: 1 });
    const asked = await this.mine(tx, actor, id);
    await this.cases.holdAccount(tx, actor.id);
    const { e, to } = await this.caseFor(tx, asked);
    const before = await this.store.messages(tx, [to.id]);
    const messageId = await this.add(tx, to, actor, { source, key, fromClinic: false });
    if (messageId)
      await this.words.heard(tx, actor, e, { id: messageId, source, membershipId: to.membershipId, before });
    return this.again(tx, actor, to.id);
  }

  /** The case that hears what is said in a conversation: its own, held; or the account's open one when that has ended. */
  private async caseFor(
    tx: Tx,
    asked: ClinicalConversationRow,
  ): Promise<{ e: Escalation; to: ClinicalConversationRow }> {
    const own = await this.cases.lock(tx, asked.escalationId);
    if (!own) throw new DomainError('resource.notFound');
    const latest = isEnded(own) ? await this.cases.latestOf(tx, own.accountId) : own;
    if (!latest || latest.id === own.id || isEnded(latest)) return { e: own, to: asked };
    const { id: escalationId, accountId, membershipId } = latest;
    await this.store.open(tx, { escalationId, accountId, membershipId, at: this.clock.now() });
    return { e: latest, to: await this.mustFind(tx, escalationId) };
  }

  async markRead(tx: Tx, actor: Actor, id: string): Promise<ClinicalConversationView> {
    const found = await this.mine(tx, actor, id);
    await this.store.readBy(tx, found.id, 'member', this.clock.now());
    await this.hints.send(tx, audience.clinic, 'escalation.changed', { id: found.escalationId, version: 0 });
    return this.again(tx, actor, id);
  }

  /**
   * The member asks to be rung, at any time or within one; asking again changes the time. The owner is told each time it
   * was not asked before. It stands until somebody has reached them by phone (R34).
   */
  async askCallBack(
    tx: Tx,
    actor: Actor,
    id: string,
    from: Date | null,
    until: Date | null,
  ): Promise<ClinicalConversationView> {
    const times = callWindow(from, until, this.clock.now());
    const found = await this.mine(tx, actor, id);
    if (found.ended) throw new DomainError('conversation.closed');
    if (await this.store.askCallBack(tx, id, this.clock.now(), times)) {
      await this.audit.record(tx, actor, {
        action: 'clinicalConversation.askCallBack',
        targetType: 'clinicalConversation',
        targetId: id,
        escalationId: found.escalationId,
      });
      await this.tellOwner(tx, found, 'case.callBackAsked', `${id}:${this.clock.now().getTime()}`);
      await this.hints.send(tx, audience.clinic, 'escalation.changed', { id: found.escalationId, version: 0 });
    }
    return this.again(tx, actor, id);
  }

  /** Conversations with something unread, per account; accounts without any are left out. */
  unread(tx: Tx, accountIds: readonly string[]): Promise<Map<string, number>> {
    return this.store.unread(tx, accountIds);
  }

  private async add(
    tx: Tx,
    to: ClinicalConversationRow,
    actor: Actor,
    { source, key, fromClinic }: { source: string; key: string; fromClinic: boolean },
  ): Promise<string | null> {
    const html = renderMarkdown(source);
    const id = await this.store.add(tx, {
      conversationId: to.id,
      fromClinic,
      authorId: actor.id,
      source,
      html,
      key,
      at: this.clock.now(),
    });
    if (!id) {
      const earlier = await this.store.writtenWith(tx, actor.id, key);
      if (earlier?.conversationId !== to.id || earlier.bodySource !== source) throw new DomainError('input.keyReused');
      return null;
    }
    await this.keys.useUp(tx, { accountId: actor.id, key, operation: 'clinicalMessage.write' });
    await this.audit.record(tx, actor, {
      action: 'clinicalMessage.write',
      targetType: 'clinicalConversation',
      targetId: to.id,
      escalationId: to.escalationId,
      details: { messageId: id, fromClinic },
    });
    await this.hints.send(tx, audience.account(to.accountId), 'conversation.changed', { id: to.id });
    await this.hints.send(tx, audience.clinic, 'escalation.changed', { id: to.escalationId, version: 0 });
    return id;
  }

  private async tellOwner(tx: Tx, c: ClinicalConversationRow, kind: string, key: string): Promise<void> {
    if (!c.ownerId) return;
    const facts = { reference: String(c.reference) };
    await this.notices.tell(tx, {
      accountId: c.ownerId,
      kind,
      link: `/clinic/${c.escalationId}`,
      facts,
      key: `${kind}:${key}`,
      mail: 'clinician',
    });
  }

  private async mine(tx: Tx, actor: Actor, id: string): Promise<ClinicalConversationRow> {
    const found = await this.store.ofMember(tx, actor.id, id);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }

  private async again(tx: Tx, actor: Actor, id: string): Promise<ClinicalConversationView> {
    const view = await this.oneForMember(tx, actor.id, id);
    if (!view) throw new DomainError('resource.notFound');
    return view;
  }

  private async mustFind(tx: Tx, escalationId: string): Promise<ClinicalConversationRow> {
    const found = await this.store.ofCase(tx, escalationId);
    if (!found) throw new Error('A conversation that was just opened is gone.');
    return found;
  }

  private view(
    c: ClinicalConversationRow,
    messages: readonly ClinicalMessageRow[],
    viewerId: string,
    side: 'member' | 'clinic',
    mayWrite: boolean,
  ): ClinicalConversationView {
    const readAt = side === 'member' ? c.memberReadAt : c.clinicReadAt;
    return {
      id: c.id,
      kind: 'CLINICAL',
      title: messages.findLast((m) => m.fromClinic)?.workName ?? 'Kith clinic',
      groupName: c.groupName,
      readers: ['CLINICAL_TEAM'],
      lastMessageAt: c.lastMessageAt,
      unread: readAt === null || readAt < c.lastMessageAt,
      items: messages.map((m) => ({
        id: m.id,
        fromMe: m.authorId === viewerId,
        authorName: m.fromClinic ? [m.workName ?? 'Kith clinic', m.jobTitle].filter(Boolean).join(', ') : c.memberName,
        authorRole: m.fromClinic ? 'CLINICIAN' : 'MEMBER',
        avatar: m.fromClinic ? null : c.memberAvatar,
        bodyHtml: m.bodyHtml,
        sentAt: m.sentAt,
      })),
      callBackAskedAt: c.callBackAskedAt,
      callBackFrom: c.callBackFrom,
      callBackUntil: c.callBackUntil,
      viewerCan: { write: mayWrite, askCallBack: side === 'member' && !c.ended },
    };
  }
}
