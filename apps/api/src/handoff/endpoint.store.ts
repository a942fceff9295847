import { Injectable } from '@nestjs/common';

import type { HandoffScope } from '@kith/domain/handoff/handoff';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface EndpointRow {
  id: string;
  name: string;
  url: string;
  scopes: readonly HandoffScope[];
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  stoppedAt: Date | null;
  waiting: number;
  lastDeliveredAt: Date | null;
}

export interface DeliveryRow {
  id: string;
  endpointId: string;
  endpointName: string;
  escalationId: string;
  reference: number;
  event: string;
  status: 'WAITING' | 'DELIVERED' | 'DEAD' | 'DROPPED';
  attempts: number;
  answer: string | null;
  createdAt: Date;
}

const endpoints = `
  SELECT p.id, p.name, p.url, p.scopes, p.created_by, p.created_at, p.stopped_at,
    coalesce(a.work_name, 'Administrator') AS created_by_name,
    (SELECT count(*) FROM handoff_delivery d WHERE d.endpoint_id = p.id AND d.status = 'WAITING') AS waiting,
    (SELECT max(d.delivered_at) FROM handoff_delivery d WHERE d.endpoint_id = p.id) AS last_delivered_at
  FROM handoff_endpoint p JOIN account a ON a.id = p.created_by`;

const deliveries = `
  SELECT d.id, d.endpoint_id, p.name AS endpoint_name, d.escalation_id, e.reference, d.event, d.status, d.attempts, d.answer,
    d.created_at
  FROM handoff_delivery d JOIN handoff_endpoint p ON p.id = d.endpoint_id JOIN escalation e ON e.id = d.escalation_id`;

/** All SQL about endpoints and what they were told. Secrets stay sealed here. */
@Injectable()
export class EndpointStore {
  list(tx: Tx): Promise<EndpointRow[]> {
    return rows(tx, `${endpoints} WHERE p.stopped_at IS NULL ORDER BY p.created_at DESC, p.id DESC LIMIT 100`);
  }

  find(tx: Tx, id: string): Promise<EndpointRow | null> {
    return row(tx, `${endpoints} WHERE p.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<EndpointRow | null> {
    return row(tx, `${endpoints} WHERE p.id = $1 FOR UPDATE OF p`, [id]);
  }

  async newId(tx: Tx): Promise<string> {
    const made = await row<{ id: string }>(tx, `SELECT uuidv7() AS id`);
    if (!made) throw new Error('The database gave no id.');
    return made.id;
  }

  async add(
    tx: Tx,
    made: { id: string; name: string; url: string; scopes: readonly string[]; sealed: Buffer; by: string; at: Date },
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO handoff_endpoint (id, name, url, scopes, secret_sealed, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [made.id, made.name, made.url, made.scopes, made.sealed, made.by, made.at],
    );
  }

  /** What still waits for it is dropped. */
  async stop(tx: Tx, id: string, at: Date): Promise<void> {
    await write(tx, `UPDATE handoff_endpoint SET stopped_at = $2 WHERE id = $1`, [id, at]);
    await write(
      tx,
      `UPDATE handoff_delivery SET status = 'DROPPED', next_at = NULL WHERE endpoint_id = $1 AND status IN ('WAITING', 'DEAD')`,
      [id],
    );
  }

  async listening(tx: Tx): Promise<Pick<EndpointRow, 'id' | 'scopes'>[]> {
    return rows(tx, `SELECT id, scopes FROM handoff_endpoint WHERE stopped_at IS NULL ORDER BY id`);
  }

  /**
   * One more delivery, or null when another one about the same case has not begun: what is sent is read when it is sent.
   * One that is being sent at this moment is locked and does not count, for it may have been read before the change.
   */
  async queue(
    tx: Tx,
    told: { endpointId: string; escalationId: string; eventId: string; event: string; at: Date },
  ): Promise<string | null> {
    const waiting = await rows(
      tx,
      `SELECT id FROM handoff_delivery WHERE endpoint_id = $1 AND escalation_id = $2 AND status = 'WAITING' AND attempts = 0
       FOR UPDATE SKIP LOCKED`,
      [told.endpointId, told.escalationId],
    );
    if (waiting.length) return null;
    const made = await row<{ id: string }>(
      tx,
      `INSERT INTO handoff_delivery (endpoint_id, escalation_id, event_id, event, status, next_at, created_at)
       VALUES ($1, $2, $3, $4, 'WAITING', $5, $5) ON CONFLICT (endpoint_id, event_id) DO NOTHING RETURNING id`,
      [told.endpointId, told.escalationId, told.eventId, told.event, told.at],
    );
    return made?.id ?? null;
  }

  /** Held until the transaction ends, so that no two workers send one; null when it is not due any more. */
  claim(
    tx: Tx,
    id: string,
    now: Date,
  ): Promise<(DeliveryRow & { url: string; scopes: HandoffScope[]; secretSealed: Buffer }) | null> {
    return row(
      tx,
      `SELECT d.*, p.name AS endpoint_name, p.url, p.scopes, p.secret_sealed, e.reference
       FROM handoff_delivery d JOIN handoff_endpoint p ON p.id = d.endpoint_id JOIN escalation e ON e.id = d.escalation_id
       WHERE d.id = $1 AND d.status = 'WAITING' AND d.next_at <= $2 FOR UPDATE OF d SKIP LOCKED`,
      [id, now],
    );
  }

  async delivered(tx: Tx, id: string, answer: string, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE handoff_delivery SET status = 'DELIVERED', attempts = attempts + 1, next_at = NULL, answer = $2, delivered_at = $3 WHERE id = $1`,
      [id, answer, at],
    );
  }

  /** Not taken: tried again at this time, or, with none, given up. */
  async failed(tx: Tx, id: string, answer: string, nextAt: Date | null): Promise<void> {
    await write(
      tx,
      `UPDATE handoff_delivery SET attempts = attempts + 1, answer = $2, next_at = $3,
         status = CASE WHEN $3::timestamptz IS NULL THEN 'DEAD' ELSE 'WAITING' END WHERE id = $1`,
      [id, answer, nextAt],
    );
  }

  async due(tx: Tx, now: Date, most: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM handoff_delivery WHERE status = 'WAITING' AND next_at <= $1 ORDER BY next_at LIMIT $2`,
      [now, most],
    );
    return found.map(({ id }) => id);
  }

  dead(tx: Tx): Promise<DeliveryRow[]> {
    return rows(tx, `${deliveries} WHERE d.status = 'DEAD' ORDER BY d.created_at DESC, d.id DESC LIMIT 50`);
  }

  delivery(tx: Tx, id: string): Promise<(DeliveryRow & { createdBy: string }) | null> {
    return row(
      tx,
      `SELECT d.*, p.name AS endpoint_name, p.created_by, e.reference
       FROM handoff_delivery d JOIN handoff_endpoint p ON p.id = d.endpoint_id JOIN escalation e ON e.id = d.escalation_id
       WHERE d.id = $1 FOR UPDATE OF d`,
      [id],
    );
  }

  async again(tx: Tx, id: string, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE handoff_delivery SET status = 'WAITING', attempts = 0, next_at = $2, answer = NULL WHERE id = $1`,
      [id, at],
    );
  }

  /** Each giving up is a missed promise on the board (R16). */
  async alarm(tx: Tx, id: string, dueAt: Date, now: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO breach (timer, subject_type, subject_id, due_at, noticed_at, cause)
       VALUES ('handoff.delivered', 'handoffDelivery', $1, $2, $3, 'notDelivered') ON CONFLICT DO NOTHING`,
      [id, dueAt, now],
    );
  }
}
