import { Injectable } from '@nestjs/common';

import type { Ask, CaseLevel, Escalation, EscalationEvent } from '@kith/domain/escalation/escalation';
import type { Trigger } from '@kith/domain/escalation/opening';
import type { BrokenPromise } from '@kith/domain/escalation/paging';
import { DomainError } from '@kith/domain/refusal';

import { row, rows, type Tx, write } from '../platform/db.js';

/** Columns that a decision may change, with the field of the state that each holds. */
const fields = [
  'account_id', 'membership_id', 'review_item_id', 'level', 'status', 'ask', 'sentence', 'raised_by', 'owner_id',
  'detected_at', 'opened_at', 'page_step', 'next_page_at', 'acknowledge_by', 'acknowledged_at', 'open_by',
  'opened_by_owner_at', 'first_contact_by', 'first_contact_at', 'next_entry_by', 'look_again_at', 'retry_at', 'decide_by', 'handover_to',
  'handover_note', 'handover_by', 'outcome', 'extra_outcomes', 'closing_by', 'sign_off_by_time', 'signed_off_by',
  'worth_time', 'worth_reason', 'feedback_code', 'feedback_text', 'no_follow_up_reason', 'closed_at', 'reopened_at', 'review_by', 'reviewed_by', 'reviewed_at',
] as const; // prettier-ignore

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const valuesOf = (e: Escalation): unknown[] => fields.map((name) => e[camel(name) as keyof Escalation]);

export const escalationColumns = ['id', 'reference', 'version', ...fields].map((name) => `e.${name}`).join(', ');

const isOpen = `e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')`;

/** What waits for somebody to acknowledge is rung by its ladder; its prompts come when it is in hand. */
const nextClock = `least(next_page_at, next_entry_by, look_again_at, handover_by,
  CASE WHEN e.status NOT IN ('OPEN', 'PAGED') THEN least(retry_at, decide_by) END)`;

/** All SQL about cases, their sources and their timeline. */
@Injectable()
export class EscalationStore {
  find(tx: Tx, id: string): Promise<Escalation | null> {
    return row(tx, `SELECT ${escalationColumns} FROM escalation e WHERE id = $1`, [id]);
  }

  byReference(tx: Tx, reference: number): Promise<Escalation | null> {
    return row(tx, `SELECT ${escalationColumns} FROM escalation e WHERE reference = $1`, [reference]);
  }

  /** The case for deciding: held until the transaction ends, so decisions about one case stand in line. */
  lock(tx: Tx, id: string): Promise<Escalation | null> {
    return row(tx, `SELECT ${escalationColumns} FROM escalation e WHERE id = $1 FOR UPDATE`, [id]);
  }

