import type { Advice } from '@kith/domain/post/advice';
import type { PostState } from '@kith/domain/post/post';

import { rows, type Tx } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';

/** A post and what ties one membership to it. */
export interface PostRow {
  id: string;
  threadId: string;
  authorId: string;
  number: number;
  state: PostState;
  bodyHtml: string;
  /** Null for everybody but the author. */
  bodySource: string | null;
  createdAt: Date;
  editedAt: Date | null;
  version: number;
  isMine: boolean;
  heard: boolean;
  silenced: 'MUTE' | 'BLOCK' | null;
  blockedMe: boolean;
  quoteId: string | null;
  quoteNumber: number | null;
  quoteAuthorId: string | null;
  quoteState: PostState | null;
  /** Its author has blocked that membership. */
  quoteBlockedMe: boolean;
  /** When it was taken down; for its author only, while it is. */
  takenDownAt: Date | null;
  advice: Advice | null;
  /** What it is about; null until its words were read. */
  contentNotes: string[] | null;
}

/** When its author last took a post down. */
export const takenDownAt = (post: string): string => `(SELECT max(at) FROM content_transition c
    WHERE c.content_id = ${post}.id AND c.to_state = 'AUTHOR_DELETED')`;

const columns = `p.id, p.thread_id, p.author_id, p.number, p.state, p.body_html,
  CASE WHEN p.author_id = me.id THEN p.body_source END AS body_source, p.created_at, p.edited_at, p.version,
  coalesce(p.author_id = me.id, false) AS is_mine, h.post_id IS NOT NULL AS heard,
  s.kind AS silenced, b.kind IS NOT NULL AS blocked_me,
  q.id AS quote_id, q.number AS quote_number, q.author_id AS quote_author_id, q.state AS quote_state,
  qb.kind IS NOT NULL AS quote_blocked_me, p.advice, p.content_notes,
  CASE WHEN p.state = 'AUTHOR_DELETED' AND p.author_id = me.id THEN ${takenDownAt('p')} END AS taken_down_at`;

const ties = `LEFT JOIN heard h ON h.post_id = p.id AND h.membership_id = me.id
  LEFT JOIN silence s ON s.membership_id = me.id AND s.target_id = p.author_id
  LEFT JOIN silence b ON b.membership_id = p.author_id AND b.target_id = me.id AND b.kind = 'BLOCK'
  LEFT JOIN post q ON q.id = p.reply_to_id
  LEFT JOIN silence qb ON qb.membership_id = q.author_id AND qb.target_id = me.id AND qb.kind = 'BLOCK'`;

/**
 * Posts of one thread by number. The SQL twin of the post's part of `postPolicy.read`: what somebody wrote who has
 * blocked the reader is left out, except for those who moderate.
 */
export const readPosts = (
  db: Tx,
  page: { threadId: string; from: number; to: number; myId: string | null; moderates: boolean },
): Promise<PostRow[]> =>
  rows<PostRow>(
    db,
    `SELECT ${columns} FROM post p CROSS JOIN (SELECT $4::uuid AS id) me ${ties}
     WHERE p.thread_id = $1 AND p.number BETWEEN $2 AND $3 AND (b.kind IS NULL OR $5)
     ORDER BY p.number`,
    [page.threadId, page.from, page.to, page.myId, page.moderates],
  );

/** Posts by id as the viewer stands to them. What may be seen of them is decided after this. */
export const postRows: Batch<PostRow> = async (ids, { db, actor }) => {
  const found = await rows<PostRow>(
    db,
    `SELECT ${columns} FROM post p LEFT JOIN membership me ON me.group_id = p.group_id AND me.account_id = $2 ${ties}
     WHERE p.id = ${ids.length === 1 ? '$1' : 'ANY($1)'}`,
    [ids.length === 1 ? ids[0] : ids, actor?.id ?? null],
  );
  return new Map(found.map((post) => [post.id, post]));
};
