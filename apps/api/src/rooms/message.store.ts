import { Injectable } from '@nestjs/common';

import { contextMinutes, type MessageState, type Pausing, type RoomEventType } from '@kith/domain/room/room';

import { row, rows, type Tx, write } from '../platform/db.js';
import { moderatesSql } from '../shifts/shift.loader.js';
import { openSql, silencedSql } from './room.store.js';

/** Everything needed to decide whether an account may say something in a room, read at once. */
export interface Sending extends Pausing {
  roomId: string;
  groupId: string;
  slowModeSeconds: number;
  membershipId: string | null;
  displayName: string;
  avatar: string;
  restrictedUntil: Date | null;
  isConfirmed: boolean;
  isModerator: boolean;
  isOpen: boolean;
  lastSentAt: Date | null;
  /** Messages of the author in the last minute. */
  sentLately: number;
  /** State of the message replied to; null when there is none of that id in this room. */
  parentState: MessageState | null;
  /** Memberships the author has blocked. */
  blocked: string[];
  /** Id for the new message. */
  newId: string;
}

export interface StoredMessage {
  id: string;
  roomId: string;
  groupId: string;
  authorId: string;
  authorAccountId: string;
  state: MessageState;
  replyToId: string | null;
  bodySource: string;
  bodyHtml: string;
  sentAt: Date;
  version: number;
  key: string;
  displayName: string;
  avatar: string;
  isModerator: boolean;
  /** Number of the event that said it; null when it never stood in the room. */
  seq: number | null;
  /** A card offering help was shown for it. */
  helpCard: boolean;
}

/** A line of chat as the page shows it. */
export interface MessageRow {
  id: string;
  seq: number;
  authorId: string;
  isMine: boolean;
  clientKey: string | null;
  replyToId: string | null;
  bodyHtml: string;
  sentAt: Date;
}

export interface EventRow {
  seq: number;
  type: RoomEventType;
  at: Date;
  messageId: string;
  message: MessageRow | null;
}

/** Columns of a line for viewer `$2` (a membership id or null). Words of people the viewer silenced stay out. */
const line = `m.id, m.author_id, coalesce(m.author_id = $2::uuid, false) AS is_mine, CASE WHEN m.author_id = $2::uuid THEN m.key END AS client_key,
  m.reply_to_id, CASE WHEN ${silencedSql('$2::uuid', 'm.author_id')} THEN '' ELSE m.body_html END AS body_html, m.sent_at`;

/** Whose eyes read. Without `closedAfter` they read what was said whenever. */
export interface Reader {
  membershipId: string | null;
  /** Openings that closed before this are over for members. */
  closedAfter: Date | null;
}

/**
 * SQL that is true when member `viewer` may read what was said by event `e`: the opening runs, or has closed after
 * `closedAfter` and they were in it.
 */
export const readableSql = (e: string, viewer: string, closedAfter: string): string => `EXISTS (
  SELECT 1 FROM room_opening o WHERE o.room_id = ${e}.room_id AND o.opened_at <= ${e}.at AND (o.closed_at IS NULL
    OR (o.closed_at >= ${e}.at AND o.closed_at > ${closedAfter} AND EXISTS (SELECT 1 FROM room_visit v
      WHERE v.room_id = o.room_id AND v.opened_at = o.opened_at AND v.membership_id = ${viewer}))))`;

/** Version of the rules by which messages move. */
const policyVersion = '1';

/** Memberships that an author has blocked. */
const blockedBy = (author: string) =>
  `ARRAY(SELECT b.target_id FROM silence b WHERE b.membership_id = ${author} AND b.kind = 'BLOCK')`;

