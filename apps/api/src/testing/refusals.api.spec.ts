import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows } from '../platform/db.js';
import { anApp } from './app.js';
import { itemsAbout, onItem, openItem, report } from './desk.js';
import { aThread } from './forum.js';
import { aGroup, aMember, aModerator, anAccount, ask, type Someone, type TestApp } from './people.js';

let app: TestApp;
let group: { id: string; slug: string };

beforeAll(async () => {
  app = await anApp();
  group = await aGroup(app);
});
afterAll(() => app.close());

const kept = (who: Someone) =>
  rows<Record<string, unknown>>(
    app.dataSource.manager,
    `SELECT target_type, target_id, reason_code, details, session_id FROM audit_entry
     WHERE actor_id = $1 AND action = 'access.refused' ORDER BY at, id`,
    [who.accountId],
  );

describe('who was refused what is on record (R54)', () => {
  it('with the person, the act, its target and the code, and without a word of what was sent', async () => {
    const member = await aMember(app, { groups: [group] });
    const thread = await aThread(app, await aMember(app, { groups: [group] }), group, { body: 'Good morning.' });
    const mark = await ask(
      app,
      member,
      `mutation ($key: UUID!, $id: UUID!) { mine: markContent(key: $key, contentType: POST, contentId: $id, level: RED, note: "Secret words.") { id } }`,
      { key: randomUUID(), id: thread.postId },
    );
    expect(mark.code).toBe('action.forbidden');
    const [row, ...more] = await kept(member);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      targetType: 'markContent',
      targetId: thread.postId,
      reasonCode: 'action.forbidden',
      details: { rule: 'markContent' },
    });
    expect(row!['sessionId']).not.toBeNull();
    expect(JSON.stringify(row)).not.toContain('Secret');
  });

  it('for what is read as well', async () => {
    const auditor = await anAccount(app, { roles: ['auditor'] });
    await ask(app, auditor, `{ queue(view: OPEN) { updatedAt } }`);
    expect(await kept(auditor)).toMatchObject([{ targetType: 'queue', targetId: 'none', details: { rule: 'desk' } }]);
  });

  it('where somebody is part of it themselves, although the act itself left nothing behind', async () => {
    const member = await aMember(app, { groups: [group] });
    const moderator = await aModerator(app, { groups: [group] });
    const thread = await aThread(app, member, group, { body: 'Good morning.' });
    await report(app, moderator, { contentId: thread.postId });
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect((await onItem(app, moderator, 'claimItem', item!.id)).code).toBe('action.involved');
    expect((await openItem(app, moderator, item!.id)).code).toBe('action.involved');
    expect(await kept(moderator)).toMatchObject([
      { targetType: 'claimItem', targetId: item!.id, reasonCode: 'action.involved' },
      { targetType: 'reviewItem', targetId: item!.id, reasonCode: 'action.involved' },
    ]);
  });

  it('and not for the daily slips of forms', async () => {
    const member = await aMember(app, { groups: [group] });
    await report(app, member, { contentId: randomUUID() });
    expect(await kept(member)).toEqual([]);
  });
});
