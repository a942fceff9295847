import { Injectable } from '@nestjs/common';

import type { PostState } from '@kith/domain/post/post';

import { row, rows, type Tx } from '../platform/db.js';
import type { NearbyLine } from '../screening/content.model.js';

export interface ReviewedPost {
  id: string;
  threadId: string;
  groupId: string;
  authorId: string;
  number: number;
  state: PostState;
  version: number;
  title: string;
  bodySource: string;
  writtenAt: Date;
  repliesOff: boolean;
}

/** Somebody to tell that there is a reply. */
export interface ToTell {
  accountId: string;
  threadId: string;
  number: number;
  groupName: string;
  groupSlug: string;
  authorName: string;
  authorAvatar: string;
  /** The reply answers a post of theirs; otherwise it stands in a thread they opened. */
  toTheirPost: boolean;
}

/** What moderators and reactions read about posts. */
@Injectable()
export class ReviewStore {
  /** A post with its present words, or with those of an earlier version from its history. */
  post(tx: Tx, id: string, version?: number): Promise<ReviewedPost | null> {
    return row(
      tx,
      `SELECT p.id, p.thread_id, p.group_id, p.author_id, p.number, p.state, coalesce(x.version, p.version) AS version,
         coalesce(x.title, t.title) AS title, coalesce(x.body_source, p.body_source) AS body_source,
         coalesce(x.written_at, p.edited_at, p.created_at) AS written_at,
         p.state = 'REPLIES_OFF' OR t.replies_off AS replies_off
       FROM post p JOIN thread t ON t.id = p.thread_id
       LEFT JOIN post_text x ON x.post_id = p.id AND x.version = $2 AND x.version < p.version
       WHERE p.id = $1`,
      [id, version ?? null],
    );
  }

  /** Ten posts each way that the group can read, and the same author's own; oldest first. */
  async around(tx: Tx, post: ReviewedPost): Promise<{ before: NearbyLine[]; after: NearbyLine[] }> {
    const side = (compare: '<' | '>', order: 'DESC' | 'ASC') => `
      (SELECT p.number, p.author_id AS membership_id, m.display_name AS author_name, m.avatar, p.created_at AS at, p.body_source AS text
       FROM post p JOIN membership m ON m.id = p.author_id
       WHERE p.thread_id = $1 AND p.number ${compare} $2 AND (p.state IN ('PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF')
         OR (p.author_id = $3 AND p.state <> 'AUTHOR_DELETED'))
       ORDER BY p.number ${order} LIMIT 10)`;
    const found = await rows<NearbyLine & { number: number }>(
      tx,
      `SELECT * FROM (${side('<', 'DESC')} UNION ALL ${side('>', 'ASC')}) n ORDER BY number`,
      [post.threadId, post.number, post.authorId],
    );
    const lines = (of: typeof found): NearbyLine[] => of.map(({ number: _, ...line }) => line);
    return {
      before: lines(found.filter(({ number }) => number < post.number)),
      after: lines(found.filter(({ number }) => number > post.number)),
    };
  }

  /**
   * Who is told of a reply: the author of the post it answers and the one who opened the thread. Not its own author, not
   * who muted or blocked that author or is blocked by them, and nobody while it cannot be read.
   */
  toTell(tx: Tx, replyId: string): Promise<ToTell[]> {
    return rows(
      tx,
      `SELECT m.account_id, r.thread_id, r.number, g.name AS group_name, g.slug AS group_slug, w.display_name AS author_name,
         w.avatar AS author_avatar, m.id IS NOT DISTINCT FROM q.author_id AS to_their_post
       FROM post r
       JOIN thread t ON t.id = r.thread_id AND t.is_visible
       JOIN membership w ON w.id = r.author_id
       JOIN peer_group g ON g.id = r.group_id
       LEFT JOIN post q ON q.id = r.reply_to_id
       JOIN membership m ON m.id IN (t.author_id, q.author_id) AND m.id <> r.author_id AND m.standing = 'ACTIVE'
       WHERE r.id = $1 AND r.number > 1 AND r.state IN ('PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF')
         AND NOT EXISTS (SELECT 1 FROM silence s WHERE (s.membership_id = m.id AND s.target_id = w.id)
           OR (s.membership_id = w.id AND s.target_id = m.id AND s.kind = 'BLOCK'))
       ORDER BY m.account_id`,
      [replyId],
    );
  }

  /** Who wrote a post that can still be read, and where it stands. */
  authorOf(
    tx: Tx,
    postId: string,
  ): Promise<Pick<ToTell, 'accountId' | 'threadId' | 'number' | 'groupName' | 'groupSlug'> | null> {
    return row(
      tx,
      `SELECT m.account_id, p.thread_id, p.number, g.name AS group_name, g.slug AS group_slug
       FROM post p JOIN membership m ON m.id = p.author_id AND m.standing = 'ACTIVE' JOIN peer_group g ON g.id = p.group_id
       WHERE p.id = $1 AND p.state IN ('PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF')`,
      [postId],
    );
  }
}
