import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  act,
  aReportedThread,
  confirmProposal,
  decide,
  decideAppeal,
  itemsAbout,
  lettersTo,
  noticesOf,
  onItem,
  openItem,
  pausedUntil,
  postState,
  report,
  wordsFrom,
  writeToMember,
} from '../testing/desk.js';
import { aPage, aReply, aThread } from '../testing/forum.js';
import { aClinician, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';

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
  ({ group, member, moderator, lead, thread, itemId } = await aReportedThread(app, {
    body: 'Just bump it up by six units, your nurse need not know.',
  }));
});

const stateOf = (postId = thread.postId) => postState(app, postId);
const statements = () =>
  rows<{ id: string; what: string; rule: string; liftedAt: Date | null; decidedBy: string; foundBySoftware: boolean }>(
    app.dataSource.manager,
    `SELECT id, what, rule, lifted_at, decided_by, found_by_software FROM statement_of_reasons WHERE membership_id = $1 ORDER BY created_at`,
    [member.membershipId(group)],
  );
const letters = () => lettersTo(app, member.membershipId(group));
const onPost = (more = {}) => ({ itemId, contentId: thread.postId, reasonCode: 'unsafeAdvice', ...more });
const claim = (who: Someone) => onItem(app, who, 'claimItem', itemId);

const lastAct = async (who: Someone, kind: string): Promise<string> =>
  (await openItem(app, who, itemId)).data!['reviewItem'].timeline.findLast(
    (entry: { kind: string; actionId: string | null }) => entry.kind === kind,
  ).actionId;
const undo = (who: Someone, id: string) =>
  ask(app, who, `mutation ($id: UUID!) { undoAction(actionId: $id) { id level } }`, { id });