/** All SQL about messages of live rooms and their numbered events. */
@Injectable()
export class MessageStore {
  sending(tx: Tx, roomId: string, accountId: string, replyToId: string | null, now: Date): Promise<Sending | null> {
    return row(
      tx,
      `SELECT r.id AS room_id, r.group_id, r.slow_mode_seconds, r.paused_at, r.paused_until, m.id AS membership_id, m.display_name, m.avatar, m.restricted_until,
         a.email_confirmed_at IS NOT NULL AS is_confirmed,
         ${moderatesSql('a.id', 'r.group_id', '$4')} AS is_moderator, ${openSql('r', '$4')} AS is_open,
         said.last_sent_at, said.sent_lately, parent.state AS parent_state, ${blockedBy('m.id')} AS blocked, uuidv7() AS new_id
       FROM room r
       JOIN peer_group g ON g.id = r.group_id AND g.archived_at IS NULL
       JOIN account a ON a.id = $2
       LEFT JOIN membership m ON m.group_id = r.group_id AND m.account_id = a.id AND m.standing = 'ACTIVE'
       LEFT JOIN LATERAL (
         SELECT max(sent_at) AS last_sent_at, count(*) FILTER (WHERE sent_at > $4::timestamptz - interval '1 minute') AS sent_lately
         FROM (SELECT sent_at FROM message
               WHERE author_id = m.id AND room_id = r.id AND sent_at > $4::timestamptz - interval '30 minutes'
               ORDER BY sent_at DESC LIMIT 61) mine
       ) said ON true
       LEFT JOIN message parent ON parent.id = $3 AND parent.room_id = r.id
       WHERE r.id = $1`,
      [roomId, accountId, replyToId, now],
    );
  }

