import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aConcern } from '../testing/clinic.js';
import { act, calm, crisis, decide, report } from '../testing/desk.js';
import { aReply, aThread } from '../testing/forum.js';
import { aGroup, aMember, aModerator, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { aDecision, weekIsOver } from '../testing/quality.js';
import { DrawStore } from './draw.store.js';

let app: TestApp;
let group: { id: string; slug: string };
let lead: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await weekIsOver(app);
  group = await aGroup(app);
  lead = await anAccount(app, { roles: ['leadModerator', 'clinicalLead'], workName: 'Lead' });
});

const tx = () => app.dataSource.manager;
const drawn = () =>
  rows<{ reviewItemId: string; reason: string; level: string; category: string; action: string }>(
    tx(),
    `SELECT c.review_item_id, c.reason, c.level, c.category, c.action FROM quality_concern c
     WHERE c.week = (SELECT max(week) FROM quality_draw) ORDER BY c.reason, c.id`,
  );
const lastDraw = () =>
  row<{ week: Date; seed: string; decided: number; withoutWords: number; unflagged: number }>(
    tx(),
    `SELECT week, seed, decided, without_words, unflagged FROM quality_draw ORDER BY week DESC LIMIT 1`,
  );
const textsDrawn = async () =>
  (
    await rows<{ contentId: string }>(
      tx(),
      `SELECT content_id FROM quality_text WHERE week = (SELECT max(week) FROM quality_draw)`,
    )
  ).map(({ contentId }) => contentId);

describe('the concerns of a week that are rated again (R51, H04)', () => {
  it('are a share of those decided, rounded up', async () => {
    for (let n = 0; n < 3; n++) await aDecision(app, lead, group);
    await weekIsOver(app);
    expect(await lastDraw()).toMatchObject({ decided: 3, withoutWords: 0 });
    expect(await drawn()).toEqual([
      expect.objectContaining({ reason: 'SHARE', level: 'AMBER', category: 'B', action: 'SUPPORT' }),
    ]);
  });

  it('are all that were ever a crisis, also those lowered since', async () => {
    const lowered = await aDecision(app, lead, group, {
      body: crisis,
      before: async (itemId) => {
        const { version } = (await row<{ version: number }>(tx(), `SELECT version FROM review_item WHERE id = $1`, [
          itemId,
        ]))!;
        const down = `mutation ($id: UUID!, $version: Int!) {
          setItemLevel(id: $id, version: $version, level: AMBER, reasonCode: "pastOrQuoted") { id } }`;
        expect((await ask(app, lead, down, { id: itemId, version })).errors).toBeUndefined();
      },
    });
    const kept = await aDecision(app, lead, group, { body: crisis });
    await weekIsOver(app);
    const found = await drawn();
    expect(found.map(({ reviewItemId, reason, level }) => [reviewItemId, reason, level])).toEqual(
      expect.arrayContaining([
        [lowered.itemId, 'CRISIS', 'AMBER'],
        [kept.itemId, 'CRISIS', 'CRISIS'],
      ]),
    );
    expect(found).toHaveLength(2);
  });

  it('are all about distress whose words were taken away (H12)', async () => {
    const hidden = await aDecision(app, lead, group, {
      before: async (itemId, contentId) =>
        expect(
          (await act(app, lead, 'hideContent', { itemId, contentId, reasonCode: 'distressCare' })).errors,
        ).toBeUndefined(),
    });
    const selling = await aDecision(app, lead, group, {
      body: 'Selling cheap insulin, message me on the other app for a discount code.',
      before: (itemId, contentId) => act(app, lead, 'hideContent', { itemId, contentId, reasonCode: 'selling' }),
    });
    await weekIsOver(app);
    const found = await drawn();
    expect(found).toContainEqual(
      expect.objectContaining({ reviewItemId: hidden.itemId, reason: 'DISTRESS', action: 'TAKE_AWAY' }),
    );
    expect(found.filter(({ reason }) => reason === 'DISTRESS').map(({ reviewItemId }) => reviewItemId)).not.toContain(
      selling.itemId,
    );
  });

  it('are those too from which a lead took words away after a peer had decided (H12)', async () => {
    const peer = await aModerator(app, { groups: [group] });
    const { itemId } = await aDecision(app, peer, group, {
      before: (itemId, contentId) => act(app, peer, 'removeContent', { itemId, contentId, reasonCode: 'riskyDetail' }),
    });
    const proposal = await row<{ id: string }>(tx(), `SELECT id FROM proposal WHERE review_item_id = $1`, [itemId]);
    const confirm = `mutation ($id: UUID!) { confirmProposal(id: $id, confirm: true) { id } }`;
    expect((await ask(app, lead, confirm, { id: proposal!.id })).errors).toBeUndefined();
    await weekIsOver(app);
    expect(await drawn()).toEqual([
      expect.objectContaining({ reviewItemId: itemId, reason: 'DISTRESS', action: 'TAKE_AWAY' }),
    ]);
  });

  it('are not those whose decision was undone, nor those about no words', async () => {
    const { itemId } = await aDecision(app, lead, group, { body: crisis });
    await write(tx(), `UPDATE review_action SET undone_at = at WHERE review_item_id = $1 AND kind = 'decide'`, [
      itemId,
    ]);
    const asks = await aMember(app, { groups: [group] });
    const place = { groupId: group.id, membershipId: asks.membershipId(group) };
    const silent = await aConcern(app, place, { level: 'CRISIS', heldBy: lead });
    expect((await decide(app, lead, silent)).errors).toBeUndefined();
    await weekIsOver(app);
    expect(await drawn()).toEqual([]);
    expect(await lastDraw()).toMatchObject({ decided: 1, withoutWords: 1 });
  });
});

