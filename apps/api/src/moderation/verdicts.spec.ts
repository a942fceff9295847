import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { ruleCodes } from '@kith/contracts/moderation-codes';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  act,
  aReportedThread,
  itemsAbout,
  noticesOf,
  onItem,
  openItem,
  pausedUntil,
  wordsFrom,
} from '../testing/desk.js';
import { aLead, ask, type Someone, type TestApp } from '../testing/people.js';
import { helpFor } from './rules.js';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let moderator: Someone;
let lead: Someone;
let thread: { id: string; postId: string };
let itemId: string;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.passes(60);
  ({ group, member, moderator, lead, thread, itemId } = await aReportedThread(app));
});

const claim = (who: Someone) => onItem(app, who, 'claimItem', itemId);
const item = async () => (await itemsAbout(app, member.membershipId(group)))[0]!;
const opened = async (who: Someone) => (await openItem(app, who, itemId)).data!['reviewItem'];
const pauses = () =>
  rows<{ endsAt: Date; liftedAt: Date | null }>(
    app.dataSource.manager,
    `SELECT ends_at, lifted_at FROM statement_of_reasons WHERE membership_id = $1 AND what = 'RESTRICTED'`,
    [member.membershipId(group)],
  );

describe('the end of a pause before its time', () => {
  const pause = async () => {
    await claim(lead);
    expect((await opened(lead)).viewerCan.endPause).toBe(false);
    await act(app, lead, 'restrictMember', { itemId, reasonCode: 'unkind', hours: 8 });
    expect((await opened(lead)).viewerCan.endPause).toBe(true);
  };
  const end = (who: Someone, reasonCode = 'calmAgain', more = {}) =>
    act(app, who, 'endPause', { itemId, contentType: null, reasonCode, ...more });

  it('has a reason and words, lets the member write again, and leaves the decision on record', async () => {
    await pause();
    app.clock.passes(1);
    expect((await end(lead, 'unkind')).code).toBe('input.invalid');
    expect((await end(lead, 'calmAgain', { memberText: ' ' })).code).toBe('input.required');
    expect((await end(lead)).code).toBeUndefined();
    expect(await pausedUntil(app, member.membershipId(group))).toBeNull();
    expect(await pauses()).toEqual([{ endsAt: app.clock.now(), liftedAt: null }]);
    expect((await noticesOf(app, member)).filter((kind) => kind === 'decision.lifted')).toHaveLength(1);
    const { timeline, viewerCan } = await opened(lead);
    expect(timeline.at(-1)).toMatchObject({ kind: 'endPause' });
    expect(viewerCan.endPause).toBe(false);
    expect((await end(lead)).code).toBe('reviewItem.notPaused');
  });

  it('takes the decision back when it was a mistake', async () => {
    await pause();
    expect((await end(lead, 'mistake')).code).toBeUndefined();
    expect((await pauses())[0]!.liftedAt).not.toBeNull();
  });

  it('is not for peers', async () => {
    await pause();
    await onItem(app, lead, 'handBack', itemId);
    await claim(moderator);
    expect((await opened(moderator)).viewerCan.endPause).toBe(false);
    expect((await end(moderator)).code).toBe('action.forbidden');
    expect(await pausedUntil(app, member.membershipId(group))).not.toBeNull();
  });
});

