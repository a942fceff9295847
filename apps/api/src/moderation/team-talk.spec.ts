import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { shippedTemplates } from '@kith/domain/configuration/templates';
import { TeamConversationService } from '../conversations/conversation.service.js';
import { Db, rows } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { anApp } from '../testing/app.js';
import { claimNext, decide, itemsAbout, onShift, openItem, queueOf } from '../testing/desk.js';
import { aGroup, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';

const checkIn = shippedTemplates.find(({ id }) => id === 'checkIn')!.body;

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let moderator: Someone;

const write = async (body: string, key = randomUUID()): Promise<string> => {
  const { data, errors } = await ask(
    app,
    member,
    `mutation ($key: UUID!, $group: UUID!, $body: String!) { writeToTeam(key: $key, groupId: $group, body: $body) { id } }`,
    { key, group: group.id, body },
  );
  expect(errors).toBeUndefined();
  app.clock.passes(1);
  return data!['writeToTeam'].id as string;
};
const teamWrites = async (body: string) => {
  await app.get(Db).tx((tx) =>
    app.get(TeamConversationService).writeAsTeam(tx, {
      membershipId: member.membershipId(group),
      actorId: moderator.accountId,
      body,
      templateId: null,
      key: randomUUID(),
    }),
  );
  app.clock.passes(1);
};
const theItem = async () => {
  const [item, ...more] = await itemsAbout(app, member.membershipId(group));
  expect(more).toEqual([]);
  return item!;
};
const signalsOf = (itemId: string) =>
  rows<{ source: string; level: string; code: string }>(
    app.dataSource.manager,
    `SELECT source, level, code FROM signal WHERE review_item_id = $1 ORDER BY created_at, id`,
    [itemId],
  );

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  group = await aGroup(app);
  member = await aMember(app, { groups: [group] });
  moderator = await aModerator(app, { groups: [group] });
  await onShift(app, moderator);
});

describe('a member who writes to the team', () => {
  it('is in the queue with the same transaction, in their own words and by their own wish', async () => {
    await write('I need someone');

    const item = await theItem();
    expect(item).toMatchObject({ level: 'AMBER', status: 'NEW' });
    expect((await queueOf(app, moderator)).data!['queue'].items).toContainEqual(
      expect.objectContaining({ id: item.id, source: 'SELF', quote: 'I need someone' }),
    );
    const { data } = await openItem(app, moderator, item.id);
    expect(data!['reviewItem']).toMatchObject({
      headline: 'wroteToTeam',
      signals: [{ source: 'SELF', level: 'AMBER', code: 'wroteToTeam' }],
      subjects: [{ contentType: 'TEAM_MESSAGE', asReported: [{ text: 'I need someone' }] }],
    });
  });

  it('waits as high as the words are, before any job has run', async () => {
    await write('I have the pills in my hand and I am going to kill myself tonight.');
    expect(await theItem()).toMatchObject({ level: 'CRISIS' });
  });

  it('is one signal until the team answers, whatever they add and repeat', async () => {
    const key = randomUUID();
    await write('Hello?', key);
    await write('Hello?', key);
    await write('Is anybody there?');
    await app.drain();
    expect(await signalsOf((await theItem()).id)).toHaveLength(1);
  });

  it('is one signal also when two lines come at the same moment', async () => {
    await Promise.all([write('Hello?'), write('Is anybody there?')]);
    expect(await signalsOf((await theItem()).id)).toHaveLength(1);
  });

  it('rises with a graver line in the same stretch', async () => {
    await write('Hello?');
    await write('I am going to kill myself tonight.');
    expect(await theItem()).toMatchObject({ level: 'CRISIS' });
  });

  it('tells the pages that show it to look again at every further line', async () => {
    await write('Hello?');
    const item = await theItem();
    const sent = jest.spyOn(app.get(Hints), 'send');
    await write('Still here');
    expect(sent).toHaveBeenCalledWith(
      expect.anything(),
      audience.desk(group.id),
      'reviewItem.changed',
      expect.objectContaining({ id: item.id }),
    );
    sent.mockRestore();
  });

  it('waits again after an answer of the team', async () => {
    await write('Hello?');
    await teamWrites('Hello. I am here.');
    await write('Thank you. It is a hard evening.');
    expect(await signalsOf((await theItem()).id)).toHaveLength(2);
  });

  it('brings a decided concern back by answering the check-in', async () => {
    await write('Hello?');
    const claimed = (await claimNext(app, moderator)).data!['claimNext'];
    await teamWrites(checkIn);
    expect((await decide(app, moderator, claimed)).errors).toBeUndefined();
    expect(await theItem()).toMatchObject({ status: 'DECIDED' });

    await write('I do not know');

    expect(await theItem()).toMatchObject({ status: 'NEW', reopenedCount: 1 });
  });

  it('comes back too when the concern was decided and nobody had answered', async () => {
    await write('Hello?');
    const claimed = (await claimNext(app, moderator)).data!['claimNext'];
    expect((await decide(app, moderator, claimed)).errors).toBeUndefined();
    await write('Did anybody read this?');
    expect(await theItem()).toMatchObject({ status: 'NEW', reopenedCount: 1 });
  });
});