describe('the texts that no door flagged (H01)', () => {
  it('are drawn without those that any door raised, each in its last version', async () => {
    const writer = await aMember(app, { groups: [group] });
    const plain = await aThread(app, writer, group, { body: calm });
    const reply = await aReply(app, writer, plain, 'Porridge, and a walk.');
    const other = await aMember(app, { groups: [group] });
    const reported = await aThread(app, other, group, { body: calm });
    const found = await aThread(app, await aMember(app, { groups: [group] }), group, { body: crisis });
    await app.drain();
    await report(app, writer, { contentId: reported.postId });
    await weekIsOver(app);
    expect((await textsDrawn()).sort()).toEqual([plain.postId, reply.id].sort());
    expect(await textsDrawn()).not.toContain(found.postId);
    expect(await lastDraw()).toMatchObject({ unflagged: 2 });
  });
});

describe('the draw of a week', () => {
  it('comes out the same from the same seed, and otherwise from another', async () => {
    const writer = await aMember(app, { groups: [group] });
    const thread = await aThread(app, writer, group, { body: calm });
    for (let n = 0; n < 4; n++) await aReply(app, writer, thread, `Number ${n} of my breakfasts.`);
    await app.drain();
    const span = {
      from: new Date(app.clock.now().getTime() - 86_400_000),
      until: new Date(app.clock.now().getTime() + 86_400_000),
    };
    const order = async (seed: string) =>
      (await new DrawStore().unflagged(tx(), span, seed, 3)).texts.map(({ contentId }) => contentId);
    const first = await order('one');
    expect(first).toHaveLength(3);
    expect(await order('one')).toEqual(first);
    expect(await order('two')).not.toEqual(first);
  });

  it('happens once, and leaves one row in the trail', async () => {
    await aDecision(app, lead, group, { body: crisis });
    await weekIsOver(app);
    const before = await drawn();
    await app.sweep();
    await Promise.all([app.sweep(), app.sweep()]);
    expect(await drawn()).toEqual(before);
    const { week } = (await lastDraw())!;
    const trail = await rows<{ details: { concerns: number } }>(
      tx(),
      `SELECT details FROM audit_entry WHERE action = 'quality.draw' AND target_id = $1`,
      [week.toISOString().slice(0, 10)],
    );
    expect(trail).toEqual([{ details: expect.objectContaining({ concerns: 1, decided: 1 }) }]);
  });

  it('is caught up week by week after the service was down (R15)', async () => {
    const { itemId } = await aDecision(app, lead, group, { body: crisis });
    const weeks = async () =>
      (await row<{ count: number }>(tx(), `SELECT count(*)::int AS count FROM quality_draw`))!.count;
    const before = await weeks();
    app.clock.passes(21 * 24 * 60);
    for (let round = 1; round <= 3; round++) {
      await app.sweep();
      expect(await weeks()).toBe(before + round);
    }
    await app.sweep();
    expect(await weeks()).toBe(before + 3);
    const times = await rows(tx(), `SELECT week FROM quality_concern WHERE review_item_id = $1`, [itemId]);
    expect(times).toHaveLength(1);
  });
});