describe('what makes sense now', () => {
  it('is an answer in the open only for those who may write in the group', async () => {
    const outsider = await aLead(app);
    await claim(outsider);
    expect((await opened(outsider)).viewerCan.reply).toBe(false);
    await onItem(app, outsider, 'handBack', itemId);
    await claim(lead);
    expect((await opened(lead)).viewerCan.reply).toBe(true);
    await write(app.dataSource.manager, `UPDATE membership SET restricted_until = $2 WHERE id = $1`, [
      lead.membershipId(group),
      new Date(app.clock.now().getTime() + 3_600_000),
    ]);
    expect((await opened(lead)).viewerCan.reply).toBe(false);
  });

  it('says when the author asked that only moderators see it', async () => {
    const asked = (reasonCode: string) =>
      write(
        app.dataSource.manager,
        `INSERT INTO content_transition (content_type, content_id, from_state, to_state, reason_code, policy_version, at)
         VALUES ('POST', $1, 'PUBLISHED', 'HELD', $2, '1', clock_timestamp())`,
        [thread.postId, reasonCode],
      );
    await asked('authorAsked');
    expect((await opened(moderator)).subjects[0].authorAsked).toBe(false);
    await write(app.dataSource.manager, `UPDATE post SET state = 'HELD' WHERE id = $1`, [thread.postId]);
    expect((await opened(moderator)).subjects[0].authorAsked).toBe(true);
    await asked('B7');
    expect((await opened(moderator)).subjects[0].authorAsked).toBe(false);
  });

  it('comes with help for the concern at hand (R24)', async () => {
    expect((await opened(moderator)).help[0]).toContain('what they do themselves');
    for (const code of [
      'B2',
      'A10',
      'C1',
      'D1',
      'B7',
      'safety',
      'help',
      'premoderation',
      'somethingNew',
      ...ruleCodes,
    ]) {
      const lines = helpFor([
        { code: 'offTopic', category: 'RULE', level: 'GREEN' },
        { code, category: code[0]!, level: 'RED' },
      ]);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThanOrEqual(3);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
    }
  });
});

describe('a crisis in which a peer finds nothing', () => {
  const close = async (who: Someone, reasonCode: string, note: string | null) => {
    const { version } = await item();
    return ask(
      app,
      who,
      `mutation ($key: UUID!, $id: UUID!, $v: Int!, $reason: String!, $note: String) { decideItem(key: $key, id: $id, version: $v, reasonCode: $reason, note: $note) { status } }`,
      { key: randomUUID(), id: itemId, v: version, reason: reasonCode, note },
    );
  };
  beforeEach(() => write(app.dataSource.manager, `UPDATE review_item SET level = 'CRISIS' WHERE id = $1`, [itemId]));

  it.each(['noConcern', 'falseAlarm'])('closed as %s, needs a note, and a lead looks too', async (reason) => {
    await claim(moderator);
    expect((await close(moderator, reason, null)).code).toBe('input.required');
    expect(await noticesOf(app, lead)).not.toContain('desk.crisisClosed');
    expect((await close(moderator, reason, 'It is a line of a song.')).code).toBeUndefined();
    expect(await noticesOf(app, lead)).toContain('desk.crisisClosed');
  });

  it('but not when they acted, or when a lead closes it', async () => {
    await claim(moderator);
    expect((await close(moderator, 'supported', null)).code).toBeUndefined();
    await claim(lead);
    expect((await close(lead, 'noConcern', null)).code).toBeUndefined();
    expect(await noticesOf(app, lead)).not.toContain('desk.crisisClosed');
  });
});

describe('writing and waiting in one step', () => {
  const send = async (hours: number | null) =>
    ask(
      app,
      moderator,
      `mutation ($key: UUID!, $id: UUID!, $body: String!, $hours: Int) {
        writeToMember(key: $key, itemId: $id, templateId: "kindWord", body: $body, waitHours: $hours) { leaseUntil } }`,
      { key: randomUUID(), id: itemId, body: await wordsFrom(app, moderator, itemId, 'kindWord'), hours },
    );
  const tomorrow = () => new Date(app.clock.now().getTime() + 24 * 3_600_000);
  const wakeAt = async () =>
    (
      await rows<{ wakeAt: Date | null }>(app.dataSource.manager, `SELECT wake_at FROM review_item WHERE id = $1`, [
        itemId,
      ])
    )[0]!.wakeAt;

  it('keeps the concern until they answer, at most until then', async () => {
    await claim(moderator);
    expect((await send(73)).code).toBe('input.invalid');
    expect(await noticesOf(app, member)).not.toContain('team.wrote');
    expect((await send(24)).data).toEqual({ writeToMember: { leaseUntil: null } });
    expect(await wakeAt()).toEqual(tomorrow());
    app.clock.passes(30);
    await app.sweep();
    expect(await item()).toMatchObject({ status: 'CLAIMED' });
  });

  it('still sends the words when it has become a crisis, and then nobody waits', async () => {
    await claim(moderator);
    await write(app.dataSource.manager, `UPDATE review_item SET level = 'CRISIS' WHERE id = $1`, [itemId]);
    expect((await send(24)).code).toBeUndefined();
    expect(await wakeAt()).toBeNull();
    expect(await noticesOf(app, member)).toContain('team.wrote');
  });
});
