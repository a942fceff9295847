import { Injectable } from '@nestjs/common';

import { rows, type Tx } from '../platform/db.js';
import type { Cursor } from '../platform/paging.model.js';
import { sinceVisit } from './thread.loader.js';
import type { ThreadSort } from './thread.model.js';

/** A group as its list of threads needs it, for one account. */
export interface ListedGroup {
  id: string;
  name: string;
  slug: string;
  myId: string | null;
  standing: string | null;
  sinceAt: Date | null;
  newSinceVisit: number;
  /** Memberships that mine has muted or blocked. */
  silenced: string[];
  /** Memberships that have blocked mine. */
  blockers: string[];
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
  NEWEST: { after: '(t.last_activity_at, t.id) < ($5, $6::uuid)', by: 't.last_activity_at DESC, t.id DESC', only: '' },
  OLDEST: { after: '(t.created_at, t.id) > ($5, $6::uuid)', by: 't.created_at, t.id', only: '' },
  NO_REPLY: {
    after: '(t.last_activity_at, t.id) < ($5, $6::uuid)',
    by: 't.last_activity_at DESC, t.id DESC',
    only: 'AND t.reply_count = 0',
  },
} as const satisfies Record<ThreadSort, { after: string; by: string; only: string }>;

/** Before the first mark: every row comes after it. */
const start: Record<ThreadSort, Cursor> = {
  NEWEST: { at: new Date(8.64e12), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  OLDEST: { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' },
  NO_REPLY: { at: new Date(8.64e12), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
};

const columns = `t.id, t.group_id, t.author_id, t.title, t.topic, left(o.body_html, 900) AS opening_start, t.reply_count, t.last_number,
  v.read_number, t.created_at, t.last_activity_at`;

/**
 * The SQL twin of `threadPolicy.list`, once it is known that the reader may read in the group. The reader's membership
 * and the people whose threads are left out are given as SQL.
 */
const isListed = (me: string, unseen: string) => `(t.is_visible OR (t.author_id = ${me} AND
  (SELECT own.state NOT IN ('REMOVED', 'AUTHOR_DELETED') FROM post own WHERE own.thread_id = t.id AND own.number = 1)))
  AND ${unseen}`;

/** Threads as lines of a list. */
@Injectable()
export class ThreadListStore {
  async group(tx: Tx, slug: string, accountId: string): Promise<ListedGroup | null> {
    const [found] = await rows<ListedGroup>(
      tx,
      `SELECT g.id, g.name, g.slug, me.id AS my_id, me.standing, me.visit_before_at AS since_at,
         (SELECT count(*) FROM (${sinceVisit('me')}) f) AS new_since_visit,
         ARRAY(SELECT s.target_id FROM silence s WHERE s.membership_id = me.id) AS silenced,
         ARRAY(SELECT b.membership_id FROM silence b WHERE b.target_id = me.id AND b.kind = 'BLOCK') AS blockers
       FROM peer_group g LEFT JOIN membership me ON me.group_id = g.id AND me.account_id = $2
       WHERE g.slug = $1`,
      [slug, accountId],
    );
    return found ?? null;
  }

  /** One more than asked for, so that the caller knows whether more follows. Uses thread_newest, _oldest or _no_reply. */
  async page(
    tx: Tx,
    list: {
      group: ListedGroup;
      myId: string | null;
      moderates: boolean;
      sort: ThreadSort;
      after: Cursor | null;
      first: number;
    },
  ): Promise<ListRow[]> {
    const { after, by, only } = order[list.sort];
    const { group, myId, moderates, first } = list;
    const { at, id } = list.after ?? start[list.sort];
    const unseen = moderates ? group.silenced : [...group.silenced, ...group.blockers];
    const found = await rows<Omit<ListRow, 'groupName' | 'groupSlug'>>(
      tx,
      `SELECT ${columns} FROM (
         SELECT t.* FROM thread t WHERE t.group_id = $1 AND ${isListed('$2::uuid', 't.author_id <> ALL($3::uuid[])')} ${only} AND ${after}
         ORDER BY ${by} LIMIT $4
       ) t
       JOIN post o ON o.thread_id = t.id AND o.number = 1
       LEFT JOIN thread_visit v ON v.thread_id = t.id AND v.membership_id = $2
       ORDER BY ${by}`,
      [group.id, myId, unseen, first + 1, at, id],
    );
    return found.map((row) => ({ ...row, groupName: group.name, groupSlug: group.slug }));
  }

  async groupsOf(tx: Tx, accountId: string): Promise<string[]> {
    const found = await rows<{ groupId: string }>(
      tx,
      `SELECT group_id FROM membership WHERE account_id = $1 AND standing = 'ACTIVE'`,
      [accountId],
    );
    return found.map(({ groupId }) => groupId);
  }

  /** Threads with something unread in all groups of an account, last activity first, not older than `since`. */
  unread(tx: Tx, accountId: string, since: Date, first: number): Promise<ListRow[]> {
    const unseen = `NOT EXISTS (SELECT 1 FROM silence s WHERE s.membership_id = me.id AND s.target_id = t.author_id)
      AND NOT EXISTS (SELECT 1 FROM silence b WHERE b.membership_id = t.author_id AND b.target_id = me.id AND b.kind = 'BLOCK')`;
    return rows(
      tx,
      `SELECT u.* FROM membership me JOIN peer_group g ON g.id = me.group_id AND g.archived_at IS NULL, LATERAL (
         SELECT ${columns}, g.name AS group_name, g.slug AS group_slug FROM thread t
         JOIN post o ON o.thread_id = t.id AND o.number = 1
         LEFT JOIN thread_visit v ON v.thread_id = t.id AND v.membership_id = me.id
         WHERE t.group_id = g.id AND t.is_visible AND ${unseen} AND t.last_activity_at > $2 AND t.last_number > coalesce(v.read_number, 0)
         ORDER BY t.last_activity_at DESC, t.id DESC LIMIT $3
       ) u
       WHERE me.account_id = $1 AND me.standing = 'ACTIVE'
       ORDER BY u.last_activity_at DESC, u.id DESC LIMIT $3`,
      [accountId, since, first],
    );
  }
}