describe('what a member can count on', () => {
  const receipt = async () =>
    (await ask(app, member, `{ conversations { receipt { lookBy moderator { displayName } } } }`)).data![
      'conversations'
    ][0].receipt;

  it('is who is here and by when somebody reads it, until somebody has', async () => {
    await write('Hello?');
    const item = await theItem();
    expect(await receipt()).toEqual({
      lookBy: item.claimBy!.toISOString(),
      moderator: { displayName: expect.any(String) },
    });
    await claimNext(app, moderator);
    expect(await receipt()).toMatchObject({ lookBy: null });
    await teamWrites('Hello. I am here.');
    expect(await receipt()).toBeNull();
  });

  it('says honestly that nobody is on shift', async () => {
    await app.dataSource.query(`DELETE FROM desk_shift`);
    await write('Hello?');
    expect(await receipt()).toMatchObject({ lookBy: expect.any(String), moderator: null });
  });

  it('is help for themselves alone, beside their own words', async () => {
    const id = await write('I am going to kill myself tonight.');
    const cards = async (who: Someone) =>
      (
        await ask(
          app,
          who,
          `query ($id: UUID!) { conversation(id: $id) { items { helpCard { kind } } receipt { lookBy } } }`,
          {
            id,
          },
        )
      ).data!['conversation'];
    expect(await cards(member)).toMatchObject({ items: [{ helpCard: { kind: 'IMMEDIATE' } }] });
    expect(await cards(moderator)).toEqual({ items: [{ helpCard: null }], receipt: null });
  });
});

describe('a short answer to the question of the team', () => {
  it.each([
    ['yes', 'RED'],
    ['too late', 'CRISIS'],
  ])('is read with the question: %j is %s, at once', async (answer, level) => {
    await teamWrites(checkIn);
    await write(answer);
    expect(await theItem()).toMatchObject({ level });
  });

  it.each([
    ['yes', 'B6'],
    ['too late', 'B1'],
  ])('is evidence of its own once the job has read it: %j', async (answer, code) => {
    await teamWrites(checkIn);
    await write(answer);
    await app.drain();
    expect(await signalsOf((await theItem()).id)).toContainEqual(expect.objectContaining({ source: 'DETECTOR', code }));
  });

  it('shows its writer the help card at once', async () => {
    await teamWrites(checkIn);
    await write('yes');
    expect(
      await rows(app.dataSource.manager, `SELECT kind FROM help_card WHERE account_id = $1`, [member.accountId]),
    ).toHaveLength(1);
  });

  it('keeps the question when a line stands between', async () => {
    await teamWrites(checkIn);
    await write('sorry for the wait');
    await write('yes');
    await app.drain();
    expect(await signalsOf((await theItem()).id)).toContainEqual(
      expect.objectContaining({ source: 'DETECTOR', code: 'B6' }),
    );
  });
});
