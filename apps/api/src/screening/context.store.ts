import { Injectable } from '@nestjs/common';

import { contextMinutes } from '@kith/domain/room/room';
import type { ToldUs } from '@kith/triage/declared';

import { row, type Tx } from '../platform/db.js';

/** What stands around a stored text, as far as it helps to read it. */
export interface Surroundings extends ToldUs {
  glucoseUnit: 'mmol/L' | 'mg/dL';
  /** Of the author. */
  country: string;
  /** What the author's open case is about: the categories of its signals. Null without one. */
  caseAbout: string[] | null;
  /** The author's own last lines, oldest first; rooms only (R58). */
  recent: string[];
  /** The line just before it when somebody else wrote that; in private talk the team's last line. */
  before: string | null;
  /** The text it replies to. */
  parent: string | null;
}

/** How far back an author's own lines in a room still belong to what they say now. */
const recentMinutes = 30;

const told = `LEFT JOIN told_us told ON told.account_id = a.id`;
const author = `a.glucose_unit, a.country, told.condition, told.treatment, told.devices, told.pregnancy,
    (SELECT array_agg(DISTINCT s.category) FROM escalation e
      JOIN escalation_source c ON c.escalation_id = e.id JOIN signal s ON s.review_item_id = c.review_item_id
      WHERE e.account_id = a.id AND e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')) AS case_about`;

const post = `
  SELECT ${author}, '{}'::text[] AS recent, parent.body_source AS parent,
    CASE WHEN prior.author_id <> p.author_id THEN prior.body_source END AS before
  FROM post p JOIN membership m ON m.id = p.author_id JOIN account a ON a.id = m.account_id ${told}
  LEFT JOIN post parent ON parent.id = p.reply_to_id
  LEFT JOIN LATERAL (SELECT q.author_id, q.body_source FROM post q
    WHERE q.thread_id = p.thread_id AND q.number < p.number ORDER BY q.number DESC LIMIT 1) prior ON true
  WHERE p.id = $1`;

const message = `
  SELECT ${author}, said.recent, parent.body_source AS parent,
    CASE WHEN prior.author_id <> l.author_id THEN prior.body_source END AS before
  FROM message l JOIN membership m ON m.id = l.author_id JOIN account a ON a.id = m.account_id ${told}
  LEFT JOIN message parent ON parent.id = l.reply_to_id
  LEFT JOIN LATERAL (SELECT q.author_id, q.body_source FROM message q
    WHERE q.room_id = l.room_id AND (q.sent_at, q.id) < (l.sent_at, l.id) AND q.sent_at >= l.sent_at - interval '${contextMinutes} minutes'
    ORDER BY q.sent_at DESC, q.id DESC LIMIT 1) prior ON true
  LEFT JOIN LATERAL (SELECT coalesce(array_agg(own.body_source ORDER BY own.sent_at, own.id), '{}') AS recent
    FROM (SELECT q.id, q.sent_at, q.body_source FROM message q
      WHERE q.author_id = l.author_id AND q.room_id = l.room_id AND (q.sent_at, q.id) < (l.sent_at, l.id)
        AND q.sent_at > l.sent_at - interval '${recentMinutes} minutes'
      ORDER BY q.sent_at DESC, q.id DESC LIMIT 10) own) said ON true
  WHERE l.id = $1`;

const teamMessage = `
  SELECT ${author}, '{}'::text[] AS recent, NULL AS parent,
    (SELECT q.body_source FROM team_message q
     WHERE q.conversation_id = l.conversation_id AND q.from_team AND (q.sent_at, q.id) < (l.sent_at, l.id)
     ORDER BY q.sent_at DESC, q.id DESC LIMIT 1) AS before
  FROM team_message l JOIN account a ON a.id = l.author_id ${told}
  WHERE l.id = $1`;

const profile = `
  SELECT ${author}, '{}'::text[] AS recent, NULL AS parent, NULL AS before
  FROM membership m JOIN account a ON a.id = m.account_id ${told} WHERE m.id = $1`;

const queries: Readonly<Record<string, string>> = {
  POST: post,
  MESSAGE: message,
  TEAM_MESSAGE: teamMessage,
  PROFILE: profile,
};

/**
 * What stands around a text, in whatever state it is by now: what was said before somebody wrote does not change by being
 * hidden later.
 */
@Injectable()
export class ContextStore {
  async of(tx: Tx, contentType: string, contentId: string): Promise<Surroundings | null> {
    const query = queries[contentType];
    return query ? row<Surroundings>(tx, query, [contentId]) : null;
  }
}
