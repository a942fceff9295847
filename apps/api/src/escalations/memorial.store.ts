import { Injectable } from '@nestjs/common';

import type { Memorial } from '@kith/domain/memorial/memorial';
import { DomainError } from '@kith/domain/refusal';

import { row, rows, type Tx, write } from '../platform/db.js';

export type MemorialRow = Memorial & { caseReference: number };

export interface MemorialNameRow {
  accountId: string;
  membershipId: string;
  groupId: string;
  groupName: string;
  groupSlug: string;
  /** As it was when they were alive. */
  displayName: string;
  nameSkeleton: string;
  about: string;
}

export interface DebriefRow {
  id: string;
  memorialId: string;
  personId: string;
  name: string;
  asModerator: boolean;
  talkBy: Date;
  talkedAt: Date | null;
}

const fields = [
  'name_choice', 'decided_by', 'decided_at', 'undo_asked_by', 'undo_asked_at', 'undo_reason', 'undone_by', 'undone_at',
] as const; // prettier-ignore

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const memorials = `
  SELECT m.id, m.version, m.account_id, m.escalation_id, m.frozen_at, ${fields.map((name) => `m.${name}`).join(', ')},
    e.reference AS case_reference
  FROM memorial m JOIN escalation e ON e.id = m.escalation_id`;

const debriefs = `
  SELECT d.id, d.memorial_id, d.person_id, d.as_moderator, d.talk_by, d.talked_at,
    coalesce(a.work_name, (SELECT s.display_name FROM membership s WHERE s.account_id = d.person_id ORDER BY s.joined_at LIMIT 1), 'Member') AS name
  FROM debrief_offer d JOIN account a ON a.id = d.person_id`;

/** All SQL about memorials, the names shown in them, and the talks that are owed. */
@Injectable()
export class MemorialStore {
  async begin(tx: Tx, about: { accountId: string; escalationId: string; at: Date }): Promise<string | null> {
    const made = await row<{ id: string }>(
      tx,
      `INSERT INTO memorial (account_id, escalation_id, frozen_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) WHERE undone_at IS NULL DO NOTHING RETURNING id`,
      [about.accountId, about.escalationId, about.at],
    );
    return made?.id ?? null;
  }

  lock(tx: Tx, id: string): Promise<MemorialRow | null> {
    return row(tx, `${memorials} WHERE m.id = $1 FOR UPDATE OF m`, [id]);
  }

  /** Newest first; never the actor's own (SQL twin of `memorialPolicy.read`). */
  all(tx: Tx, actorId: string): Promise<MemorialRow[]> {
    return rows(tx, `${memorials} WHERE m.account_id <> $1 ORDER BY m.frozen_at DESC, m.id LIMIT 100`, [actorId]);
  }

  async save(tx: Tx, m: Memorial): Promise<void> {
    const sets = fields.map((name, n) => `${name} = $${n + 3}`).join(', ');
    const values = fields.map((name) => m[camel(name) as keyof Memorial]);
    const saved = await write(tx, `UPDATE memorial SET version = version + 1, ${sets} WHERE id = $1 AND version = $2`, [
      m.id,
      m.version,
      ...values,
    ]);
    if (saved !== 1) throw new DomainError('resource.stale');
  }

  /** The names that these people had in their groups. */
  names(tx: Tx, accountIds: readonly string[]): Promise<MemorialNameRow[]> {
    return rows(
      tx,
      `SELECT s.account_id, s.id AS membership_id, s.group_id, g.name AS group_name, g.slug AS group_slug,
         coalesce(n.display_name, s.display_name) AS display_name,
         coalesce(n.name_skeleton, s.name_skeleton) AS name_skeleton, coalesce(n.about, s.about) AS about
       FROM membership s JOIN peer_group g ON g.id = s.group_id LEFT JOIN memorial_name n ON n.membership_id = s.id
       WHERE s.account_id = ANY($1) AND s.standing IN ('ACTIVE', 'LEFT') ORDER BY g.name, s.id`,
      [accountIds],
    );
  }

