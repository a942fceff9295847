import { Injectable } from '@nestjs/common';

import type { Membership, SilenceKind, Standing } from '@kith/domain/group/membership';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface MembershipRow extends Membership {
  lastVisitAt: Date | null;
  visitBeforeAt: Date | null;
  /** Has offered to greet new people. */
  greets: boolean;
  /** Whether the owner's e-mail address was confirmed. */
  confirmed: boolean;
}

const columns = `m.id, m.group_id, m.account_id, m.display_name, m.avatar, m.about, m.standing, m.restricted_until, m.joined_at,
  m.posts_published, m.version, m.last_visit_at, m.visit_before_at,
  m.greets_since IS NOT NULL AS greets,
  (SELECT a.email_confirmed_at IS NOT NULL FROM account a WHERE a.id = m.account_id) AS confirmed`;

@Injectable()
export class MembershipStore {
  find(tx: Tx, id: string): Promise<MembershipRow | null> {
    return row(tx, `SELECT ${columns} FROM membership m WHERE m.id = $1`, [id]);
  }

  of(tx: Tx, accountId: string, groupId: string): Promise<MembershipRow | null> {
    return row(tx, `SELECT ${columns} FROM membership m WHERE m.account_id = $1 AND m.group_id = $2`, [
      accountId,
      groupId,
    ]);
  }

  allOf(tx: Tx, accountId: string): Promise<(MembershipRow & { groupName: string; groupSlug: string })[]> {
    return rows(
      tx,
      `SELECT ${columns}, g.name AS group_name, g.slug AS group_slug FROM membership m JOIN peer_group g ON g.id = m.group_id
       WHERE m.account_id = $1 AND m.standing IN ('ACTIVE', 'ASKED') ORDER BY g.name, g.id`,
      [accountId],
    );
  }

  /** Takes the row, so that two changes of one membership come one after the other. */
  lock(tx: Tx, accountId: string, groupId: string): Promise<MembershipRow | null> {
    return row(tx, `SELECT ${columns} FROM membership m WHERE m.account_id = $1 AND m.group_id = $2 FOR UPDATE OF m`, [
      accountId,
      groupId,
    ]);
  }

  async countOf(tx: Tx, accountId: string): Promise<number> {
    const counted = await row<{ count: number }>(
      tx,
      `SELECT count(*) AS count FROM membership WHERE account_id = $1 AND standing IN ('ACTIVE', 'ASKED')`,
      [accountId],
    );
    return counted?.count ?? 0;
  }

  /** A first membership, or one that was left and is taken up again. */
  async enter(
    tx: Tx,
    membership: {
      groupId: string;
      accountId: string;
      displayName: string;
      nameSkeleton: string;
      avatar: string;
      standing: Extract<Standing, 'ACTIVE' | 'ASKED'>;
      note: string | null;
      now: Date;
    },
  ): Promise<string> {
    const entered = await row<{ id: string }>(
      tx,
      `INSERT INTO membership (group_id, account_id, display_name, name_skeleton, avatar, standing, asked_note, joined_at, last_visit_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)
       ON CONFLICT (group_id, account_id) DO UPDATE SET display_name = $3, name_skeleton = $4, avatar = $5, standing = $6,
         asked_note = $7, joined_at = $8, left_at = NULL, version = membership.version + 1
       RETURNING id`,
      [
        membership.groupId,
        membership.accountId,
        membership.displayName,
        membership.nameSkeleton,
        membership.avatar,
        membership.standing,
        membership.note,
        membership.now,
      ],
    );
    if (!entered) throw new Error('The membership was not written.');
    return entered.id;
  }

  leave(tx: Tx, id: string, now: Date): Promise<number> {
    return write(
      tx,
      `UPDATE membership SET standing = 'LEFT', left_at = $2, greets_since = NULL, version = version + 1 WHERE id = $1`,
      [id, now],
    );
  }

  /** When the person offered to greet new people; null takes it back. False when it was so already. */
  async greet(tx: Tx, id: string, since: Date | null): Promise<boolean> {
    const changed = await write(
      tx,
      `UPDATE membership SET greets_since = $2 WHERE id = $1 AND (greets_since IS NULL) <> ($2::timestamptz IS NULL)`,
      [id, since],
    );
    return changed === 1;
  }

  /** Ends every membership and wish of the person behind this one. */
  closeForAge(tx: Tx, id: string, now: Date): Promise<{ id: string; groupId: string; accountId: string }[]> {
    return rows(
      tx,
      `UPDATE membership SET standing = 'REMOVED', closed_for_age_at = $2, version = version + 1
       WHERE account_id = (SELECT account_id FROM membership WHERE id = $1) AND standing IN ('ACTIVE', 'ASKED')
       RETURNING id, group_id, account_id`,
      [id, now],
    );
  }

