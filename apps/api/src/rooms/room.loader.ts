import { leadsDesk } from '@kith/domain/actor';
import { readableHours } from '@kith/domain/room/room';

import { rows } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';
import { readableSql } from './message.store.js';
import type { RoomQuote } from './room.model.js';

const longestQuote = 80;

/**
 * First words of messages that others answer. Left out once a message does not stand any more, and when the viewer
 * silenced its author or was blocked by them, or may not read what was said then.
 */
export const replyQuotes: Batch<RoomQuote> = async (messageIds, { db, actor, now }) => {
  if (!actor) return new Map();
  const found = await rows<RoomQuote>(
    db,
    `SELECT m.id, a.display_name AS author_name, left(regexp_replace(m.body_source, '\\s+', ' ', 'g'), ${longestQuote}) AS first_words
     FROM message m JOIN membership a ON a.id = m.author_id
     LEFT JOIN membership me ON me.group_id = a.group_id AND me.account_id = $2
     JOIN room_event e ON e.message_id = m.id AND e.type = 'SENT'
     WHERE m.id = ANY($1) AND m.state = 'PUBLISHED' AND NOT EXISTS (
       SELECT 1 FROM silence s WHERE (s.membership_id = me.id AND s.target_id = m.author_id)
         OR (s.membership_id = m.author_id AND s.target_id = me.id AND s.kind = 'BLOCK'))
       AND ($3 OR a.group_id = ANY($4) OR ${readableSql('e', 'me.id', '$5')})`,
    [messageIds, actor.id, leadsDesk(actor), actor.moderates, new Date(now.getTime() - readableHours * 3_600_000)],
  );
  return new Map(found.map((quote) => [quote.id, quote]));
};
