import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { itemsAbout, openItem } from '../testing/desk.js';
import { aReply, aThread } from '../testing/forum.js';
import { aGroup, aLead, aMember, aModerator, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  group = await aGroup(app);
  member = await aMember(app, { groups: [group] });
});
afterAll(() => app.close());

const hours = 3600_000;
const later = async (by: number): Promise<void> => {
  app.clock.passes(by / 60_000);
  await write(app.dataSource.manager, `UPDATE session SET expires_at = expires_at + interval '30 days'`);
};
const look = async () => {
  await app.drain();
  await app.sweep();
};
const burdens = ['My kids would be happier without me, I think.', 'I am such a burden to everyone.'] as const;
const patternsAbout = (who: Someone) =>
  rows<{ code: string; level: string; snapshotId: string | null }>(
    app.dataSource.manager,
    `SELECT s.code, s.level, s.snapshot_id FROM signal s JOIN membership m ON m.id = s.membership_id
     WHERE m.account_id = $1 AND s.source = 'PATTERN' ORDER BY s.created_at`,
    [who.accountId],
  );

describe('calmer worries of one person', () => {
  it('come to urgent together, once, with the newest words, and stay so for the desk (H01, H04)', async () => {
    await aThread(app, member, group, { body: burdens[0] });
    await look();
    expect(await itemsAbout(app, member.membershipId(group))).toMatchObject([{ level: 'AMBER' }]);

    await later(40 * hours);
    await aThread(app, member, group, { body: burdens[1] });
    await look();
    await look();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'RED' });
    expect(await patternsAbout(member)).toMatchObject([{ code: 'gathered', level: 'RED' }]);
    const seen = (await openItem(app, await aModerator(app, { groups: [group] }), item!.id)).data!['reviewItem'];
    expect(seen.headline).toBe('worriesGather');
    expect(seen.signals.map(({ source }: { source: string }) => source)).toContain('PATTERN');
  });

  it('from two groups are joined for leads alone, and no peer learns of the other group (R2)', async () => {
    const other = await aGroup(app);
    const both = await aMember(app, { groups: [group, other] });
    await aThread(app, both, other, { body: burdens[0] });
    await look();
    await aThread(app, both, group, { body: burdens[1] });
    await look();
    const [item] = await itemsAbout(app, both.membershipId(group));
    expect(item).toMatchObject({ level: 'RED' });
    const peer = await aModerator(app, { groups: [group] });
    expect((await openItem(app, peer, item!.id)).data?.['reviewItem'] ?? null).toBeNull();
    expect((await openItem(app, await aLead(app), item!.id)).data!['reviewItem'].headline).toBe('worriesGather');
    expect(await itemsAbout(app, both.membershipId(other))).toMatchObject([{ level: 'AMBER' }]);
  });

  it('are made up for when nobody looked for a day', async () => {
    await aThread(app, member, group, { body: burdens[0] });
    await app.drain();
    await later(20 * hours);
    await aThread(app, member, group, { body: burdens[1] });
    await app.drain();
    await later(20 * hours);
    await app.sweep();
    expect(await patternsAbout(member)).toMatchObject([{ code: 'gathered' }]);
  });
});

describe('somebody who wrote words of danger', () => {
  it('and is not seen for two days needs a person the same day, unless they have been here', async () => {
    const [gone, here] = [member, await aMember(app, { groups: [group] })];
    for (let days = 0; days < 4; days++) {
      await aThread(app, gone, group, { body: 'A quiet day.' });
      await aThread(app, here, group, { body: 'A walk and soup.' });
      await later(24 * hours);
    }
    await aThread(app, gone, group, { body: 'I want to kill myself.' });
    await aThread(app, here, group, { body: 'I want to kill myself.' });
    await look();
    await write(app.dataSource.manager, `UPDATE session SET last_seen_at = $1`, [app.clock.now()]);
    await later(47 * hours);
    await look();
    expect(await patternsAbout(gone)).toEqual([]);

    await write(app.dataSource.manager, `UPDATE session SET last_seen_at = $1 WHERE account_id = $2`, [
      app.clock.now(),
      here.accountId,
    ]);
    await later(2 * hours);
    await look();
    expect(await patternsAbout(gone)).toMatchObject([{ code: 'silence', level: 'AMBER' }]);
    expect(await patternsAbout(here)).toEqual([]);
  });
});

describe('somebody whom others ask whether they are all right', () => {
  it('is brought to a person when three people ask within a day, with the words they answered', async () => {
    const thread = await aThread(app, member, group, { body: 'Not much to say today.' });
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => aMember(app, { groups: [group] })));
    await aReply(app, one!, thread, 'Are you okay? That is not like you.');
    await aReply(app, one!, thread, 'Please talk to someone.');
    await aReply(app, two!, thread, 'Hey, are you alright?');
    await look();
    expect(await patternsAbout(member)).toEqual([]);
    await aReply(app, three!, thread, 'We are worried about you.');
    await look();
    const [pattern] = await patternsAbout(member);
    expect(pattern).toMatchObject({ code: 'askedAfter', level: 'RED' });
    expect(pattern!.snapshotId).not.toBeNull();
    expect(await patternsAbout(one!)).toEqual([]);
  });
});

describe('somebody who begins to write at night', () => {
  it('needs a person the same day, by their own clock', async () => {
    const [owl, far] = [
      await aMember(app, { groups: [group], timeZone: 'Europe/London' }),
      await aMember(app, { groups: [group], timeZone: 'Australia/Sydney' }),
    ];
    const twoAtNight = Math.ceil(app.clock.now().getTime() / (24 * hours)) * 24 * hours + 2 * hours;
    await later(twoAtNight - app.clock.now().getTime());
    for (let night = 0; night < 4; night++) {
      for (const who of [owl, far]) {
        const thread = await aThread(app, who, group, { body: 'The kettle is on again.' });
        for (let n = 0; n < 2; n++) await aReply(app, who, thread, `Cup number ${n}.`);
      }
      await look();
      await later(24 * hours);
    }
    expect(await patternsAbout(owl)).toMatchObject([{ code: 'nights', level: 'AMBER' }]);
    expect(await patternsAbout(far)).toEqual([]);
  });
});
