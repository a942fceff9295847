import { isClinical, leadsDesk } from '@kith/domain/actor';
import { broadly, type Outcome } from '@kith/domain/escalation/closing';

import { rows } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';
import type { EscalationGlimpse } from './escalation.model.js';

type Row = Omit<EscalationGlimpse, 'outcomeBroad'> & { reviewItemId: string; outcome: Outcome | null };

const ended = `('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')`;

/**
 * What moderators see of a case, by review item. Whoever may see the item may see this: no words of the case, no notes,
 * and of the outcome only the broad word, once it has ended (R48). The number is the same in every group of a person, so
 * it is for leads and clinicians alone.
 */
export const escalationGlimpses: Batch<EscalationGlimpse> = async (ids, { db, actor }) => {
  const knowsNumber = actor !== null && (leadsDesk(actor) || isClinical(actor));
  const found = await rows<Row>(
    db,
    `SELECT DISTINCT ON (s.review_item_id) s.review_item_id, e.reference, e.status, coalesce(e.reopened_at, e.opened_at) AS opened_at,
       e.acknowledged_at, o.work_name AS owner_name, e.closed_at,
       CASE WHEN e.status IN ${ended} THEN e.feedback_code END AS feedback_code,
       CASE WHEN e.status IN ${ended} THEN e.feedback_text END AS feedback_text,
       CASE WHEN e.status IN ${ended} THEN e.outcome END AS outcome
     FROM escalation_source s JOIN escalation e ON e.id = s.escalation_id LEFT JOIN account o ON o.id = e.owner_id
     WHERE s.review_item_id = ANY($1) ORDER BY s.review_item_id, s.added_at DESC`,
    [ids],
  );
  return new Map(
    found.map(({ reviewItemId, outcome, ...row }) => [
      reviewItemId,
      { ...row, reference: knowsNumber ? row.reference : null, outcomeBroad: outcome && broadly(outcome) },
    ]),
  );
};

/** Until when a person is on call, by account id; people who are not are left out. */
export const onCallUntil: Batch<Date> = async (ids, { db, now }) => {
  const found = await rows<{ accountId: string; until: Date }>(
    db,
    `SELECT account_id, max(upper(during)) AS until FROM rota_shift WHERE account_id = ANY($1) AND during @> $2::timestamptz GROUP BY account_id`,
    [ids, now],
  );
  return new Map(found.map(({ accountId, until }) => [accountId, until]));
};