  /** False when this author already sent with this key. */
  async insert(
    tx: Tx,
    message: {
      id: string;
      roomId: string;
      authorId: string;
      key: string;
      replyToId: string | null;
      bodySource: string;
      bodyHtml: string;
      state: MessageState;
      sentAt: Date;
    },
  ): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO message (id, room_id, author_id, key, reply_to_id, body_source, body_html, state, sent_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (author_id, key) DO NOTHING RETURNING id`,
      [
        message.id,
        message.roomId,
        message.authorId,
        message.key,
        message.replyToId,
        message.bodySource,
        message.bodyHtml,
        message.state,
        message.sentAt,
      ],
    );
    return made.length > 0;
  }

  async byKey(tx: Tx, authorId: string, key: string, now: Date): Promise<StoredMessage | null> {
    const found = await row<{ id: string }>(tx, `SELECT id FROM message WHERE author_id = $1 AND key = $2`, [
      authorId,
      key,
    ]);
    return found ? this.find(tx, found.id, now) : null;
  }

  /** The message, locked against two changes at once. */
  async forChange(tx: Tx, id: string, now: Date): Promise<StoredMessage | null> {
    const locked = await row(tx, `SELECT id FROM message WHERE id = $1 FOR UPDATE`, [id]);
    return locked ? this.find(tx, id, now) : null;
  }

  find(tx: Tx, id: string, now: Date): Promise<StoredMessage | null> {
    return row(
      tx,
      `SELECT m.id, m.room_id, r.group_id, m.author_id, a.account_id AS author_account_id, m.state, m.reply_to_id, m.body_source,
         m.body_html, m.sent_at, m.version, m.key, a.display_name, a.avatar,
         ${moderatesSql('a.account_id', 'r.group_id', '$2')} AS is_moderator,
         (SELECT e.seq FROM room_event e WHERE e.message_id = m.id AND e.type = 'SENT' LIMIT 1) AS seq,
         EXISTS (SELECT 1 FROM help_card h WHERE h.content_id = m.id) AS help_card
       FROM message m JOIN room r ON r.id = m.room_id JOIN membership a ON a.id = m.author_id
       WHERE m.id = $1`,
      [id, now],
    );
  }

  setState(tx: Tx, id: string, state: MessageState): Promise<number> {
    return write(tx, `UPDATE message SET state = $2 WHERE id = $1`, [id, state]);
  }

  async recordMove(
    tx: Tx,
    move: {
      messageId: string;
      from: string;
      to: string;
      actorId: string | null;
      reasonCode: string;
      note: string | null;
      at: Date;
    },
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO content_transition (content_type, content_id, from_state, to_state, actor_id, reason_code, note, policy_version, at)
       VALUES ('MESSAGE', $1, $2, $3, $4, $5, $6, $7, $8)`,
      [move.messageId, move.from, move.to, move.actorId, move.reasonCode, move.note, policyVersion, move.at],
    );
  }

  /**
   * Gives an event the next number of its room. Holds the room's row until the transaction ends, so numbers become
   * visible in order and without gaps; call it as late as possible.
   */
  async number(tx: Tx, roomId: string, type: RoomEventType, messageId: string, at: Date): Promise<number> {
    const numbered = await row<{ seq: number }>(
      tx,
      `WITH counted AS (UPDATE room SET last_seq = last_seq + 1 WHERE id = $1 RETURNING last_seq),
       kept AS (INSERT INTO room_event (room_id, seq, type, message_id, at) SELECT $1, last_seq, $2, $3, $4::timestamptz FROM counted)
       SELECT last_seq AS seq FROM counted`,
      [roomId, type, messageId, at],
    );
    if (!numbered) throw new Error('A room vanished while it was written to.');
    return numbered.seq;
  }

  /** The last lines that can be read, oldest first. A blocked person does not get the lines of who blocked them. */
  async latest(tx: Tx, roomId: string, reader: Reader, limit: number): Promise<MessageRow[]> {
    const found = await rows<MessageRow>(
      tx,
      `SELECT e.seq, ${line} FROM room_event e JOIN message m ON m.id = e.message_id
       WHERE e.room_id = $1 AND e.type = 'SENT' AND m.state = 'PUBLISHED'
         AND NOT EXISTS (SELECT 1 FROM silence b WHERE b.membership_id = m.author_id AND b.target_id = $2::uuid AND b.kind = 'BLOCK')
         AND ($3::timestamptz IS NULL OR ${readableSql('e', '$2::uuid', '$3')})
       ORDER BY e.seq DESC LIMIT $4`,
      [roomId, reader.membershipId, reader.closedAfter, limit],
    );
    return found.reverse();
  }

  /** The latest lines of one author that are kept for the moderators, oldest first; they have no number. */
  async kept(tx: Tx, roomId: string, authorId: string, limit: number): Promise<MessageRow[]> {
    const found = await rows<MessageRow>(
      tx,
      `SELECT 0 AS seq, ${line} FROM message m WHERE m.room_id = $1 AND m.author_id = $2::uuid AND m.state = 'HELD'
       ORDER BY m.sent_at DESC, m.id DESC LIMIT $3`,
      [roomId, authorId, limit],
    );
    return found.reverse();
  }

  /** Every event after a number, in order. Words travel only while the message stands: what was hidden comes without them. */
  async eventsSince(tx: Tx, roomId: string, reader: Reader, seq: number, limit: number): Promise<EventRow[]> {
    const found = await rows<
      MessageRow & { eventSeq: number; type: RoomEventType; at: Date; messageId: string; stands: boolean }
    >(
      tx,
      `SELECT e.seq AS event_seq, e.type, e.at, e.message_id,
         said.seq, ${line},
         m.state = 'PUBLISHED' AND e.type IN ('SENT', 'RESTORED') AND NOT EXISTS (
           SELECT 1 FROM silence b WHERE b.membership_id = m.author_id AND b.target_id = $2::uuid AND b.kind = 'BLOCK')
           AND ($3::timestamptz IS NULL OR ${readableSql('said', '$2::uuid', '$3')}) AS stands
       FROM room_event e JOIN message m ON m.id = e.message_id
       JOIN LATERAL (SELECT s.seq, s.room_id, s.at FROM room_event s WHERE s.message_id = m.id AND s.type = 'SENT' LIMIT 1) said ON true
       WHERE e.room_id = $1 AND e.seq > $4 ORDER BY e.seq LIMIT $5`,
      [roomId, reader.membershipId, reader.closedAfter, seq, limit],
    );
    return found.map(({ eventSeq, type, at, messageId, stands, ...message }) => ({
      seq: eventSeq,
      type,
      at,
      messageId,
      message: stands ? message : null,
    }));
  }

  /** Chat around a moment, five minutes each way, oldest first; without what people took back or what was removed. */
  around(
    tx: Tx,
    message: { id: string; roomId: string; sentAt: Date },
    side: 'before' | 'after',
  ): Promise<{ membershipId: string; authorName: string; avatar: string; at: Date; text: string }[]> {
    const span =
      side === 'before'
        ? `m.sent_at <= $3 AND m.sent_at >= $3::timestamptz - interval '${contextMinutes} minutes'`
        : `m.sent_at > $3 AND m.sent_at <= $3::timestamptz + interval '${contextMinutes} minutes'`;
    return rows(
      tx,
      `SELECT membership_id, author_name, avatar, at, text FROM (
         SELECT m.id, m.author_id AS membership_id, a.display_name AS author_name, a.avatar, m.sent_at AS at, m.body_source AS text
         FROM message m JOIN membership a ON a.id = m.author_id
         WHERE m.room_id = $1 AND m.id <> $2 AND m.state NOT IN ('AUTHOR_DELETED', 'REMOVED') AND ${span}
         ORDER BY m.sent_at ${side === 'before' ? 'DESC' : 'ASC'}, m.id LIMIT 60) near
       ORDER BY at, id`,
      [message.roomId, message.id, message.sentAt],
    );
  }
}
