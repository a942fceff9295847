import { rows } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';
import { kindOrder } from './help-cards.js';
import type { HelpCard } from './screening.model.js';

/** The help card of each text, by content id, for its author alone. The gravest kind wins when there are two. */
export const helpCardOf: Batch<HelpCard> = async (contentIds, { db, actor }) => {
  if (!actor) return new Map();
  const cards = await rows<HelpCard>(
    db,
    `SELECT DISTINCT ON (h.content_id) h.id, h.kind, h.quoted, h.choice, h.shown_at, h.membership_id, h.content_id, a.country
     FROM help_card h JOIN account a ON a.id = h.account_id
     WHERE h.content_id = ANY($1) AND h.account_id = $2
     ORDER BY h.content_id, array_position($3::text[], h.kind)`,
    [contentIds, actor.id, kindOrder],
  );
  return new Map(cards.map((found) => [found.contentId, found]));
};
