import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { consents } from '@kith/contracts/consents';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aMember, ask, type TestApp } from '../testing/people.js';

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const agree = `mutation ($consents: [ConsentInput!]!) { agree(consents: $consents) { purpose version withdrawnAt } }`;
const [first] = consents;
const given = { purpose: first.purpose, version: first.version };

it('keeps a yes to new words beside the yes to the earlier ones, once, with a trail', async () => {
  const member = await aMember(app);
  await write(
    app.dataSource.manager,
    `INSERT INTO consent (account_id, purpose, version, given_at) VALUES ($1, $2, 'earlier', $3)`,
    [member.accountId, first.purpose, app.clock.now()],
  );
  app.clock.passes(1);
  const all = [
    { ...given, version: 'earlier', withdrawnAt: null },
    { ...given, withdrawnAt: null },
  ];
  for (let n = 0; n < 2; n++)
    expect((await ask(app, member, agree, { consents: [given] })).data).toEqual({ agree: all });

  const trail = await rows<{ details: unknown }>(
    app.dataSource.manager,
    `SELECT details FROM audit_entry WHERE action = 'consents.given' AND target_id = $1`,
    [member.accountId],
  );
  expect(trail).toEqual([{ details: { consents: [given] } }]);
});

it('takes only the present words', async () => {
  const member = await aMember(app);
  for (const wrong of [
    { ...given, version: 'earlier' },
    { purpose: 'marketing', version: given.version },
  ])
    expect((await ask(app, member, agree, { consents: [wrong] })).code).toBe('input.invalid');
  expect((await ask(app, member, agree, { consents: [] })).code).toBe('input.required');
  expect((await ask(app, null, agree, { consents: [given] })).code).toBe('auth.required');
});
