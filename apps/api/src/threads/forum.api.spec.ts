import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { anApp } from '../testing/app.js';
import { aPage, aReply, aThread, threadDocument } from '../testing/forum.js';
import { aGroup, aMember, aModerator, ask, type TestApp } from '../testing/people.js';

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

describe('a talk in the forum', () => {
  it('is opened, answered and read in order', async () => {
    const group = await aGroup(app);
    const opener = await aMember(app, { groups: [group] });
    const answerer = await aModerator(app, { groups: [group] });
    const thread = await aThread(app, opener, group, {
      title: 'Eating out',
      body: 'What is in the **sauce**?',
      topic: 'food',
    });
    const reply = await aReply(app, answerer, thread, 'I ask.', thread.postId);

    const page = await aPage(app, opener, thread);
    expect(page).toMatchObject({ pageNumber: 1, pageCount: 1 });
    expect(page.items.map(({ number, bodyHtml }) => [number, bodyHtml])).toEqual([
      [1, '<p>What is in the <strong>sauce</strong>?</p>'],
      [2, '<p>I ask.</p>'],
    ]);
    expect(page.items[1]).toMatchObject({ id: reply.id, author: { isModerator: true, isMe: false }, bodySource: null });
    expect(page.items[1]?.['replyTo']).toMatchObject({ id: thread.postId, number: 1 });
    const { data } = await ask(app, opener, threadDocument, { id: thread.id });
    expect(data!['thread']).toMatchObject({
      title: 'Eating out',
      topic: 'food',
      replyCount: 1,
      firstUnread: 2,
      opening: { number: 1, bodySource: 'What is in the **sauce**?' },
      group: { id: group.id, newThreads: 0 },
      viewerCan: { reply: true, whyNot: null },
    });
  });
});
