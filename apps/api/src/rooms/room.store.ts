import { Injectable } from '@nestjs/common';

import { type Attendance, graceSeconds, type PauseReason, type Pausing, presenceSeconds } from '@kith/domain/room/room';

import { row, rows, type Tx, write } from '../platform/db.js';
import { moderatesSql } from '../shifts/shift.loader.js';

export interface PersonHere {
  membershipId: string;
  displayName: string;
  avatar: string;
}

/** A room as it stands now, for one person. */
export interface RoomRow extends Attendance, Pausing {
  id: string;
  groupId: string;
  groupName: string;
  groupSlug: string;
  title: string;
  lastSeq: number;
  slowModeSeconds: number;
  /** Name in the group of the moderator who paused it; null when they are not in it. */
  pausedByName: string | null;
  pauseReason: PauseReason | null;
  /** The person's active membership of the group, or null. */
  membershipId: string | null;
  restrictedUntil: Date | null;
  /** Moderators of the group who are on shift and on the line. */
  moderatorsHere: PersonHere[];
  /** End of the last shift among those who keep the room open and those who follow them; null while it is closed or once that is past. */
  closesAt: Date | null;
  /** Begin of the next planned shift of a moderator of the group. */
  opensAt: Date | null;
  /** How many people of the group are in the room. */
  people: number;
}

const within = (seconds: number, column: string, now: string) =>
  `${column} > ${now}::timestamptz - interval '${seconds} seconds'`;
const fresh = (column: string, now: string) => within(presenceSeconds, column, now);

/** Moderators who keep a room open: of its group, on shift, and on the line until two minutes ago at most. */
const attending = (group: string, now: string) => `membership m
  JOIN desk_shift s ON s.account_id = m.account_id AND s.status = 'ACTIVE'
  JOIN desk_line l ON l.account_id = m.account_id AND ${within(graceSeconds, 'l.seen_at', now)}
  WHERE m.group_id = ${group} AND m.standing = 'ACTIVE' AND ${moderatesSql('m.account_id', group, now)}`;

