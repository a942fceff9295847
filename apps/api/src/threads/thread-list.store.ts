import { Injectable } from '@nestjs/common';

import { row, rows, type Tx } from '../platform/db.js';
import type { Cursor } from '../platform/paging.model.js';
import { sinceVisit } from './thread.loader.js';
import type { ThreadSort } from './thread.model.js';

/** A group as its list of threads needs it, for one account. */
export interface ListedGroup {
  id: string;
  myId: string | null;
  standing: string | null;
  sinceAt: Date | null;
  newSinceVisit: number;
}

export interface ListRow {
  id: string;
  groupId: string;
  groupName: string;
  groupSlug: string;
  authorId: string;
  title: string;
  topic: string | null;
  /** Enough of the opening post's HTML for its first line. */
  openingStart: string;
  replyCount: number;
  lastNumber: number;
  readNumber: number | null;
  createdAt: Date;
  lastActivityAt: Date;
}

const order = {
  NEWEST: { where: '(t.last_activity_at, t.id) < ($4::timestamptz, $5::uuid)', by: 't.last_activity_at DESC, t.id DESC', only: '' },
  OLDEST: { where: '(t.created_at, t.id) > ($4::timestamptz, $5::uuid)', by: 't.created_at, t.id', only: '' },
  NO_REPLY: {
    where: '(t.last_activity_at, t.id) < ($4::timestamptz, $5::uuid)',
    by: 't.last_activity_at DESC, t.id DESC',
    only: 'AND t.reply_count = 0',
  },
} as const satisfies Record<ThreadSort, { where: string; by: string; only: string }>;

const columns = `t.id, t.group_id, g.name AS group_name, g.slug AS group_slug, t.author_id, t.title, t.topic,
  left(o.body_html, 900) AS opening_start, t.reply_count, t.last_number, v.read_number, t.created_at, t.last_activity_at`;

const joins = `JOIN post o ON o.thread_id = t.id AND o.number = 1
  LEFT JOIN thread_visit v ON v.thread_id = t.id AND v.membership_id = me.id
  LEFT JOIN silence s ON s.membership_id = me.id AND s.target_id = t.author_id
  LEFT JOIN silence b ON b.membership_id = t.author_id AND b.target_id = me.id AND b.kind = 'BLOCK'`;

/** The SQL twin of `threadPolicy.list`, once it is known that the reader may read in the group. */
const isListed = (moderates: string) => `(t.is_visible OR (t.author_id = me.id AND o.state NOT IN ('REMOVED', 'AUTHOR_DELETED')))
  AND s.kind IS NULL AND (b.kind IS NULL OR ${moderates})`;

/** Threads as lines of a list. */
@Injectable()
export class ThreadListStore {
  group(tx: Tx, slug: string, accountId: string): Promise<ListedGroup | null> {
    return row(
      tx,
      `SELECT g.id, me.id AS my_id, me.standing, me.visit_before_at AS since_at,
         (SELECT count(*) FROM (${sinceVisit('me')}) f) AS new_since_visit
       FROM peer_group g LEFT JOIN membership me ON me.group_id = g.id AND me.account_id = $2
       WHERE g.slug = $1`,
      [slug, accountId],
    );
  }

  /** One more than asked for, so that the caller knows whether more follows. Uses thread_newest, _oldest or _no_reply. */
  page(
    tx: Tx,
    list: { groupId: string; myId: string | null; moderates: boolean; sort: ThreadSort; after: Cursor | null; first: number },
  ): Promise<ListRow[]> {
    const { where, by, only } = order[list.sort];
    return rows(
      tx,
      `SELECT ${columns} FROM thread t JOIN peer_group g ON g.id = t.group_id CROSS JOIN (SELECT $2::uuid AS id) me ${joins}
       WHERE t.group_id = $1 AND ${isListed('$3')} ${only} AND ${list.after ? where : '$4::timestamptz IS NULL AND $5::uuid IS NULL'}
       ORDER BY ${by} LIMIT $6`,
      [list.groupId, list.myId, list.moderates, list.after?.at ?? null, list.after?.id ?? null, list.first + 1],
    );
  }

  async groupsOf(tx: Tx, accountId: string): Promise<string[]> {
    const found = await rows<{ groupId: string }>(tx, `SELECT group_id FROM membership WHERE account_id = $1 AND standing = 'ACTIVE'`, [accountId]);
    return found.map(({ groupId }) => groupId);
  }

  /** Threads with something unread in all groups of an account, last activity first, not older than `since`. */
  unread(tx: Tx, accountId: string, since: Date, first: number): Promise<ListRow[]> {
    return rows(
      tx,
      `SELECT u.* FROM membership me JOIN peer_group g ON g.id = me.group_id AND g.archived_at IS NULL, LATERAL (
         SELECT ${columns} FROM thread t ${joins}
         WHERE t.group_id = g.id AND ${isListed('false')} AND t.is_visible AND t.last_activity_at > $2
           AND t.last_number > coalesce(v.read_number, 0)
         ORDER BY t.last_activity_at DESC, t.id DESC LIMIT $3
       ) u
       WHERE me.account_id = $1 AND me.standing = 'ACTIVE'
       ORDER BY u.last_activity_at DESC, u.id DESC LIMIT $3`,
      [accountId, since, first],
    );
  }
}