describe('hiding', () => {
  it('tells the author why, kindly and at once, and leaves a neutral stub for the others (R20, R21)', async () => {
    await claim(moderator);
    const agreed = await wordsFrom(app, moderator, itemId, 'hiddenForSafety');
    expect((await act(app, moderator, 'hideContent', onPost())).code).toBeUndefined();
    expect(await stateOf()).toBe('HIDDEN');
    expect(await statements()).toMatchObject([
      { what: 'HIDDEN', rule: 'unsafeAdvice', decidedBy: moderator.accountId, foundBySoftware: false },
    ]);
    expect(await letters()).toEqual([{ bodySource: agreed, template: 'hiddenForSafety' }]);
    expect(await noticesOf(app, member)).toContain('decision.made');
    const [decision] = (
      await ask(app, member, `{ myDecisions { what rule explanation contentCopy appealUntil viewerCan { appeal } } }`)
    ).data!['myDecisions'];
    expect(decision).toMatchObject({ what: 'HIDDEN', viewerCan: { appeal: true } });
    expect(decision.contentCopy).toContain('bump it up');
  });

  it('is undone within seconds by the one who did it, and by nobody else', async () => {
    await claim(moderator);
    await act(app, moderator, 'hideContent', onPost());
    const { actionId } = (await openItem(app, moderator, itemId)).data!['reviewItem'].timeline.find(
      (entry: { kind: string }) => entry.kind === 'hide',
    );
    const undo = (who: Someone) =>
      ask(app, who, `mutation ($id: UUID!) { undoAction(actionId: $id) { id } }`, { id: actionId });
    expect((await undo(lead)).code).toBe('reviewItem.notYours');
    expect((await undo(moderator)).code).toBeUndefined();
    expect(await stateOf()).toBe('PUBLISHED');
    expect((await statements())[0]!.liftedAt).not.toBeNull();
  });

  it('is no longer undone once a colleague has decided otherwise about the words', async () => {
    await claim(moderator);
    await act(app, moderator, 'hideContent', onPost());
    const id = await lastAct(moderator, 'hide');
    await onItem(app, moderator, 'handBack', itemId);
    await claim(lead);
    await act(app, lead, 'removeContent', onPost());
    expect((await undo(moderator, id)).code).toBe('reviewItem.undoOver');
    expect(await stateOf()).toBe('REMOVED');
    expect((await undo(lead, await lastAct(lead, 'remove'))).code).toBeUndefined();
    expect(await stateOf()).toBe('HIDDEN');
  });

  it('can no longer be undone after the seconds are over', async () => {
    await claim(moderator);
    await act(app, moderator, 'hideContent', onPost());
    const { actionId } = (await openItem(app, moderator, itemId)).data!['reviewItem'].timeline.find(
      (entry: { kind: string }) => entry.kind === 'hide',
    );
    app.clock.passes(0.5);
    expect(
      (await ask(app, moderator, `mutation ($id: UUID!) { undoAction(actionId: $id) { id } }`, { id: actionId })).code,
    ).toBe('reviewItem.undoOver');
    expect(await stateOf()).toBe('HIDDEN');
  });

  it('happens once for one key, and is refused for the key with other words', async () => {
    await claim(moderator);
    const input = onPost({ key: randomUUID() });
    await act(app, moderator, 'hideContent', input);
    expect((await act(app, moderator, 'hideContent', input)).code).toBeUndefined();
    expect(await statements()).toHaveLength(1);
    expect(await letters()).toHaveLength(1);
    expect((await act(app, moderator, 'hideContent', { ...input, memberText: 'Other words.' })).code).toBe(
      'input.keyReused',
    );
  });

  it('is refused without a claim, and changes nothing', async () => {
    expect((await act(app, moderator, 'hideContent', onPost())).code).toBe('reviewItem.notOpen');
    await claim(lead);
    expect((await act(app, moderator, 'hideContent', onPost())).code).toBe('reviewItem.notYours');
    expect(await stateOf()).toBe('PUBLISHED');
    expect(await statements()).toEqual([]);
  });

  it('is refused for words the item is not about, unknown rules and empty or endless texts', async () => {
    await claim(moderator);
    const other = await aThread(app, member, group, { body: 'Something calm.' });
    expect((await act(app, moderator, 'hideContent', onPost({ contentId: other.postId }))).code).toBe(
      'resource.notFound',
    );
    expect((await act(app, moderator, 'hideContent', onPost({ reasonCode: 'because' }))).code).toBe('input.invalid');
    expect((await act(app, moderator, 'hideContent', onPost({ memberText: ' ' }))).code).toBe('input.required');
    expect((await act(app, moderator, 'hideContent', onPost({ memberText: 'a'.repeat(2001) }))).code).toBe(
      'input.tooLong',
    );
    expect(await stateOf()).toBe('PUBLISHED');
  });

  it('is lifted by showing the words again, and the author hears it', async () => {
    await claim(moderator);
    await act(app, moderator, 'hideContent', onPost());
    await act(app, moderator, 'restoreContent', onPost());
    expect(await stateOf()).toBe('PUBLISHED');
    expect(await noticesOf(app, member)).toContain('decision.lifted');
  });
});

