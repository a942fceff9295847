import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  act,
  aReportedThread,
  confirmProposal,
  decideAppeal,
  noticesOf,
  onItem,
  pausedUntil,
  postState,
} from '../testing/desk.js';
import { aLead, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let moderator: Someone;
let lead: Someone;
let second: Someone;
let thread: { id: string; postId: string };
let itemId: string;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.passes(60);
  second = await aLead(app);
  ({ group, member, moderator, lead, thread, itemId } = await aReportedThread(app));
});

const claim = (who: Someone) => onItem(app, who, 'claimItem', itemId);
const onPost = (more = {}) => ({ itemId, contentId: thread.postId, reasonCode: 'unsafeAdvice', ...more });
const one = async <Row>(text: string, values: unknown[]) => (await rows<Row>(app.dataSource.manager, text, values))[0]!;
/** The member challenges the newest decision of this kind. */
const appeal = async (what: string): Promise<string> => {
  const { id } = await one<{ id: string }>(
    `SELECT id FROM statement_of_reasons WHERE membership_id = $1 AND what = $2 ORDER BY created_at DESC, id DESC LIMIT 1`,
    [member.membershipId(group), what],
  );
  const { data } = await ask(
    app,
    member,
    `mutation ($key: UUID!, $id: UUID!) { appealDecision(key: $key, decisionId: $id, words: "Please look.") { appeal { id } } }`,
    { key: randomUUID(), id },
  );
  return data!['appealDecision'].appeal.id;
};
const waiting = async (who: Someone) =>
  (await ask(app, who, `{ desk { waiting { appeals proposals } } }`)).data!['desk'].waiting;
const outcomesOf = async (who: Someone, id: string): Promise<string[]> =>
  (await ask(app, who, `{ appeals { id viewerCan { outcomes } } }`)).data!['appeals'].find(
    (each: { id: string }) => each.id === id,
  ).viewerCan.outcomes;

describe('another look (R22)', () => {
  it('offers "partly" only where there is a part to change: a running pause ends, and stands as a decision', async () => {
    await claim(lead);
    await act(app, lead, 'removeContent', onPost());
    await act(app, lead, 'restrictMember', { itemId, reasonCode: 'unkind', hours: 4 });
    const words = await appeal('REMOVED');
    const pause = await appeal('RESTRICTED');
    expect(await outcomesOf(second, words)).toEqual(['UPHELD', 'OVERTURNED']);
    expect(await outcomesOf(second, pause)).toEqual(['UPHELD', 'PARTLY', 'OVERTURNED']);
    expect(await outcomesOf(lead, pause)).toEqual([]);
    expect((await decideAppeal(app, second, words, 'PARTLY')).code).toBe('input.invalid');
    expect((await decideAppeal(app, second, pause, 'PARTLY')).code).toBeUndefined();
    expect(await pausedUntil(app, member.membershipId(group))).toBeNull();
    const kept = await one<{ endsAt: Date; liftedAt: Date | null }>(
      `SELECT ends_at, lifted_at FROM statement_of_reasons WHERE membership_id = $1 AND what = 'RESTRICTED'`,
      [member.membershipId(group)],
    );
    expect(kept).toEqual({ endsAt: app.clock.now(), liftedAt: null });
    expect(await noticesOf(app, member)).toEqual(expect.arrayContaining(['decision.lifted', 'appeal.decided']));
  });

  it('takes back its own decision only: what was decided about the words since stands', async () => {
    await claim(moderator);
    await act(app, moderator, 'hideContent', onPost());
    const id = await appeal('HIDDEN');
    await onItem(app, moderator, 'handBack', itemId);
    await claim(lead);
    await act(app, lead, 'removeContent', onPost());
    expect((await decideAppeal(app, second, id, 'OVERTURNED')).code).toBeUndefined();
    expect(await postState(app, thread.postId)).toBe('REMOVED');
  });

  it('can be given when the author has taken the words back meanwhile', async () => {
    await claim(moderator);
    await act(app, moderator, 'hideContent', onPost());
    const id = await appeal('HIDDEN');
    await write(app.dataSource.manager, `UPDATE post SET state = 'AUTHOR_DELETED' WHERE id = $1`, [thread.postId]);
    expect((await decideAppeal(app, second, id, 'OVERTURNED')).code).toBeUndefined();
  });

  it('is a matter for leads from the first minute, and never for the one who decided', async () => {
    await claim(lead);
    await act(app, lead, 'hideContent', onPost());
    await appeal('HIDDEN');
    expect(await noticesOf(app, second)).toContain('appeal.lodged');
    expect(await noticesOf(app, lead)).not.toContain('appeal.lodged');
    expect(await noticesOf(app, moderator)).not.toContain('appeal.lodged');
    const mails = await rows<{ template: string }>(
      app.dataSource.manager,
      `SELECT template FROM mail WHERE account_id = $1`,
      [second.accountId],
    );
    expect(new Set(mails.map(({ template }) => template))).toEqual(new Set(['newMessage']));
  });

  it('that is late is a safety event, once, and the leads hear of it', async () => {
    await claim(lead);
    await act(app, lead, 'hideContent', onPost());
    const id = await appeal('HIDDEN');
    app.clock.passes(7 * 24 * 60 + 1);
    await app.sweep();
    await app.sweep();
    const noted = await rows(app.dataSource.manager, `SELECT timer, cause FROM breach WHERE subject_id = $1`, [id]);
    expect(noted).toEqual([{ timer: 'appeal.decide', cause: 'noAnswer' }]);
    const told = await rows<{ accountId: string }>(
      app.dataSource.manager,
      `SELECT account_id FROM notice WHERE key = $1`,
      [`appeal.late:${id}`],
    );
    const people = told.map(({ accountId }) => accountId);
    expect(people.filter((each) => each === second.accountId)).toHaveLength(1);
    expect(people).not.toContain(lead.accountId);
  });
});

describe('what waits for a lead', () => {
  it('is told and counted, for those who may do it, and the count goes away when it is done', async () => {
    const before = { lead: await waiting(lead), second: await waiting(second) };
    await claim(moderator);
    await act(app, moderator, 'removeContent', onPost());
    expect(await noticesOf(app, lead)).toContain('proposal.made');
    expect(await noticesOf(app, moderator)).not.toContain('proposal.made');
    expect(await waiting(lead)).toEqual({ ...before.lead, proposals: before.lead.proposals + 1 });
    expect(await waiting(moderator)).toEqual({ appeals: 0, proposals: 0 });
    const { id } = (await ask(app, lead, `{ proposals { id reviewItemId } }`)).data!['proposals'].find(
      (each: { reviewItemId: string }) => each.reviewItemId === itemId,
    );
    await confirmProposal(app, lead, id);
    expect(await waiting(lead)).toEqual(before.lead);

    const challenged = await appeal('REMOVED');
    expect(await waiting(lead)).toEqual(before.lead);
    expect(await waiting(second)).toEqual({ ...before.second, appeals: before.second.appeals + 1 });
    await decideAppeal(app, second, challenged, 'UPHELD');
    expect(await waiting(second)).toEqual(before.second);
  });
});
