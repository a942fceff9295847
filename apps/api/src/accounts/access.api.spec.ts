import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { row } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aMember, anAccount, type Answer, aSession, ask, type TestApp } from '../testing/people.js';
import { Passwords } from './passwords.js';

let app: TestApp;
let passwordHash: string;
const old = 'kettle on the blue hob';
const fresh = 'pear under the long bench';

beforeAll(async () => {
  app = await anApp();
  passwordHash = await app.get(Passwords).hash(old);
});
afterAll(() => app.close());
beforeEach(() => app.clock.passes(24 * 60));

const askReset = (email: string, address = '192.0.2.1', cookie: string | null = null) =>
  ask(app, cookie, `mutation ($email: String!) { askPasswordReset(email: $email) { id } }`, { email }, { address });
const reset = (token: string, password: string) =>
  ask(
    app,
    null,
    `mutation ($token: String!, $password: String!) { resetPassword(token: $token, password: $password) { id } }`,
    { token, password },
  );
const signIn = (email: string, password: string, address = '192.0.2.1', cookie: string | null = null) =>
  ask(
    app,
    cookie,
    `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password, keepMeSignedIn: false) { sessionState } }`,
    { email, password },
    { address },
  );
/** The mark of a known browser. */
const cookieOf = (answer: Answer) =>
  [answer.response.headers['set-cookie'] ?? []]
    .flat()
    .find((one) => one.startsWith('kith-device='))
    ?.split(';')[0] ?? '';
const stateOf = async (who: { cookie: string }) =>
  (await ask(app, who, `{ me { sessionState } }`)).data?.['me']?.sessionState ?? null;

async function mailsTo(email: string): Promise<{ to: string; subject: string; text: string }[]> {
  await app.drain();
  return (await ask(app, null, `{ mailOutbox { to subject text } }`)).data?.['mailOutbox'].filter(
    (mail: { to: string }) => mail.to === email,
  );
}
async function aResetLink(email: string): Promise<string> {
  await askReset(email);
  return /token=([\w-]+)/.exec((await mailsTo(email))[0]?.text ?? '')?.[1] ?? '';
}

