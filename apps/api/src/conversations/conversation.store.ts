import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

/** A conversation with who it is with. */
export interface TeamConversationRow {
  id: string;
  membershipId: string;
  /** Account of the member. */
  accountId: string;
  displayName: string;
  avatar: string;
  standing: string;
  groupId: string;
  groupName: string;
  createdAt: Date;
  lastMessageAt: Date;
  memberReadAt: Date | null;
  teamReadAt: Date | null;
  /** Last message of each side. */
  lastFromTeamAt: Date | null;
  lastFromMemberAt: Date | null;
}

export interface TeamMessageRow {
  id: string;
  conversationId: string;
  fromTeam: boolean;
  /** The true author; shown inside the team only. */
  authorId: string;
  /** Name the team knows the author by. */
  workName: string | null;
  bodySource: string;
  bodyHtml: string;
  template: string | null;
  sentAt: Date;
}

const conversation = `SELECT c.id, c.membership_id, m.account_id, m.display_name, m.avatar, m.standing, m.group_id, g.name AS group_name,
    c.created_at, c.last_message_at, c.member_read_at, c.team_read_at, last.from_team AS last_from_team_at,
    last.from_member AS last_from_member_at
  FROM team_conversation c
  JOIN membership m ON m.id = c.membership_id
  JOIN peer_group g ON g.id = m.group_id
  LEFT JOIN LATERAL (
    SELECT max(sent_at) FILTER (WHERE from_team) AS from_team, max(sent_at) FILTER (WHERE NOT from_team) AS from_member
    FROM team_message t WHERE t.conversation_id = c.id) last ON true`;

const message = `SELECT t.id, t.conversation_id, t.from_team, t.author_id, a.work_name, t.body_source, t.body_html, t.template, t.sent_at
  FROM team_message t JOIN account a ON a.id = t.author_id`;

/** All SQL about conversations with the moderation team. */
@Injectable()
export class ConversationStore {
  find(tx: Tx, id: string): Promise<TeamConversationRow | null> {
    return row(tx, `${conversation} WHERE c.id = $1`, [id]);
  }

  ofMembership(tx: Tx, membershipId: string): Promise<TeamConversationRow | null> {
    return row(tx, `${conversation} WHERE c.membership_id = $1`, [membershipId]);
  }

  forAccount(tx: Tx, accountId: string): Promise<TeamConversationRow[]> {
    return rows(tx, `${conversation} WHERE m.account_id = $1 ORDER BY c.last_message_at DESC, c.id DESC`, [accountId]);
  }

  /** The conversation of a membership, begun if there is none yet. */
  async ensure(tx: Tx, membershipId: string, now: Date): Promise<TeamConversationRow | null> {
    await write(
      tx,
      `INSERT INTO team_conversation (membership_id, created_at, last_message_at) SELECT id, $2, $2 FROM membership WHERE id = $1
       ON CONFLICT (membership_id) DO NOTHING`,
      [membershipId, now],
    );
    return this.ofMembership(tx, membershipId);
  }

  /** Id of the new message, or null when this author already wrote with this key. */
  async insert(
    tx: Tx,
    given: {
      conversationId: string;
      fromTeam: boolean;
      authorId: string;
      bodySource: string;
      bodyHtml: string;
      template: string | null;
      key: string;
      sentAt: Date;
    },
  ): Promise<string | null> {
    const made = await row<{ id: string }>(
      tx,
      `INSERT INTO team_message (conversation_id, from_team, author_id, body_source, body_html, template, key, sent_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (author_id, key) DO NOTHING RETURNING id`,
      [
        given.conversationId,
        given.fromTeam,
        given.authorId,
        given.bodySource,
        given.bodyHtml,
        given.template,
        given.key,
        given.sentAt,
      ],
    );
    if (made)
      await write(tx, `UPDATE team_conversation SET last_message_at = greatest(last_message_at, $2) WHERE id = $1`, [
        given.conversationId,
        given.sentAt,
      ]);
    return made?.id ?? null;
  }

  byKey(tx: Tx, authorId: string, key: string): Promise<TeamMessageRow | null> {
    return row(tx, `${message} WHERE t.author_id = $1 AND t.key = $2`, [authorId, key]);
  }

  /** What the team wrote last, and the member's first line since then. */
  async stretch(tx: Tx, conversationId: string): Promise<{ question: string | null; firstId: string | null }> {
    const found = await row<{ question: string | null; firstId: string | null }>(
      tx,
      `SELECT asked.body_source AS question, said.id AS first_id
       FROM (SELECT $1::uuid AS id) c
       LEFT JOIN LATERAL (SELECT t.sent_at, t.body_source FROM team_message t WHERE t.conversation_id = c.id AND t.from_team
         ORDER BY t.sent_at DESC, t.id DESC LIMIT 1) asked ON true
       LEFT JOIN LATERAL (SELECT t.id FROM team_message t WHERE t.conversation_id = c.id AND NOT t.from_team
         AND (asked.sent_at IS NULL OR t.sent_at > asked.sent_at) ORDER BY t.sent_at, t.id LIMIT 1) said ON true`,
      [conversationId],
    );
    return found ?? { question: null, firstId: null };
  }

  findMessage(tx: Tx, id: string): Promise<TeamMessageRow | null> {
    return row(tx, `${message} WHERE t.id = $1`, [id]);
  }

  /** The newest messages of each conversation, oldest first, by conversation id. */
  async messages(tx: Tx, conversationIds: readonly string[], limit: number): Promise<Map<string, TeamMessageRow[]>> {
    const found = await rows<TeamMessageRow>(
      tx,
      `SELECT newest.* FROM unnest($1::uuid[]) AS c(id)
       CROSS JOIN LATERAL (${message} WHERE t.conversation_id = c.id ORDER BY t.sent_at DESC, t.id DESC LIMIT $2) newest
       ORDER BY newest.sent_at, newest.id`,
      [conversationIds, limit],
    );
    return Map.groupBy(found, ({ conversationId }) => conversationId);
  }

  /** One side has read everything up to now. */
  async markRead(tx: Tx, id: string, side: 'member' | 'team', now: Date): Promise<void> {
    const column = side === 'member' ? 'member_read_at' : 'team_read_at';
    await write(tx, `UPDATE team_conversation SET ${column} = $2 WHERE id = $1`, [id, now]);
  }
}
