import { Injectable } from '@nestjs/common';

import { presenceSeconds } from '@kith/domain/room/room';

import { row, rows, type Tx, write } from '../platform/db.js';
import { moderatesSql } from '../shifts/shift.loader.js';

export interface PersonHere {
  membershipId: string;
  displayName: string;
  avatar: string;
}

/** A room as it stands now, for one person. */
export interface RoomRow {
  id: string;
  groupId: string;
  groupName: string;
  groupSlug: string;
  title: string;
  lastSeq: number;
  slowModeSeconds: number;
  /** The person's active membership of the group, or null. */
  membershipId: string | null;
  restrictedUntil: Date | null;
  /** Moderators of the group who are on shift and in the room. */
  moderatorsHere: PersonHere[];
  /** End of the last shift among them; null when none is here. */
  closesAt: Date | null;
  /** Begin of the next planned shift of a moderator of the group. */
  opensAt: Date | null;
  /** How many people of the group are in the room. */
  people: number;
}

const fresh = (column: string, now: string) =>
  `${column} > ${now}::timestamptz - interval '${presenceSeconds} seconds'`;

/** SQL that is true while a moderator of the room's group is on shift and in the room. `room` is the alias of a room. */
export const openSql = (room: string, now: string): string => `EXISTS (
  SELECT 1 FROM room_presence here
  JOIN desk_shift s ON s.account_id = here.account_id AND s.status = 'ACTIVE'
  WHERE here.room_id = ${room}.id AND ${fresh('here.seen_at', now)} AND ${moderatesSql('here.account_id', `${room}.group_id`, now)})`;

/** SQL that is true when two people of a group must not see each other's words: the viewer silenced the author, or was blocked. */
export const silencedSql = (viewer: string, author: string): string => `EXISTS (
  SELECT 1 FROM silence hush WHERE (hush.membership_id = ${viewer} AND hush.target_id = ${author})
    OR (hush.membership_id = ${author} AND hush.target_id = ${viewer} AND hush.kind = 'BLOCK'))`;

/** SQL about rooms and who is in them. Messages are in message.store.ts. */
@Injectable()
export class RoomStore {
  /** Rooms by group id, each as it stands for the account. A group that never had a room gets one. */
  async ofGroups(tx: Tx, groupIds: readonly string[], accountId: string, now: Date): Promise<RoomRow[]> {
    const found = await this.standing(tx, 'r.group_id', groupIds, accountId, now);
    if (found.length === groupIds.length) return found;
    await write(
      tx,
      `INSERT INTO room (group_id, title) SELECT id, name FROM peer_group WHERE id = ANY($1) ON CONFLICT (group_id) DO NOTHING`,
      [groupIds],
    );
    return this.standing(tx, 'r.group_id', groupIds, accountId, now);
  }

  async find(tx: Tx, id: string, accountId: string, now: Date): Promise<RoomRow | null> {
    return (await this.standing(tx, 'r.id', [id], accountId, now))[0] ?? null;
  }

  async groupIdOf(tx: Tx, slug: string): Promise<string | null> {
    const group = await row<{ id: string }>(tx, `SELECT id FROM peer_group WHERE slug = $1 AND archived_at IS NULL`, [
      slug,
    ]);
    return group?.id ?? null;
  }

  async lastSeq(tx: Tx, id: string): Promise<number> {
    return (await row<{ lastSeq: number }>(tx, `SELECT last_seq FROM room WHERE id = $1`, [id]))?.lastSeq ?? 0;
  }

  setPace(tx: Tx, id: string, seconds: number): Promise<number> {
    return write(tx, `UPDATE room SET slow_mode_seconds = $2 WHERE id = $1`, [id, seconds]);
  }

  /** A socket is in one room at a time. */
  enter(
    tx: Tx,
    there: { socketId: string; roomId: string; membershipId: string; accountId: string; at: Date },
  ): Promise<number> {
    return write(
      tx,
      `INSERT INTO room_presence (socket_id, room_id, membership_id, account_id, seen_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (socket_id) DO UPDATE SET room_id = $2, membership_id = $3, account_id = $4, seen_at = $5`,
      [there.socketId, there.roomId, there.membershipId, there.accountId, there.at],
    );
  }

  /** The room a socket was in, or null. */
  async leave(tx: Tx, socketId: string): Promise<string | null> {
    const left = await row<{ roomId: string }>(tx, `DELETE FROM room_presence WHERE socket_id = $1 RETURNING room_id`, [
      socketId,
    ]);
    return left?.roomId ?? null;
  }

  leaveAll(tx: Tx, socketIds: readonly string[]): Promise<number> {
    return write(tx, `DELETE FROM room_presence WHERE socket_id = ANY($1)`, [socketIds]);
  }

