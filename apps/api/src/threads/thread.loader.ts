import type { Advice } from '@kith/domain/post/advice';
import type { PostState, Premoderation } from '@kith/domain/post/post';

import { rows, type Tx } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';
import { takenDownAt } from './post.loader.js';

/** A thread, its opening post, and what ties one account to them: all a screen or a rule needs, in one row. */
export interface ThreadFacts {
  id: string;
  groupId: string;
  groupName: string;
  groupSlug: string;
  isArchived: boolean;
  premoderation: Premoderation;
  authorId: string;
  title: string;
  topic: string | null;
  isVisible: boolean;
  repliesOff: boolean;
  replyCount: number;
  /** Those of them whose authors have blocked this membership. */
  blockedReplies: number;
  lastNumber: number;
  /** Membership of the account in the group, active or not. */
  myId: string | null;
  standing: string | null;
  restrictedUntil: Date | null;
  joinedAt: Date | null;
  postsPublished: number;
  isConfirmed: boolean;
  readNumber: number | null;
  readAt: Date | null;
  firstUnread: number | null;
  silenced: 'MUTE' | 'BLOCK' | null;
  blockedMe: boolean;
  openingId: string;
  openingState: PostState;
  openingHtml: string;
  openingSource: string | null;
  openingAt: Date;
  openingEditedAt: Date | null;
  openingVersion: number;
  openingHeard: boolean;
  openingTakenDownAt: Date | null;
  openingAdvice: Advice | null;
  openingNotes: string[] | null;
  /** Subjects this account would rather choose to read, as a member. */
  chosen: string[];
}

const readable = `('PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF')`;

/** Neither has the membership called `me` silenced that author, nor has that author blocked it. */
export const isHeardBy = (me: string, author: string): string => `
  NOT EXISTS (SELECT 1 FROM silence s WHERE s.membership_id = ${me}.id AND s.target_id = ${author})
  AND NOT EXISTS (SELECT 1 FROM silence b WHERE b.membership_id = ${author} AND b.target_id = ${me}.id AND b.kind = 'BLOCK')`;

/** The post called `p` counts as new for the membership called `me`: others wrote it, and it can be read. */
export const isNews = (me: string): string =>
  `p.state IN ${readable} AND p.author_id IS DISTINCT FROM ${me}.id AND ${isHeardBy(me, 'p.author_id')}`;

/** How many replies in the thread called `t` the membership called `me` never sees, because their authors blocked it. */
export const blockedReplies = (
  me: string,
): string => `(SELECT count(*) FROM silence x JOIN post p ON p.author_id = x.membership_id
    WHERE x.target_id = ${me}.id AND x.kind = 'BLOCK' AND p.thread_id = t.id AND p.number > 1 AND p.state IN ${readable})`;

/**
 * Threads by id for one account (`$2`), whether it may see them or not: the policy decides. One thread has a statement of
 * its own, whose plan is worth keeping.
 */
export const readThreads = (db: Tx, ids: readonly string[], accountId: string | null): Promise<ThreadFacts[]> =>
  rows<ThreadFacts>(
    db,
    `SELECT t.id, t.group_id, g.name AS group_name, g.slug AS group_slug, g.archived_at IS NOT NULL AS is_archived, g.premoderation,
       t.author_id, t.title, t.topic, t.is_visible, t.replies_off, t.reply_count, t.last_number,
       ${blockedReplies('me')} AS blocked_replies,
       me.id AS my_id, me.standing, me.restricted_until, me.joined_at, coalesce(me.posts_published, 0) AS posts_published,
       a.email_confirmed_at IS NOT NULL AS is_confirmed, v.read_number, v.read_at,
       (SELECT p.number FROM post p
        WHERE p.thread_id = t.id AND p.number > coalesce(v.read_number, 0) AND ${isNews('me')}
        ORDER BY p.number LIMIT 1) AS first_unread,
       s.kind AS silenced, b.kind IS NOT NULL AS blocked_me,
       o.id AS opening_id, o.state AS opening_state, o.body_html AS opening_html,
       CASE WHEN o.author_id = me.id THEN o.body_source END AS opening_source, o.created_at AS opening_at,
       o.edited_at AS opening_edited_at, o.version AS opening_version, h.post_id IS NOT NULL AS opening_heard, o.advice AS opening_advice,
       o.content_notes AS opening_notes, coalesce(a.chosen_notes, '{}') AS chosen,
       CASE WHEN o.state = 'AUTHOR_DELETED' AND o.author_id = me.id THEN ${takenDownAt('o')} END AS opening_taken_down_at
     FROM thread t
     JOIN peer_group g ON g.id = t.group_id
     JOIN post o ON o.thread_id = t.id AND o.number = 1
     LEFT JOIN membership me ON me.group_id = t.group_id AND me.account_id = $2
     LEFT JOIN account a ON a.id = me.account_id
     LEFT JOIN thread_visit v ON v.membership_id = me.id AND v.thread_id = t.id
     LEFT JOIN silence s ON s.membership_id = me.id AND s.target_id = t.author_id
     LEFT JOIN silence b ON b.membership_id = t.author_id AND b.target_id = me.id AND b.kind = 'BLOCK'
     LEFT JOIN heard h ON h.post_id = o.id AND h.membership_id = me.id
     WHERE t.id = ${ids.length === 1 ? '$1' : 'ANY($1)'}`,
    [ids.length === 1 ? ids[0] : ids, accountId],
  );

/** Threads by id as the viewer stands to them. What may be seen of them is decided after this. */
export const threadFacts: Batch<ThreadFacts> = async (ids, { db, actor }) =>
  new Map((await readThreads(db, ids, actor?.id ?? null)).map((facts) => [facts.id, facts]));

/** Threads others have opened in a group since the viewer's last visit, by group id; counted up to 99. */
export const newThreadsOf: Batch<number> = async (groupIds, { db, actor }) => {
  if (!actor) return new Map();
  const found = await rows<{ groupId: string; fresh: number }>(
    db,
    `SELECT me.group_id, fresh.fresh FROM membership me, LATERAL (SELECT count(*) AS fresh FROM (${sinceVisit('me', 'last_visit_at')}) f) fresh
     WHERE me.account_id = $1 AND me.group_id = ANY($2) AND me.standing = 'ACTIVE'`,
    [actor.id, groupIds],
  );
  return new Map(found.map(({ groupId, fresh }) => [groupId, fresh]));
};

/**
 * Visible threads by others since a visit of the membership called `me`: the last one, or during a visit the one before
 * it. At most 99 rows.
 */
export const sinceVisit = (me: string, visit: 'last_visit_at' | 'visit_before_at'): string => `
  SELECT 1 FROM thread n
  WHERE n.group_id = ${me}.group_id AND n.created_at > ${me}.${visit} AND n.is_visible AND n.author_id <> ${me}.id
    AND ${isHeardBy(me, 'n.author_id')}
  LIMIT 99`;
