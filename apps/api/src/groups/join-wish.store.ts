import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface JoinWish {
  groupId: string;
  displayName: string;
  nameSkeleton: string;
  avatar: string;
  note: string | null;
}

/** Groups and names chosen in the join flow, kept until the address is confirmed. */
@Injectable()
export class JoinWishStore {
  /** Keeps a name in a group; false when another address keeps it. One whose time is over gives way. */
  async keep(
    tx: Tx,
    join: { id: string; emailIndex: Buffer },
    wish: JoinWish,
    now: Date,
    until: Date,
  ): Promise<boolean> {
    await write(tx, `DELETE FROM join_wish WHERE group_id = $1 AND name_skeleton = $2 AND kept_until <= $3`, [
      wish.groupId,
      wish.nameSkeleton,
      now,
    ]);
    const kept = await rows(
      tx,
      `INSERT INTO join_wish (join_id, email_index, group_id, display_name, name_skeleton, avatar, note, kept_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING group_id`,
      [join.id, join.emailIndex, wish.groupId, wish.displayName, wish.nameSkeleton, wish.avatar, wish.note, until],
    );
    return kept.length > 0;
  }

  of(tx: Tx, joinId: string): Promise<JoinWish[]> {
    return rows(tx, `SELECT group_id, display_name, name_skeleton, avatar, note FROM join_wish WHERE join_id = $1`, [
      joinId,
    ]);
  }

  async keptNames(tx: Tx, groupId: string, nameSkeletons: readonly string[], now: Date): Promise<Set<string>> {
    const kept = await rows<{ nameSkeleton: string }>(
      tx,
      `SELECT name_skeleton FROM join_wish WHERE group_id = $1 AND name_skeleton = ANY($2) AND kept_until > $3`,
      [groupId, nameSkeletons, now],
    );
    return new Set(kept.map((one) => one.nameSkeleton));
  }

  forgetOld(tx: Tx, now: Date): Promise<number> {
    return write(tx, `DELETE FROM join_wish WHERE kept_until <= $1`, [now]);
  }

  async isKeptByOther(tx: Tx, groupId: string, nameSkeleton: string, now: Date): Promise<boolean> {
    const kept = await row(
      tx,
      `SELECT 1 AS kept FROM join_wish WHERE group_id = $1 AND name_skeleton = $2 AND kept_until > $3`,
      [groupId, nameSkeleton, now],
    );
    return kept !== null;
  }
}
