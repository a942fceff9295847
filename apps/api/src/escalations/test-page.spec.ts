import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Duty } from '@kith/domain/rota/rota';

import { InAppChannel } from '../paging/in-app.channel.js';
import { MailChannel } from '../paging/mail.channel.js';
import { PageFailed } from '../paging/page-channel.js';
import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { everybodyIsBack, nobodyIsLeft } from '../testing/clinic.js';
import { aClinician, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let hannah: Someone;
let okoro: Someone;
let lead: Someone;

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  await nobodyIsLeft(app);
  for (const table of ['rota_test_attempt', 'rota_test_page', 'notice', 'mail'] as const)
    await write(app.dataSource.manager, `DELETE FROM ${table}`);
  hannah = await aClinician(app, { workName: 'Hannah Byrne' });
  okoro = await aClinician(app, { workName: 'Dr Okoro' });
  lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Lead' });
});
afterAll(() => app.close());

const shift = (duty: Duty, who: Someone, from: Date, until: Date) =>
  write(
    app.dataSource.manager,
    `INSERT INTO rota_shift (duty, account_id, during) VALUES ($1, $2, tstzrange($3, $4))`,
    [duty, who.accountId, from, until],
  );
const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);

/** Hannah's shift begins in a minute; Dr Lead is the manager and has answered long ago. */
async function aShiftToCome(): Promise<void> {
  await shift('MANAGER', lead, inMinutes(-600), inMinutes(6000));
  await app.sweep();
  await write(app.dataSource.manager, `UPDATE rota_test_page SET answered_at = sent_at`);
  await write(app.dataSource.manager, `DELETE FROM notice`);
  await write(app.dataSource.manager, `DELETE FROM mail`);
  await shift('PRIMARY', hannah, inMinutes(1), inMinutes(720));
}

const told = () =>
  rows<{ name: string; level: string }>(
    app.dataSource.manager,
    `SELECT a.work_name AS name, n.facts->>'level' AS level FROM notice n JOIN account a ON a.id = n.account_id
     WHERE n.kind = 'page' ORDER BY n.created_at, a.work_name`,
  );
const waiting = async (who: Someone) =>
  (await ask(app, who, `{ clinicInbox { testPages { id duty answerBy } } }`)).data?.['clinicInbox'].testPages as {
    id: string;
    duty: string;
    answerBy: string;
  }[];
const answer = (who: Someone, id: string) =>
  ask(app, who, `mutation ($id: UUID!) { answerTestPage(id: $id) { id } }`, { id });
const onBoard = async () =>
  (await ask(app, lead, `{ board { missedTestPages { name duty } } }`)).data?.['board'].missedTestPages;

