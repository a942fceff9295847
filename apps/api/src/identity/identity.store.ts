import { Injectable } from '@nestjs/common';

import type { IdentityField, Reveal } from '@kith/domain/reveal/reveal';
import { DomainError } from '@kith/domain/refusal';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface SealedField {
  field: IdentityField;
  sealed: Buffer;
  updatedAt: Date;
}

export type RevealRow = Reveal & { caseReference: number; requestedByName: string };

const fields = [
  'escalation_id', 'account_id', 'requested_by', 'fields', 'reason_code', 'reason', 'status', 'requested_at', 'granted_at',
  'granted_by', 'expires_at', 'review_by', 'reviewed_by', 'reviewed_at', 'review_finding', 'tell_member_by',
  'member_told_at', 'withheld_reason', 'look_again_at',
] as const; // prettier-ignore

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const valuesOf = (r: Reveal): unknown[] => fields.map((name) => r[camel(name) as keyof Reveal]);

const reveals = `
  SELECT r.id, r.version, ${fields.map((name) => `r.${name}`).join(', ')}, e.reference AS case_reference,
    coalesce(a.work_name, 'Clinician') AS requested_by_name
  FROM reveal r JOIN escalation e ON e.id = r.escalation_id JOIN account a ON a.id = r.requested_by`;

/** All SQL about sealed identity fields and their reveals. Values stay sealed here. */
@Injectable()
export class IdentityStore {
  fieldsOf(tx: Tx, accountId: string): Promise<SealedField[]> {
    return rows(tx, `SELECT field, sealed, updated_at FROM identity_field WHERE account_id = $1`, [accountId]);
  }

  async put(
    tx: Tx,
    accountId: string,
    field: IdentityField,
    sealed: Buffer,
    keyVersion: number,
    at: Date,
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO identity_field (account_id, field, sealed, key_version, updated_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (account_id, field) DO UPDATE SET sealed = $3, key_version = $4, updated_at = $5`,
      [accountId, field, sealed, keyVersion, at],
    );
  }

  async clear(tx: Tx, accountId: string, field: IdentityField): Promise<void> {
    await write(tx, `DELETE FROM identity_field WHERE account_id = $1 AND field = $2`, [accountId, field]);
  }

  async newId(tx: Tx): Promise<string> {
    const made = await row<{ id: string }>(tx, `SELECT uuidv7() AS id`);
    if (!made) throw new Error('The database gave no id.');
    return made.id;
  }

  find(tx: Tx, id: string): Promise<RevealRow | null> {
    return row(tx, `${reveals} WHERE r.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<RevealRow | null> {
    return row(tx, `${reveals} WHERE r.id = $1 FOR UPDATE OF r`, [id]);
  }

  async insert(tx: Tx, r: Reveal): Promise<void> {
    const places = fields.map((_, n) => `$${n + 3}`).join(', ');
    await write(tx, `INSERT INTO reveal (id, version, ${fields.join(', ')}) VALUES ($1, $2, ${places})`, [
      r.id,
      r.version,
      ...valuesOf(r),
    ]);
  }

  async save(tx: Tx, r: Reveal): Promise<void> {
    const sets = fields.map((name, n) => `${name} = $${n + 3}`).join(', ');
    const saved = await write(tx, `UPDATE reveal SET version = version + 1, ${sets} WHERE id = $1 AND version = $2`, [
      r.id,
      r.version,
      ...valuesOf(r),
    ]);
    if (saved !== 1) throw new DomainError('resource.stale');
  }

  ofCase(tx: Tx, escalationId: string): Promise<RevealRow[]> {
    return rows(tx, `${reveals} WHERE r.escalation_id = $1 ORDER BY r.requested_at DESC, r.id`, [escalationId]);
  }

  /** SQL twin of `revealPolicy.read`: $1 the actor, $2 whether they review, $3 whether they are clinical. */
  visibleTo(tx: Tx, actorId: string, reviews: boolean, clinical: boolean): Promise<RevealRow[]> {
    return rows(
      tx,
      `${reveals} WHERE r.account_id <> $1 AND ($2::boolean OR ($3::boolean AND r.requested_by = $1))
       ORDER BY r.requested_at DESC, r.id LIMIT 200`,
      [actorId, reviews, clinical],
    );
  }

  /** What a member may read about their own details: told, and not withheld (R44). */
  seenOf(
    tx: Tx,
    accountId: string,
  ): Promise<
    { id: string; at: Date; requestedBy: string; fields: IdentityField[]; reasonCode: Reveal['reasonCode'] }[]
  > {
    return rows(
      tx,
      `SELECT id, granted_at AS at, requested_by, fields, reason_code FROM reveal
       WHERE account_id = $1 AND member_told_at IS NOT NULL AND granted_at IS NOT NULL ORDER BY granted_at DESC`,
      [accountId],
    );
  }

  /** Reveals with something for the clock to do: over, never answered, to be told, or to be reviewed. */
  async due(tx: Tx, now: Date, alarmBefore: Date, requestedBefore: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM reveal WHERE (status = 'ACTIVE' AND expires_at <= $1)
         OR (granted_at IS NOT NULL AND member_told_at IS NULL AND withheld_reason IS NULL AND tell_member_by <= $1)
         OR (member_told_at IS NULL AND withheld_reason IS NOT NULL AND look_again_at <= $1)
         OR (granted_at <= $2 AND reviewed_at IS NULL)
         OR (status = 'REQUESTED' AND requested_at <= $3)
       ORDER BY requested_at LIMIT 200`,
      [now, alarmBefore, requestedBefore],
    );
    return found.map(({ id }) => id);
  }

  /** Once per missed promise; true the first time. */
  async breach(tx: Tx, id: string, timer: string, dueAt: Date, cause: string, now: Date): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO breach (timer, subject_type, subject_id, due_at, noticed_at, cause)
       VALUES ($1, 'reveal', $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id`,
      [timer, id, dueAt, now, cause],
    );
    return made.length > 0;
  }
}
