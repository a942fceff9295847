import { rows } from '../../platform/db.js';
import type { World } from './world.js';

export interface TimerFigure {
  timer: string;
  level: string;
  /** How often it ran to its end. */
  count: number;
  /** What was promised, in seconds; null where nothing is. */
  promised: number | null;
  median: number;
  p95: number;
  longest: number;
}

/** At night nobody is on shift at the desk. */
const dayOrNight = `CASE WHEN extract(hour FROM i.raised_at AT TIME ZONE 'Europe/London') BETWEEN 7 AND 22
  THEN 'written by day' ELSE 'written by night' END`;

/** Each part: which timer, its level, what was promised and how long it took, in seconds. All read from the rows. */
const measured = `
  SELECT 'desk: claimed, ' || ${dayOrNight} AS timer, a.facts->>'level' AS level, i.raised_at, a.at, extract(epoch FROM i.claim_by - i.raised_at) AS promised,
    (a.facts->>'waitedSeconds')::float AS took
    FROM review_action a JOIN review_item i ON i.id = a.review_item_id WHERE a.kind = 'claim'
  UNION ALL
  SELECT 'desk: first action, ' || ${dayOrNight}, i.level, i.raised_at, i.acted_at, extract(epoch FROM i.act_by - i.raised_at),
    extract(epoch FROM i.acted_at - i.raised_at) FROM review_item i WHERE i.acted_at IS NOT NULL
  UNION ALL
  SELECT 'case: acknowledged', coalesce(o.facts->>'level', e.level), o.at, t.at,
    extract(epoch FROM e.acknowledge_by - e.opened_at), extract(epoch FROM t.at - o.at)
    FROM escalation_entry o JOIN escalation e ON e.id = o.escalation_id
    JOIN LATERAL (SELECT at FROM escalation_entry t WHERE t.escalation_id = o.escalation_id AND t.kind = 'acknowledged' AND t.at >= o.at
      ORDER BY t.at LIMIT 1) t ON true WHERE o.kind IN ('opened', 'reopened')
  UNION ALL
  SELECT 'case: opened by its owner', e.level, a.at, t.at, extract(epoch FROM e.open_by - e.acknowledged_at), extract(epoch FROM t.at - a.at)
    FROM escalation_entry t JOIN escalation e ON e.id = t.escalation_id
    JOIN LATERAL (SELECT at FROM escalation_entry a WHERE a.escalation_id = t.escalation_id AND a.kind IN ('acknowledged', 'handedOver')
      AND a.at <= t.at ORDER BY a.at DESC LIMIT 1) a ON true WHERE t.kind = 'seen'
  UNION ALL
  SELECT 'case: first contact', e.level, e.detected_at, e.first_contact_at, extract(epoch FROM e.first_contact_by - e.detected_at),
    extract(epoch FROM e.first_contact_at - e.detected_at) FROM escalation e WHERE e.first_contact_at IS NOT NULL
  UNION ALL
  SELECT 'case: hand-over accepted', e.level, o.at, t.at, NULL, extract(epoch FROM t.at - o.at)
    FROM escalation_entry t JOIN escalation e ON e.id = t.escalation_id
    JOIN LATERAL (SELECT at FROM escalation_entry o WHERE o.escalation_id = t.escalation_id AND o.kind = 'handoverOffered'
      AND o.at <= t.at ORDER BY o.at DESC LIMIT 1) o ON true WHERE t.kind = 'handedOver'
  UNION ALL
  SELECT 'case: signed off', 'CRISIS', o.at, t.at, NULL, extract(epoch FROM t.at - o.at)
    FROM escalation_entry t
    JOIN LATERAL (SELECT at FROM escalation_entry o WHERE o.escalation_id = t.escalation_id AND o.kind = 'closingProposed'
      AND o.at <= t.at ORDER BY o.at DESC LIMIT 1) o ON true WHERE t.kind = 'ended' AND t.facts->>'signedOffBy' IS NOT NULL
  UNION ALL
  SELECT 'case: looked back at', 'CRISIS', e.closed_at, e.reviewed_at, NULL, extract(epoch FROM e.reviewed_at - e.closed_at)
    FROM escalation e WHERE e.reviewed_at IS NOT NULL
  UNION ALL
  SELECT 'case: follow-up after it was due', e.level, f.due_at, f.done_at, NULL, extract(epoch FROM f.done_at - f.due_at)
    FROM follow_up f JOIN escalation e ON e.id = f.escalation_id WHERE f.done_at IS NOT NULL
  UNION ALL
  SELECT 'rota: test page answered', 'all', p.sent_at, p.answered_at, extract(epoch FROM p.answer_by - p.sent_at),
    extract(epoch FROM p.answered_at - p.sent_at) FROM rota_test_page p WHERE p.answered_at IS NOT NULL`;

