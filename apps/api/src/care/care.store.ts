import { Injectable } from '@nestjs/common';

import type { CareTalk } from '@kith/domain/care/talk';
import { DomainError } from '@kith/domain/refusal';

import { row, rows, type Tx, write } from '../platform/db.js';

/** A talk with the names that the two know each other by. */
export interface NamedTalk extends CareTalk {
  name: string;
  withName: string | null;
}

/** Somebody who moderates, as the leads plan their care. */
export interface ModeratorRow {
  accountId: string;
  name: string;
  /** Day of the last supervision, `2026-03-02`; null when none is recorded. */
  supervisedOn: string | null;
  supervisedBy: string | null;
}

const columns = `t.id, t.account_id, t.kind, t.cause, t.is_mandatory, t.state, t.asked_at, t.arranged_for, t.with_id, t.ended_at, t.version`;

const nameOf = (account: string) => `(SELECT coalesce(who.work_name, (SELECT display_name FROM membership known
    WHERE known.account_id = who.id AND known.standing = 'ACTIVE' ORDER BY known.joined_at, known.id LIMIT 1), '')
  FROM account who WHERE who.id = ${account})`;

const named = `SELECT ${columns}, ${nameOf('t.account_id')} AS name, ${nameOf('t.with_id')} AS with_name FROM care_talk t`;

/** Acts by which somebody takes a concern on. */
const takes = `a.kind IN ('claim', 'handoverAccepted', 'level')`;
const levelTaken = `coalesce(a.facts->>'to', a.facts->>'level')`;

/** Talks, and what leads to them. */
@Injectable()
export class CareStore {
  /** Null when there is one for that reason already. */
  ask(
    tx: Tx,
    talk: Pick<CareTalk, 'accountId' | 'kind' | 'cause' | 'isMandatory' | 'state' | 'askedAt' | 'endedAt'> & {
      key: string;
    },
  ): Promise<CareTalk | null> {
    return row(
      tx,
      `INSERT INTO care_talk AS t (account_id, kind, cause, is_mandatory, state, asked_at, ended_at, key)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (key) DO NOTHING RETURNING ${columns}`,
      [talk.accountId, talk.kind, talk.cause, talk.isMandatory, talk.state, talk.askedAt, talk.endedAt, talk.key],
    );
  }

  lock(tx: Tx, id: string): Promise<CareTalk | null> {
    return row(tx, `SELECT ${columns} FROM care_talk t WHERE t.id = $1 FOR UPDATE`, [id]);
  }

  async save(tx: Tx, talk: CareTalk): Promise<void> {
    const saved = await write(
      tx,
      `UPDATE care_talk SET state = $3, arranged_for = $4, with_id = $5, ended_at = $6, version = version + 1
       WHERE id = $1 AND version = $2`,
      [talk.id, talk.version, talk.state, talk.arrangedFor, talk.withId, talk.endedAt],
    );
    if (saved !== 1) throw new DomainError('resource.stale');
  }

  async named(tx: Tx, id: string): Promise<NamedTalk> {
    const found = await row<NamedTalk>(tx, `${named} WHERE t.id = $1`, [id]);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }

  /** Talks that are open, oldest first, then those that ended since. */
  all(tx: Tx, endedSince: Date): Promise<NamedTalk[]> {
    return rows(
      tx,
      `${named} WHERE t.state IN ('ASKED', 'ARRANGED') OR t.ended_at > $1
       ORDER BY t.ended_at IS NOT NULL, t.is_mandatory DESC, t.asked_at, t.id LIMIT 200`,
      [endedSince],
    );
  }

  /** The same of one person. */
  ofPerson(tx: Tx, accountId: string, endedSince: Date): Promise<NamedTalk[]> {
    return rows(
      tx,
      `${named} WHERE t.account_id = $1 AND (t.state IN ('ASKED', 'ARRANGED') OR t.ended_at > $2)
       ORDER BY t.ended_at IS NOT NULL, t.asked_at, t.id LIMIT 50`,
      [accountId, endedSince],
    );
  }

