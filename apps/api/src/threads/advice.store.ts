import { Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import type { Advice } from '@kith/domain/post/advice';

import { row, rows, type Tx, write } from '../platform/db.js';

/** Where a post stands, for the hint about it. */
export interface Placed {
  id: string;
  threadId: string;
  groupId: string;
  number: number;
}

export interface NewCorrection {
  postId: string;
  accountId: string;
  role: Role;
  bodySource: string;
  now: Date;
}

/** Who read a corrected post, or wrote it. */
export interface ToldOfCorrection {
  accountId: string;
  threadId: string;
  number: number;
  groupName: string;
  groupSlug: string;
  isAuthor: boolean;
}

const place = 'id, thread_id, group_id, number';

/** What readers are told of the advice in posts. */
@Injectable()
export class AdviceStore {
  /** True when it was not being checked already. */
  async ask(tx: Tx, postId: string): Promise<boolean> {
    const asked = await rows(
      tx,
      `UPDATE post SET advice = 'BEING_CHECKED' WHERE id = $1 AND advice IS DISTINCT FROM 'BEING_CHECKED' RETURNING id`,
      [postId],
    );
    return asked.length > 0;
  }

  /** Ends the checks of all posts of a membership. Those with a correction keep it. */
  settle(tx: Tx, membershipId: string, now: Date): Promise<Placed[]> {
    return rows(
      tx,
      `UPDATE post SET advice_settled_at = $2, advice = CASE WHEN EXISTS (
         SELECT 1 FROM post_correction c WHERE c.post_id = post.id AND c.replaced_at IS NULL) THEN 'CORRECTED' END
       WHERE author_id = $1 AND advice = 'BEING_CHECKED' RETURNING ${place}`,
      [membershipId, now],
    );
  }

  /** Takes a settling back. */
  unsettle(tx: Tx, membershipId: string, settledAt: Date): Promise<Placed[]> {
    return rows(
      tx,
      `UPDATE post SET advice = 'BEING_CHECKED' WHERE author_id = $1 AND advice_settled_at = $2 RETURNING ${place}`,
      [membershipId, settledAt],
    );
  }

  /** Puts a correction in the place of the one before. The name is the work name, or the name they have in that group. */
  async correct(tx: Tx, { postId, accountId, role, bodySource, now }: NewCorrection): Promise<void> {
    await write(tx, `UPDATE post_correction SET replaced_at = $2 WHERE post_id = $1 AND replaced_at IS NULL`, [
      postId,
      now,
    ]);
    await write(
      tx,
      `INSERT INTO post_correction (post_id, account_id, role, name, body_source, written_at)
       SELECT p.id, a.id, $3, coalesce(a.work_name, m.display_name), $4, $5
       FROM post p JOIN account a ON a.id = $2
       LEFT JOIN membership m ON m.account_id = a.id AND m.group_id = p.group_id AND m.standing = 'ACTIVE' WHERE p.id = $1`,
      [postId, accountId, role, bodySource, now],
    );
    await write(tx, `UPDATE post SET advice = $2, advice_settled_at = NULL WHERE id = $1`, [
      postId,
      'CORRECTED' satisfies Advice,
    ]);
  }

  /** Its author and everybody whose read mark has passed it, a page of accounts at a time. */
  toTell(tx: Tx, postId: string, after: string | null, first: number): Promise<ToldOfCorrection[]> {
    return rows(
      tx,
      `SELECT m.account_id, p.thread_id, p.number, g.name AS group_name, g.slug AS group_slug, m.id = p.author_id AS is_author
       FROM post p
       JOIN thread t ON t.id = p.thread_id AND t.is_visible
       JOIN peer_group g ON g.id = p.group_id
       JOIN thread_visit v ON v.thread_id = p.thread_id AND v.read_number >= p.number
       JOIN membership m ON m.id = v.membership_id AND m.standing = 'ACTIVE'
       WHERE p.id = $1 AND p.state IN ('PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF')
         AND ($2::uuid IS NULL OR m.account_id > $2)
         AND NOT EXISTS (SELECT 1 FROM silence b WHERE b.membership_id = p.author_id AND b.target_id = m.id AND b.kind = 'BLOCK')
       ORDER BY m.account_id LIMIT $3`,
      [postId, after, first],
    );
  }

  /** Id of the correction that stands; null when none does. */
  async standing(tx: Tx, postId: string): Promise<string | null> {
    const found = await row<{ id: string }>(
      tx,
      `SELECT id FROM post_correction WHERE post_id = $1 AND replaced_at IS NULL`,
      [postId],
    );
    return found?.id ?? null;
  }
}