/** SQL that is true while a moderator keeps the room open. `room` is the alias of a room. */
export const openSql = (room: string, now: string): string =>
  `EXISTS (SELECT 1 FROM ${attending(`${room}.group_id`, now)})`;

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

  /** How many: none when it goes at this pace already. */
  setPace(tx: Tx, id: string, seconds: number): Promise<number> {
    return write(tx, `UPDATE room SET slow_mode_seconds = $2 WHERE id = $1 AND slow_mode_seconds <> $2`, [id, seconds]);
  }

  /** Stops the room, or changes how long and why it is stopped. */
  pause(
    tx: Tx,
    id: string,
    pause: { at: Date; until: Date | null; accountId: string; reason: PauseReason | null },
  ): Promise<number> {
    return write(
      tx,
      `UPDATE room SET paused_at = $2, paused_until = $3, paused_by = $4, pause_reason = $5 WHERE id = $1`,
      [id, pause.at, pause.until, pause.accountId, pause.reason],
    );
  }

  /** How many: none when the room was not stopped. */
  resume(tx: Tx, id: string): Promise<number> {
    return write(
      tx,
      `UPDATE room SET paused_at = NULL, paused_until = NULL, paused_by = NULL, pause_reason = NULL
       WHERE id = $1 AND paused_at IS NOT NULL`,
      [id],
    );
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

  /** Rooms of the groups that accounts belong to. */
  async roomsOf(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT DISTINCT r.id FROM room r JOIN membership m ON m.group_id = r.group_id
       WHERE m.account_id = ANY($1) AND m.standing = 'ACTIVE' ORDER BY r.id`,
      [accountIds],
    );
    return found.map(({ id }) => id);
  }

  /** People who work at the desk are on the line. Gives those who were not until now. */
  async onLine(tx: Tx, accountIds: readonly string[], now: Date): Promise<string[]> {
    const back = await rows<{ accountId: string }>(
      tx,
      `WITH known AS (SELECT account_id FROM desk_line WHERE account_id = ANY($1) AND ${fresh('seen_at', '$2')}),
       kept AS (
         INSERT INTO desk_line (account_id, seen_at) SELECT account_id, $2::timestamptz FROM unnest($1::uuid[]) AS n(account_id)
         ORDER BY account_id ON CONFLICT (account_id) DO UPDATE SET seen_at = greatest(desk_line.seen_at, excluded.seen_at)
         RETURNING account_id)
       SELECT account_id FROM kept WHERE account_id NOT IN (SELECT account_id FROM known)`,
      [accountIds, now],
    );
    return back.map(({ accountId }) => accountId);
  }

  /**
   * An open room has an opening, and everybody in it was there. It began when its last one ended or its first moderator's
   * shift began, whichever is later, so that nothing was said before it.
   */
  async keepOpening(tx: Tx, roomId: string, now: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO room_opening (room_id, opened_at)
       SELECT r.id, greatest(
         (SELECT max(o.closed_at) + interval '1 millisecond' FROM room_opening o WHERE o.room_id = r.id),
         (SELECT min(s.started_at) FROM ${attending('r.group_id', '$2')}))
       FROM room r WHERE r.id = $1 AND NOT EXISTS (SELECT 1 FROM room_opening o WHERE o.room_id = $1 AND o.closed_at IS NULL)
       ON CONFLICT DO NOTHING`,
      [roomId, now],
    );
    await write(
      tx,
      `INSERT INTO room_visit (room_id, opened_at, membership_id)
       SELECT DISTINCT o.room_id, o.opened_at, p.membership_id FROM room_opening o JOIN room_presence p ON p.room_id = o.room_id
       WHERE o.room_id = $1 AND o.closed_at IS NULL AND ${fresh('p.seen_at', '$2')}
       ON CONFLICT DO NOTHING`,
      [roomId, now],
    );
  }

  /** A pause ends with the opening it was for: the next one does not begin in it. */
  async endOpening(tx: Tx, roomId: string, now: Date): Promise<void> {
    const ended = await row(
      tx,
      `UPDATE room_opening SET closed_at = greatest(opened_at, $2) WHERE room_id = $1 AND closed_at IS NULL RETURNING room_id`,
      [roomId, now],
    );
    if (ended) await this.resume(tx, roomId);
  }

  /** Who was there is forgotten as soon as it lets nobody read any more. */
  async forgetVisits(tx: Tx, closedBefore: Date): Promise<void> {
    await write(
      tx,
      `DELETE FROM room_visit v USING room_opening o
       WHERE o.room_id = v.room_id AND o.opened_at = v.opened_at AND o.closed_at <= $1`,
      [closedBefore],
    );
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
         r.paused_at, r.paused_until, r.pause_reason, pauser.display_name AS paused_by_name,
         me.id AS membership_id, me.restricted_until,
         coalesce(mods.list, '[]') AS moderators_here, coalesce(mods.is_attended, false) AS is_attended, mods.last_seen_at,
         (SELECT last.at FROM (SELECT greatest(mods.closes_at, max(f.planned_until)) AS at FROM desk_shift f
           WHERE f.status = 'PLANNED' AND f.planned_from <= mods.closes_at
             AND ${moderatesSql('f.account_id', 'r.group_id', 'f.planned_from')}) last WHERE last.at > $3) AS closes_at,
         (SELECT count(DISTINCT p.account_id) FROM room_presence p WHERE p.room_id = r.id AND ${fresh('p.seen_at', '$3')}) AS people,
         (SELECT min(s.planned_from) FROM desk_shift s
          WHERE s.status = 'PLANNED' AND s.planned_from > $3 AND ${moderatesSql('s.account_id', 'r.group_id', 's.planned_from')}) AS opens_at
       FROM room r
       JOIN peer_group g ON g.id = r.group_id AND g.archived_at IS NULL
       LEFT JOIN membership me ON me.group_id = r.group_id AND me.account_id = $2 AND me.standing = 'ACTIVE'
       LEFT JOIN membership pauser ON pauser.group_id = r.group_id AND pauser.account_id = r.paused_by AND pauser.standing = 'ACTIVE'
       LEFT JOIN LATERAL (
         SELECT max(s.planned_until) AS closes_at, max(l.seen_at) AS last_seen_at, bool_or(${fresh('l.seen_at', '$3')}) AS is_attended,
           jsonb_agg(jsonb_build_object('membershipId', m.id, 'displayName', m.display_name, 'avatar', m.avatar) ORDER BY m.id)
             FILTER (WHERE ${fresh('l.seen_at', '$3')}) AS list
         FROM ${attending('r.group_id', '$3')}
       ) mods ON true
       WHERE ${column} = ANY($1) ORDER BY r.id`,
      [ids, accountId, now],
    );
  }
}