  /** When the person last took on a life at risk; null when they did not since. */
  async lastCrisis(tx: Tx, accountId: string, since: Date): Promise<Date | null> {
    const found = await row<{ at: Date | null }>(
      tx,
      `SELECT max(a.at) AS at FROM review_action a
       WHERE a.actor_id = $1 AND a.at > $2 AND ${takes} AND ${levelTaken} = 'CRISIS'`,
      [accountId, since],
    );
    return found?.at ?? null;
  }

  /** Whether the person asked for a talk, or wanted none, after that moment. */
  async answeredSince(tx: Tx, accountId: string, at: Date): Promise<boolean> {
    const found = await row(
      tx,
      `SELECT 1 AS one FROM care_talk WHERE account_id = $1 AND kind = 'DEBRIEF' AND asked_at >= $2 LIMIT 1`,
      [accountId, at],
    );
    return found !== null;
  }

  /** Who did that act, in which running shift, and what they have taken in it so far; null off shift. */
  shiftOfAct(
    tx: Tx,
    actionId: string,
  ): Promise<{ accountId: string; shiftId: string; red: number; crisis: number } | null> {
    return row(
      tx,
      `SELECT s.account_id, s.id AS shift_id,
         count(DISTINCT a.review_item_id) FILTER (WHERE ${levelTaken} = 'RED') AS red,
         count(DISTINCT a.review_item_id) FILTER (WHERE ${levelTaken} = 'CRISIS') AS crisis
       FROM review_action done
       JOIN desk_shift s ON s.account_id = done.actor_id AND s.started_at <= done.at AND coalesce(s.ended_at, 'infinity') >= done.at
       JOIN review_action a ON a.actor_id = s.account_id AND a.at >= s.started_at AND a.at <= coalesce(s.ended_at, 'infinity') AND ${takes}
       WHERE done.id = $1 GROUP BY s.account_id, s.id ORDER BY s.id LIMIT 1`,
      [actionId],
    );
  }

  /** The shift whose moderator asked for a talk when they ended it; null when they did not. */
  askedAtEnd(tx: Tx, shiftId: string): Promise<{ accountId: string } | null> {
    return row(tx, `SELECT account_id FROM desk_shift WHERE id = $1 AND wants_debrief`, [shiftId]);
  }

  /** Moderators, leads included, who did anything about one of these items. */
  async whoWorkedOn(tx: Tx, itemIds: readonly string[]): Promise<string[]> {
    const found = await rows<{ accountId: string }>(
      tx,
      `SELECT DISTINCT a.actor_id AS account_id FROM review_action a
       JOIN account_role r ON r.account_id = a.actor_id AND r.role IN ('peerModerator', 'leadModerator')
       WHERE a.review_item_id = ANY($1) ORDER BY 1`,
      [itemIds],
    );
    return found.map(({ accountId }) => accountId);
  }

  /** Everybody of these, with when they were last supervised and by whom. */
  moderators(tx: Tx, accountIds: readonly string[]): Promise<ModeratorRow[]> {
    return rows(
      tx,
      `SELECT a.id AS account_id, ${nameOf('a.id')} AS name, to_char(last.held_on, 'YYYY-MM-DD') AS supervised_on,
         ${nameOf('last.with_id')} AS supervised_by
       FROM account a
       LEFT JOIN LATERAL (SELECT held_on, with_id FROM supervision WHERE account_id = a.id ORDER BY held_on DESC, id DESC LIMIT 1) last ON true
       WHERE a.id = ANY($1) ORDER BY name, a.id`,
      [accountIds],
    );
  }

  /** Once for each pair and day. */
  async recordSupervision(
    tx: Tx,
    meeting: { accountId: string; withId: string; heldOn: string; at: Date },
  ): Promise<boolean> {
    const made = await row(
      tx,
      `INSERT INTO supervision (account_id, with_id, held_on, recorded_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id`,
      [meeting.accountId, meeting.withId, meeting.heldOn, meeting.at],
    );
    return made !== null;
  }
}
