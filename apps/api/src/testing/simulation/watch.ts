import type { Escalation } from '@kith/domain/escalation/escalation';
import { isInHand, isWaiting, nextFiring } from '@kith/domain/escalation/escalation';

import { EscalationStore } from '../../escalations/escalation.store.js';
import { LimitsService } from '../../moderation/limits.service.js';
import { row, rows } from '../../platform/db.js';
import type { World } from './world.js';

/** A clock that has run out is looked at within one round of the sweep. */
const roundSeconds = 15;

export interface Unowned {
  what: string;
  from: Date;
  seconds: number;
}

interface Owned {
  id: string;
  /** Who is responsible now; null when nobody is. */
  by: string | null;
  /** When the product acts by itself unless somebody does first; null when it never would. */
  clock: Date | null;
}

/**
 * Looks at every moment between two events whether each crisis has exactly one that is responsible, with a clock that
 * runs, and how long amber waits while somebody is there who could take it.
 */
export class Watch {
  readonly unowned: Unowned[] = [];
  /** Seconds for which crises were open, all together. */
  crisisSeconds = 0;
  private readonly waited = new Map<string, { seconds: number; promised: number }>();
  private owned: Owned[] = [];
  private waiting: { id: string; promised: number }[] = [];

  constructor(private readonly world: World) {}

  /** What holds from now on, until something happens. */
  async look(): Promise<void> {
    this.owned = [...(await this.concerns()), ...(await this.cases())];
    this.waiting = await this.amber();
  }

  /** Nothing happens until then. */
  passes(until: Date): void {
    const from = this.world.now;
    const seconds = (until.getTime() - from.getTime()) / 1000;
    if (seconds <= 0) return;
    this.crisisSeconds += seconds * this.owned.length;
    for (const { id, by, clock } of this.owned) {
      const overdue = clock ? (until.getTime() - clock.getTime()) / 1000 - roundSeconds : Infinity;
      const lost = by === null ? seconds : Math.min(seconds, overdue);
      if (lost > 0) this.unowned.push({ what: id, from, seconds: lost });
    }
    for (const { id, promised } of this.waiting) {
      const so = this.waited.get(id) ?? { seconds: 0, promised };
      so.seconds += seconds;
      this.waited.set(id, so);
    }
  }

  /** Amber concerns that waited longer than promised, counting only time in which somebody was there to take them. */
  get starved(): string[] {
    return [...this.waited].filter(([, { seconds, promised }]) => seconds > promised).map(([id]) => id);
  }

  /** The longest that an amber concern waited so, as a part of what was promised. */
  get longestAmber(): number {
    return Math.max(0, ...[...this.waited.values()].map(({ seconds, promised }) => seconds / promised));
  }

  /**
   * Before a case is opened: the desk has it by the clock that pages the clinic, or a moderator by their lease. Once a case
   * that was opened for it has ended, and nothing new was said since, the crisis is over; what is left is desk work.
   */
  private concerns(): Promise<Owned[]> {
    return rows(
      this.world.app.dataSource.manager,
      `SELECT 'concern ' || i.reference AS id,
         CASE i.status WHEN 'NEW' THEN 'desk' ELSE i.claimed_by::text END AS by,
         CASE i.status WHEN 'NEW' THEN i.page_due_at ELSE least(i.lease_until, i.page_due_at) END AS clock
       FROM review_item i
       WHERE i.level = 'CRISIS' AND i.status IN ('NEW', 'CLAIMED') AND NOT EXISTS (
         SELECT 1 FROM escalation e LEFT JOIN membership m ON m.id = i.membership_id
         WHERE (e.id = i.escalation_id OR e.account_id = m.account_id)
           AND (e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')
             OR e.closed_at > (SELECT max(s.created_at) FROM signal s WHERE s.review_item_id = i.id)))`,
    );
  }

  /** A case: whoever owns it, or the step of the ladder that rings now, and the clock of its state. */
  private async cases(): Promise<Owned[]> {
    const tx = this.world.app.dataSource.manager;
    const ids = await rows<{ id: string; rung: number }>(
      tx,
      `SELECT e.id, (SELECT count(*) FROM page_attempt p WHERE p.escalation_id = e.id) AS rung FROM escalation e
       WHERE e.level = 'CRISIS' AND e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED') ORDER BY e.id`,
    );
    const found: Owned[] = [];
    for (const { id, rung } of ids) {
      const e = await this.world.app.get(EscalationStore).find(tx, id);
      if (e) found.push({ id: `case ${e.reference}`, by: responsible(e, rung), clock: nextFiring(e) });
    }
    return found;
  }

  /** Amber that waits while somebody is on shift who may take it and is within their own limits. */
  private async amber(): Promise<{ id: string; promised: number }[]> {
    const { app, now } = this.world;
    const tx = app.dataSource.manager;
    const waiting = await rows<{ id: string; level: 'AMBER'; promised: number }>(
      tx,
      `SELECT i.id, i.level, extract(epoch FROM i.claim_by - i.raised_at)::float AS promised FROM review_item i
       WHERE i.level = 'AMBER' AND i.status = 'NEW' AND i.claim_by IS NOT NULL AND (i.wake_at IS NULL OR i.wake_at <= $1)
         AND EXISTS (SELECT 1 FROM desk_shift s WHERE s.status = 'ACTIVE' AND (
           EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = s.account_id AND r.role = 'leadModerator')
           OR (NOT i.leads_only AND EXISTS (SELECT 1 FROM certificate c WHERE c.account_id = s.account_id AND c.group_id = i.group_id))))`,
      [now],
    );
    if (waiting.length === 0) return [];
    const beyond = new Set((await app.get(LimitsService).takenByNobody(tx, waiting)).map(({ id }) => id));
    return waiting.filter(({ id }) => !beyond.has(id));
  }

  /** Crises that no person has looked at: neither claimed, nor acknowledged, by the end. */
  async unseen(olderThan: Date): Promise<number> {
    const found = await row<{ count: number }>(
      this.world.app.dataSource.manager,
      `SELECT count(*) AS count FROM review_item i LEFT JOIN membership m ON m.id = i.membership_id
       WHERE i.level = 'CRISIS' AND i.raised_at < $1
         AND NOT EXISTS (SELECT 1 FROM review_action a WHERE a.review_item_id = i.id AND a.actor_id IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM escalation e JOIN escalation_entry t ON t.escalation_id = e.id
           WHERE e.account_id = m.account_id AND t.kind = 'acknowledged' AND t.at >= i.raised_at)`,
      [olderThan],
    );
    return found?.count ?? 0;
  }
}

/** The owner; while nobody has acknowledged it, the step that rings, as long as somebody was rung at all. */
function responsible(e: Escalation, rung: number): string | null {
  if (isInHand(e) || e.status === 'MONITORING') return e.ownerId;
  if (e.status === 'CLOSING') return e.closingBy;
  if (!isWaiting(e)) return null;
  return e.ownerId ?? (e.status === 'OPEN' || rung > 0 ? `step ${e.pageStep}` : null);
}