describe('a test page at the start of a shift', () => {
  it('goes to its holder by every channel, marked as a test, once, and waits ten minutes (R28, H05)', async () => {
    await aShiftToCome();
    await app.sweep();
    expect(await told()).toEqual([]);

    app.clock.passes(1);
    await app.sweep();
    await app.sweep();

    expect(await told()).toEqual([{ name: 'Hannah Byrne', level: 'SHIFT_TEST' }]);
    const mails = await rows(app.dataSource.manager, `SELECT subject FROM mail WHERE template = 'page'`);
    expect(mails).toEqual([{ subject: 'Kith: TEST page' }]);
    await everybodyIsBack(app);
    expect(await waiting(hannah)).toMatchObject([{ duty: 'PRIMARY', answerBy: inMinutes(10).toISOString() }]);
    expect(await waiting(okoro)).toEqual([]);
  });

  it('that is answered rings nobody else', async () => {
    await aShiftToCome();
    app.clock.passes(1);
    await app.sweep();
    await everybodyIsBack(app);
    const [page] = await waiting(hannah);
    expect((await answer(okoro, page!.id)).code).toBe('resource.notFound');
    expect((await answer(hannah, page!.id)).data?.['answerTestPage']).toEqual({ id: page!.id });
    expect((await answer(hannah, page!.id)).errors).toBeUndefined();

    app.clock.passes(30);
    await app.sweep();
    await everybodyIsBack(app);
    expect(await told()).toEqual([{ name: 'Hannah Byrne', level: 'SHIFT_TEST' }]);
    expect(await onBoard()).toEqual([]);
    expect(await waiting(hannah)).toEqual([]);
  });

  it('that nobody answers rings the manager once and stands on the board until it is answered (R28, H05)', async () => {
    await aShiftToCome();
    app.clock.passes(1);
    await app.sweep();
    app.clock.passes(10);
    await app.sweep();
    await app.sweep();
    await everybodyIsBack(app);

    expect(await told()).toEqual([
      { name: 'Hannah Byrne', level: 'SHIFT_TEST' },
      { name: 'Dr Lead', level: 'TEST_MISSED' },
    ]);
    expect(await onBoard()).toEqual([{ name: 'Hannah Byrne', duty: 'PRIMARY' }]);

    const [page] = await waiting(hannah);
    await answer(hannah, page!.id);
    expect(await onBoard()).toEqual([]);
  });

  it('is caught up on when the service was down as the shift began (R15, H07)', async () => {
    await aShiftToCome();
    app.clock.passes(200);
    await app.sweep();

    expect(await told()).toEqual([{ name: 'Hannah Byrne', level: 'SHIFT_TEST' }]);
  });

  it('does not wait when no channel reached the holder: the manager is rung at once', async () => {
    await aShiftToCome();
    const channels = [app.get(InAppChannel), app.get(MailChannel)];
    const sends = channels.map((channel) => channel.send.bind(channel));
    channels.forEach((channel, n) => {
      channel.send = async (call, tx) => {
        if (call.accountId === hannah.accountId) throw new PageFailed('down');
        return sends[n]!(call, tx);
      };
    });
    app.clock.passes(1);
    await app.sweep();
    channels.forEach((channel, n) => (channel.send = sends[n]!));

    expect(await told()).toEqual([{ name: 'Dr Lead', level: 'TEST_MISSED' }]);
    const attempts = await rows(
      app.dataSource.manager,
      `SELECT status, receipt FROM rota_test_attempt WHERE account_id = $1`,
      [hannah.accountId],
    );
    expect(attempts).toEqual([
      { status: 'FAILED', receipt: 'down' },
      { status: 'FAILED', receipt: 'down' },
    ]);
  });

  it('counts in no figure of pages or cases and opens nothing', async () => {
    const figures = () =>
      row(
        app.dataSource.manager,
        `SELECT (SELECT count(*) FROM page_attempt) AS pages, (SELECT count(*) FROM escalation) AS cases,
           (SELECT count(*) FROM escalation_entry) AS entries, (SELECT count(*) FROM breach) AS breaches,
           (SELECT count(*) FROM review_item) AS concerns`,
      );
    const before = await figures();
    await aShiftToCome();
    app.clock.passes(1);
    await app.sweep();
    app.clock.passes(10);
    await app.sweep();
    await app.drain();

    expect(await figures()).toEqual(before);
  });

  it.each([
    ['London loses an hour', '2026-03-29T00:00:00Z', 23],
    ['London gains an hour', '2026-10-24T23:00:00Z', 25],
    ['New York loses an hour', '2026-03-08T05:00:00Z', 23],
    ['New York gains an hour', '2026-11-01T04:00:00Z', 25],
  ])('rings at the start of each of two shifts on the day on which %s (R28, H07)', async (_day, begins, hours) => {
    const start = new Date(begins);
    const end = new Date(start.getTime() + hours * 3_600_000);
    app.clock.set(new Date(start.getTime() - 60_000));
    await shift('PRIMARY', hannah, start, end);
    await shift('PRIMARY', okoro, end, new Date(end.getTime() + 3_600_000));
    const rung = async () => (await told()).filter(({ level }) => level === 'SHIFT_TEST').map(({ name }) => name);

    await app.sweep();
    expect(await rung()).toEqual([]);
    app.clock.set(start);
    await app.sweep();
    expect(await rung()).toEqual(['Hannah Byrne']);
    app.clock.set(new Date(end.getTime() - 60_000));
    await app.sweep();
    expect(await rung()).toEqual(['Hannah Byrne']);
    app.clock.set(end);
    await app.sweep();
    expect(await rung()).toEqual(['Hannah Byrne', 'Dr Okoro']);
  });
});
