import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { decideReasons } from '@kith/contracts/moderation-codes';

import { anApp } from '../testing/app.js';
import { aCase } from '../testing/clinic.js';
import { act, aReportedThread, decide, onItem, openItem, report } from '../testing/desk.js';
import { aMember, ask, type Someone, type TestApp } from '../testing/people.js';
import { outcomeOf } from './outcomes.js';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let worried: Someone;
let lead: Someone;
let thread: { id: string; postId: string };
let itemId: string;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ({
    group,
    member,
    reporter: worried,
    lead,
    thread,
    itemId,
  } = await aReportedThread(app, { body: 'What do you eat at work?', report: { door: 'WORRIED' } }));
});

const decided = async (reason: string) => {
  const item = (await openItem(app, lead, itemId)).data!['reviewItem'];
  expect((await decide(app, lead, item, reason)).errors).toBeUndefined();
  app.clock.passes(0.5);
  await app.sweep();
};
const heard = async () => (await ask(app, worried, `{ myReports { status outcome } }`)).data!['myReports'][0];

describe('what a worried reporter hears (R10, R48)', () => {
  it.each(decideReasons)('never says that we wrote when nobody did: %s', async (reason) => {
    await onItem(app, lead, 'claimItem', itemId);
    await decided(reason);
    expect(await heard()).toEqual({ status: 'DEALT_WITH', outcome: 'looked' });
  });

  it('says that we wrote when somebody did', async () => {
    await onItem(app, lead, 'claimItem', itemId);
    const hidden = await act(app, lead, 'hideContent', { itemId, contentId: thread.postId });
    expect(hidden.errors).toBeUndefined();
    await decided('supported');
    expect(await heard()).toEqual({ status: 'DEALT_WITH', outcome: 'supported' });
  });

  it('does not count what was written before the concern came back', async () => {
    await onItem(app, lead, 'claimItem', itemId);
    await act(app, lead, 'hideContent', { itemId, contentId: thread.postId });
    await decided('supported');
    app.clock.passes(10);
    await ask(app, worried, `mutation ($id: UUID!) { stillWorried(reportId: $id) { status } }`, {
      id: (await ask(app, worried, `{ myReports { id } }`)).data!['myReports'][0].id,
    });
    await onItem(app, lead, 'claimItem', itemId);
    await decided('supported');
    expect(await heard()).toEqual({ status: 'DEALT_WITH', outcome: 'looked' });
  });

  it('waits for the outcome of a case that is still open, whatever the desk decided meanwhile', async () => {
    await aCase(app, { groupId: group.id, membershipId: member.membershipId(group) }, lead, 'RED');
    await report(app, await aMember(app, { groups: [group] }), { contentId: thread.postId });
    await onItem(app, lead, 'claimItem', itemId);
    await decided('noConcern');
    expect(await heard()).toEqual({ status: 'BEING_LOOKED_AT', outcome: null });
  });

  it('knows rules apart from care', () => {
    expect(outcomeOf('acted', false)).toEqual({ worried: 'looked', rule: 'acted' });
    expect(outcomeOf('noConcern', true)).toEqual({ worried: 'looked', rule: 'noRuleBroken' });
    expect(outcomeOf('somethingNew', false)).toEqual({ worried: 'looked', rule: 'acted' });
  });
});