describe('a forgotten password', () => {
  it('is set anew by a link, which signs out everywhere and tells the owner', async () => {
    const member = await anAccount(app, { passwordHash });
    expect((await reset(await aResetLink(member.email), fresh)).code).toBeUndefined();

    expect(await stateOf(member)).toBeNull();
    expect((await signIn(member.email, old)).code).toBe('auth.badCredentials');
    expect((await signIn(member.email, fresh)).code).toBeUndefined();
    expect((await mailsTo(member.email)).map(({ subject }) => subject)).toContain('Kith: your password was changed');
  });

  it('gets the same answer for an unknown address, and no mail', async () => {
    const member = await anAccount(app, { passwordHash });
    const [known, unknown] = [await askReset(member.email), await askReset('nobody@example.org')];
    expect([known.code, Object.keys(known.data?.['askPasswordReset'])]).toEqual([
      unknown.code,
      Object.keys(unknown.data?.['askPasswordReset']),
    ]);
    expect(await mailsTo('nobody@example.org')).toEqual([]);
  });

  it('does not take the second factor away (AN-7)', async () => {
    const lead = await anAccount(app, { roles: ['leadModerator'], passwordHash });
    await reset(await aResetLink(lead.email), fresh);
    expect((await signIn(lead.email, fresh)).data?.['signIn']).toEqual({ sessionState: 'SECOND_FACTOR' });
  });

  it('is changed by one of two who open the link at the same moment, and never twice', async () => {
    const member = await anAccount(app, { passwordHash });
    const token = await aResetLink(member.email);
    const race = await Promise.all([reset(token, fresh), reset(token, fresh)]);
    expect(race.map((answer) => answer.code ?? 'set').sort()).toEqual(['auth.linkInvalid', 'set']);
    expect((await reset(token, fresh)).code).toBe('auth.linkInvalid');
  });

  it('can be set for one hour, to the second', async () => {
    const [early, late] = [await anAccount(app, { passwordHash }), await anAccount(app, { passwordHash })];
    const tokens = [await aResetLink(early.email), await aResetLink(late.email)] as const;
    app.clock.passes(60 - 1 / 60);
    expect((await reset(tokens[0], fresh)).code).toBeUndefined();
    app.clock.passes(1 / 60);
    expect((await reset(tokens[1], fresh)).code).toBe('auth.linkInvalid');
  });

  it('is set by the newest link only', async () => {
    const member = await anAccount(app, { passwordHash });
    const first = await aResetLink(member.email);
    const second = (await (async () => (await askReset(member.email), mailsTo(member.email)))())
      .map((mail) => /token=([\w-]+)/.exec(mail.text)?.[1])
      .find((one) => one !== first);
    expect((await reset(first, fresh)).code).toBe('auth.linkInvalid');
    expect((await reset(second ?? '', fresh)).code).toBeUndefined();
  });

  it('is not set to a bad one, and the link stays good', async () => {
    const member = await anAccount(app, { passwordHash });
    const token = await aResetLink(member.email);
    expect((await reset(token, 'short')).code).toBe('account.passwordTooShort');
    expect((await reset(token, 'password123')).code).toBe('account.passwordCommon');
    expect((await reset(token, 'x y '.repeat(5000))).code).toBe('input.tooLong');
    expect((await reset(token, fresh)).code).toBeUndefined();
  });

  it("fills nobody's mailbox: five mails in half an hour from one place, fifteen from everywhere, known or not", async () => {
    const member = await anAccount(app, { passwordHash });
    for (const email of [member.email, 'nobody-at-all@example.org']) {
      app.clock.passes(60);
      const codes = [];
      for (let n = 0; n < 6; n++) codes.push((await askReset(email, '192.0.2.9')).code);
      for (let n = 0; n < 11; n++) codes.push((await askReset(email, `192.0.2.${n + 10}`)).code);
      const sent = (count: number) => Array<undefined>(count).fill(undefined);
      expect(codes).toEqual([...sent(5), 'rate.limited', ...sent(10), 'rate.limited']);
    }
  });

  it('is open to its owner in a browser they have used, however many mails others have asked for', async () => {
    const member = await anAccount(app, { passwordHash });
    const mark = cookieOf(await signIn(member.email, old));
    for (let n = 0; n < 16; n++) await askReset(member.email, `192.0.2.${n + 10}`);
    expect((await askReset(member.email, '192.0.2.99')).code).toBe('rate.limited');
    expect((await askReset(member.email, '192.0.2.99', mark)).code).toBeUndefined();
  });

  it('makes the browser known in which it was set anew, so that guesses of others do not keep its owner out', async () => {
    const member = await anAccount(app, { passwordHash });
    const mark = cookieOf(await reset(await aResetLink(member.email), fresh));
    for (let n = 0; n < 12; n++) await signIn(member.email, `guess number ${n}`, `192.0.2.${n + 10}`);
    expect((await signIn(member.email, fresh, '192.0.2.99')).code).toBe('rate.limited');
    expect((await signIn(member.email, fresh, '192.0.2.99', mark)).code).toBeUndefined();
  });

  it('is asked for with an address', async () => {
    expect((await askReset('not an address')).code).toBe('input.invalid');
    expect((await askReset(`${'a'.repeat(400)}@example.org`)).code).toBe('input.tooLong');
  });

  it('leaves no link in the database that opens anything', async () => {
    const member = await anAccount(app, { passwordHash });
    const token = await aResetLink(member.email);
    const found = await row(
      app.dataSource.manager,
      `SELECT (SELECT count(*) FROM email_token WHERE position(convert_to($1, 'UTF8') in token_hash) > 0)
            + (SELECT count(*) FROM mail WHERE position(convert_to($1, 'UTF8') in coalesce(text_sealed, '')) > 0)
            + (SELECT count(*) FROM domain_event WHERE payload::text LIKE '%' || $1 || '%')
            + (SELECT count(*) FROM audit_entry WHERE details::text LIKE '%' || $1 || '%') AS n`,
      [token],
    );
    expect(found).toEqual({ n: 0 });
  });
});

describe('changing the password', () => {
  const change = (who: { cookie: string } | null, current: string, password: string) =>
    ask(
      app,
      who,
      `mutation ($current: String!, $password: String!) { changePassword(current: $current, password: $password) { id } }`,
      { current, password },
    );

  it('ends every other session, keeps this one, and tells the owner', async () => {
    const member = await anAccount(app, { passwordHash });
    const phone = await aSession(app, member.accountId);
    expect((await change(member, old, fresh)).code).toBeUndefined();
    expect([await stateOf(member), await stateOf(phone)]).toEqual(['READY', null]);
    expect((await signIn(member.email, fresh)).code).toBeUndefined();
    expect((await mailsTo(member.email)).map(({ subject }) => subject)).toEqual(['Kith: your password was changed']);
  });

  it('makes a link that was sent before useless', async () => {
    const member = await anAccount(app, { passwordHash });
    const token = await aResetLink(member.email);
    await change(member, old, fresh);
    expect((await reset(token, 'boat beyond the reeds')).code).toBe('auth.linkInvalid');
  });

  it('is refused with a wrong, endless or unknown present one', async () => {
    const member = await anAccount(app, { passwordHash });
    expect((await change(member, 'not this one', fresh)).code).toBe('auth.badCredentials');
    expect((await change(member, 'x'.repeat(5000), fresh)).code).toBe('auth.badCredentials');
    expect((await change(null, old, fresh)).code).toBe('auth.required');
    expect((await signIn(member.email, old)).code).toBeUndefined();
  });

  it('is refused to a new one that is the address', async () => {
    const member = await anAccount(app, { passwordHash, email: 'marigoldlane77@example.org' });
    expect((await change(member, old, 'Marigoldlane77')).code).toBe('account.passwordCommon');
  });

  it('cannot be used to guess the present one', async () => {
    const member = await anAccount(app, { passwordHash });
    for (let n = 0; n < 5; n++) await change(member, `guess number ${n}`, fresh);
    expect((await change(member, old, fresh)).code).toBe('rate.limited');
  });

  it('lets two at once end in one of the two passwords', async () => {
    const member = await anAccount(app, { passwordHash });
    await Promise.all([change(member, old, fresh), change(member, old, 'boat beyond the reeds')]);
    const open = [(await signIn(member.email, fresh)).code, (await signIn(member.email, 'boat beyond the reeds')).code];
    expect(open.filter((code) => code === undefined)).toHaveLength(1);
  });
});

