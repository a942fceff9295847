import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { itemsAbout, onShift } from '../testing/desk.js';
import { aGroup, aLead, aMember, aModerator, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
const words = 'I need someone to talk to about the nights.';

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await write(app.dataSource.manager, `DELETE FROM desk_shift`);
});

const get = (query = '', cookie = '') => app.app.inject({ method: 'GET', url: `/help${query}`, headers: { cookie } });
const post = (form: Record<string, string>, { cookie = '', origin = 'null' } = {}) =>
  app.app.inject({
    method: 'POST',
    url: '/help/ask',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie, origin },
    payload: new URLSearchParams({ country: 'GB', area: 'GB-SCT', key: randomUUID(), ...form }).toString(),
  });
const fromStrangers = () =>
  rows<{ note: string }>(app.dataSource.manager, `SELECT note FROM report WHERE content_type = 'SIGNED_OUT'`);
const placeShown = (page: string) => /Help for <b>([^<]*)/.exec(page)?.[1];

describe('asking for a person on the help page', () => {
  it('reaches the desk, and twice from one form reaches it once', async () => {
    const key = randomUUID();
    const before = (await fromStrangers()).length;
    const answers = await Promise.all([1, 2].map(() => post({ key, words, contact: '07700 900123' })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(answers[0]!.headers.location).toBe('/help?sent=1&area=GB-SCT');
    expect((await fromStrangers()).length - before).toBe(1);
    await post({ key, words: 'It got worse.', contact: '07700 900123' });
    expect((await fromStrangers()).length - before).toBe(2);
  });

  it('gives each showing of the form a key of its own', async () => {
    const keys = await Promise.all([1, 2].map(async () => /name="key" value="([^"]+)"/.exec((await get()).body)?.[1]));
    expect(new Set(keys).size).toBe(2);
  });

  it.each([
    ['without words', { words: '', contact: '07700 900123' }, 'Please write a few words'],
    ['without a way to answer', { words, contact: '' }, 'Please tell us how we can reach you'],
    [
      'with too many words',
      { words: `${words} ${'so '.repeat(2000)}`, contact: 'a@b.example' },
      'at most 5000 characters',
    ],
    ['with a long way to answer', { words, contact: 'x'.repeat(301) }, 'how we reach you shorter: at most 300'],
    ['with signs that cannot be kept', { words: `${words}\0`, contact: 'a@b.example' }, 'could not be read'],
  ])('%s comes back with the words and what to do', async (_, form, problem) => {
    const { statusCode, body } = await post(form);
    expect(statusCode).toBe(400);
    expect(body).toContain(problem);
    expect(body).toContain(form.words.trim().slice(0, 40));
    expect(body).toContain(form.contact);
    expect(placeShown(body)).toBe('Scotland');
    expect(body).toContain('href="tel:999"');
  });

  it('from a foreign page is not sent, and comes back to be sent from ours', async () => {
    const before = (await fromStrangers()).length;
    const { statusCode, body } = await post({ words, contact: 'a@b.example' }, { origin: 'https://elsewhere.example' });
    expect([statusCode, (await fromStrangers()).length - before]).toEqual([403, 0]);
    expect(body).toContain(words);
  });

  it('comes back with the words when we cannot keep them', async () => {
    await app.dataSource.query(`ALTER TABLE report RENAME TO report_away`);
    const { statusCode, body } = await post({ words, contact: 'a@b.example' });
    await app.dataSource.query(`ALTER TABLE report_away RENAME TO report`);
    expect(statusCode).toBe(503);
    expect(body).toContain(words);
    expect(body).toContain('Something is wrong on our side');
  });

  it('of somebody signed in is theirs: at their own desk, without a contact', async () => {
    const group = await aGroup(app);
    const member = await aMember(app, { groups: [group] });
    const page = (await get('', member.cookie)).body;
    expect(page).toContain('You are signed in');
    expect(page).not.toContain('name="contact"');
    const key = /name="key" value="([^"]+)"/.exec(page)![1]!;
    for (let press = 0; press < 2; press++)
      expect((await post({ key, words }, { cookie: member.cookie })).statusCode).toBe(303);
    const [item] = await itemsAbout(app, member.membershipId(group));
    const reports = await rows(
      app.dataSource.manager,
      `SELECT note, reporter_id FROM report WHERE review_item_id = $1`,
      [item!.id],
    );
    expect(reports).toEqual([{ note: words, reporterId: member.accountId }]);
    expect((await get('?sent=1', member.cookie)).body).toContain('answers you under Messages');
  });

  it('of somebody signed in who is in no group needs a contact, for nobody could answer otherwise', async () => {
    const alone = await aMember(app);
    expect((await post({ words }, { cookie: alone.cookie })).body).toContain('Please tell us how we can reach you');
  });
});

describe('what the help page promises', () => {
  const presence = async () => /Someone is here until|No moderator is here right now/.exec((await get()).body)?.[0];
  it.each<[string, () => Promise<Someone | null>, string]>([
    ['nobody is on shift', async () => null, 'No moderator is here right now'],
    [
      'only a peer is, who does not see what strangers write',
      async () => aModerator(app, { groups: [await aGroup(app)] }),
      'No moderator is here right now',
    ],
    ['a lead is', () => aLead(app), 'Someone is here until'],
  ])('when %s', async (_, who, promise) => {
    const someone = await who();
    if (someone) await onShift(app, someone);
    expect(await presence()).toBe(promise);
  });
});

describe('the place of the help page', () => {
  it('is the one that was chosen, and stays chosen', async () => {
    const chosen = await get('?area=GB-WLS');
    expect(placeShown(chosen.body)).toBe('Wales');
    const cookie = String(chosen.headers['set-cookie']).split(';')[0]!;
    expect(placeShown((await get('', cookie)).body)).toBe('Wales');
    expect(placeShown((await get('?country=elsewhere', cookie)).body)).toBe('somewhere else');
  });

  it('is else the country of the account', async () => {
    const member = await aMember(app, { country: 'IE' });
    expect(placeShown((await get('', member.cookie)).body)).toBe('Ireland');
    expect(placeShown((await get()).body)).toBe('England');
  });

  it('tells the device which copies to keep; a copy knows nobody and sets nothing', async () => {
    const { headers } = await get('?area=GB-SCT');
    expect(String(headers['kith-help-places']).split(' ')).toEqual([
      'area=GB-SCT',
      'area=GB-ENG',
      'area=GB-WLS',
      'area=GB-NIR',
      'country=elsewhere',
    ]);
    const copy = await get('?kept=1&area=GB-SCT', (await aMember(app)).cookie);
    expect(placeShown(copy.body)).toBe('Scotland');
    expect(copy.headers['set-cookie']).toBeUndefined();
    expect(copy.headers['kith-help-places']).toBeUndefined();
    expect(copy.body).not.toMatch(/is here (until|and)|right now|are signed in/);
  });
});
