import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { MailService } from '../accounts/mail.service.js';
import { Db, row, write } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { Sweeps } from '../platform/sweeps.js';
import { anApp } from '../testing/app.js';
import { aMailServer, type TestMailServer } from '../testing/mail-server.js';
import { aMember, type Someone, type TestApp } from '../testing/people.js';
import { MailSender, mostAttempts } from './mail-sender.js';

let app: TestApp;
let server: TestMailServer;
let sender: MailSender;
let somebody: Someone;

const tx = () => app.get(Db).reader;
const order = () =>
  app
    .get(Db)
    .tx((t) =>
      app
        .get(MailService)
        .queue(t, { accountId: somebody.accountId, template: 'newMessage', link: '/messages', key: randomUUID() }),
    );
const work = (by = sender) => app.get(Db).tx((t) => by.handle({}, t));
const states = () =>
  row(tx(), `SELECT status, attempts, text_sealed IS NULL AS emptied FROM mail ORDER BY created_at DESC LIMIT 1`);

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  server = await aMailServer();
  const config = { ...app.config, smtpUrl: server.url };
  const outbox = new Outbox(app.get(Db), config);
  sender = new MailSender(app.get(MailService), outbox, new Sweeps(app.get(Db), app.clock, outbox, config), config);
  await write(tx(), `DELETE FROM mail`);
  somebody = await aMember(app);
});
afterEach(async () => {
  sender.onModuleDestroy();
  await server.close();
});

describe('sending mail', () => {
  it('sends each mail once, with its own id, and forgets its text', async () => {
    await order();
    await Promise.all([work(), work(), work()]);

    expect(server.taken).toHaveLength(1);
    const { id } = (await row<{ id: string }>(tx(), `SELECT id FROM mail`))!;
    expect(server.taken[0]).toContain(`Message-ID: <${id}@localhost>`);
    expect(server.taken[0]).toContain(`To: ${somebody.email}`);
    expect(await states()).toEqual({ status: 'sent', attempts: 1, emptied: true });
  });

  it('tries again later, with growing pauses, and gives up after a day', async () => {
    server.refuse(true);
    await order();
    await work();
    await work();
    expect(await states()).toEqual({ status: 'queued', attempts: 1, emptied: false });
    app.clock.passes(0.5);
    await work();
    await work();
    expect(await states()).toEqual({ status: 'queued', attempts: 2, emptied: false });

    server.refuse(false);
    app.clock.passes(2);
    await work();
    expect(await states()).toEqual({ status: 'sent', attempts: 3, emptied: true });

    server.refuse(true);
    await order();
    await write(tx(), `UPDATE mail SET attempts = $1 WHERE status = 'queued'`, [mostAttempts - 1]);
    app.clock.passes(24 * 60);
    await work();
    expect(await states()).toMatchObject({ status: 'failed' });
  });

  it("lets one mail that is not taken stand in nobody's way", async () => {
    server.refuse(true);
    await order();
    await work();
    server.refuse(false);
    await order();
    await work();

    expect(server.taken).toHaveLength(1);
  });

  it('leaves mail in the outbox when no server is set', async () => {
    await order();
    await work(app.get(MailSender));

    expect(await states()).toEqual({ status: 'queued', attempts: 0, emptied: false });
  });
});