describe('settings', () => {
  const change = (who: { cookie: string } | null, settings: object) =>
    ask(
      app,
      who,
      `mutation ($country: String!, $timeZone: String!, $glucoseUnit: String!) {
         changeSettings(country: $country, timeZone: $timeZone, glucoseUnit: $glucoseUnit) { country timeZone glucoseUnit } }`,
      { country: 'GB', timeZone: 'Europe/London', glucoseUnit: 'mmol/L', ...settings },
    );

  it('are changed, twice as well as once', async () => {
    const member = await aMember(app);
    const changed = { country: 'GB', timeZone: 'Europe/Dublin', glucoseUnit: 'mg/dL' };
    const both = await Promise.all([change(member, changed), change(member, changed)]);
    expect(both.map((answer) => answer.data?.['changeSettings'])).toEqual([changed, changed]);
  });

  it.each([
    [{ country: 'US' }, 'account.countryNotOpen'],
    [{ country: '' }, 'account.countryNotOpen'],
    [{ timeZone: 'Middle/Earth' }, 'input.invalid'],
    [{ timeZone: 'x'.repeat(5000) }, 'input.invalid'],
    [{ glucoseUnit: 'stones' }, 'input.invalid'],
  ])('are not %j', async (settings, code) => {
    const member = await aMember(app);
    expect((await change(member, settings)).code).toBe(code);
    expect((await ask(app, member, `{ me { country timeZone glucoseUnit } }`)).data?.['me']).toEqual({
      country: 'GB',
      timeZone: 'Europe/London',
      glucoseUnit: 'mmol/L',
    });
  });

  it("are nobody else's", async () => {
    expect((await change(null, {})).code).toBe('auth.required');
  });
});

describe('what a member tells the clinical team', () => {
  const tell = (who: { cookie: string } | null, input: object) =>
    ask(
      app,
      who,
      `mutation ($input: ToldUsInput!) { tellUs(input: $input) { condition yearsWithIt pregnancy updatedAt } }`,
      { input },
    );

  it('is kept, replaced, and read by nobody but them', async () => {
    const [member, other] = [await aMember(app), await aMember(app)];
    await tell(member, { condition: 'type 1', yearsWithIt: 12, pregnancy: false });
    await tell(member, { condition: 'type 1', yearsWithIt: 13 });
    const mine = `{ myToldUs { condition yearsWithIt pregnancy updatedAt } }`;
    expect((await ask(app, member, mine)).data?.['myToldUs']).toEqual({
      condition: 'type 1',
      yearsWithIt: 13,
      pregnancy: null,
      updatedAt: app.clock.now().toISOString(),
    });
    expect((await ask(app, other, mine)).data?.['myToldUs']).toEqual({
      condition: null,
      yearsWithIt: null,
      pregnancy: null,
      updatedAt: null,
    });
  });

  it.each([
    [{ condition: 'x'.repeat(201) }, 'input.tooLong'],
    [{ yearsWithIt: -1 }, 'input.invalid'],
    [{ yearsWithIt: 121 }, 'input.invalid'],
    [{ devices: 'pump\0' }, 'input.invalid'],
    [{ supporter: '\udfff' }, 'input.invalid'],
  ])('is not %j', async (input, code) => {
    const member = await aMember(app);
    expect((await tell(member, input)).code).toBe(code);
  });

  it('is not taken from strangers, and not with fields we did not ask for', async () => {
    expect((await tell(null, { condition: 'type 1' })).code).toBe('auth.required');
    expect((await tell(await aMember(app), { accountId: 'x' })).response.statusCode).toBe(400);
  });

  it('survives two who tell at once as one of the two', async () => {
    const member = await aMember(app);
    await Promise.all([tell(member, { condition: 'type 1' }), tell(member, { condition: 'type 2' })]);
    expect(['type 1', 'type 2']).toContain(
      (await ask(app, member, `{ myToldUs { condition } }`)).data?.['myToldUs'].condition,
    );
  });

  it('leaves the names of the fields in the trail, never the words', async () => {
    const member = await aMember(app);
    await tell(member, { condition: 'a secret of mine' });
    const entry = await row<{ details: object; words: boolean }>(
      app.dataSource.manager,
      `SELECT details, details::text LIKE '%secret%' AS words FROM audit_entry WHERE actor_id = $1 AND action = 'toldUs.changed'`,
      [member.accountId],
    );
    expect(entry).toEqual({ details: { filled: ['condition'] }, words: false });
  });
});
