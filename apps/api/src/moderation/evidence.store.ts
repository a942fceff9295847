import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';

import { row, rows, type Tx, write } from '../platform/db.js';
import type { NearbyLine } from '../screening/content.model.js';

/** Offsets in "title, line break, body", `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** What was there at that moment; never changed afterwards (R6). */
export interface Snapshot {
  id: string;
  contentType: string;
  contentId: string;
  contentVersion: number;
  groupId: string | null;
  membershipId: string | null;
  title: string | null;
  bodySource: string;
  context: { before: readonly NearbyLine[]; after: readonly NearbyLine[]; link: string | null };
  writtenAt: Date;
  takenAt: Date;
}

export type SignalSource = 'REPORT' | 'DETECTOR' | 'SELF' | 'MODERATOR' | 'PATTERN' | 'UNSCREENED' | 'CLINICIAN';

export interface NewSignal {
  membershipId: string | null;
  source: SignalSource;
  level: Level;
  category: string;
  code: string;
  spans: readonly Span[];
  snapshotId: string | null;
  reportId?: string | null;
  raisedBy?: string | null;
  detectorVersion?: string | null;
  /** Rule or model of the detector that found it. */
  ruleId?: string | null;
  /** Raising twice with one key changes nothing. */
  key: string;
}

export interface SignalRow {
  id: string;
  reviewItemId: string;
  source: SignalSource;
  level: Level;
  category: string;
  code: string;
  spans: Span[];
  snapshotId: string | null;
  note: string | null;
  /** Only to be shown where `reviewItemPolicy.knowReporter` allows it. */
  reporterName: string | null;
  createdAt: Date;
}

/** Snapshots and signals: why an item is in the queue. */
@Injectable()
export class EvidenceStore {
  async snapshot(tx: Tx, taken: Omit<Snapshot, 'id'>): Promise<string> {
    const kept = await row<{ id: string }>(
      tx,
      `INSERT INTO snapshot (content_type, content_id, content_version, group_id, membership_id, title, body_source, context, written_at, taken_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        taken.contentType,
        taken.contentId,
        taken.contentVersion,
        taken.groupId,
        taken.membershipId,
        taken.title,
        taken.bodySource,
        JSON.stringify(taken.context),
        taken.writtenAt,
        taken.takenAt,
      ],
    );
    return (kept as { id: string }).id;
  }

  /** False when the key was raised before. */
  async signal(tx: Tx, itemId: string, signal: NewSignal, at: Date): Promise<boolean> {
    const kept = await rows(
      tx,
      `INSERT INTO signal (review_item_id, membership_id, source, level, category, code, spans, snapshot_id, report_id, raised_by, detector_version, rule_id, key, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [
        itemId,
        signal.membershipId,
        signal.source,
        signal.level,
        signal.category,
        signal.code,
        JSON.stringify(signal.spans),
        signal.snapshotId,
        signal.reportId ?? null,
        signal.raisedBy ?? null,
        signal.detectorVersion ?? null,
        signal.ruleId ?? null,
        signal.key,
        at,
      ],
    );
    return kept.length === 1;
  }

  /** Lets one transaction at a time raise this key; for signals that no membership gathers. */
  async lockKey(tx: Tx, key: string): Promise<void> {
    await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [key]);
  }

  /** The item that a key was raised on, if it was. */
  async raisedOn(tx: Tx, key: string): Promise<string | null> {
    return (
      (await row<{ reviewItemId: string }>(tx, `SELECT review_item_id FROM signal WHERE key = $1`, [key]))
        ?.reviewItemId ?? null
    );
  }

  signals(tx: Tx, itemIds: readonly string[]): Promise<SignalRow[]> {
    return rows(
      tx,
      `SELECT s.id, s.review_item_id, s.source, s.level, s.category, s.code, s.spans, s.snapshot_id, s.created_at, r.note,
         coalesce(m.display_name, a.work_name) AS reporter_name
       FROM signal s
       LEFT JOIN report r ON r.id = s.report_id
       LEFT JOIN membership m ON m.id = r.reporter_membership_id
       LEFT JOIN account a ON a.id = coalesce(r.reporter_id, s.raised_by)
       WHERE s.review_item_id = ANY($1) ORDER BY s.created_at, s.id LIMIT 500`,
      [itemIds],
    );
  }

  snapshots(tx: Tx, ids: readonly string[]): Promise<Snapshot[]> {
    return rows(
      tx,
      `SELECT id, content_type, content_id, content_version, group_id, membership_id, title, body_source, context, written_at, taken_at
       FROM snapshot WHERE id = ANY($1) ORDER BY taken_at, id`,
      [ids],
    );
  }

  /** Contents that an item is about, newest first. */
  contentsOf(tx: Tx, itemId: string): Promise<{ contentType: string; contentId: string }[]> {
    return rows(
      tx,
      `SELECT n.content_type, n.content_id FROM signal s JOIN snapshot n ON n.id = s.snapshot_id
       WHERE s.review_item_id = $1 GROUP BY n.content_type, n.content_id ORDER BY max(n.taken_at) DESC LIMIT 50`,
      [itemId],
    );
  }

  /** True when software alone noticed it, without a person's report or mark. */
  async foundBySoftware(tx: Tx, itemId: string): Promise<boolean> {
    const people = await row(
      tx,
      `SELECT 1 AS one FROM signal WHERE review_item_id = $1 AND source IN ('REPORT', 'MODERATOR', 'CLINICIAN') LIMIT 1`,
      [itemId],
    );
    return people === null;
  }

  async heartbeat(tx: Tx, facts: { version: string; ok: boolean }, at: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO service_state (key, value, at) VALUES ('detector', $1, $2)
       ON CONFLICT (key) DO UPDATE SET value = $1, at = $2 WHERE service_state.at < $2 - interval '5 seconds' OR service_state.value <> $1`,
      [JSON.stringify(facts), at],
    );
  }

  async lastHeartbeat(tx: Tx): Promise<{ value: { version: string; ok: boolean }; at: Date } | null> {
    return row(tx, `SELECT value, at FROM service_state WHERE key = 'detector'`);
  }
}
