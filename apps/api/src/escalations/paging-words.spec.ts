import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { randomUUID } from 'node:crypto';

import { MailService } from '../accounts/mail.service.js';
import { MailSender } from '../notifications/mail-sender.js';
import { ReachService } from '../paging/reach.service.js';
import { Db, row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aBrowser, aCarrier, everyWay, openedBy, type TestCarrier } from '../testing/carrier.js';
import { aConcern, caseOf, onRota } from '../testing/clinic.js';
import { aMailServer, type TestMailServer } from '../testing/mail-server.js';
import { aClinician, aGroup, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { EscalationService } from './escalation.service.js';

/** Each stands nowhere else, so each can be looked for in every byte that leaves. */
const planted = {
  group: 'Plum Kettle Circle',
  name: 'Saffron Ladder',
  title: 'Marigold lantern',
  post: 'I am going to kill myself tonight, said the velvet compass.',
  condition: 'pewter garden type 1',
  legalName: 'Wilhelmina Planted-Ashcombe',
  memberPhone: '07700 900 499',
  moderator: 'Juniper Boat',
  sentence: 'They stopped answering by the linen harbour.',
};

let carrier: TestCarrier;
let server: TestMailServer;
let app: TestApp;
let clinician: Someone;
let member: Someone;
let hints: string[];
let listener: pg.Client;
let case_: Awaited<ReturnType<typeof caseOf>>;
let device: ReturnType<typeof aBrowser>;

/** What the device could read. */
const pushed = () =>
  carrier.heard
    .filter(({ address }) => address === new URL(device.given.endpoint).pathname)
    .map(({ body }) => openedBy(device, body));
/** As they are read, without the breaks that mail puts into long lines. */
const mails = () => server.taken.map((mail) => mail.replace(/=\r?\n/g, ''));
const mailState = () =>
  row<{ status: string; receipt: string }>(
    app.dataSource.manager,
    `SELECT status, receipt FROM page_attempt WHERE escalation_id = $1 AND channel = 'mail' ORDER BY queued_at DESC LIMIT 1`,
    [case_.id],
  );
const mailFailing = async () =>
  (await row<{ since: Date | null }>(
    app.dataSource.manager,
    `SELECT failing_since AS since FROM page_channel WHERE channel = 'mail'`,
  ))!.since !== null;

beforeAll(async () => {
  [carrier, server] = [await aCarrier(), await aMailServer()];
  app = await anApp('/nonexistent', { ...everyWay(carrier), SMTP_URL: server.url });
  hints = [];
  listener = new pg.Client({ connectionString: app.config.databaseUrl });
  await listener.connect();
  listener.on('notification', ({ payload }) => hints.push(payload ?? ''));
  await listener.query('LISTEN kith_hints');

  const group = await aGroup(app, { name: planted.group });
  member = await aMember(app, { groups: [group], name: planted.name });
  const moderator = await aModerator(app, { groups: [group], workName: planted.moderator });
  clinician = await aClinician(app, { workName: 'Hannah Byrne' });
  await onRota(app, 'PRIMARY', clinician);
  device = aBrowser(carrier);
  const reach = app.get(ReachService);
  await reach.setPhone(clinician.actor, randomUUID(), 1, '+447700900417');
  await reach.setPhone(clinician.actor, randomUUID(), 2, '+447700900418');
  await reach.addDevice(clinician.actor, randomUUID(), device.given, 'Firefox on Linux');

  const say = async (who: Someone, document: string, variables: object) => {
    const { errors } = await ask(app, who, document, { ...variables });
    if (errors) throw new Error(errors[0]?.message);
  };
  for (const [field, value] of Object.entries({ NAME: planted.legalName, PHONE: planted.memberPhone }))
    await say(
      member,
      `mutation ($field: IdentityField!, $value: String!) { setIdentity(field: $field, value: $value) { field } }`,
      { field, value },
    );
  await say(member, `mutation ($input: ToldUsInput!) { tellUs(input: $input) { condition } }`, {
    input: { condition: planted.condition },
  });
  await say(
    member,
    `mutation ($key: UUID!, $groupId: UUID!, $title: String!, $body: String!) { createThread(key: $key, groupId: $groupId, title: $title, body: $body) { id } }`,
    { key: randomUUID(), groupId: group.id, title: planted.title, body: planted.post },
  );
  await app.drain();
  const about = { groupId: group.id, membershipId: member.membershipId(group) };
  const item = await aConcern(app, about, { heldBy: moderator });
  await app.get(EscalationService).escalate(moderator.actor, {
    key: randomUUID(),
    itemId: item.id,
    level: 'CRISIS',
    ask: 'CONTACT',
    sentence: planted.sentence,
  });
  case_ = await caseOf(app, about.membershipId);
  // Once in its order, and once more on every way at once.
  for (const minutes of [0, 5, 1]) {
    app.clock.passes(minutes);
    await app.sweep();
    await app.drain();
  }
});
afterAll(async () => {
  await listener.end();
  await app.close();
  await carrier.close();
  await server.close();
});

describe('everything that leaves for a page', () => {
  it('went by every way there is', () => {
    const paths = new Set(carrier.heard.map(({ path }) => path));
    expect([...paths].sort()).toEqual(['push', 'sms', 'voice']);
    expect(carrier.bodies('voice').map(({ to }) => to)).toEqual(
      expect.arrayContaining(['+447700900417', '+447700900418']),
    );
    expect(server.taken.length).toBeGreaterThan(0);
    expect(hints.some((hint) => hint.includes('page.arrived'))).toBe(true);
  });

  it('holds none of the words, names, groups or conditions, in no byte of it (R29, H05, H19)', async () => {
    const notices = await rows(app.dataSource.manager, `SELECT link, facts FROM notice WHERE account_id = $1`, [
      clinician.accountId,
    ]);
    const bytes = [
      ...carrier.heard.map(({ path, headers, body }) => `${path} ${JSON.stringify(headers)} ${body.toString('utf8')}`),
      ...pushed(),
      ...mails(),
      ...hints,
      JSON.stringify(notices),
    ].join('\n');

    for (const words of [...Object.values(planted), member.email, member.accountId]) {
      expect([words, bytes.includes(words)]).toEqual([words, false]);
      expect([words, bytes.includes(Buffer.from(words).toString('base64').replace(/=+$/, ''))]).toEqual([words, false]);
    }
    for (const word of ['pills', 'diabetes', 'velvet', 'pewter', 'harbour']) expect(bytes).not.toContain(word);
  });

  it('is, to a device, the id and the level of the page and nothing else (R29)', async () => {
    const attempts = await rows<{ id: string }>(
      app.dataSource.manager,
      `SELECT id FROM page_attempt WHERE channel = 'push' AND status <> 'QUEUED'`,
    );
    const opened = pushed().map((text) => JSON.parse(text) as { id: string });
    expect(opened.map(({ id }) => id).sort()).toEqual(attempts.map(({ id }) => id).sort());
    for (const one of opened) expect(one).toEqual({ id: one.id, level: 'CRISIS' });
  });

  it('leaves no number of a clinician in the clear in any row (CR-1)', async () => {
    const tables = await rows<{ name: string }>(
      app.dataSource.manager,
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const lines = await app.dataSource.query(`SELECT to_jsonb(t)::text AS line FROM ${name} t`);
      const text = (lines as { line: string }[]).map(({ line }) => line).join('\n');
      for (const secret of ['7700900417', '7700 900417', device.given.endpoint])
        expect([name, text.includes(secret)]).toEqual([name, false]);
    }
  });
});

describe('mail (R31, RE-14)', () => {
  it('is delivered when the mail server took it, with level, number and link alone', async () => {
    const page = mails().find((mail) => mail.includes(`Kith page: CRISIS, case ${case_.reference}`));
    expect(page).toContain(`/clinic/page/${case_.reference}`);
    expect(page).toContain(`To: ${clinician.email}`);
    expect(await mailState()).toMatchObject({ status: 'DELIVERED' });
    expect(await mailFailing()).toBe(false);
  });

  it('is on the board while the mail server takes none, and comes back by itself', async () => {
    server.refuse(true);
    app.clock.passes(10);
    await app.sweep();
    await app.drain();
    expect(await mailState()).toMatchObject({ status: 'SENT' });
    expect(await mailFailing()).toBe(true);

    server.refuse(false);
    app.clock.passes(1);
    await app.sweep();
    await app.drain();
    expect(await mailFailing()).toBe(false);
  });

  it('that is about no page of a case says how mail does, and nothing else', async () => {
    await write(app.dataSource.manager, `UPDATE page_channel SET failing_since = $1 WHERE channel = 'mail'`, [
      app.clock.now(),
    ]);
    await app.get(Db).tx((tx) =>
      app.get(MailService).queue(tx, {
        accountId: clinician.accountId,
        template: 'page',
        link: '/clinic',
        key: 'page:test:of-a-shift:mail',
        facts: { reference: '1', level: 'CRISIS' },
      }),
    );
    // Each job sends one mail, and others may wait.
    for (const _ of [1, 2, 3, 4, 5]) await app.get(Db).tx((tx) => app.get(MailSender).handle({}, tx));
    await app.drain();

    expect(mails().some((mail) => /Subject: Kith page: CRISIS, case 1$/m.test(mail))).toBe(true);
    expect(await mailFailing()).toBe(false);
  });

  it('carries the hourly page to nobody', () => {
    const tests = mails().filter((mail) => mail.includes('Kith page: test'));
    expect(tests.length).toBeGreaterThan(0);
    for (const mail of tests) expect(mail).toContain('To: no-reply@localhost');
  });
});