  /** Gives those memberships back; a wish to join is one no longer. */
  reopenAfterAge(tx: Tx, id: string): Promise<{ id: string; accountId: string }[]> {
    return rows(
      tx,
      `UPDATE membership SET standing = 'ACTIVE', closed_for_age_at = NULL, version = version + 1
       WHERE account_id = (SELECT account_id FROM membership WHERE id = $1) AND closed_for_age_at IS NOT NULL
       RETURNING id, account_id`,
      [id],
    );
  }

  /** Whether the account was found to be too young. */
  async isClosedForAge(tx: Tx, accountId: string): Promise<boolean> {
    const closed = await rows(
      tx,
      `SELECT 1 AS yes FROM membership WHERE account_id = $1 AND closed_for_age_at IS NOT NULL LIMIT 1`,
      [accountId],
    );
    return closed.length > 0;
  }

  /** Takes back what lets somebody moderate a group they leave. Returns the ids of the certificates. */
  async revokeCertificates(tx: Tx, accountId: string, groupId: string, now: Date): Promise<string[]> {
    const revoked = await rows<{ id: string }>(
      tx,
      `UPDATE certificate SET revoked_at = $3
       WHERE account_id = $1 AND group_id = $2 AND revoked_at IS NULL AND valid_until > $3 RETURNING id`,
      [accountId, groupId, now],
    );
    return revoked.map(({ id }) => id);
  }

  change(
    tx: Tx,
    id: string,
    face: { displayName: string; nameSkeleton: string; avatar: string; about: string },
  ): Promise<number> {
    return write(
      tx,
      `UPDATE membership SET display_name = $2, name_skeleton = $3, avatar = $4, about = $5, version = version + 1 WHERE id = $1`,
      [id, face.displayName, face.nameSkeleton, face.avatar, face.about],
    );
  }

  restrict(tx: Tx, id: string, until: Date | null): Promise<number> {
    return write(tx, `UPDATE membership SET restricted_until = $2, version = version + 1 WHERE id = $1`, [id, until]);
  }

  addPublished(tx: Tx, id: string): Promise<number> {
    return write(tx, `UPDATE membership SET posts_published = posts_published + 1 WHERE id = $1`, [id]);
  }

  /** Whether a name is worn in a group by somebody else. */
  async isNameTaken(tx: Tx, groupId: string, nameSkeleton: string, exceptAccountId: string | null): Promise<boolean> {
    const taken = await row(
      tx,
      `SELECT 1 AS taken FROM membership WHERE group_id = $1 AND name_skeleton = $2 AND account_id IS DISTINCT FROM $3`,
      [groupId, nameSkeleton, exceptAccountId],
    );
    return taken !== null;
  }

  async takenNames(tx: Tx, groupId: string, nameSkeletons: readonly string[]): Promise<Set<string>> {
    const taken = await rows<{ nameSkeleton: string }>(
      tx,
      `SELECT name_skeleton FROM membership WHERE group_id = $1 AND name_skeleton = ANY($2)`,
      [groupId, nameSkeletons],
    );
    return new Set(taken.map((one) => one.nameSkeleton));
  }

  // silence ---------------------------------------------------------------------------------------------------------

  /** How many: none when it is so already. */
  silence(tx: Tx, membershipId: string, targetId: string, kind: SilenceKind, now: Date): Promise<number> {
    return write(
      tx,
      `INSERT INTO silence (membership_id, target_id, kind, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (membership_id, target_id) DO UPDATE SET kind = $3 WHERE silence.kind <> $3 RETURNING target_id`,
      [membershipId, targetId, kind, now],
    );
  }

  unsilence(tx: Tx, membershipId: string, targetId: string): Promise<number> {
    return write(tx, `DELETE FROM silence WHERE membership_id = $1 AND target_id = $2`, [membershipId, targetId]);
  }

  /** Whom a membership does not want to see: muted or blocked by it, or having blocked it. */
  async unseenBy(tx: Tx, membershipId: string): Promise<{ id: string; kind: SilenceKind | 'BLOCKED_BY' }[]> {
    return rows(
      tx,
      `SELECT target_id AS id, kind FROM silence WHERE membership_id = $1
       UNION ALL SELECT membership_id, 'BLOCKED_BY' FROM silence WHERE target_id = $1 AND kind = 'BLOCK'`,
      [membershipId],
    );
  }

  async hasBlocked(tx: Tx, membershipId: string, targetId: string): Promise<boolean> {
    const found = await row(
      tx,
      `SELECT 1 AS found FROM silence WHERE membership_id = $1 AND target_id = $2 AND kind = 'BLOCK'`,
      [membershipId, targetId],
    );
    return found !== null;
  }

  silencedOf(tx: Tx, accountId: string): Promise<{ targetId: string; kind: SilenceKind; groupName: string }[]> {
    return rows(
      tx,
      `SELECT s.target_id, s.kind, g.name AS group_name FROM membership m
       JOIN silence s ON s.membership_id = m.id JOIN peer_group g ON g.id = m.group_id
       WHERE m.account_id = $1 ORDER BY s.created_at DESC, s.target_id LIMIT 500`,
      [accountId],
    );
  }
}
