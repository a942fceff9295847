import { rows, type Tx } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';

/** A moderator on shift, by the name their group knows. */
export interface ModeratorOnShift {
  groupId: string;
  accountId: string;
  /** Null for a lead who is no member of the group. */
  membershipId: string | null;
  displayName: string;
  avatar: string;
  until: Date;
}

/** Portrait of somebody who has chosen none. */
export const plainAvatar = 'hills-stone';

/**
 * SQL that is true when an account may moderate a group at a time: a lead anywhere, a peer moderator with a certificate
 * in force. The arguments are names of columns or parameters in the statement around it, never values.
 */
export const moderatesSql = (account: string, group: string, at: string): string => `(
  EXISTS (SELECT 1 FROM account_role lead WHERE lead.account_id = ${account}
    AND lead.role IN ('leadModerator', 'clinicalLead', 'safeguardingLead'))
  OR (EXISTS (SELECT 1 FROM account_role peer WHERE peer.account_id = ${account} AND peer.role = 'peerModerator')
    AND EXISTS (SELECT 1 FROM certificate c WHERE c.account_id = ${account} AND c.group_id = ${group}
      AND c.revoked_at IS NULL AND c.valid_from <= ${at} AND c.valid_until > ${at})))`;

/** Moderators on shift in each of the groups, longest first. Leads count in every group. */
export function moderatorsOnShift(tx: Tx, groupIds: readonly string[], now: Date): Promise<ModeratorOnShift[]> {
  return rows(
    tx,
    `SELECT g.id AS group_id, s.account_id, m.id AS membership_id, coalesce(m.display_name, a.work_name) AS display_name,
       coalesce(m.avatar, $3) AS avatar, s.planned_until AS until
     FROM desk_shift s
     JOIN account a ON a.id = s.account_id
     CROSS JOIN unnest($1::uuid[]) AS g(id)
     LEFT JOIN membership m ON m.group_id = g.id AND m.account_id = s.account_id AND m.standing = 'ACTIVE'
     WHERE s.status = 'ACTIVE' AND coalesce(m.display_name, a.work_name) IS NOT NULL
       AND ${moderatesSql('s.account_id', 'g.id', '$2')}
     ORDER BY s.planned_until DESC, s.id`,
    [groupIds, now, plainAvatar],
  );
}

/** The same by group id, for the field on groups. */
export const moderatorsHere: Batch<ModeratorOnShift[]> = async (groupIds, { db, now }) =>
  Map.groupBy(await moderatorsOnShift(db, groupIds, now), ({ groupId }) => groupId);

/** Until when the account is on shift, by account id. */
export const onShiftUntil: Batch<Date> = async (accountIds, { db }) => {
  const found = await rows<{ accountId: string; plannedUntil: Date }>(
    db,
    `SELECT account_id, planned_until FROM desk_shift WHERE account_id = ANY($1) AND status = 'ACTIVE'`,
    [accountIds],
  );
  return new Map(found.map((shift) => [shift.accountId, shift.plannedUntil]));
};
