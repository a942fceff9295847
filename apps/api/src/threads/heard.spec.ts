import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aThread, plainDocument } from '../testing/forum.js';
import { aGroup, aMember, ask, type TestApp } from '../testing/people.js';

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

describe('“I hear you”', () => {
  it('reaches the author once per post, without a name and without a number', async () => {
    const group = await aGroup(app);
    const [author, first, second] = await Promise.all([1, 2, 3].map(() => aMember(app, { groups: [group] })));
    const thread = await aThread(app, author!, group);

    for (const reader of [first!, second!]) await ask(app, reader, plainDocument('hear'), { postId: thread.postId });
    await ask(app, second!, plainDocument('unhear'), { postId: thread.postId });
    await ask(app, second!, plainDocument('hear'), { postId: thread.postId });
    await app.drain();

    const told = await rows<{ accountId: string; facts: object }>(
      app.dataSource.manager,
      `SELECT account_id, facts FROM notice WHERE kind = 'heard'`,
    );
    expect(told).toEqual([{ accountId: author!.accountId, facts: { groupName: group.name, groupSlug: group.slug } }]);
  });
});
