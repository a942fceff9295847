import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aReportedThread, itemsAbout, noticesOf, onItem, onShift, type ReportedThread } from '../testing/desk.js';
import { aModerator, aSession, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let told: ReportedThread;
let colleague: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await write(app.dataSource.manager, `UPDATE desk_shift SET status = 'HANDED_OVER', ended_at = now()`);
  told = await aReportedThread(app);
  colleague = await aModerator(app, { groups: [told.group] });
  await onShift(app, told.moderator);
  await onItem(app, told.moderator, 'claimItem', told.itemId);
});

const fields = `held { row { id } offeredToName takers { shiftId name } draft { level done due dueAt } } offered { row { id } fromName note }`;
const handoverOf = async (who: Someone) =>
  (await ask(app, who, `{ deskHandover { ${fields} } }`)).data!['deskHandover'];
const shiftOf = async (who: Someone) =>
  (await row<{ id: string }>(
    app.dataSource.manager,
    `SELECT id FROM desk_shift WHERE account_id = $1 AND status = 'ACTIVE'`,
    [who.accountId],
  ))!.id;
const offer = async (who: Someone, to: Someone, note = 'They may answer tonight.', key = randomUUID()) =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $id: UUID!, $to: UUID!, $note: String!) {
      offerConcern(key: $key, id: $id, toShiftId: $to, note: $note) { id } }`,
    { key, id: told.itemId, to: await shiftOf(to), note },
  );
const answer = (who: Someone, name: 'acceptConcern' | 'declineConcern') =>
  ask(app, who, `mutation ($id: UUID!) { ${name}(id: $id) { id } }`, { id: told.itemId });
const endShift = (who: Someone) => ask(app, who, `mutation { endShift(handoverNote: "") { status } }`);
const holder = async () =>
  row(app.dataSource.manager, `SELECT status, claimed_by, handover_to FROM review_item WHERE id = $1`, [told.itemId]);

describe('the end of a shift (R33, H06)', () => {
  it('is refused while something is held, and comes once a colleague has accepted it', async () => {
    await onShift(app, colleague);
    expect(await endShift(told.moderator)).toMatchObject({ code: 'shift.stillHolding' });

    await offer(told.moderator, colleague);
    expect((await handoverOf(told.moderator)).held).toMatchObject([
      { row: { id: told.itemId }, offeredToName: expect.any(String), draft: { level: 'RED', done: [], due: 'act' } },
    ]);
    expect(await noticesOf(app, colleague)).toContain('concern.offered');
    expect(await endShift(told.moderator)).toMatchObject({ code: 'shift.stillHolding' });
    expect((await handoverOf(colleague)).offered).toMatchObject([{ note: 'They may answer tonight.' }]);

    await answer(colleague, 'acceptConcern');
    expect((await handoverOf(colleague)).held).toMatchObject([{ row: { id: told.itemId } }]);
    expect(await holder()).toEqual({ status: 'CLAIMED', claimedBy: colleague.accountId, handoverTo: null });
    expect((await endShift(told.moderator)).data).toEqual({ endShift: { status: 'HANDED_OVER' } });
    expect(await endShift(colleague)).toMatchObject({ code: 'shift.stillHolding' });
  });

  it('comes once the rest was given back, with a note that the next ones read', async () => {
    await ask(app, told.moderator, `mutation ($id: UUID!) { handBack(id: $id, note: "Wait for an answer.") { id } }`, {
      id: told.itemId,
    });
    expect((await endShift(told.moderator)).data).toEqual({ endShift: { status: 'HANDED_OVER' } });
    const { data } = await ask(app, colleague, `{ desk { handedOver { row { id } note draft { level } } } }`);
    expect(data!['desk'].handedOver).toEqual([{ row: { id: told.itemId }, note: 'Wait for an answer.', draft: null }]);
  });

  it('by the clock gives everything back with what its timeline says, and tells the leads', async () => {
    await ask(
      app,
      told.moderator,
      `mutation ($id: UUID!, $until: DateTime!) { waitOnItem(id: $id, until: $until) { id } }`,
      { id: told.itemId, until: new Date(app.clock.now().getTime() + 60 * 3_600_000).toISOString() },
    );
    app.clock.passes(8 * 60 + 30);
    await app.sweep();
    expect(await holder()).toEqual({ status: 'NEW', claimedBy: null, handoverTo: null });
    expect(await noticesOf(app, told.lead)).toContain('shift.missedEnd');
    const later = { ...told.lead, ...(await aSession(app, told.lead.accountId, { secondFactor: true })) };
    const { data } = await ask(app, later, `{ desk { handedOver { row { id } note draft { level done due } } } }`);
    expect(data!['desk'].handedOver).toContainEqual({
      row: { id: told.itemId },
      note: null,
      draft: { level: 'RED', done: [], due: 'wake' },
    });
  });

  it('takes back what was offered to the one who leaves; the holder hears of it', async () => {
    await onShift(app, colleague);
    await offer(told.moderator, colleague);
    expect((await endShift(colleague)).errors).toBeUndefined();
    expect(await holder()).toMatchObject({ claimedBy: told.moderator.accountId, handoverTo: null });
    expect(await noticesOf(app, told.moderator)).toContain('concern.offerDeclined');
    expect(await answer(colleague, 'acceptConcern')).toMatchObject({ code: 'shift.notRunning' });
  });

  it('and an acceptance at the same moment leave it with exactly one who is there', async () => {
    await onShift(app, colleague);
    await offer(told.moderator, colleague);
    await Promise.all([answer(colleague, 'acceptConcern'), endShift(colleague), endShift(told.moderator)]);
    const left = await row<{ here: number }>(
      app.dataSource.manager,
      `SELECT count(*) AS here FROM review_item i JOIN desk_shift s ON s.account_id = i.claimed_by AND s.status = 'ACTIVE' WHERE i.id = $1`,
      [told.itemId],
    );
    expect(left).toEqual({ here: 1 });
  });
});

describe('an offer', () => {
  it('goes only to somebody on shift who may take it, once per key, and can be refused', async () => {
    await onShift(app, colleague);
    const outsider = await aModerator(app, { groups: [] });
    await onShift(app, outsider);
    expect(await offer(told.moderator, outsider)).toMatchObject({ code: 'reviewItem.cannotTake' });
    expect(await offer(colleague, told.moderator)).toMatchObject({ code: 'reviewItem.notYours' });

    const key = randomUUID();
    await offer(told.moderator, colleague, 'Once.', key);
    await offer(told.moderator, colleague, 'Once.', key);
    const kinds = await rows<{ kind: string }>(
      app.dataSource.manager,
      `SELECT kind FROM review_action WHERE review_item_id = $1 ORDER BY at, id`,
      [told.itemId],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['claim', 'handoverOffered']);

    await answer(colleague, 'declineConcern');
    expect((await handoverOf(colleague)).offered).toEqual([]);
    expect(await holder()).toMatchObject({ claimedBy: told.moderator.accountId, handoverTo: null });
    expect(await answer(colleague, 'acceptConcern')).toMatchObject({ code: 'reviewItem.notOffered' });
  });

  it('leaves no words in events, audit or notices', async () => {
    await onShift(app, colleague);
    await offer(told.moderator, colleague, 'A secret word: heron.');
    const found = await row<{ count: number }>(
      app.dataSource.manager,
      `SELECT (SELECT count(*) FROM domain_event WHERE payload::text LIKE '%heron%')
         + (SELECT count(*) FROM audit_entry e WHERE e::text LIKE '%heron%')
         + (SELECT count(*) FROM notice n WHERE n::text LIKE '%heron%') AS count`,
    );
    expect(found).toEqual({ count: 0 });
    const [item] = await itemsAbout(app, told.member.membershipId(told.group));
    expect(item).toMatchObject({ status: 'CLAIMED' });
  });
});
