import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { Level } from '@kith/contracts/level';

import { row, rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { anAccount, ask, type TestApp } from '../testing/people.js';

const minute = 60_000;
const day = 24 * 60 * minute;

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

/** A concern of some days ago, with what brought it up and what was done, each minutes after it came up. */
async function aConcern(level: Level, daysAgo: number, source: string, acts: [kind: string, after: number][]) {
  const tx = app.dataSource.manager;
  const raisedAt = new Date(app.clock.now().getTime() - daysAgo * day);
  const item = await row<{ id: string }>(
    tx,
    `INSERT INTO review_item (level, status, raised_at) VALUES ($1, 'CLOSED', $2) RETURNING id`,
    [level, raisedAt],
  );
  await rows(
    tx,
    `INSERT INTO signal (review_item_id, source, level, category, code, key, created_at)
     VALUES ($1, $2, $3, 'A', 'a', $1::uuid::text, $4)`,
    [item?.id, source, level, raisedAt],
  );
  for (const [kind, after] of acts) {
    await rows(tx, `INSERT INTO review_action (review_item_id, kind, at) VALUES ($1, $2, $3)`, [
      item?.id,
      kind,
      new Date(raisedAt.getTime() + after * minute),
    ]);
  }
}

it('says how long Urgent concerns waited for a first look, and what needed a person this week', async () => {
  await aConcern('RED', 15, 'DETECTOR', [['claim', 14]]);
  await aConcern('RED', 1, 'DETECTOR', [
    ['claim', 4],
    ['handBack', 5],
    ['claim', 60],
    ['reply', 61],
  ]);
  await aConcern('RED', 1, 'DETECTOR', [['claim', 8]]);
  await aConcern('RED', 1, 'REPORT', [['claim', 30]]);
  await aConcern('RED', 1, 'REPORT', []);
  await aConcern('AMBER', 1, 'SELF', [
    ['claim', 200],
    ['message', 201],
  ]);
  await aConcern('RED', 100, 'DETECTOR', [['claim', 500]]);

  const manager = await anAccount(app, { roles: ['programmeManager'] });
  const { data } = await ask(
    app,
    manager,
    `{ board { firstLooks { middleSeconds items } needed { source raised needed } } }`,
  );
  expect(data?.['board']).toEqual({
    firstLooks: [
      { middleSeconds: 14 * 60, items: 1 },
      { middleSeconds: 8 * 60, items: 3 },
    ],
    needed: [
      { source: 'DETECTOR', raised: 2, needed: 1 },
      { source: 'REPORT', raised: 2, needed: 0 },
      { source: 'SELF', raised: 1, needed: 1 },
    ],
  });
});
