import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { shippedTemplates } from '@kith/domain/configuration/templates';
import { rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  act,
  aReportedThread,
  onItem,
  openItem,
  type ReportedThread,
  wordsFrom,
  writeToMember,
} from '../testing/desk.js';
import { ask, type Someone, type TestApp } from '../testing/people.js';
import { askEverything, queriesOf } from '../testing/schema-walk.js';

let app: TestApp;
let told: ReportedThread;
const acted = ['Wren Thatcher', 'Lark Mason'] as const;

/** Everything the desk can say to a member, by a moderator and a lead whose names are like no other. */
beforeAll(async () => {
  app = await anApp();
  told = await aReportedThread(app);
  const named = async (who: Someone, name: string) => {
    await app.dataSource.manager.query(`UPDATE account SET work_name = $2 WHERE id = $1`, [who.accountId, name]);
    await app.dataSource.manager.query(`UPDATE membership SET display_name = $2 WHERE account_id = $1`, [
      who.accountId,
      name,
    ]);
  };
  await named(told.moderator, acted[0]);
  await named(told.lead, acted[1]);
  const { moderator, lead, itemId, thread } = told;
  const post = { itemId, contentId: thread.postId };

  await onItem(app, moderator, 'claimItem', itemId);
  const words = await wordsFrom(app, moderator, itemId, 'checkIn');
  expect((await writeToMember(app, moderator, itemId, 'checkIn', words)).errors).toBeUndefined();
  expect((await act(app, moderator, 'hideContent', post)).errors).toBeUndefined();
  await onItem(app, moderator, 'handBack', itemId);
  await onItem(app, lead, 'claimItem', itemId);
  expect((await writeToMember(app, lead, itemId, null, 'We read what you wrote.')).errors).toBeUndefined();
  expect((await act(app, lead, 'restoreContent', post)).errors).toBeUndefined();
  expect((await act(app, lead, 'turnRepliesOff', post)).errors).toBeUndefined();
  expect((await act(app, lead, 'restrictMember', { itemId, hours: 2 })).errors).toBeUndefined();
  expect((await act(app, lead, 'removeContent', post)).errors).toBeUndefined();
  await app.drain();
});
afterAll(() => app.close());

describe('the voice of the team (R23, R50)', () => {
  it('has no name outward: nothing a member can read says who moderated', async () => {
    const { member, reporter, group, thread, moderator, lead } = told;
    const conversations = await ask(app, member, `{ conversations { id items { authorName authorRole } } }`);
    const letters = conversations.data!['conversations'].flatMap(({ items }: { items: unknown[] }) => items);
    expect(letters.length).toBeGreaterThanOrEqual(5);
    for (const letter of letters) expect(letter).toEqual({ authorName: '', authorRole: 'MODERATION_TEAM' });

    const decisions = (await ask(app, member, `{ myDecisions { id } }`)).data!['myDecisions'];
    expect(decisions.length).toBeGreaterThanOrEqual(3);
    const given = {
      id: decisions[0].id,
      slug: group.slug,
      threadId: thread.id,
      conversationId: conversations.data!['conversations'][0].id,
    };
    const named = new Set<string>();
    for (const who of [member, reporter])
      for (const root of queriesOf(app)) {
        const read = JSON.stringify((await askEverything(app, who, root, given)).answers);
        if ([...acted, moderator.accountId, lead.accountId].some((secret) => read.includes(secret)))
          named.add(root.name);
      }
    // A group says who looks after it; nothing says which of them did what.
    expect([...named].sort()).toEqual(['group', 'groups']);
  });

  it('has no place for a name in any template, and mails and notices carry none', async () => {
    for (const { id, body } of shippedTemplates)
      expect([id, body]).toEqual([id, expect.not.stringMatching(/\{(mod|moderator|me|staff)/i)]);
    const sent = await rows<{ text: string }>(
      app.dataSource.manager,
      `SELECT n::text AS text FROM notice n WHERE account_id = ANY($1) UNION ALL SELECT m::text FROM mail m WHERE account_id = ANY($1)`,
      [[told.member.accountId, told.reporter.accountId]],
    );
    expect(sent.length).toBeGreaterThan(0);
    for (const { text } of sent)
      for (const secret of [...acted, told.moderator.accountId, told.lead.accountId])
        expect(text).not.toContain(secret);
  });

  it('has its true author inward: in the conversation, on the timeline and in the audit trail', async () => {
    const item = (await openItem(app, told.lead, told.itemId)).data!['reviewItem'];
    const names = new Set(item.timeline.map(({ actorName }: { actorName: string | null }) => actorName));
    for (const name of acted) expect(names).toContain(name);
    const conversation = await ask(
      app,
      told.lead,
      `query ($id: UUID!) { reviewItem(id: $id) { conversation { items { authorName authorRole } } } }`,
      { id: told.itemId },
    );
    const authors = conversation.data!['reviewItem'].conversation.items.map(
      ({ authorName }: { authorName: string }) => authorName,
    );
    expect(new Set(authors)).toEqual(new Set(acted));
    const audited = await rows<{ actorId: string }>(
      app.dataSource.manager,
      `SELECT DISTINCT actor_id FROM audit_entry WHERE action IN ('reviewItem.message', 'reviewItem.hide', 'reviewItem.remove')`,
    );
    expect(new Set(audited.map(({ actorId }) => actorId))).toEqual(
      new Set([told.moderator.accountId, told.lead.accountId]),
    );
  });
});
