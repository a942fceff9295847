import { Injectable } from '@nestjs/common';

import type { PatternCode, WorryingText } from '@kith/domain/pattern/pattern';

import { row, rows, type Tx, write } from '../platform/db.js';

/** Whom a pattern is about, in the group where it is raised. */
export interface PatternPlace {
  accountId: string;
  membershipId: string;
  groupId: string;
  snapshotId: string | null;
}

/** Words by one person to another: a reply to their post or message, or in the thread they opened. */
export interface WordsToSomebody {
  text: string;
  byAccountId: string;
  accountId: string;
  membershipId: string;
  groupId: string;
  contentType: 'POST' | 'MESSAGE';
  contentId: string;
}

/** Rows of 4.2 in which somebody may come to harm: their words say something about how they are. */
const aboutHarm = `s.category IN ('A', 'B', 'C', 'D', 'E')`;

const wordsToSomebody = `
  SELECT p.body_source AS text, by.account_id AS by_account_id, about.account_id, about.id AS membership_id,
    p.group_id, 'POST' AS content_type, answered.id AS content_id, p.created_at AS at
  FROM post p JOIN post answered ON answered.id = p.reply_to_id
    OR (p.reply_to_id IS NULL AND answered.thread_id = p.thread_id AND answered.number = 1)
  JOIN membership by ON by.id = p.author_id JOIN membership about ON about.id = answered.author_id
  WHERE p.created_at > $1 AND p.number > 1 AND by.account_id <> about.account_id
  UNION ALL
  SELECT m.body_source, by.account_id, about.account_id, about.id, about.group_id, 'MESSAGE', answered.id, m.sent_at
  FROM message m JOIN message answered ON answered.id = m.reply_to_id
  JOIN membership by ON by.id = m.author_id JOIN membership about ON about.id = answered.author_id
  WHERE m.sent_at > $1 AND by.account_id <> about.account_id`;

/** What the patterns over time are made of. */
@Injectable()
export class PatternStore {
  /** Where the last look ended. */
  async lastLook(tx: Tx): Promise<Date | null> {
    return (await row<{ at: Date }>(tx, `SELECT at FROM service_state WHERE key = 'patterns'`))?.at ?? null;
  }

  async looked(tx: Tx, now: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO service_state (key, value, at) VALUES ('patterns', '{}', $1) ON CONFLICT (key) DO UPDATE SET at = $1`,
      [now],
    );
  }

  /** Whether it was raised about somebody, in whichever group, since then. */
  async wasRaised(tx: Tx, code: PatternCode, accountId: string, since: Date): Promise<boolean> {
    const found = await row(
      tx,
      `SELECT 1 FROM membership m JOIN signal s ON s.membership_id = m.id
       WHERE m.account_id = $1 AND s.created_at > $3 AND s.source = 'PATTERN' AND s.code = $2 LIMIT 1`,
      [accountId, code, since],
    );
    return found !== null;
  }

  /** Texts that need a person the same day, of everybody with a new one since `since`, as far back as `from`. */
  worries(tx: Tx, since: Date, from: Date): Promise<(PatternPlace & WorryingText)[]> {
    return rows(
      tx,
      `SELECT m.account_id, s.membership_id, m.group_id, s.snapshot_id, sn.content_id, s.code, sn.written_at AS at
       FROM membership m JOIN signal s ON s.membership_id = m.id JOIN snapshot sn ON sn.id = s.snapshot_id
       WHERE m.account_id IN (
         SELECT fm.account_id FROM signal s JOIN membership fm ON fm.id = s.membership_id
         WHERE s.created_at > $1 AND s.level = 'AMBER' AND s.source = 'DETECTOR' AND ${aboutHarm})
       AND s.created_at > $2 AND s.level = 'AMBER' AND s.source = 'DETECTOR' AND ${aboutHarm}
       ORDER BY m.account_id, s.created_at, s.id`,
      [since, from],
    );
  }

  /** The newest words of danger of each person who has not been here since `silentSince`, from `from` on; never of one who has died. */
  dangerThenNothing(
    tx: Tx,
    from: Date,
    silentSince: Date,
  ): Promise<(PatternPlace & { dangerAt: Date; lastHereAt: Date })[]> {
    return rows(
      tx,
      `SELECT last.*, coalesce(here.at, last.danger_at) AS last_here_at
       FROM (SELECT DISTINCT ON (m.account_id) m.account_id, s.membership_id, m.group_id, s.snapshot_id, s.created_at AS danger_at
             FROM signal s JOIN membership m ON m.id = s.membership_id
             JOIN account a ON a.id = m.account_id AND a.status <> 'memorial'
             WHERE s.created_at > $1 AND s.level IN ('RED', 'CRISIS')
               AND (s.source IN ('SELF', 'MODERATOR') OR s.source = 'DETECTOR' AND ${aboutHarm})
             ORDER BY m.account_id, s.created_at DESC) last
       LEFT JOIN LATERAL (SELECT max(last_seen_at) AS at FROM session WHERE account_id = last.account_id) here ON true
       WHERE last.danger_at < $2 AND coalesce(here.at, last.danger_at) < $2`,
      [from, silentSince],
    );
  }

  /** When somebody wrote in groups, in all of them. */
  async wroteAt(tx: Tx, accountId: string, from: Date): Promise<Date[]> {
    const wrote = await rows<{ at: Date }>(
      tx,
      `SELECT p.created_at AS at FROM membership m JOIN post p ON p.author_id = m.id
       WHERE m.account_id = $1 AND p.created_at > $2
       UNION ALL
       SELECT w.sent_at FROM membership m JOIN message w ON w.author_id = m.id WHERE m.account_id = $1 AND w.sent_at > $2`,
      [accountId, from],
    );
    return wrote.map(({ at }) => at);
  }

  /** Who wrote before five in the morning, by their own clock, since `since`; in the group where they did so last. */
  wroteAtNight(tx: Tx, since: Date): Promise<(PatternPlace & { timeZone: string })[]> {
    return rows(
      tx,
      `SELECT DISTINCT ON (m.account_id) m.account_id, m.id AS membership_id, m.group_id, NULL AS snapshot_id, a.time_zone
       FROM (SELECT author_id, created_at AS at FROM post WHERE created_at > $1
             UNION ALL SELECT author_id, sent_at FROM message WHERE sent_at > $1) wrote
       JOIN membership m ON m.id = wrote.author_id JOIN account a ON a.id = m.account_id
       WHERE extract(hour FROM wrote.at AT TIME ZONE a.time_zone) < 5
       ORDER BY m.account_id, wrote.at DESC`,
      [since],
    );
  }

  /** What people wrote to each other since then. */
  wordsToOthers(tx: Tx, since: Date): Promise<WordsToSomebody[]> {
    return rows(tx, `${wordsToSomebody} ORDER BY at`, [since]);
  }

  /** What was written to one person since then, in all their groups. */
  wordsTo(tx: Tx, accountId: string, since: Date): Promise<WordsToSomebody[]> {
    return rows(tx, `SELECT * FROM (${wordsToSomebody}) said WHERE account_id = $2`, [since, accountId]);
  }
}
