import { Injectable } from '@nestjs/common';

import type { RoomEvent } from '@kith/contracts/realtime';
import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { longestMessage, type MessageState, whyNotSend } from '@kith/domain/room/room';
import { roomPolicy } from '@kith/domain/room/room.policy';
import { checkText } from '@kith/domain/text';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { renderMarkdown } from '../platform/markdown.js';
import { WriteKeys } from '../platform/write-keys.js';
import { ScreeningService } from '../screening/screening.service.js';
import { MessageStore, type Sending } from './message.store.js';
import { RoomTeller } from './room-teller.js';

export interface Line {
  roomId: string;
  body: string;
  /** Made by the client; sending again with the same key gives the first answer. */
  key: string;
  replyToId: string | null;
}

export interface Sent {
  id: string;
  /** Number in the room; 0 when the message is kept for the moderators and does not stand in the room. */
  seq: number;
  /** A card offering help was shown to the author. */
  helpCard: boolean;
}

@Injectable()
export class RoomSendingService {
  constructor(
    private readonly db: Db,
    private readonly store: MessageStore,
    private readonly screening: ScreeningService,
    private readonly keys: WriteKeys,
    private readonly teller: RoomTeller,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Says something in a room. The answer is given after the commit, so what was answered is stored. Refuses with
   * `room.closed` while no moderator is there, `room.paused`, `room.slowDown`, `membership.restricted`, `rate.limited`; but words that
   * show danger are kept and raised all the same (SAFE-1): without waiting where the room is only slow, else with
   * number 0. An answer to what was taken away meanwhile stands without it.
   */
  send(actor: Actor, given: Line): Promise<Sent> {
    const line = { ...given, body: checkText(given.body, 'body', { max: longestMessage, min: 1 }) };
    const bodyHtml = renderMarkdown(line.body);
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      const sending = await this.mayBeThere(tx, actor, line, now);
      const refusal = whyNotSend(sending, now);
      const message = {
        id: sending.newId,
        roomId: line.roomId,
        authorId: sending.membershipId,
        key: line.key,
        replyToId: sending.parentState === 'PUBLISHED' ? line.replyToId : null,
      };
      const isNew = await this.store.insert(tx, {
        ...message,
        bodySource: line.body,
        bodyHtml,
        state: refusal ? 'HELD' : 'PUBLISHED',
        sentAt: now,
      });
      if (!isNew) return this.sentBefore(tx, sending.membershipId, line, now);
      await this.keys.useUp(tx, { accountId: actor.id, key: line.key, operation: 'room.send' });

      const read = await this.screening.onWrite(tx, {
        contentType: 'MESSAGE',
        contentId: message.id,
        version: 1,
        groupId: sending.groupId,
        membershipId: sending.membershipId,
        accountId: actor.id,
        text: line.body,
      });
      const helpCard = read.helpCardId !== null;
      if (!read.danger) {
        if (refusal) throw new DomainError(refusal.code, refusal.details);
        if (line.replyToId && !sending.parentState) throw new DomainError('input.invalid', { field: 'replyToId' });
      }
      const stops = refusal && refusal.code !== 'room.slowDown' ? refusal.code : null;
      const heldFor = stops ?? (read.hold ? 'screening.hold' : null);
      const state = heldFor ? 'HELD' : 'PUBLISHED';
      if ((heldFor !== null) !== (refusal !== null)) await this.store.setState(tx, message.id, state);
      await this.record(tx, actor, message.id, state, heldFor, now);
      if (heldFor) return { id: message.id, seq: 0, helpCard };
      const seq = await this.store.number(tx, line.roomId, 'SENT', message.id, now);
      await this.teller.tell(
        tx,
        spoken(sending, { ...line, replyToId: message.replyToId }, bodyHtml, message.id, seq, now),
        { authorId: sending.membershipId, key: line.key, blocked: sending.blocked },
      );
      return { id: message.id, seq, helpCard };
    });
  }

  private async mayBeThere(tx: Tx, actor: Actor, line: Line, now: Date): Promise<Sending & { membershipId: string }> {
    const sending = authorize(
      roomPolicy,
      'send',
      actor,
      await this.store.sending(tx, line.roomId, actor.id, line.replyToId, now),
    );
    return { ...sending, membershipId: sending.membershipId as string };
  }

  /** Who sent it and where it stands, without its words; what is held says why. */
  private async record(
    tx: Tx,
    actor: Actor,
    messageId: string,
    state: MessageState,
    reasonCode: string | null,
    at: Date,
  ): Promise<void> {
    await this.audit.record(tx, actor, {
      action: 'message.send',
      targetType: 'message',
      targetId: messageId,
      after: state,
      reasonCode,
    });
    if (reasonCode)
      await this.store.recordMove(tx, {
        messageId,
        from: 'PUBLISHED',
        to: state,
        actorId: null,
        reasonCode,
        note: null,
        at,
      });
  }

  private async sentBefore(tx: Tx, authorId: string, line: Line, now: Date): Promise<Sent> {
    const first = await this.store.byKey(tx, authorId, line.key, now);
    if (
      !first ||
      first.roomId !== line.roomId ||
      first.bodySource !== line.body ||
      first.replyToId !== line.replyToId
    ) {
      throw new DomainError('input.keyReused');
    }
    return { id: first.id, seq: first.seq ?? 0, helpCard: first.helpCard };
  }
}

const spoken = (
  author: Sending & { membershipId: string },
  line: Line,
  bodyHtml: string,
  id: string,
  seq: number,
  at: Date,
): RoomEvent => ({
  roomId: line.roomId,
  seq,
  type: 'SENT',
  at: at.toISOString(),
  message: {
    id,
    author: {
      membershipId: author.membershipId,
      displayName: author.displayName,
      avatar: author.avatar,
      isModerator: author.isModerator,
    },
    replyToId: line.replyToId,
    bodyHtml,
    sentAt: at.toISOString(),
  },
});