  /**
   * Renews the sign of life of sockets whose people still belong to the group. Whoever is not in the answer has lost
   * the right to be in the room.
   */
  async renew(
    tx: Tx,
    sockets: readonly { socketId: string; roomId: string; accountId: string }[],
    now: Date,
  ): Promise<Set<string>> {
    const renewed = await rows<{ socketId: string }>(
      tx,
      `WITH here AS (SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS h(socket_id, room_id, account_id)),
       entitled AS (
         SELECT h.socket_id, h.room_id, h.account_id, m.id AS membership_id
         FROM here h JOIN room r ON r.id = h.room_id
         LEFT JOIN membership m ON m.group_id = r.group_id AND m.account_id = h.account_id AND m.standing = 'ACTIVE'
         WHERE m.id IS NOT NULL OR ${moderatesSql('h.account_id', 'r.group_id', '$4')}
       ),
       kept AS (
         INSERT INTO room_presence (socket_id, room_id, membership_id, account_id, seen_at)
         SELECT socket_id, room_id, membership_id, account_id, $4::timestamptz FROM entitled WHERE membership_id IS NOT NULL
         ON CONFLICT (socket_id) DO UPDATE SET seen_at = excluded.seen_at, room_id = excluded.room_id
       )
       SELECT socket_id FROM entitled`,
      [sockets.map((s) => s.socketId), sockets.map((s) => s.roomId), sockets.map((s) => s.accountId), now],
    );
    return new Set(renewed.map(({ socketId }) => socketId));
  }

  /** Rooms in which somebody is, or was until now as far as people were told. */
  async lively(tx: Tx): Promise<string[]> {
    const found = await rows<{ roomId: string }>(
      tx,
      `SELECT room_id FROM room_presence UNION SELECT room_id FROM room_told WHERE told->>'band' <> 'NOBODY' OR (told->>'open')::boolean`,
    );
    return found.map(({ roomId }) => roomId);
  }

  /** Sockets of processes that died without a word. */
  async forget(tx: Tx, before: Date): Promise<void> {
    await write(tx, `DELETE FROM room_presence WHERE seen_at < $1`, [before]);
  }

  /** The rooms an account is in now. */
  async roomsOf(tx: Tx, accountId: string): Promise<string[]> {
    const found = await rows<{ roomId: string }>(
      tx,
      `SELECT DISTINCT room_id FROM room_presence WHERE account_id = $1`,
      [accountId],
    );
    return found.map(({ roomId }) => roomId);
  }

  /** True when this differs from what the room was last told; kept as told from now on. */
  async tell(tx: Tx, roomId: string, told: object): Promise<boolean> {
    const changed = await rows(
      tx,
      `INSERT INTO room_told (room_id, told) VALUES ($1, $2)
       ON CONFLICT (room_id) DO UPDATE SET told = excluded.told WHERE room_told.told IS DISTINCT FROM excluded.told
       RETURNING room_id`,
      [roomId, told],
    );
    return changed.length > 0;
  }

  private standing(
    tx: Tx,
    column: 'r.id' | 'r.group_id',
    ids: readonly string[],
    accountId: string | null,
    now: Date,
  ): Promise<RoomRow[]> {
    return rows(
      tx,
      `SELECT r.id, r.group_id, g.name AS group_name, g.slug AS group_slug, r.title, r.last_seq, r.slow_mode_seconds,
         me.id AS membership_id, me.restricted_until,
         coalesce(mods.list, '[]') AS moderators_here, mods.closes_at,
         (SELECT count(DISTINCT p.account_id) FROM room_presence p WHERE p.room_id = r.id AND ${fresh('p.seen_at', '$3')}) AS people,
         (SELECT min(s.planned_from) FROM desk_shift s
          WHERE s.status = 'PLANNED' AND s.planned_from > $3 AND ${moderatesSql('s.account_id', 'r.group_id', 's.planned_from')}) AS opens_at
       FROM room r
       JOIN peer_group g ON g.id = r.group_id AND g.archived_at IS NULL
       LEFT JOIN membership me ON me.group_id = r.group_id AND me.account_id = $2 AND me.standing = 'ACTIVE'
       LEFT JOIN LATERAL (
         SELECT max(s.planned_until) AS closes_at,
           jsonb_agg(jsonb_build_object('membershipId', m.id, 'displayName', m.display_name, 'avatar', m.avatar) ORDER BY m.id) AS list
         FROM membership m
         JOIN desk_shift s ON s.account_id = m.account_id AND s.status = 'ACTIVE'
         WHERE m.group_id = r.group_id AND m.standing = 'ACTIVE' AND ${moderatesSql('m.account_id', 'r.group_id', '$3')}
           AND EXISTS (SELECT 1 FROM room_presence p
             WHERE p.room_id = r.id AND p.account_id = m.account_id AND ${fresh('p.seen_at', '$3')})
       ) mods ON true
       WHERE ${column} = ANY($1) ORDER BY r.id`,
      [ids, accountId, now],
    );
  }
}
