import { rows, type Tx } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';

/** Group of each membership, by membership id. */
export async function groupsOf(db: Tx, membershipIds: readonly string[]): Promise<Map<string, string>> {
  const found = await rows<{ id: string; groupId: string }>(
    db,
    `SELECT id, group_id FROM membership WHERE id = ANY($1)`,
    [membershipIds],
  );
  return new Map(found.map(({ id, groupId }) => [id, groupId]));
}

/** By when a person will have looked at the open item about a membership, by membership id; only for its owner. */
export const readBy: Batch<Date> = async (membershipIds, { db, actor }) => {
  const found = await rows<{ membershipId: string; claimBy: Date }>(
    db,
    `SELECT i.membership_id, i.claim_by FROM review_item i JOIN membership m ON m.id = i.membership_id
     WHERE i.membership_id = ANY($1) AND m.account_id = $2 AND i.status = 'NEW' AND i.claim_by IS NOT NULL`,
    [membershipIds, actor?.id ?? null],
  );
  return new Map(found.map(({ membershipId, claimBy }) => [membershipId, claimBy]));
};