  /** Keeps the name as it was, once, before another is shown. */
  async keepNames(tx: Tx, accountId: string): Promise<void> {
    await write(
      tx,
      `INSERT INTO memorial_name (membership_id, display_name, name_skeleton, about)
       SELECT id, display_name, name_skeleton, about FROM membership WHERE account_id = $1 ON CONFLICT DO NOTHING`,
      [accountId],
    );
  }

  /** What the group sees from now on. A name that is taken down leaves its place to others only after the way back is closed. */
  async showName(tx: Tx, membershipId: string, displayName: string, about: string): Promise<void> {
    await write(tx, `UPDATE membership SET display_name = $2, about = $3, version = version + 1 WHERE id = $1`, [
      membershipId,
      displayName,
      about,
    ]);
  }

  async forgetKept(tx: Tx, accountId: string): Promise<void> {
    await write(
      tx,
      `DELETE FROM memorial_name WHERE membership_id IN (SELECT id FROM membership WHERE account_id = $1)`,
      [accountId],
    );
  }

  /** Moderators who worked on the concerns of a case or raised it, and members who reported; each once, as a moderator if both. */
  whoLookedOut(tx: Tx, escalationId: string, accountId: string): Promise<{ personId: string; asModerator: boolean }[]> {
    return rows(
      tx,
      `SELECT person_id, bool_or(as_moderator) AS as_moderator FROM (
         SELECT unnest(ARRAY[i.claimed_by, i.decided_by]) AS person_id, true AS as_moderator
         FROM escalation_source s JOIN review_item i ON i.id = s.review_item_id WHERE s.escalation_id = $1
         UNION ALL SELECT raised_by, true FROM escalation WHERE id = $1
         UNION ALL SELECT r.reporter_id, false
         FROM escalation_source s JOIN report r ON r.review_item_id = s.review_item_id WHERE s.escalation_id = $1
       ) found WHERE person_id IS NOT NULL AND person_id <> $2 GROUP BY person_id ORDER BY person_id`,
      [escalationId, accountId],
    );
  }

  async offerTalk(
    tx: Tx,
    offer: { memorialId: string; personId: string; asModerator: boolean; at: Date; by: Date },
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO debrief_offer (memorial_id, person_id, as_moderator, offered_at, talk_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [offer.memorialId, offer.personId, offer.asModerator, offer.at, offer.by],
    );
  }

  debriefs(tx: Tx, memorialIds: readonly string[]): Promise<DebriefRow[]> {
    return rows(tx, `${debriefs} WHERE d.memorial_id = ANY($1) ORDER BY d.as_moderator DESC, d.id`, [memorialIds]);
  }

  debrief(tx: Tx, id: string): Promise<DebriefRow | null> {
    return row(tx, `${debriefs} WHERE d.id = $1 FOR UPDATE OF d`, [id]);
  }

  async talked(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await write(tx, `UPDATE debrief_offer SET talked_at = $3, noted_by = $2 WHERE id = $1 AND talked_at IS NULL`, [
      id,
      by,
      at,
    ]);
  }

  /** Talks that nobody has had in time, noted in the same breath. */
  lateTalks(tx: Tx, now: Date): Promise<{ id: string; memorialId: string }[]> {
    return rows(
      tx,
      `UPDATE debrief_offer d SET late_noted_at = $1 FROM memorial m
       WHERE m.id = d.memorial_id AND m.undone_at IS NULL AND d.talk_by <= $1 AND d.talked_at IS NULL AND d.late_noted_at IS NULL
       RETURNING d.id, d.memorial_id`,
      [now],
    );
  }

  /** Nobody rings or writes any more: what was promised ends. */
  async endFollowUps(tx: Tx, accountId: string, by: string, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE follow_up SET done_at = $3, done_by = $2
       WHERE done_at IS NULL AND escalation_id IN (SELECT id FROM escalation WHERE account_id = $1)`,
      [accountId, by, at],
    );
  }
}
