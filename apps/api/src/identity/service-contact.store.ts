import { Injectable } from '@nestjs/common';

import type { ServiceContact } from '@kith/domain/service-contact/service-contact';
import { DomainError } from '@kith/domain/refusal';

import { row, rows, type Tx, write } from '../platform/db.js';

export type ServiceContactRow = ServiceContact & { caseReference: number; actorName: string; byRole: string };

const fields = [
  'escalation_id', 'account_id', 'actor_id', 'service', 'recipient', 'contacted_at', 'reference', 'outcome', 'words', 'shared',
  'legal_basis', 'tell_member_by', 'member_told_at', 'withheld_reason', 'look_again_at', 'recorded_at',
] as const; // prettier-ignore

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const valuesOf = (c: ServiceContact): unknown[] => fields.map((name) => c[camel(name) as keyof ServiceContact]);

const contacts = `
  SELECT c.id, c.version, ${fields.map((name) => `c.${name}`).join(', ')}, e.reference AS case_reference,
    coalesce(a.work_name, 'Clinician') AS actor_name, coalesce(a.job_title, 'clinician') AS by_role
  FROM service_contact c JOIN escalation e ON e.id = c.escalation_id JOIN account a ON a.id = c.actor_id`;

/** All SQL about contacts with services outside. */
@Injectable()
export class ServiceContactStore {
  async newId(tx: Tx): Promise<string> {
    const made = await row<{ id: string }>(tx, `SELECT uuidv7() AS id`);
    if (!made) throw new Error('The database gave no id.');
    return made.id;
  }

  find(tx: Tx, id: string): Promise<ServiceContactRow | null> {
    return row(tx, `${contacts} WHERE c.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<ServiceContactRow | null> {
    return row(tx, `${contacts} WHERE c.id = $1 FOR UPDATE OF c`, [id]);
  }

  async insert(tx: Tx, c: ServiceContact): Promise<void> {
    const places = fields.map((_, n) => `$${n + 3}`).join(', ');
    await write(tx, `INSERT INTO service_contact (id, version, ${fields.join(', ')}) VALUES ($1, $2, ${places})`, [
      c.id,
      c.version,
      ...valuesOf(c),
    ]);
  }

  /** What the member is told of it changes; the rest of a record never does. */
  async saveTelling(tx: Tx, c: ServiceContact): Promise<void> {
    const saved = await write(
      tx,
      `UPDATE service_contact SET version = version + 1, member_told_at = $3, withheld_reason = $4, look_again_at = $5
       WHERE id = $1 AND version = $2`,
      [c.id, c.version, c.memberToldAt, c.withheldReason, c.lookAgainAt],
    );
    if (saved !== 1) throw new DomainError('resource.stale');
  }

  ofCase(tx: Tx, escalationId: string): Promise<ServiceContactRow[]> {
    return rows(tx, `${contacts} WHERE c.escalation_id = $1 ORDER BY c.contacted_at, c.id`, [escalationId]);
  }

  /** Something was sent and the member has not been told; not about $1 (SQL twin of `serviceContactPolicy.read`). */
  untold(tx: Tx, actorId: string): Promise<ServiceContactRow[]> {
    return rows(
      tx,
      `${contacts} WHERE c.tell_member_by IS NOT NULL AND c.member_told_at IS NULL AND c.account_id <> $1
       ORDER BY c.tell_member_by, c.id LIMIT 200`,
      [actorId],
    );
  }

  /** What was sent about an account, once they have been told (R44). */
  toldTo(tx: Tx, accountId: string): Promise<ServiceContactRow[]> {
    return rows(
      tx,
      `${contacts} WHERE c.account_id = $1 AND c.member_told_at IS NOT NULL ORDER BY c.contacted_at DESC, c.id LIMIT 100`,
      [accountId],
    );
  }

  /** Contacts with something for the clock to do: to be told, or to be looked at again. */
  async due(tx: Tx, now: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM service_contact WHERE tell_member_by IS NOT NULL AND member_told_at IS NULL
         AND ((withheld_reason IS NULL AND tell_member_by <= $1) OR look_again_at <= $1)
       ORDER BY tell_member_by LIMIT 200`,
      [now],
    );
    return found.map(({ id }) => id);
  }
}