export const timers = (world: World): Promise<TimerFigure[]> =>
  rows(
    world.app.dataSource.manager,
    `SELECT timer, level, count(*) AS count, mode() WITHIN GROUP (ORDER BY round(promised)) AS promised,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS median,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY took) AS p95, max(took) AS longest
     FROM (${measured}) m GROUP BY timer, level
     ORDER BY timer, array_position(ARRAY['CRISIS', 'RED', 'AMBER', 'GREEN', 'all'], level)`,
  );

export interface BreachFigure {
  timer: string;
  level: string | null;
  cause: string;
  count: number;
}

/** Promises that the product noted as broken, by cause (R16). */
export const breaches = (world: World): Promise<BreachFigure[]> =>
  rows(
    world.app.dataSource.manager,
    `SELECT timer, level, cause, count(*) AS count FROM breach GROUP BY timer, level, cause
     ORDER BY timer, array_position(ARRAY['CRISIS', 'RED', 'AMBER', 'GREEN'], level), cause`,
  );

export interface LoadFigure {
  accountId: string;
  claims: number;
  decisions: number;
  hard: number;
  shifts: number;
  pages: number;
  atNight: number;
  answered: number;
  cases: number;
  crises: number;
}

/** What each person carried. Pages are counted once per ring, however many ways rang. */
export const loads = (world: World): Promise<LoadFigure[]> =>
  rows(
    world.app.dataSource.manager,
    `SELECT a.account_id AS account_id,
       (SELECT count(*) FROM review_action r WHERE r.actor_id = a.account_id AND r.kind = 'claim') AS claims,
       (SELECT count(*) FROM review_action r WHERE r.actor_id = a.account_id AND r.kind IN ('decide', 'escalate')) AS decisions,
       (SELECT count(*) FROM review_action r WHERE r.actor_id = a.account_id AND r.kind = 'claim' AND r.facts->>'level' IN ('CRISIS', 'RED')) AS hard,
       (SELECT count(*) FROM desk_shift s WHERE s.account_id = a.account_id AND s.started_at IS NOT NULL)
         + (SELECT count(*) FROM rota_shift s WHERE s.account_id = a.account_id AND lower(s.during) < $1 AND s.duty <> 'MANAGER') AS shifts,
       (SELECT count(DISTINCT (p.escalation_id, p.step, p.queued_at)) FROM page_attempt p WHERE p.account_id = a.account_id) AS pages,
       (SELECT count(DISTINCT (p.escalation_id, p.step, p.queued_at)) FROM page_attempt p WHERE p.account_id = a.account_id
         AND extract(hour FROM p.queued_at AT TIME ZONE 'Europe/London') NOT BETWEEN 7 AND 22) AS at_night,
       (SELECT count(*) FROM escalation_entry t WHERE t.actor_id = a.account_id AND t.kind = 'acknowledged') AS answered,
       (SELECT count(DISTINCT t.escalation_id) FROM escalation_entry t WHERE t.actor_id = a.account_id AND t.kind IN ('acknowledged', 'handedOver')) AS cases,
       (SELECT count(DISTINCT t.escalation_id) FROM escalation_entry t JOIN escalation e ON e.id = t.escalation_id
         WHERE t.actor_id = a.account_id AND t.kind IN ('acknowledged', 'handedOver') AND e.level = 'CRISIS') AS crises
     FROM account_role a WHERE a.role <> 'privacyOfficer' ORDER BY a.granted_at, a.account_id`,
    [world.end],
  );

/** What happened in cases, by kind of line in the timeline. */
export const timeline = (world: World): Promise<{ kind: string; count: number }[]> =>
  rows(
    world.app.dataSource.manager,
    `SELECT kind, count(*) AS count FROM escalation_entry GROUP BY kind ORDER BY kind`,
  );

/** Page attempts by way and what became of them. */
export const pages = (world: World): Promise<{ channel: string; status: string; count: number }[]> =>
  rows(
    world.app.dataSource.manager,
    `SELECT channel, status, count(*) AS count FROM page_attempt GROUP BY channel, status ORDER BY channel, status`,
  );

/** Concerns by level. */
export const concerns = (world: World): Promise<{ level: string; status: string; count: number }[]> =>
  rows(
    world.app.dataSource.manager,
    `SELECT level, status, count(*) AS count FROM review_item GROUP BY level, status
     ORDER BY array_position(ARRAY['CRISIS', 'RED', 'AMBER', 'GREEN'], level), status`,
  );
