import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { MailService } from '../accounts/mail.service.js';
import { Db, row, rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aMember, ask, type Someone, type TestApp } from '../testing/people.js';
import { statementsOf } from '../testing/statements.js';
import { NoticeService, type Telling } from './notice.service.js';

let app: TestApp;
let notices: NoticeService;
let somebody: Someone;

const tx = () => app.get(Db).reader;
const tell = (more: Partial<Telling> = {}) =>
  app.get(Db).tx((t) =>
    notices.tell(t, {
      accountId: somebody.accountId,
      kind: 'reply.new',
      link: '/threads/1',
      facts: { groupName: 'Type 2' },
      key: randomUUID(),
      ...more,
    }),
  );
const list = `query($after: String, $first: Int) { notices(after: $after, first: $first) { items { id kind link facts { name value } seenAt } page { hasNext next } unseen } }`;

beforeAll(async () => {
  app = await anApp();
  notices = app.get(NoticeService);
});
afterAll(() => app.close());
beforeEach(async () => {
  somebody = await aMember(app);
});

describe('telling somebody', () => {
  it('happens once per key, however often it is tried', async () => {
    await Promise.all(Array.from({ length: 6 }, () => tell({ key: 'reply:1', mail: 'reply' })));

    expect(await row(tx(), `SELECT count(*) AS told FROM notice WHERE account_id = $1`, [somebody.accountId])).toEqual({
      told: 1,
    });
    expect(await row(tx(), `SELECT count(*) AS mails FROM mail WHERE account_id = $1`, [somebody.accountId])).toEqual({
      mails: 1,
    });
  });

  it('leaves nothing when what caused it rolls back', async () => {
    await expect(
      app.get(Db).tx(async (t) => {
        await notices.tell(t, {
          accountId: somebody.accountId,
          kind: 'x',
          link: '/',
          facts: {},
          key: 'k',
          mail: 'team',
        });
        throw new Error('roll back');
      }),
    ).rejects.toThrow('roll back');

    expect(await rows(tx(), `SELECT 1 FROM notice WHERE account_id = $1`, [somebody.accountId])).toEqual([]);
    expect(await rows(tx(), `SELECT 1 FROM mail WHERE account_id = $1`, [somebody.accountId])).toEqual([]);
  });

  it('sends a mail that names neither people nor groups nor what it is about', async () => {
    await tell({
      mail: 'clinician',
      facts: { groupName: 'Living with type 2', displayName: 'Marsh' },
      link: '/messages/7',
    });
    const [mail] = (await app.get(MailService).preview()).filter(({ to }) => to === somebody.email);

    expect(mail!.subject).toBe('Kith: you have a new message');
    expect(mail!.text).toContain('/messages/7');
    expect(mail!.text).not.toMatch(/type 2|Marsh|clinic|nurse|diabet|group/i);
  });

  it('sends no mail when none was asked for', async () => {
    await tell();
    expect(await rows(tx(), `SELECT 1 FROM mail WHERE account_id = $1`, [somebody.accountId])).toEqual([]);
  });
});

describe('reading notices', () => {
  it('goes page by page, newest first, each one once', async () => {
    for (let n = 0; n < 45; n++) {
      await tell({ link: `/threads/${n}` });
      if (n % 3 === 0) app.clock.passes(0.001);
    }
    const links: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 4; pages++) {
      const { data } = await ask(app, somebody, list, { after, first: 15 });
      links.push(...data!['notices'].items.map((item: { link: string }) => item.link));
      expect(data!['notices'].unseen).toBe(45);
      if (!data!['notices'].page.hasNext) break;
      after = data!['notices'].page.next;
    }

    expect(new Set(links).size).toBe(45);
    expect(links).toHaveLength(45);
    expect((await ask(app, somebody, list, { after: 'made up' })).code).toBe('input.invalid');
  });

  it('costs the same number of statements for ten as for forty', async () => {
    const statements = async (first: number) =>
      (await statementsOf(() => ask(app, somebody, list, { first }, { background: true }))).length;
    for (let n = 0; n < 40; n++) await tell();

    // The first answer of all prepares what later ones find ready.
    await statements(10);
    const few = await statements(10);
    expect(few).toBeGreaterThan(1);
    expect(await statements(40)).toBe(few);
  });

  it('is for oneself: what another is told does not exist', async () => {
    await tell();
    const other = await aMember(app);
    const { id } = (await row<{ id: string }>(tx(), `SELECT id FROM notice WHERE account_id = $1`, [
      somebody.accountId,
    ]))!;

    expect((await ask(app, other, list)).data!['notices'].items).toEqual([]);
    expect((await ask(app, other, `mutation($id: UUID!) { markNoticeSeen(id: $id) { id } }`, { id })).code).toBe(
      'resource.notFound',
    );
    expect((await ask(app, null, list)).code).toBe('auth.required');
    expect(
      (await ask(app, somebody, `mutation($id: UUID!) { markNoticeSeen(id: $id) { id } }`, { id: 'no id' })).code,
    ).toBe('input.invalid');
  });

  it('marks one, then all, and counts the rest', async () => {
    for (let n = 0; n < 3; n++) await tell();
    const unseen = async () => (await ask(app, somebody, `{ me { unseenNotices } }`)).data!['me'].unseenNotices;
    expect(await unseen()).toBe(3);
    const { data } = await ask(app, somebody, list);
    const mark = `mutation($id: UUID!) { markNoticeSeen(id: $id) { seenAt } }`;
    const first = await ask(app, somebody, mark, { id: data!['notices'].items[0].id });
    app.clock.passes(5);
    expect((await ask(app, somebody, mark, { id: data!['notices'].items[0].id })).data).toEqual(first.data);
    expect(await unseen()).toBe(2);
    await ask(app, somebody, `mutation { markAllNoticesSeen { id } }`);
    expect(await unseen()).toBe(0);
  });
});
