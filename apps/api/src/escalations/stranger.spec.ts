import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { nobodyIsLeft, onRota } from '../testing/clinic.js';
import { crisis, onItem } from '../testing/desk.js';
import { aClinician, aGroup, aModerator, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let onCall: Someone;
let lead: Someone;
let another: Someone;

const askSignedOut = async (words: string, address = '203.0.113.7'): Promise<{ id: string; level: string }> => {
  const { errors } = await ask(
    app,
    null,
    `mutation ($key: UUID!, $words: String!) { askForHelpSignedOut(key: $key, contact: "07700 900123", words: $words, country: "GB") { id } }`,
    { key: randomUUID(), words },
    { address },
  );
  expect(errors).toBeUndefined();
  const [item] = await rows<{ id: string; level: string }>(
    app.dataSource.manager,
    `SELECT id, level FROM review_item WHERE membership_id IS NULL ORDER BY raised_at DESC, id DESC LIMIT 1`,
  );
  return item!;
};
const calls = async (who: Someone, itemId: string) =>
  (
    await rows(app.dataSource.manager, `SELECT 1 AS one FROM notice WHERE account_id = $1 AND link = $2`, [
      who.accountId,
      `/desk/c/${itemId}`,
    ])
  ).length;
const later = async (minutes: number) => {
  app.clock.passes(minutes);
  await app.sweep();
};

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await nobodyIsLeft(app);
  await write(app.dataSource.manager, `UPDATE review_item SET status = 'CLOSED'`);
  [onCall, another] = [await aClinician(app), await aClinician(app)];
  lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Lead' });
  await onRota(app, 'PRIMARY', onCall);
});

describe('words of danger from somebody signed out', () => {
  it('are read: they come as high as they are, with their evidence', async () => {
    expect(await askSignedOut('Please ring me.')).toMatchObject({ level: 'RED' });
    const item = await askSignedOut(crisis);
    expect(item).toMatchObject({ level: 'CRISIS' });
    const [signal] = await rows<{ spans: unknown[]; detectorVersion: string | null }>(
      app.dataSource.manager,
      `SELECT spans, detector_version FROM signal WHERE review_item_id = $1`,
      [item.id],
    );
    expect(signal!.spans.length).toBeGreaterThan(0);
    expect(signal!.detectorVersion).not.toBeNull();
  });

  it('ring nobody when one address sends them in a flood, and are still heard', async () => {
    for (let turn = 0; turn < 20; turn++) await askSignedOut('', '203.0.113.8');
    expect(await askSignedOut(crisis, '203.0.113.8')).toMatchObject({ level: 'RED' });
  });

  it('call the people on call step by step until somebody takes it, with a page and a record', async () => {
    const item = await askSignedOut(crisis);
    await later(0);
    await later(1);
    expect([await calls(onCall, item.id), await calls(lead, item.id), await calls(another, item.id)]).toEqual([
      1, 1, 0,
    ]);
    await later(4);
    expect(await calls(onCall, item.id)).toBe(2);
    await later(5);
    expect([await calls(onCall, item.id), await calls(another, item.id)]).toEqual([3, 1]);
    expect((await onItem(app, onCall, 'claimItem', item.id)).errors).toBeUndefined();
    await later(0.1);
    expect(await calls(onCall, item.id)).toBe(3);

    const mails = await rows<{ template: string }>(
      app.dataSource.manager,
      `SELECT template FROM mail WHERE account_id = $1 AND template <> 'alarm'`,
      [onCall.accountId],
    );
    expect(mails.map(({ template }) => template)).toEqual(['page', 'page', 'page']);
    const records = await rows(
      app.dataSource.manager,
      `SELECT 1 AS one FROM audit_entry WHERE action = 'reviewItem.called' AND target_id = $1`,
      [item.id],
    );
    expect(records).toHaveLength(3);
  });

  it('call again when whoever took it lets go of it', async () => {
    const item = await askSignedOut(crisis);
    await later(0);
    await onItem(app, onCall, 'claimItem', item.id);
    await onItem(app, onCall, 'handBack', item.id);
    await later(5);
    expect(await calls(onCall, item.id)).toBe(2);
  });

  it('can be opened by the clinician who is called, with the contact, and by no peer', async () => {
    const item = await askSignedOut(crisis);
    const peer = await aModerator(app, { groups: [await aGroup(app)] });
    const open = (who: Someone) =>
      ask(app, who, `query ($id: UUID!) { reviewItem(id: $id) { level signedOutContact signals { note } } }`, {
        id: item.id,
      });
    expect((await open(onCall)).data!['reviewItem']).toEqual({
      level: 'CRISIS',
      signedOutContact: '07700 900123',
      signals: [{ note: crisis }],
    });
    expect((await open(peer)).data!['reviewItem']).toBeNull();
  });
});
