import { Injectable } from '@nestjs/common';

import type { DeletedClass, RetentionClass } from '@kith/domain/retention/retention';

import { row, rows, type Tx, write } from '../platform/db.js';

/** Rows of one class as SQL: `x` is the row, `$1` the limit. */
interface PastTime {
  from: string;
  isPast: string;
  /** Somebody whose rows are held has a part in it. */
  isHeld: string;
}

const held = (account: string) => `${account} IN (SELECT account_id FROM held_account)`;
const heldMember = (membership: string) =>
  `EXISTS (SELECT 1 FROM membership m WHERE m.id = ${membership} AND ${held('m.account_id')})`;

const pastTime: Readonly<Record<RetentionClass, PastTime>> = {
  communityContent: {
    from: 'thread x',
    isPast: 'x.last_activity_at < $1',
    isHeld: `EXISTS (SELECT 1 FROM post p JOIN membership m ON m.id = p.author_id
      WHERE p.thread_id = x.id AND ${held('m.account_id')})`,
  },
  roomLines: { from: 'message x', isPast: 'x.sent_at < $1', isHeld: heldMember('x.author_id') },
  privateConversations: {
    from: 'team_message x JOIN team_conversation c ON c.id = x.conversation_id',
    isPast: 'x.sent_at < $1',
    isHeld: heldMember('c.membership_id'),
  },
  drafts: { from: 'draft x', isPast: 'x.saved_at < $1', isHeld: held('x.account_id') },
  sessions: {
    from: 'session x',
    isPast: '(x.expires_at < $1 OR x.revoked_at < $1)',
    isHeld: held('x.account_id'),
  },
  links: { from: 'email_token x', isPast: 'x.expires_at < $1', isHeld: held('x.account_id') },
  mails: {
    from: 'mail x',
    isPast: `x.status <> 'queued' AND x.created_at < $1 AND coalesce(x.sent_at, x.created_at) < $1`,
    isHeld: `coalesce(${held('x.account_id')}, false)`,
  },
  notices: { from: 'notice x', isPast: 'x.created_at < $1', isHeld: held('x.account_id') },
  moderationRecords: {
    from: 'review_item x',
    isPast: `x.status = 'CLOSED' AND x.decided_at < $1`,
    isHeld: `coalesce(${heldMember('x.membership_id')}, false)`,
  },
  clinicalRecords: { from: 'escalation x', isPast: 'x.closed_at < $1', isHeld: held('x.account_id') },
  auditTrail: { from: 'audit_entry x', isPast: 'x.at < $1', isHeld: 'false' },
};

/** How many things of one class are past their time. */
export interface Counted {
  due: number;
  held: number;
}

/** What is past its time, and its end. Words are never read. */
@Injectable()
export class PastTimeStore {
  async count(tx: Tx, of: RetentionClass, limit: Date): Promise<Counted> {
    const { from, isPast, isHeld } = pastTime[of];
    const found = await row<Counted>(
      tx,
      `SELECT count(*) FILTER (WHERE NOT (${isHeld}))::int AS due, count(*) FILTER (WHERE ${isHeld})::int AS held
       FROM ${from} WHERE ${isPast}`,
      [limit],
    );
    return found ?? { due: 0, held: 0 };
  }

  /** Deletes so many things of one class at most, with all that hangs on them. Returns how many there were. */
  async delete(tx: Tx, of: DeletedClass, limit: Date, atMost: number): Promise<number> {
    switch (of) {
      case 'communityContent':
        return this.threads(tx, await this.ids(tx, of, limit, atMost));
      case 'roomLines':
        return this.messages(tx, await this.ids(tx, of, limit, atMost));
      case 'privateConversations':
        return this.letters(tx, await this.ids(tx, of, limit, atMost));
      case 'drafts':
        return this.plain(tx, of, 'draft', limit, atMost);
      case 'sessions':
        return this.plain(tx, of, 'session', limit, atMost);
      case 'links':
        return this.plain(tx, of, 'email_token', limit, atMost);
      case 'mails':
        return this.plain(tx, of, 'mail', limit, atMost);
      case 'notices':
        return this.plain(tx, of, 'notice', limit, atMost);
    }
  }

  private async ids(tx: Tx, of: DeletedClass, limit: Date, atMost: number): Promise<string[]> {
    const { from, isPast, isHeld } = pastTime[of];
    const found = await rows<{ id: string }>(
      tx,
      `SELECT x.id FROM ${from} WHERE ${isPast} AND NOT (${isHeld}) ORDER BY x.id LIMIT $2 FOR UPDATE OF x`,
      [limit, atMost],
    );
    return found.map(({ id }) => id);
  }

  private plain(tx: Tx, of: DeletedClass, table: string, limit: Date, atMost: number): Promise<number> {
    const { from, isPast, isHeld } = pastTime[of];
    return write(
      tx,
      `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT x.ctid FROM ${from} WHERE ${isPast} AND NOT (${isHeld}) LIMIT $2))`,
      [limit, atMost],
    );
  }

  private async threads(tx: Tx, ids: readonly string[]): Promise<number> {
    if (!ids.length) return 0;
    const posts = await rows<{ id: string }>(tx, `SELECT id FROM post WHERE thread_id = ANY($1)`, [ids]);
    const postIds = posts.map(({ id }) => id);
    await this.beside(tx, 'POST', postIds);
    for (const table of ['heard', 'post_text', 'post_correction'])
      await write(tx, `DELETE FROM ${table} WHERE post_id = ANY($1)`, [postIds]);
    await write(tx, `DELETE FROM thread_visit WHERE thread_id = ANY($1)`, [ids]);
    await write(tx, `DELETE FROM post WHERE thread_id = ANY($1)`, [ids]);
    return write(tx, `DELETE FROM thread WHERE id = ANY($1)`, [ids]);
  }

  private async messages(tx: Tx, ids: readonly string[]): Promise<number> {
    if (!ids.length) return 0;
    await this.beside(tx, 'MESSAGE', ids);
    await write(tx, `UPDATE message SET reply_to_id = NULL WHERE reply_to_id = ANY($1)`, [ids]);
    await write(tx, `DELETE FROM room_event WHERE message_id = ANY($1)`, [ids]);
    return write(tx, `DELETE FROM message WHERE id = ANY($1)`, [ids]);
  }

  private async letters(tx: Tx, ids: readonly string[]): Promise<number> {
    if (!ids.length) return 0;
    await this.beside(tx, 'TEAM_MESSAGE', ids);
    const gone = await rows<{ conversationId: string }>(
      tx,
      `DELETE FROM team_message WHERE id = ANY($1) RETURNING conversation_id`,
      [ids],
    );
    await write(
      tx,
      `DELETE FROM team_conversation c WHERE c.id = ANY($1)
         AND NOT EXISTS (SELECT 1 FROM team_message t WHERE t.conversation_id = c.id)`,
      [[...new Set(gone.map(({ conversationId }) => conversationId))]],
    );
    return gone.length;
  }

  /** The readings of a text, the cards under it, and where it stood when. */
  private async beside(tx: Tx, contentType: string, ids: readonly string[]): Promise<void> {
    await write(tx, `DELETE FROM screening WHERE content_type = $1 AND content_id = ANY($2)`, [contentType, ids]);
    await write(tx, `DELETE FROM help_card WHERE content_id = ANY($1)`, [ids]);
    await write(tx, `DELETE FROM content_transition WHERE content_id = ANY($1)`, [ids]);
  }
}
