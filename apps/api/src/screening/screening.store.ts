import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';

import { row, rows, type Tx, write } from '../platform/db.js';
import type { WrittenType } from './content.model.js';
import type { HelpCard, HelpCardKind, HelpChoice } from './screening.model.js';

export interface ScreeningKey {
  contentType: string;
  contentId: string;
  version: number;
}

/** One version of a text that waits for the detector. */
export interface Waiting extends ScreeningKey {
  groupId: string | null;
  membershipId: string | null;
  queuedAt: Date;
}

export interface AnsweredCard extends HelpCard {
  accountId: string;
  contentType: WrittenType;
}

const card = `h.id, h.kind, h.quoted, h.choice, h.shown_at, h.membership_id, h.content_id, h.content_type, h.account_id, a.country`;

@Injectable()
export class ScreeningStore {
  async wait(tx: Tx, { contentType, contentId, version, groupId, membershipId, queuedAt }: Waiting): Promise<void> {
    await write(
      tx,
      `INSERT INTO screening (content_type, content_id, content_version, group_id, membership_id, status, queued_at)
       VALUES ($1, $2, $3, $4, $5, 'WAITING', $6) ON CONFLICT DO NOTHING`,
      [contentType, contentId, version, groupId, membershipId, queuedAt],
    );
  }

  /** Takes a waiting row for this transaction; null when it is done or in other hands. */
  take(tx: Tx, key: ScreeningKey): Promise<Waiting | null> {
    return row<Waiting>(
      tx,
      `SELECT content_type, content_id, content_version AS version, group_id, membership_id, queued_at FROM screening
       WHERE content_type = $1 AND content_id = $2 AND content_version = $3 AND status = 'WAITING' FOR UPDATE`,
      [key.contentType, key.contentId, key.version],
    );
  }

  async finish(
    tx: Tx,
    key: ScreeningKey,
    read: { status: 'SCREENED' | 'UNSCREENED'; level: Level | null; version: string; at: Date },
  ): Promise<void> {
    await write(
      tx,
      `UPDATE screening SET status = $4, level = $5, detector_version = $6, screened_at = $7
       WHERE content_type = $1 AND content_id = $2 AND content_version = $3`,
      [key.contentType, key.contentId, key.version, read.status, read.level, read.version, read.at],
    );
  }

  /** Texts whose reading is overdue, oldest first. */
  waitingSince(tx: Tx, before: Date): Promise<Waiting[]> {
    return rows<Waiting>(
      tx,
      `SELECT content_type, content_id, content_version AS version, group_id, membership_id, queued_at FROM screening
       WHERE status = 'WAITING' AND queued_at <= $1 ORDER BY queued_at LIMIT 200`,
      [before],
    );
  }

  /** How much waits, counted up to 201, and since when the oldest does. */
  async backlog(tx: Tx): Promise<{ waiting: number; oldestAt: Date | null }> {
    const found = await row<{ waiting: number; oldestAt: Date | null }>(
      tx,
      `SELECT count(*) AS waiting, min(queued_at) AS oldest_at
       FROM (SELECT queued_at FROM screening WHERE status = 'WAITING' ORDER BY queued_at LIMIT 201) w`,
    );
    return found ?? { waiting: 0, oldestAt: null };
  }

  /** Keeps one card per text and kind; a later version of the text freshens its quotation. */
  async show(
    tx: Tx,
    shown: {
      accountId: string;
      membershipId: string;
      contentType: WrittenType;
      contentId: string;
      kind: HelpCardKind;
      quoted: string | null;
      at: Date;
    },
  ): Promise<string> {
    const kept = await row<{ id: string }>(
      tx,
      `INSERT INTO help_card (account_id, membership_id, content_type, content_id, kind, quoted, shown_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (content_id, kind) DO UPDATE SET quoted = excluded.quoted RETURNING id`,
      [shown.accountId, shown.membershipId, shown.contentType, shown.contentId, shown.kind, shown.quoted, shown.at],
    );
    if (!kept) throw new Error('A help card was neither kept nor found.');
    return kept.id;
  }

  /** The card of this account, locked; null for anybody else's. */
  cardOf(tx: Tx, id: string, accountId: string): Promise<AnsweredCard | null> {
    return row<AnsweredCard>(
      tx,
      `SELECT ${card} FROM help_card h JOIN account a ON a.id = h.account_id WHERE h.id = $1 AND h.account_id = $2 FOR UPDATE OF h`,
      [id, accountId],
    );
  }

  async answer(tx: Tx, id: string, choice: HelpChoice, at: Date): Promise<void> {
    await write(tx, `UPDATE help_card SET choice = $2, answered_at = $3 WHERE id = $1`, [id, choice, at]);
  }

  /** The latest card shown to a membership; staff see that it was shown and what was chosen, not its words. None of clinical talk (R2). */
  latestCard(tx: Tx, membershipId: string): Promise<{ shownAt: Date; choice: string | null } | null> {
    return row(
      tx,
      `SELECT shown_at, choice FROM help_card WHERE membership_id = $1 AND content_type <> 'CLINICAL_MESSAGE'
       ORDER BY shown_at DESC LIMIT 1`,
      [membershipId],
    );
  }
}
