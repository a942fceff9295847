import { Injectable } from '@nestjs/common';

import { type Actor, leadsDesk } from '@kith/domain/actor';
import type { JoinRule } from '@kith/domain/group/membership';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface GroupRow {
  id: string;
  slug: string;
  name: string;
  summary: string;
  about: string;
  joinRule: JoinRule;
  premoderation: 'OFF' | 'FIRST_THREE' | 'ALL';
  moderatedHours: string;
  isSensitive: boolean;
  archivedAt: Date | null;
  version: number;
}

const columns = `g.id, g.slug, g.name, g.summary, g.about, g.join_rule, g.premoderation, g.moderated_hours, g.is_sensitive, g.archived_at, g.version`;

/** The SQL twin of `groupPolicy.read`: $1 account, $2 groups moderated, $3 leads the desk. */
const visible = `($3 OR g.id = ANY($2::uuid[]) OR (g.archived_at IS NULL AND (g.join_rule <> 'INVITED' OR EXISTS (
  SELECT 1 FROM membership m WHERE m.group_id = g.id AND m.account_id = $1 AND m.standing IN ('ACTIVE', 'ASKED')))))`;

const seenBy = (actor: Actor | null) => [
  actor?.id ?? null,
  actor?.roles.includes('peerModerator') ? actor.moderates : [],
  actor ? leadsDesk(actor) : false,
];

@Injectable()
export class GroupStore {
  find(tx: Tx, id: string): Promise<GroupRow | null> {
    return row(tx, `SELECT ${columns} FROM peer_group g WHERE g.id = $1`, [id]);
  }

  bySlug(tx: Tx, slug: string): Promise<GroupRow | null> {
    return row(tx, `SELECT ${columns} FROM peer_group g WHERE g.slug = $1`, [slug]);
  }

  /** Groups that exist for the actor (or for a stranger), by name. */
  visibleTo(tx: Tx, actor: Actor | null): Promise<GroupRow[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM peer_group g WHERE ${visible} ORDER BY g.name, g.id LIMIT 200`,
      seenBy(actor),
    );
  }

  /** Whether a group exists for the actor, or for a stranger. */
  async existsFor(tx: Tx, actor: Actor | null, id: string): Promise<boolean> {
    const found = await row(tx, `SELECT 1 AS found FROM peer_group g WHERE g.id = $4 AND ${visible}`, [
      ...seenBy(actor),
      id,
    ]);
    return found !== null;
  }

  /** Notes a visit: a new one after a pause remembers when the last one ended. */
  visit(tx: Tx, membershipId: string, now: Date, pauseBefore: Date): Promise<number> {
    return write(
      tx,
      `UPDATE membership SET visit_before_at = CASE WHEN last_visit_at < $3 THEN last_visit_at ELSE visit_before_at END, last_visit_at = $2
       WHERE id = $1 AND (last_visit_at IS NULL OR last_visit_at <= $2)`,
      [membershipId, now, pauseBefore],
    );
  }
}