describe('taking down and pausing', () => {
  it('are only proposed by a peer moderator, and carried out by a lead (2.1)', async () => {
    await claim(moderator);
    const answer = await act(app, moderator, 'removeContent', onPost());
    expect(answer.code).toBeUndefined();
    expect(await stateOf()).toBe('PUBLISHED');
    expect(await statements()).toEqual([]);
    const [proposal] = (
      await ask(app, lead, `{ proposals { id kind proposedByName personName viewerCan { confirm } } }`)
    ).data!['proposals'].slice(-1);
    expect(proposal).toMatchObject({ kind: 'REMOVE', viewerCan: { confirm: true } });
    const confirm = (who: Someone) => confirmProposal(app, who, proposal.id);
    expect((await confirm(moderator)).code).toBe('action.forbidden');
    const both = await Promise.all([confirm(lead), confirm(await aLead(app))]);
    expect(both.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(both.flatMap(({ code }) => code ?? [])).toEqual(['proposal.decided']);
    expect(await stateOf()).toBe('REMOVED');
    expect(await statements()).toMatchObject([{ what: 'REMOVED' }]);
  });

  it('are done at once by a lead, up to 24 hours', async () => {
    await claim(lead);
    expect((await act(app, lead, 'restrictMember', { itemId, reasonCode: 'unkind', hours: 25 })).code).toBe(
      'input.invalid',
    );
    expect((await act(app, lead, 'restrictMember', { itemId, reasonCode: 'unkind', hours: 24 })).code).toBeUndefined();
    expect(await pausedUntil(app, member.membershipId(group))).toEqual(
      new Date(app.clock.now().getTime() + 24 * 3_600_000),
    );
  });

  it('are taken back by the lead who confirmed them, and then wait for a lead again', async () => {
    await claim(moderator);
    await act(app, moderator, 'removeContent', onPost());
    await act(app, moderator, 'restrictMember', { itemId, reasonCode: 'unkind', hours: 2 });
    const waiting = async (): Promise<{ id: string }[]> =>
      (await ask(app, lead, `{ proposals { id reviewItemId } }`)).data!['proposals'].filter(
        (each: { reviewItemId: string }) => each.reviewItemId === itemId,
      );
    const confirm = (id: string) => confirmProposal(app, lead, id);
    for (const { id } of await waiting()) {
      expect((await confirm(id)).code).toBeUndefined();
      expect(await waiting()).toHaveLength(1);
      expect((await undo(lead, await lastAct(lead, 'confirm'))).code).toBeUndefined();
      expect(await waiting()).toHaveLength(2);
    }
    expect(await stateOf()).toBe('PUBLISHED');
    expect(await pausedUntil(app, member.membershipId(group))).toBeNull();
    expect((await statements()).map(({ liftedAt }) => liftedAt !== null)).toEqual([true, true]);
    for (const { id } of await waiting()) expect((await confirm(id)).code).toBeUndefined();
    expect(await stateOf()).toBe('REMOVED');
    expect(await pausedUntil(app, member.membershipId(group))).not.toBeNull();
  });

  it('keep a longer pause that somebody has set since', async () => {
    await claim(lead);
    await act(app, lead, 'restrictMember', { itemId, reasonCode: 'unkind', hours: 1 });
    const first = await lastAct(lead, 'restrict');
    await act(app, lead, 'restrictMember', { itemId, reasonCode: 'unkind', hours: 4 });
    expect((await undo(lead, first)).code).toBe('reviewItem.undoOver');
    expect(await pausedUntil(app, member.membershipId(group))).toEqual(
      new Date(app.clock.now().getTime() + 4 * 3_600_000),
    );
  });

  it('never follow from distress (R20)', async () => {
    await claim(lead);
    expect((await act(app, lead, 'removeContent', onPost({ reasonCode: 'distressCare' }))).code).toBe(
      'reviewItem.notForDistress',
    );
    expect((await act(app, lead, 'restrictMember', { itemId, reasonCode: 'distressCare', hours: 1 })).code).toBe(
      'reviewItem.notForDistress',
    );
    expect(await stateOf()).toBe('PUBLISHED');
    expect((await act(app, lead, 'hideContent', onPost({ reasonCode: 'distressCare' }))).code).toBeUndefined();
  });
});

describe('words to the member', () => {
  const send = (who: Someone, templateId: string | null, body: string) =>
    writeToMember(app, who, itemId, templateId, body);

  it('begin from a template when a peer writes, with every blank filled by their own words (R23)', async () => {
    await claim(moderator);
    const { templates } = (
      await ask(app, moderator, `query ($id: UUID!) { reviewItem(id: $id) { templates { id body blanks } } }`, {
        id: itemId,
      })
    ).data!['reviewItem'];
    const { body, blanks } = templates.find((each: { id: string }) => each.id === 'kindWord');
    expect(blanks).toEqual(['theirWords', 'time']);
    expect((await send(moderator, null, 'Free words.')).code).toBe('reviewItem.templateNeeded');
    expect((await send(moderator, 'kindWord', body)).code).toBe('reviewItem.templateNeeded');
    expect((await send(moderator, 'kindWord', 'Something else altogether.')).code).toBe('reviewItem.templateNeeded');
    const filled = body.replace('{theirWords}', 'bumping it up').replace('{time}', '10pm');
    expect((await send(moderator, 'kindWord', filled)).code).toBeUndefined();
    expect(await letters()).toEqual([{ bodySource: filled, template: 'kindWord' }]);
    expect(await noticesOf(app, member)).toContain('team.wrote');
  });

  it('are free for a lead', async () => {
    await claim(lead);
    expect((await send(lead, null, 'Hello, how was today?')).code).toBeUndefined();
  });

  it('can be said in the open, and make the moderator no party of the thread', async () => {
    await claim(moderator);
    const answer = await ask(
      app,
      moderator,
      `mutation ($key: UUID!, $itemId: UUID!, $contentId: UUID!, $body: String!) {
        replyInOpen(key: $key, itemId: $itemId, contentId: $contentId, body: $body) { id } }`,
      {
        key: randomUUID(),
        itemId,
        contentId: thread.postId,
        body: 'Please ask your own team before you change a dose.',
      },
    );
    expect(answer.code).toBeUndefined();
    const { items } = await aPage(app, member, thread);
    expect(items.at(-1)!['bodyHtml']).toContain('ask your own team');
    await report(app, await aMember(app, { groups: [group] }), { contentId: thread.postId });
    expect((await openItem(app, moderator, itemId)).code).toBeUndefined();
  });
});

describe('nobody acts where they are involved (R3)', () => {
  const both = async (who: Someone) => {
    expect((await claim(who)).code).toBe('action.involved');
    const { items } = (await ask(app, who, `{ queue(view: OPEN) { items { id } } }`)).data!['queue'];
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(itemId);
    expect((await claim(moderator)).code).toBeUndefined();
  };

  it('not on a concern about themselves', async () => {
    await write(app.dataSource.manager, `INSERT INTO account_role (account_id, role) VALUES ($1, 'leadModerator')`, [
      member.accountId,
    ]);
    await write(
      app.dataSource.manager,
      `INSERT INTO second_factor (account_id, seed_sealed, confirmed_at) VALUES ($1, '', now()) ON CONFLICT DO NOTHING`,
      [member.accountId],
    );
    await write(app.dataSource.manager, `UPDATE session SET second_factor_at = $2 WHERE account_id = $1`, [
      member.accountId,
      app.clock.now(),
    ]);
    await both(member);
  });

  it('not on what they reported', async () => {
    const reporter = await aModerator(app, { groups: [group] });
    await report(app, reporter, { contentId: thread.postId });
    await both(reporter);
  });

  it('not in a thread where they took part (R3, H24)', async () => {
    const party = await aModerator(app, { groups: [group] });
    await aReply(app, party, thread, 'I would not do that.');
    await report(app, await aMember(app, { groups: [group] }), { contentId: thread.postId });
    await both(party);
  });
});

describe('levels', () => {
  const setLevel = async (who: Someone, level: string, from = itemId) => {
    const { version } = (await itemsAbout(app, member.membershipId(group)))[0]!;
    return ask(
      app,
      who,
      `mutation ($id: UUID!, $version: Int!, $level: Level!) { setItemLevel(id: $id, version: $version, level: $level, reasonCode: "readInContext") { level } }`,
      { id: from, version, level },
    );
  };

  it('go up freely, and down by rank: a peer amber to green, a lead red to amber, clinical roles anything', async () => {
    await claim(moderator);
    expect((await setLevel(moderator, 'AMBER')).code).toBe('reviewItem.lowerNotAllowed');
    expect((await setLevel(moderator, 'CRISIS')).code).toBeUndefined();
    await onItem(app, moderator, 'handBack', itemId);
    await claim(lead);
    expect((await setLevel(lead, 'RED')).code).toBe('reviewItem.lowerNotAllowed');
    await onItem(app, lead, 'handBack', itemId);
    const nurse = await aClinician(app);
    await claim(nurse);
    expect((await setLevel(nurse, 'RED')).code).toBeUndefined();
    await onItem(app, nurse, 'handBack', itemId);
    await claim(lead);
    expect((await setLevel(lead, 'AMBER')).code).toBeUndefined();
    await onItem(app, lead, 'handBack', itemId);
    await claim(moderator);
    expect((await setLevel(moderator, 'GREEN')).code).toBeUndefined();
  });

  it('are taken back only while nothing newer stands: an undo never ends a crisis somebody else has raised', async () => {
    await claim(moderator);
    await setLevel(moderator, 'CRISIS');
    expect(await undo(moderator, await lastAct(moderator, 'level'))).toMatchObject({
      data: { undoAction: { level: 'RED' } },
    });

    const nurse = await aClinician(app);
    await onItem(app, moderator, 'handBack', itemId);
    await claim(nurse);
    await setLevel(nurse, 'AMBER');
    const lowered = await lastAct(nurse, 'level');
    await setLevel(moderator, 'CRISIS');
    expect((await undo(nurse, lowered)).code).toBe('reviewItem.undoOver');

    await setLevel(nurse, 'RED');
    await setLevel(moderator, 'CRISIS');
    const raised = await lastAct(moderator, 'level');
    app.clock.passes(0.1);
    await report(app, await aMember(app, { groups: [group] }), {
      contentId: thread.postId,
      category: 'medicalEmergency',
    });
    expect((await undo(moderator, raised)).code).toBe('reviewItem.undoOver');
    expect((await itemsAbout(app, member.membershipId(group)))[0]).toMatchObject({ level: 'CRISIS' });
    expect((await itemsAbout(app, member.membershipId(group)))[0]!.pageDueAt).not.toBeNull();
  });
});

describe('waiting', () => {
  const wait = (who: Someone, minutes: number) =>
    ask(app, who, `mutation ($id: UUID!, $until: DateTime!) { waitOnItem(id: $id, until: $until) { id status } }`, {
      id: itemId,
      until: new Date(app.clock.now().getTime() + minutes * 60_000),
    });

  it('keeps an item in hand until its time, and ends when the member answers', async () => {
    await claim(moderator);
    expect((await wait(moderator, 120)).code).toBeUndefined();
    app.clock.passes(12);
    await app.sweep();
    expect((await itemsAbout(app, member.membershipId(group)))[0]).toMatchObject({ status: 'CLAIMED' });
    await ask(
      app,
      member,
      `mutation ($key: UUID!, $groupId: UUID!) { writeToTeam(key: $key, groupId: $groupId, body: "I am all right, thank you.") { id } }`,
      { key: randomUUID(), groupId: group.id },
    );
    await app.drain();
    const { timeline } = (await openItem(app, moderator, itemId)).data!['reviewItem'];
    expect(timeline.at(-1)).toMatchObject({ kind: 'woken' });
  });

  it('is not for a crisis', async () => {
    await write(app.dataSource.manager, `UPDATE review_item SET level = 'CRISIS' WHERE id = $1`, [itemId]);
    await claim(moderator);
    expect((await wait(moderator, 30)).code).toBe('reviewItem.crisisCannotWait');
  });
});

describe('deciding', () => {
  it('is its own act, after several others, and reporters hear when it can no longer be undone', async () => {
    const reporter = await aMember(app, { groups: [group] });
    await report(app, reporter, { contentId: thread.postId });
    await claim(moderator);
    expect(await noticesOf(app, reporter)).toEqual(['report.received', 'report.lookedAt']);
    await act(app, moderator, 'turnRepliesOff', onPost());
    const hidden = (await act(app, moderator, 'hideContent', onPost())).data!['hideContent'];
    expect((await decide(app, moderator, { ...hidden, version: hidden.version - 1 })).code).toBe('resource.stale');
    expect((await decide(app, moderator, hidden, 'acted')).data!['decideItem']).toMatchObject({ status: 'DECIDED' });
    await app.sweep();
    expect(await noticesOf(app, reporter)).not.toContain('report.outcome');
    app.clock.passes(0.5);
    await app.sweep();
    expect(await noticesOf(app, reporter)).toContain('report.outcome');
    const [mine] = (await ask(app, reporter, `{ myReports { status outcome } }`)).data!['myReports'];
    expect(mine).toEqual({ status: 'DEALT_WITH', outcome: 'supported' });
  });

  it('closes after seven quiet days, and a new concern opens then', async () => {
    const claimed = (await claim(moderator)).data!['claimItem'];
    await decide(app, moderator, claimed);
    app.clock.passes(7 * 24 * 60 + 1);
    await app.sweep();
    expect((await itemsAbout(app, member.membershipId(group)))[0]).toMatchObject({ status: 'CLOSED' });
    await write(app.dataSource.manager, `UPDATE session SET expires_at = $1, last_seen_at = $2`, [
      new Date(app.clock.now().getTime() + 3_600_000),
      app.clock.now(),
    ]);
    await report(app, await aMember(app, { groups: [group] }), { contentId: thread.postId });
    expect((await itemsAbout(app, member.membershipId(group))).map(({ status }) => status).sort()).toEqual([
      'CLOSED',
      'NEW',
    ]);
  });
});

describe('a challenge (R22)', () => {
  const appeal = (who: Someone, decisionId: string, key = randomUUID()) =>
    ask(
      app,
      who,
      `mutation ($key: UUID!, $id: UUID!) { appealDecision(key: $key, decisionId: $id, words: "It was about myself.") { id appeal { id status decideBy } } }`,
      { key, id: decisionId },
    );
  const answerIt = (who: Someone, id: string, outcome = 'OVERTURNED') => decideAppeal(app, who, id, outcome);

  it('is answered by another person, and overturning brings the words back where they were', async () => {
    await claim(lead);
    await act(app, lead, 'removeContent', onPost());
    const [statement] = await statements();
    expect((await appeal(lead, statement!.id)).code).toBe('resource.notFound');
    const lodged = (await appeal(member, statement!.id)).data!['appealDecision'].appeal;
    expect((await appeal(member, statement!.id)).code).toBe('appeal.closed');
    expect(new Date(lodged.decideBy)).toEqual(new Date(app.clock.now().getTime() + 7 * 24 * 3_600_000));
    expect((await answerIt(moderator, lodged.id)).code).toBe('resource.notFound');
    expect((await answerIt(lead, lodged.id)).code).toBe('action.involved');
    const second = await aLead(app);
    expect((await answerIt(second, lodged.id)).code).toBeUndefined();
    expect((await answerIt(second, lodged.id, 'UPHELD')).code).toBe('appeal.closed');
    expect(await stateOf()).toBe('PUBLISHED');
    expect(await noticesOf(app, member)).toContain('appeal.decided');
  });

  it('comes too late after six months', async () => {
    await claim(moderator);
    await act(app, moderator, 'hideContent', onPost());
    const [statement] = await statements();
    await write(app.dataSource.manager, `UPDATE statement_of_reasons SET appeal_until = $2 WHERE id = $1`, [
      statement!.id,
      app.clock.now(),
    ]);
    expect((await appeal(member, statement!.id)).code).toBe('appeal.tooLate');
  });
});
