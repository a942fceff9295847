import { Injectable } from '@nestjs/common';

import { row, rows, type Tx } from '../platform/db.js';
import type { RecentPost } from './review-item.model.js';

/** What the screen of one concern shows beside the item. */
@Injectable()
export class ConcernStore {
  async names(
    tx: Tx,
    groupId: string | null,
    holderId: string | null,
  ): Promise<{ groupName: string | null; groupSlug: string | null; holderName: string | null }> {
    const found = await row<{ groupName: string | null; groupSlug: string | null; holderName: string | null }>(
      tx,
      `SELECT g.name AS group_name, g.slug AS group_slug, coalesce(a.work_name, m.display_name) AS holder_name
       FROM (SELECT $1::uuid AS group_id, $2::uuid AS holder_id) q
       LEFT JOIN peer_group g ON g.id = q.group_id
       LEFT JOIN account a ON a.id = q.holder_id
       LEFT JOIN membership m ON m.account_id = q.holder_id AND m.group_id = q.group_id`,
      [groupId, holderId],
    );
    return found ?? { groupName: null, groupSlug: null, holderName: null };
  }

  /** The last 20 posts and messages of a membership, newest first. */
  recentPosts(tx: Tx, membershipId: string): Promise<RecentPost[]> {
    return rows(
      tx,
      `SELECT * FROM (
         (SELECT p.id, t.title, left(p.body_source, 500) AS text, p.created_at AS at, p.state,
            '/t/' || t.id || CASE WHEN p.number > 1 THEN '?post=' || p.number ELSE '' END AS link
          FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.author_id = $1 ORDER BY p.created_at DESC LIMIT 20)
         UNION ALL
         (SELECT m.id, NULL, left(m.body_source, 500), m.sent_at, m.state, '/rooms/' || m.room_id
          FROM message m WHERE m.author_id = $1 ORDER BY m.sent_at DESC LIMIT 20)
       ) said ORDER BY at DESC, id DESC LIMIT 20`,
      [membershipId],
    );
  }

  /** Whether a held text was last held because its author asked for it. */
  async authorAsked(tx: Tx, contentId: string): Promise<boolean> {
    const last = await row<{ reasonCode: string }>(
      tx,
      `SELECT reason_code FROM content_transition WHERE content_id = $1 AND to_state = 'HELD' ORDER BY at DESC, id DESC LIMIT 1`,
      [contentId],
    );
    return last?.reasonCode === 'authorAsked';
  }

  async postCount(tx: Tx, membershipId: string): Promise<number> {
    const found = await row<{ said: number }>(
      tx,
      `SELECT (SELECT count(*) FROM post WHERE author_id = $1) + (SELECT count(*) FROM message WHERE author_id = $1) AS said`,
      [membershipId],
    );
    return found?.said ?? 0;
  }
}
