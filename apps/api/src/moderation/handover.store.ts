import { Injectable } from '@nestjs/common';

import { row, rows, type Tx } from '../platform/db.js';
import { moderatesSql } from '../shifts/shift.loader.js';
import { involvedSql } from './review-item.store.js';

/** Somebody on shift who may take an item over. */
export interface TakerRow {
  itemId: string;
  shiftId: string;
  accountId: string;
  name: string;
}

/** What was said when an item last went back because somebody left. */
export interface LeftRow {
  itemId: string;
  note: string | null;
  facts: Readonly<Record<string, string | null>>;
}

/** Who can take what over, and what those who left have said. */
@Injectable()
export class HandoverStore {
  /** Everybody on shift who may take one of these items, except one account: never the person concerned or a party (R3). */
  takers(tx: Tx, itemIds: readonly string[], except: string, now: Date): Promise<TakerRow[]> {
    return rows(
      tx,
      `SELECT i.id AS item_id, shift.id AS shift_id, shift.account_id, coalesce(who.work_name, here.display_name, '') AS name
       FROM review_item i CROSS JOIN desk_shift shift
       JOIN account who ON who.id = shift.account_id
       LEFT JOIN membership here ON here.group_id = i.group_id AND here.account_id = shift.account_id AND here.standing = 'ACTIVE'
       WHERE i.id = ANY($1) AND shift.status = 'ACTIVE' AND shift.account_id <> $2
         AND ${moderatesSql('shift.account_id', 'i.group_id', '$3')}
         AND (NOT i.leads_only OR EXISTS (SELECT 1 FROM account_role lead WHERE lead.account_id = shift.account_id
           AND lead.role IN ('leadModerator', 'clinicalLead', 'safeguardingLead')))
         AND NOT ${involvedSql('shift.account_id')}
       ORDER BY name, shift.id`,
      [itemIds, except, now],
    );
  }

  async countOffered(tx: Tx, accountId: string): Promise<number> {
    const found = await row<{ count: number }>(tx, `SELECT count(*) AS count FROM review_item WHERE handover_to = $1`, [
      accountId,
    ]);
    return found?.count ?? 0;
  }

  /** What stands on the timelines of these items, oldest first. */
  acts(tx: Tx, itemIds: readonly string[]): Promise<{ itemId: string; kind: string; undoneAt: Date | null }[]> {
    return rows(
      tx,
      `SELECT review_item_id AS item_id, kind, undone_at FROM review_action WHERE review_item_id = ANY($1) ORDER BY at, id`,
      [itemIds],
    );
  }

  /** Names colleagues know accounts by: at work, or in the group of the item. */
  names(
    tx: Tx,
    itemIds: readonly string[],
    column: 'claimed_by' | 'handover_to',
  ): Promise<{ itemId: string; name: string }[]> {
    return rows(
      tx,
      `SELECT i.id AS item_id, coalesce(a.work_name, m.display_name, '') AS name FROM review_item i
       JOIN account a ON a.id = i.${column} LEFT JOIN membership m ON m.account_id = a.id AND m.group_id = i.group_id
       WHERE i.id = ANY($1)`,
      [itemIds],
    );
  }

  /** What those who left said about these items, the last of each. */
  left(tx: Tx, itemIds: readonly string[]): Promise<LeftRow[]> {
    return rows(
      tx,
      `SELECT DISTINCT ON (review_item_id) review_item_id AS item_id, note, facts FROM review_action
       WHERE review_item_id = ANY($1) AND (kind = 'shiftEnded' OR (kind = 'handBack' AND note IS NOT NULL))
       ORDER BY review_item_id, at DESC, id DESC`,
      [itemIds],
    );
  }
}