  /** Openings about one account stand in line, so two of them join one case. */
  async holdAccount(tx: Tx, accountId: string): Promise<void> {
    await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended($1, 7))`, [`case:${accountId}`]);
  }

  /** The open case of an account, held; else the one that ended last. */
  latestOf(tx: Tx, accountId: string): Promise<Escalation | null> {
    return row(
      tx,
      `SELECT ${escalationColumns} FROM escalation e WHERE account_id = $1
       ORDER BY ${isOpen} DESC, closed_at DESC NULLS LAST, opened_at DESC LIMIT 1 FOR UPDATE`,
      [accountId],
    );
  }

  async newIds(tx: Tx): Promise<{ id: string; reference: number }> {
    const made = await row<{ id: string; reference: number }>(
      tx,
      `SELECT uuidv7() AS id, nextval('case_reference') AS reference`,
    );
    if (!made) throw new Error('The database gave no id.');
    return made;
  }

  async insert(tx: Tx, e: Escalation): Promise<void> {
    const places = fields.map((_, n) => `$${n + 4}`).join(', ');
    await write(
      tx,
      `INSERT INTO escalation (id, reference, version, ${fields.join(', ')}) VALUES ($1, $2, $3, ${places})`,
      [e.id, e.reference, e.version, ...valuesOf(e)],
    );
  }

  /** Fails if somebody saved in between, so two clinicians can never both win. */
  async save(tx: Tx, e: Escalation): Promise<Escalation> {
    const sets = fields.map((name, n) => `${name} = $${n + 3}`).join(', ');
    const saved = await write(
      tx,
      `UPDATE escalation SET version = version + 1, ${sets} WHERE id = $1 AND version = $2`,
      [e.id, e.version, ...valuesOf(e)],
    );
    if (saved !== 1) throw new DomainError('resource.stale');
    return { ...e, version: e.version + 1 };
  }

  /** Moves the idle clock alone, for a note that is being typed: no new version, no line in the timeline. */
  async touch(tx: Tx, id: string, nextEntryBy: Date): Promise<void> {
    await write(tx, `UPDATE escalation SET next_entry_by = $2 WHERE id = $1`, [id, nextEntryBy]);
  }

  /** A concern that joins a case, with what its moderator asks; a later question about the same concern replaces it. */
  async addSource(tx: Tx, escalationId: string, from: Asked, at: Date): Promise<void> {
    const { reviewItemId, ask, sentence, raisedBy } = from;
    await write(
      tx,
      `INSERT INTO escalation_source (escalation_id, review_item_id, added_at, ask, sentence, raised_by)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (escalation_id, review_item_id) DO UPDATE SET ask = excluded.ask, sentence = excluded.sentence,
         raised_by = excluded.raised_by WHERE excluded.raised_by IS NOT NULL`,
      [escalationId, reviewItemId, at, ...(raisedBy ? [ask, sentence, raisedBy] : [null, null, null])],
    );
  }

  /** What moderators asked, oldest first. */
  asksOf(tx: Tx, escalationId: string): Promise<AskRow[]> {
    return rows(
      tx,
      `SELECT s.review_item_id, s.ask, s.sentence, s.raised_by, s.added_at AS at, coalesce(a.work_name,
         (SELECT m.display_name FROM membership m JOIN review_item i ON i.group_id = m.group_id
          WHERE m.account_id = s.raised_by AND i.id = s.review_item_id), 'Moderator') AS raised_by_name
       FROM escalation_source s JOIN account a ON a.id = s.raised_by
       WHERE s.escalation_id = $1 ORDER BY s.added_at, s.review_item_id`,
      [escalationId],
    );
  }

  async sourcesOf(tx: Tx, escalationId: string): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT review_item_id AS id FROM escalation_source WHERE escalation_id = $1 ORDER BY added_at, review_item_id`,
      [escalationId],
    );
    return found.map(({ id }) => id);
  }

  async addEntry(tx: Tx, event: EscalationEvent, actorId: string | null, at: Date): Promise<void> {
    const { type, escalationId, ...facts } = event;
    await write(
      tx,
      `INSERT INTO escalation_entry (escalation_id, kind, actor_id, facts, at) VALUES ($1, $2, $3, $4, $5)`,
      [escalationId, type.replace('escalation.', ''), actorId, facts, at],
    );
  }

  timeline(tx: Tx, escalationId: string): Promise<TimelineRow[]> {
    return rows(
      tx,
      `SELECT t.id, t.kind, t.facts, t.at, t.actor_id, coalesce(a.work_name, 'Moderator') AS actor_name
       FROM escalation_entry t LEFT JOIN account a ON a.id = t.actor_id
       WHERE t.escalation_id = $1 ORDER BY t.at, t.id`,
      [escalationId],
    );
  }

  /** Whether the case stood at crisis at any time since it was last opened. */
  async wasCrisis(tx: Tx, e: Escalation): Promise<boolean> {
    const since = e.reopenedAt ?? e.openedAt;
    const found = await row(
      tx,
      `SELECT 1 FROM escalation_entry WHERE escalation_id = $1 AND at >= $2
         AND kind IN ('opened', 'reopened', 'gathered', 'levelChanged')
         AND ('CRISIS' IN (facts->>'level', facts->>'from', facts->>'to')) LIMIT 1`,
      [e.id, since],
    );
    return found !== null || e.level === 'CRISIS';
  }

  async crisisCases(tx: Tx): Promise<Record<string, number>> {
    const found = await rows<{ ownerId: string; count: number }>(
      tx,
      `SELECT owner_id, count(*) AS count FROM escalation e
       WHERE owner_id IS NOT NULL AND level = 'CRISIS' AND ${isOpen} GROUP BY owner_id`,
    );
    return Object.fromEntries(found.map(({ ownerId, count }) => [ownerId, count]));
  }

  /** Open cases with a clock that has run out, soonest first. */
  async due(tx: Tx, now: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM escalation e WHERE ${isOpen}
         AND ${nextClock} <= $1
       ORDER BY ${nextClock} LIMIT 200`,
      [now],
    );
    return found.map(({ id }) => id);
  }

  /** Open cases with a promise that is broken and not yet written down. */
  async late(tx: Tx, now: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT DISTINCT e.id FROM escalation e
       CROSS JOIN LATERAL (VALUES
         ('case.acknowledge', CASE WHEN e.status IN ('OPEN', 'PAGED') THEN e.acknowledge_by END),
         ('case.open', CASE WHEN e.opened_by_owner_at IS NULL AND e.status IN ('ACKNOWLEDGED', 'IN_PROGRESS') THEN e.open_by END),
         ('case.firstContact', CASE WHEN e.first_contact_at IS NULL AND e.status <> 'CLOSING' THEN e.first_contact_by END),
         ('case.retry', e.retry_at),
         ('case.decide', e.decide_by),
         ('case.signOff', CASE WHEN e.status = 'CLOSING' THEN e.sign_off_by_time END)) AS promise (timer, due_at)
       WHERE ${isOpen} AND promise.due_at <= $1
         AND NOT EXISTS (SELECT 1 FROM breach b
           WHERE b.timer = promise.timer AND b.subject_id = e.id AND b.due_at = promise.due_at)
       LIMIT 200`,
      [now],
    );
    return found.map(({ id }) => id);
  }

  /** Closed crises whose review is late and not yet noted. */
  async unreviewed(tx: Tx, now: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM escalation e WHERE e.status = 'CLOSED' AND e.review_by <= $1
         AND NOT EXISTS (SELECT 1 FROM breach b
           WHERE b.timer = 'case.review' AND b.subject_id = e.id AND b.due_at = e.review_by)
       ORDER BY e.review_by LIMIT 200`,
      [now],
    );
    return found.map(({ id }) => id);
  }

  /** Each broken promise once; true when this is the first time it is noticed. */
  async recordBreach(tx: Tx, id: string, level: CaseLevel, broken: BrokenPromise, now: Date): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO breach (timer, subject_type, subject_id, level, due_at, noticed_at, cause)
       VALUES ($1, 'escalation', $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
      [broken.timer, id, level, broken.dueAt, now, broken.cause],
    );
    return made.length > 0;
  }

  /** Groups that the case gathered from, so that their desks can look again. */
  async groupsOf(tx: Tx, escalationId: string): Promise<string[]> {
    const found = await rows<{ groupId: string }>(
      tx,
      `SELECT DISTINCT r.group_id FROM escalation_source s JOIN review_item r ON r.id = s.review_item_id
       WHERE s.escalation_id = $1 AND r.group_id IS NOT NULL`,
      [escalationId],
    );
    return found.map(({ groupId }) => groupId);
  }
}

/** A concern and what is asked with it; `raisedBy` is null when the clock asks. */
export type Asked = Pick<Trigger, 'reviewItemId' | 'ask' | 'sentence' | 'raisedBy'>;

export interface AskRow {
  reviewItemId: string;
  ask: Ask;
  sentence: string;
  raisedBy: string;
  raisedByName: string;
  at: Date;
}

export interface TimelineRow {
  id: string;
  kind: string;
  facts: Record<string, unknown>;
  at: Date;
  actorId: string | null;
  actorName: string;
}
