import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { Db, rows } from '../../apps/api/src/platform/db.js';
import { anApp } from '../../apps/api/src/testing/app.js';
import type { TestApp } from '../../apps/api/src/testing/people.js';
import { type Sockets, socketsTo } from '../../apps/api/src/testing/sockets.js';
import { play } from './play.js';
import { schedules } from './schedule.js';

/** More of them, as many as wished, by `SCHEDULES=1000 npm run jest -- test/catch-up`; `SEED` plays others. */
const wanted = Number(process.env['SCHEDULES'] ?? 20);
const seed = Number(process.env['SEED'] ?? 5);
const atOnce = 20;

let app: TestApp;
let sockets: Sockets;

beforeAll(async () => {
  app = await anApp();
  sockets = await socketsTo(app);
});
afterAll(() => app.close());

const kept = (roomId: string) =>
  rows<{ id: string; seq: number; authorId: string; key: string; bodyHtml: string; state: string }>(
    app.get(Db).reader,
    `SELECT m.id, e.seq, m.author_id, m.key, m.body_html, m.state FROM message m
     JOIN room_event e ON e.message_id = m.id AND e.type = 'SENT' WHERE m.room_id = $1 ORDER BY e.seq`,
    [roomId],
  );

describe('a live room behind a network that cuts, delays, swaps and repeats packets', () => {
  const all = fc.sample(schedules, { numRuns: wanted, seed });
  const batches = Array.from({ length: Math.ceil(wanted / atOnce) }, (_, n) => n * atOnce);

  it.each(batches)(
    `is the same for everybody as in the database, and says nothing to those who had to go (H20), schedules from %i of seed ${seed}`,
    async (from) => {
      const games = await Promise.all(all.slice(from, from + atOnce).map((schedule) => play(app, sockets, schedule)));
      for (const { roomId, lastSeq, stayed, gone, goneAt } of games) {
        const stored = await kept(roomId);
        const standing = stored.filter(({ state }) => state === 'PUBLISHED');
        const order = (authorId: string) => stored.filter((one) => one.authorId === authorId).map(({ key }) => key);

        for (const reader of [...stayed, gone]) {
          // Acknowledged is stored, once, and what one person says is in the order in which they said it.
          const told = new Set(order(reader.membershipId));
          expect(order(reader.membershipId)).toEqual(reader.said.map(({ key }) => key).filter((key) => told.has(key)));
          expect(reader.said.filter(({ seq }) => seq !== null)).toEqual(
            reader.said.flatMap(({ key, seq }) =>
              seq === null ? [] : [{ key, seq: stored.find((one) => one.key === key)?.seq }],
            ),
          );
          // No double, one order, for the whole time.
          expect(reader.arrived.map(({ seq }) => seq)).toEqual(
            [...new Set(reader.arrived.map(({ seq }) => seq))].sort((a, b) => a - b),
          );
          expect(reader.disorder).toEqual([]);
        }
        for (const { log } of stayed) {
          expect(log.seq).toBe(lastSeq);
          expect(
            log.lines.filter(({ state }) => state === 'SHOWN').map(({ id, seq, bodyHtml }) => [id, seq, bodyHtml]),
          ).toEqual(standing.map(({ id, seq, bodyHtml }) => [id, seq, bodyHtml]));
        }
        expect(lastSeq).toBeGreaterThan(goneAt);
        expect(gone.given.filter((seq) => seq > goneAt)).toEqual([]);
        expect(gone.log.seq).toBeLessThanOrEqual(goneAt);
      }
    },
    60_000,
  );
});
