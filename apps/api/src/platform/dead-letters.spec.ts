import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { anApp } from '../testing/app.js';
import { aLead, ask, type TestApp } from '../testing/people.js';
import { write } from './db.js';
import { Outbox } from './outbox.js';

let app: TestApp;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const board = async () => {
  const { data, errors } = await ask(app, await aLead(app), `{ board { breaches { timer cause subjectType } } }`);
  expect(errors).toBeUndefined();
  return data!['board'].breaches;
};

describe('a job that failed at every try', () => {
  it('is nothing to worry about while there is no queue', async () => {
    await app.sweep();
    expect(await board()).toEqual([]);
  });

  it('stands on the board, once each, however often it is looked at', async () => {
    await app.get(Outbox).start({ work: false });
    try {
      for (const queue of ['dead-letters', 'dead-letters', 'moderation.screen'])
        await write(app.dataSource.manager, `INSERT INTO pgboss.job (name, data) VALUES ($1, '{}')`, [queue]);
      await app.sweep();
      await app.sweep();
    } finally {
      await app.get(Outbox).stop();
    }

    const failed = { timer: 'job.handled', cause: 'jobFailed', subjectType: 'job' };
    expect(await board()).toEqual([failed, failed]);
  });
});
