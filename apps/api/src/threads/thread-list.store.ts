import { Injectable } from '@nestjs/common';

import type { Advice } from '@kith/domain/post/advice';

import { rows, type Tx } from '../platform/db.js';
import type { Cursor } from '../platform/paging.model.js';
import { blockedReplies, isHeardBy, isNews, sinceVisit } from './thread.loader.js';
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
  /** Subjects the account would rather choose to read. */
  chosen: string[];
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
  openingAdvice: Advice | null;
  /** What the thread is about; null until its words were read. */
  openingNotes: string[] | null;
  isMine: boolean;
  /** Subjects the reader would rather choose to read. */
  chosen: string[];
  replyCount: number;
  /** Posts by others since the reader's mark, up to 99; null without a mark. */
  news: number | null;
  createdAt: Date;
  lastActivityAt: Date;
}

const order = {
  NEWEST: { at: 't.last_activity_at', goesDown: true, only: '' },
  OLDEST: { at: 't.created_at', goesDown: false, only: '' },
  NO_REPLY: { at: 't.last_activity_at', goesDown: true, only: 'AND t.reply_count = 0' },
} as const satisfies Record<ThreadSort, { at: string; goesDown: boolean; only: string }>;

/** Before every row of a list that goes down, or up. */
const end = {
  down: { at: new Date(8.64e12), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  up: { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' },
} as const satisfies Record<string, Cursor>;

const columns = (
  me: string,
): string => `t.id, t.group_id, t.author_id, t.title, t.topic, left(o.body_html, 900) AS opening_start, o.advice AS opening_advice,
  o.content_notes AS opening_notes, coalesce(t.author_id = ${me}.id, false) AS is_mine,
  t.reply_count - ${blockedReplies(me)} AS reply_count, t.created_at, t.last_activity_at,
  CASE WHEN t.last_number <= v.read_number THEN 0 WHEN v.read_number IS NOT NULL THEN (SELECT count(*) FROM (
    SELECT 1 FROM post p WHERE p.thread_id = t.id AND p.number > v.read_number AND ${isNews(me)} LIMIT 99) n) END AS news`;

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
         (SELECT count(*) FROM (${sinceVisit('me', 'visit_before_at')}) f) AS new_since_visit,
         ARRAY(SELECT s.target_id FROM silence s WHERE s.membership_id = me.id) AS silenced,
         ARRAY(SELECT b.membership_id FROM silence b WHERE b.target_id = me.id AND b.kind = 'BLOCK') AS blockers,
         (SELECT a.chosen_notes FROM account a WHERE a.id = $2) AS chosen
       FROM peer_group g LEFT JOIN membership me ON me.group_id = g.id AND me.account_id = $2
       WHERE g.slug = $1`,
      [slug, accountId],
    );
    return found ?? null;
  }

  /**
   * One more than asked for, so that the caller knows whether more follows; the page that ends before a mark has it in
   * front. Uses thread_newest, _oldest or _no_reply, from either end.
   */
  async page(
    tx: Tx,
    list: {
      group: ListedGroup;
      myId: string | null;
      moderates: boolean;
      sort: ThreadSort;
      after: Cursor | null;
      before: Cursor | null;
      first: number;
    },
  ): Promise<ListRow[]> {
    const { at, goesDown, only } = order[list.sort];
    const { group, myId, moderates, first } = list;
    const by = (down: boolean) => `${at} ${down ? 'DESC' : 'ASC'}, t.id ${down ? 'DESC' : 'ASC'}`;
    const down = list.before ? !goesDown : goesDown;
    const mark = list.before ?? list.after ?? end[down ? 'down' : 'up'];
    const unseen = moderates ? group.silenced : [...group.silenced, ...group.blockers];
    const found = await rows<Omit<ListRow, 'groupName' | 'groupSlug' | 'chosen'>>(
      tx,
      `SELECT ${columns('me')} FROM (
         SELECT t.* FROM thread t WHERE t.group_id = $1 AND ${isListed('$2::uuid', 't.author_id <> ALL($3::uuid[])')} ${only}
           AND (${at}, t.id) ${down ? '<' : '>'} ($5, $6::uuid)
         ORDER BY ${by(down)} LIMIT $4
       ) t
       CROSS JOIN (SELECT $2::uuid AS id) me
       JOIN post o ON o.thread_id = t.id AND o.number = 1
       LEFT JOIN thread_visit v ON v.thread_id = t.id AND v.membership_id = $2
       ORDER BY ${by(goesDown)}`,
      [group.id, myId, unseen, first + 1, mark.at, mark.id],
    );
    return found.map((row) => ({ ...row, groupName: group.name, groupSlug: group.slug, chosen: group.chosen }));
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
    return rows(
      tx,
      `SELECT u.*, a.chosen_notes AS chosen FROM membership me JOIN account a ON a.id = me.account_id JOIN peer_group g ON g.id = me.group_id AND g.archived_at IS NULL, LATERAL (
         SELECT ${columns('me')}, g.name AS group_name, g.slug AS group_slug FROM thread t
         JOIN post o ON o.thread_id = t.id AND o.number = 1
         LEFT JOIN thread_visit v ON v.thread_id = t.id AND v.membership_id = me.id
         WHERE t.group_id = g.id AND t.is_visible AND ${isHeardBy('me', 't.author_id')} AND t.last_activity_at > $2
           AND t.last_number > coalesce(v.read_number, 0)
           AND EXISTS (SELECT 1 FROM post p WHERE p.thread_id = t.id AND p.number > coalesce(v.read_number, 0) AND ${isNews('me')})
         ORDER BY t.last_activity_at DESC, t.id DESC LIMIT $3
       ) u
       WHERE me.account_id = $1 AND me.standing = 'ACTIVE'
       ORDER BY u.last_activity_at DESC, u.id DESC LIMIT $3`,
      [accountId, since, first],
    );
  }
}
