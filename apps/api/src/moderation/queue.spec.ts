import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { levels } from '@kith/contracts/level';
import { reviewItemPolicy } from '@kith/domain/review-item/review-item.policy';

import { Db, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { claimNext, decide, onItem, onShift, queueOf } from '../testing/desk.js';
import {
  aClinician,
  aGroup,
  aLead,
  aMember,
  aModerator,
  anAccount,
  ask,
  type Someone,
  type TestApp,
} from '../testing/people.js';
import { statementsOf } from '../testing/statements.js';
import { quoteOf } from './queue.service.js';
import { ReviewItemStore } from './review-item.store.js';

let app: TestApp;
let group: { id: string; slug: string };
let elsewhere: { id: string; slug: string };

beforeAll(async () => {
  app = await anApp();
  group = await aGroup(app);
  elsewhere = await aGroup(app);
});
afterAll(() => app.close());

/** An item with one signal, straight into the tables. */
async function anItem(
  about: Someone | null,
  wish: {
    level?: string;
    status?: string;
    leadsOnly?: boolean;
    group?: { id: string };
    raised?: number;
    claim?: number;
    by?: Someone;
    category?: string;
  } = {},
): Promise<string> {
  const at = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);
  const place = wish.group ?? group;
  const id = randomUUID();
  await write(
    app.dataSource.manager,
    `INSERT INTO review_item (id, membership_id, group_id, level, status, leads_only, raised_at, claim_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      about?.membershipId(place) ?? null,
      about ? place.id : null,
      wish.level ?? 'RED',
      wish.status ?? 'NEW',
      wish.leadsOnly ?? false,
      at(wish.raised ?? 0),
      at(wish.claim ?? 15),
    ],
  );
  await write(
    app.dataSource.manager,
    `INSERT INTO signal (review_item_id, membership_id, source, level, category, code, key, created_at) VALUES ($1, $2, 'DETECTOR', $3, $4, $5, $6, $7)`,
    [
      id,
      about?.membershipId(place) ?? null,
      wish.level ?? 'RED',
      wish.category ?? 'B',
      `${wish.category ?? 'B'}6`,
      id,
      at(0),
    ],
  );
  if (wish.by) {
    await write(
      app.dataSource.manager,
      `INSERT INTO report (reporter_id, review_item_id, content_type, door, category, status, created_at) VALUES ($1, $2, 'POST', 'WORRIED', 'safety', 'RECEIVED', $3)`,
      [wish.by.accountId, id, at(0)],
    );
  }
  return id;
}

const clear = () => write(app.dataSource.manager, `UPDATE review_item SET status = 'CLOSED'`);

describe('the queue', () => {
  it('shows each person what the policy lets them read, and nothing else', async () => {
    await clear();
    const both = [group, elsewhere];
    const reporter = await aModerator(app, { groups: [group] });
    const subject = await anAccount(app, {
      roles: ['leadModerator', 'peerModerator'],
      groups: both,
      certificates: both,
    });
    const people: Someone[] = [
      await aMember(app, { groups: [group] }),
      reporter,
      subject,
      await aModerator(app, { groups: [elsewhere] }),
      await aLead(app),
      await aClinician(app),
      ...(await Promise.all(
        (
          [
            'clinicalLead',
            'safeguardingLead',
            'privacyOfficer',
            'auditor',
            'programmeManager',
            'administrator',
          ] as const
        ).map((role) => anAccount(app, { roles: [role] })),
      )),
    ];
    for (const level of levels) {
      await anItem(await aMember(app, { groups: [group] }), { level });
      await anItem(await aMember(app, { groups: [elsewhere] }), { level, group: elsewhere });
      await anItem(await aMember(app, { groups: [group] }), { level, leadsOnly: true });
    }
    await anItem(subject, {});
    await anItem(await aMember(app, { groups: [group] }), { by: reporter });
    await anItem(null, { leadsOnly: true });
    await anItem(null, { leadsOnly: true, level: 'CRISIS' });
    const store = app.get(ReviewItemStore);
    const all = await rows<{ id: string }>(
      app.dataSource.manager,
      `SELECT id FROM review_item WHERE status = 'NEW' ORDER BY id`,
    );
    let shown = 0;
    for (const person of people) {
      const offered = (await store.offered(app.dataSource.manager, person.actor, app.clock.now()))
        .map(({ id }) => id)
        .sort();
      const readable: string[] = [];
      for (const { id } of all) {
        const item = await store.findFor(app.dataSource.manager, person.accountId, id, false);
        if (item && reviewItemPolicy.read(person.actor, item)) readable.push(id);
      }
      expect({ roles: person.actor.roles, offered }).toEqual({ roles: person.actor.roles, offered: readable.sort() });
      shown += offered.length;
    }
    expect(shown).toBeGreaterThan(40);
  });

  it('is closed to people without a desk', async () => {
    for (const role of ['privacyOfficer', 'auditor', 'programmeManager', 'administrator'] as const) {
      expect((await queueOf(app, await anAccount(app, { roles: [role] }))).code).toBe('action.forbidden');
    }
    expect((await queueOf(app, await aMember(app, { groups: [group] }))).code).toBe('action.forbidden');
    expect((await ask(app, null, `{ queue(view: OPEN) { updatedAt } }`)).code).toBe('auth.required');
  });

  it('asks the database as often for forty items as for ten', async () => {
    await clear();
    const lead = await aLead(app);
    const count = async () =>
      (await statementsOf(async () => expect((await queueOf(app, lead)).errors).toBeUndefined())).length;
    for (let n = 0; n < 10; n++) await anItem(await aMember(app, { groups: [group] }));
    await count();
    const ten = await count();
    for (let n = 0; n < 30; n++) await anItem(await aMember(app, { groups: [group] }));
    expect(await count()).toBe(ten);
    expect((await queueOf(app, lead)).data!['queue'].items).toHaveLength(40);
  });

  it('gives crisis first, then four red for one amber, in its order (R17)', async () => {
    await clear();
    const moderator = await aModerator(app, { groups: [group] });
    for (let n = 0; n < 6; n++) await anItem(await aMember(app, { groups: [group] }), { level: 'RED' });
    for (let n = 0; n < 2; n++) await anItem(await aMember(app, { groups: [group] }), { level: 'AMBER', claim: 240 });
    await anItem(await aMember(app, { groups: [group] }), { level: 'CRISIS', claim: 3 });
    const drawn: string[] = [];
    for (let n = 0; n < 9; n++) {
      const { next } = (await queueOf(app, moderator)).data!['queue'];
      const item = (await claimNext(app, moderator)).data!['claimNext'];
      expect(item.id).toBe(next.id);
      drawn.push(item.level);
    }
    expect(drawn).toEqual(['CRISIS', 'RED', 'RED', 'RED', 'RED', 'AMBER', 'RED', 'RED', 'AMBER']);
    expect((await claimNext(app, moderator)).data).toEqual({ claimNext: null });
  });

  it('counts every view and shows what is in hand', async () => {
    await clear();
    const moderator = await aModerator(app, { groups: [group] });
    const id = await anItem(await aMember(app, { groups: [group] }));
    await anItem(await aMember(app, { groups: [group] }), { level: 'AMBER' });
    await onItem(app, moderator, 'claimItem', id);
    const { counts, items } = (await queueOf(app, moderator, 'MINE')).data!['queue'];
    expect(items).toMatchObject([{ id, claimedByMe: true, folded: true }]);
    for (const view of ['OPEN', 'WAITING', 'ESCALATED', 'DONE'])
      expect((await queueOf(app, moderator, view)).errors).toBeUndefined();
    expect(counts).toEqual(
      expect.arrayContaining([
        { view: 'OPEN', count: 2 },
        { view: 'MINE', count: 1 },
      ]),
    );
  });

  it('is looked at on the record, once in a while (R54)', async () => {
    const lead = await aLead(app);
    await queueOf(app, lead);
    await queueOf(app, lead);
    const seen = await rows(
      app.dataSource.manager,
      `SELECT 1 AS one FROM audit_entry WHERE actor_id = $1 AND action = 'queue.view'`,
      [lead.accountId],
    );
    expect(seen).toHaveLength(1);
  });
});

describe('a claim', () => {
  it('that is kept while working overtakes no act that began before', async () => {
    await clear();
    const moderator = await aModerator(app, { groups: [group] });
    const id = await anItem(await aMember(app, { groups: [group] }));
    const { version } = (await onItem(app, moderator, 'claimItem', id)).data!['claimItem'];
    app.clock.passes(4);
    const kept = (await onItem(app, moderator, 'renewLease', id)).data!['renewLease'];
    expect(kept.version).toBe(version);
    expect(new Date(kept.leaseUntil)).toEqual(new Date(app.clock.now().getTime() + 10 * 60_000));
    expect((await decide(app, moderator, { id, version })).code).toBeUndefined();
  });

  it('goes past what has become a matter for leads in the meantime', async () => {
    await clear();
    const moderator = await aModerator(app, { groups: [group] });
    const id = await anItem(await aMember(app, { groups: [group] }));
    const store = app.get(ReviewItemStore);
    await app.get(Db).tx(async (tx) => expect(await store.lockIfFree(tx, moderator.actor, id)).toMatchObject({ id }));
    await write(app.dataSource.manager, `UPDATE review_item SET leads_only = true WHERE id = $1`, [id]);
    await app.get(Db).tx(async (tx) => expect(await store.lockIfFree(tx, moderator.actor, id)).toBeNull());
  });

  it('of a clinician stays in their sight when they lower it', async () => {
    await clear();
    const nurse = await aClinician(app);
    const id = await anItem(await aMember(app, { groups: [group] }));
    const { version } = (await onItem(app, nurse, 'claimItem', id)).data!['claimItem'];
    const lowered = await ask(
      app,
      nurse,
      `mutation ($id: UUID!, $v: Int!) { setItemLevel(id: $id, version: $v, level: AMBER, reasonCode: "safeNow") { level claimedByMe } }`,
      { id, v: version },
    );
    expect(lowered.data).toEqual({ setItemLevel: { level: 'AMBER', claimedByMe: true } });
    expect(await onItem(app, nurse, 'handBack', id)).toMatchObject({ data: { handBack: null } });
  });
});

describe('the limits of a shift (R50)', () => {
  const shiftOf = async (wish: { cap?: number; prefersNot?: string[]; groups?: { id: string }[] } = {}) => {
    const moderator = await aModerator(app, { groups: wish.groups ?? [group] });
    await onShift(app, moderator);
    await write(
      app.dataSource.manager,
      `UPDATE desk_shift SET hard_item_cap = $2, prefers_not = $3 WHERE account_id = $1`,
      [moderator.accountId, wish.cap ?? 3, wish.prefersNot ?? []],
    );
    return moderator;
  };
  const somebody = () => aMember(app, { groups: [group] });
  const drawnBy = async (who: Someone) => {
    const { next } = (await queueOf(app, who)).data!['queue'];
    const drawn = (await claimNext(app, who)).data!['claimNext'];
    expect(drawn?.id).toBe(next?.id);
    return drawn?.level ?? null;
  };
  beforeEach(async () => {
    await clear();
    await write(app.dataSource.manager, `UPDATE desk_shift SET status = 'HANDED_OVER', ended_at = now()`);
  });

  it('leave hard items to colleagues once the share is taken, and the calm ones to the person', async () => {
    const tired = await shiftOf({ cap: 1 });
    const fresh = await shiftOf();
    for (const level of ['RED', 'RED', 'CRISIS']) await anItem(await somebody(), { level });
    await anItem(await somebody(), { level: 'AMBER', category: 'A' });
    expect(await drawnBy(tired)).toBe('CRISIS');
    await anItem(await somebody(), { level: 'CRISIS' });
    expect(await drawnBy(tired)).toBe('AMBER');
    expect(await drawnBy(tired)).toBeNull();
    expect([await drawnBy(fresh), await drawnBy(fresh), await drawnBy(fresh)]).toEqual(['CRISIS', 'RED', 'RED']);
  });

  it('give a crisis to the only person who may take it, whatever their limits', async () => {
    const alone = await shiftOf({ cap: 0, prefersNot: ['B'] });
    await shiftOf({ groups: [elsewhere] });
    await anItem(await somebody(), { level: 'RED' });
    await anItem(await somebody(), { level: 'CRISIS' });
    expect(await drawnBy(alone)).toBe('CRISIS');
    expect(await drawnBy(alone)).toBeNull();
  });

  it('keep from somebody what they would rather not see, but not from being taken by hand', async () => {
    const spared = await shiftOf({ prefersNot: ['B6'] });
    const id = await anItem(await somebody(), { level: 'AMBER' });
    expect(await drawnBy(spared)).toBeNull();
    expect((await onItem(app, spared, 'claimItem', id)).errors).toBeUndefined();
  });
});

describe('the desk', () => {
  it('shows who is here and what they hold', async () => {
    await clear();
    const moderator = await aModerator(app, { groups: [group] });
    await onShift(app, moderator);
    await onItem(app, moderator, 'claimItem', await anItem(await aMember(app, { groups: [group] })));
    await app.sweep();
    const { data } = await ask(
      app,
      moderator,
      `{ desk { shift { isMine holding hardItemsTaken hardItemCap } onDesk { id holding } counts { level count } detector { working waiting } } }`,
    );
    expect(data!['desk'].shift).toEqual({ isMine: true, holding: 1, hardItemsTaken: 1, hardItemCap: 3 });
    expect(data!['desk'].counts[0].level).toBe('CRISIS');
    expect(data!['desk'].detector).toEqual({ working: true, waiting: 0 });
  });

  it('says that words are not being read when the detector is silent', async () => {
    app.clock.passes(5);
    const { data } = await ask(app, await aLead(app), `{ desk { detector { working } } }`);
    expect(data!['desk'].detector).toEqual({ working: false });
  });
});

describe('a quote', () => {
  it('is at most 120 characters around the evidence, cut at words', () => {
    const words = `${'before '.repeat(30)}the very words ${'after '.repeat(30)}`;
    const quote = quoteOf(words, words.indexOf('the very'), 14);
    expect(quote).toContain('the very words');
    expect(quote.length).toBeLessThanOrEqual(126);
    expect(quote).toMatch(/^… \w+.*\w+ …$/);
    expect(quoteOf('Short.', 0, 0)).toBe('Short.');
  });
});
