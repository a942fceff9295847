import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { ViewerSource } from '../platform/auth.js';
import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { type Answer, anAccount, aSession, ask, type Someone, type TestApp } from '../testing/people.js';
import { Passwords } from './passwords.js';

let app: TestApp;
let passwordHash: string;
let address = 0;

const password = 'kettle on the blue hob';
const signIn = `mutation ($email: String!, $password: String!, $keep: Boolean!) {
  signIn(email: $email, password: $password, keepMeSignedIn: $keep) { id sessionState roles secondFactorEnrolled } }`;
const giveCode = `mutation ($code: String!) { giveSecondFactor(code: $code) { sessionState roles } }`;
const me = `{ me { id sessionState roles } }`;

beforeAll(async () => {
  app = await anApp();
  passwordHash = await app.get(Passwords).hash(password);
});
afterAll(() => app.close());
beforeEach(() => app.clock.passes(24 * 60));

/** A fresh address for each test, so that one test's guesses do not slow another. */
const from = () => ({ address: `192.0.2.${++address}` });
const tryPassword = (
  email: string,
  given = password,
  options: Parameters<typeof ask>[4] & { keep?: boolean; cookie?: string } = from(),
) => ask(app, options.cookie ?? null, signIn, { email, password: given, keep: options.keep ?? false }, options);
const cookieOf = (answer: Answer, name = 'kith') => {
  const header = [answer.response.headers['set-cookie'] ?? []].flat().find((one) => one.startsWith(`${name}=`));
  return header?.split(';')[0] ?? '';
};
const stateWith = async (cookie: string) => (await ask(app, cookie, me)).data?.['me']?.sessionState ?? null;

describe('signing in', () => {
  it('opens a session in a cookie that scripts cannot read and other sites cannot use', async () => {
    const member = await anAccount(app, { passwordHash });
    const answer = await tryPassword(member.email.toUpperCase());

    expect(answer.data?.['signIn']).toMatchObject({ id: member.accountId, sessionState: 'READY' });
    const headers = [answer.response.headers['set-cookie'] ?? []].flat();
    for (const one of headers) expect(one).toMatch(/HttpOnly/);
    const header = headers.find((one) => one.startsWith('kith='));
    expect(header).toMatch(/SameSite=Lax/);
    expect(header).toMatch(/Path=\//);
    expect(header).not.toMatch(/Max-Age|Expires/i);
    expect(await stateWith(cookieOf(answer))).toBe('READY');
  });

  it('keeps the cookie when a member wants to stay signed in, never for somebody with powers', async () => {
    const member = await anAccount(app, { passwordHash });
    const lead = await anAccount(app, { passwordHash, roles: ['leadModerator'] });
    const sessionCookie = (answer: Answer) =>
      [answer.response.headers['set-cookie'] ?? []].flat().find((one) => one.startsWith('kith=')) ?? '';

    expect(sessionCookie(await tryPassword(member.email, password, { ...from(), keep: true }))).toMatch(/Max-Age/);
    expect(sessionCookie(await tryPassword(lead.email, password, { ...from(), keep: true }))).not.toMatch(/Max-Age/);
  });

  it('says the same to a wrong password, an unknown address, an unconfirmed one and a closed account', async () => {
    const member = await anAccount(app, { passwordHash });
    const pending = await anAccount(app, { passwordHash });
    const closed = await anAccount(app, { passwordHash });
    await write(app.dataSource.manager, `UPDATE account SET status = 'pending' WHERE id = $1`, [pending.accountId]);
    await write(app.dataSource.manager, `UPDATE account SET status = 'closed' WHERE id = $1`, [closed.accountId]);

    const answers = [
      await tryPassword(member.email, 'not the right one'),
      await tryPassword('nobody@example.org'),
      await tryPassword(pending.email),
      await tryPassword(closed.email),
    ];
    for (const answer of answers) {
      expect(answer.code).toBe('auth.badCredentials');
      expect(answer.response.body).toBe(answers[0]?.response.body);
      expect(cookieOf(answer)).toBe('');
    }
  });

  it('works as long for an unknown address as for a wrong password', async () => {
    const member = await anAccount(app, { passwordHash });
    const time = async (email: string) => {
      const began = performance.now();
      await tryPassword(email, 'not the right one');
      return performance.now() - began;
    };
    const median = (times: number[]) => times.sort((a, b) => a - b)[2] ?? 0;
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 5; n++) {
      known.push(await time(member.email));
      unknown.push(await time(`nobody-${n}@example.org`));
      app.clock.passes(61);
    }
    expect(median(unknown)).toBeGreaterThan(median(known) / 2);
    expect(median(known)).toBeGreaterThan(median(unknown) / 2);
  });

  it('refuses what is missing, malformed or far too long before any work', async () => {
    expect((await ask(app, null, `mutation { signIn(email: "a@b.org") { id } }`)).code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    expect((await tryPassword('not an address')).code).toBe('input.invalid');
    expect((await tryPassword('a@example.org', 'x'.repeat(1025))).code).toBe('input.tooLong');
  });

  it('takes the session that the browser held out of use, so that a planted one is worth nothing', async () => {
    const member = await anAccount(app, { passwordHash });
    const answer = await tryPassword(member.email, password, { ...from(), cookie: member.cookie });

    expect(cookieOf(answer)).not.toBe(member.cookie);
    expect(await stateWith(member.cookie)).toBeNull();
    expect(await stateWith(cookieOf(answer))).toBe('READY');
    const noted = await row(
      app.dataSource.manager,
      `SELECT target_id FROM audit_entry WHERE action = 'session.replaced' AND actor_id = $1`,
      [member.accountId],
    );
    expect(noted).toEqual({ targetId: member.sessionId });
  });

  it('makes a weak old hash strong with the password it was just given', async () => {
    const { hash } = await import('@node-rs/argon2');
    const weak = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    const member = await anAccount(app, { passwordHash: weak });
    await tryPassword(member.email);

    const kept = await row<{ passwordHash: string }>(
      app.dataSource.manager,
      `SELECT password_hash FROM account WHERE id = $1`,
      [member.accountId],
    );
    const [, memory, passes] = /m=(\d+),t=(\d+),p=/.exec(kept?.passwordHash ?? '') ?? [];
    expect(Number(memory)).toBeGreaterThan(19_456);
    expect(Number(passes)).toBeGreaterThanOrEqual(2);
    expect((await tryPassword(member.email)).code).toBeUndefined();
  });
});

describe('guessing', () => {
  it('gets five tries, then has to wait, and is let in again later', async () => {
    const member = await anAccount(app, { passwordHash });
    const here = from();
    for (let n = 0; n < 5; n++)
      expect((await tryPassword(member.email, `guess number ${n}`, here)).code).toBe('auth.badCredentials');
    const sixth = await tryPassword(member.email, password, here);
    expect(sixth.code).toBe('rate.limited');
    expect(sixth.errors?.[0]?.extensions.details?.['retryAfterSeconds']).toBeGreaterThan(0);

    app.clock.passes(1);
    expect((await tryPassword(member.email, password, here)).code).toBeUndefined();
  });

  it('is slowed down for an unknown address in the same way', async () => {
    const here = from();
    for (let n = 0; n < 5; n++) await tryPassword('stranger@example.org', `guess number ${n}`, here);
    expect((await tryPassword('stranger@example.org', password, here)).code).toBe('rate.limited');
  });

  it('from one network stops at thirty, whichever accounts it tries', async () => {
    const here = from();
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 31; n++)
      codes.push((await tryPassword(`victim-${n}@example.org`, 'a common guess', here)).code);
    expect(codes.filter((code) => code === 'auth.badCredentials')).toHaveLength(30);
    expect(codes.at(-1)).toBe('rate.limited');
  });

  it('is at most a hundred looks an hour at one account, from however many networks', async () => {
    const member = await anAccount(app, { passwordHash: 'no password opens this' });
    let looks = 0;
    for (let minute = 0; minute < 60; minute++) {
      for (let n = 0; n < 6; n++) {
        if ((await tryPassword(member.email, 'wrong')).code === 'auth.badCredentials') looks++;
        else break;
      }
      app.clock.passes(1);
    }
    expect(looks).toBeLessThanOrEqual(100);
    expect(looks).toBeGreaterThan(5);
  }, 60_000);

  it('by one stranger does not keep the owner out anywhere else', async () => {
    const member = await anAccount(app, { passwordHash });
    const there = from();
    for (let n = 0; n < 20; n++) await tryPassword(member.email, `guess number ${n}`, there);
    expect((await tryPassword(member.email, password, there)).code).toBe('rate.limited');
    expect((await tryPassword(member.email)).code).toBeUndefined();
  });

  it.each([
    ['and stays signed in', true],
    ['and did not stay signed in, for a day', false],
  ])('by many strangers does not keep the owner out of a browser they have used before %s', async (_what, keep) => {
    const member = await anAccount(app, { passwordHash });
    const first = await tryPassword(member.email, password, { ...from(), keep });
    const mark = cookieOf(first, 'kith-device');
    const header = [first.response.headers['set-cookie']].flat().find((one) => one?.startsWith('kith-device='));
    expect(header).toMatch(keep ? /Max-Age=34560000/ : /Max-Age=86400/);
    for (let n = 0; n < 12; n++) await tryPassword(member.email, `guess number ${n}`);

    const stranger = await tryPassword(member.email);
    expect(stranger.code).toBe('rate.limited');
    expect(stranger.errors?.[0]?.extensions.details?.['retryAfterSeconds']).toBeLessThanOrEqual(360);
    expect((await tryPassword(member.email, password, { ...from(), cookie: mark })).code).toBeUndefined();
  });

  it('is written down: the account that was meant, or the blind index of an address nobody has', async () => {
    const member = await anAccount(app, { passwordHash });
    await tryPassword(member.email, 'not the right one');
    await tryPassword('nobody-here@example.org', 'not the right one');
    const [unknown, known] = await rows<{ targetType: string; targetId: string }>(
      app.dataSource.manager,
      `SELECT target_type, target_id FROM audit_entry WHERE action = 'signIn.refused' ORDER BY at DESC, id DESC LIMIT 2`,
    );
    expect(known).toEqual({ targetType: 'account', targetId: member.accountId });
    expect(unknown?.targetType).toBe('address');
    expect(unknown?.targetId).toMatch(/^[0-9a-f]{64}$/);
  });

  it('costs the owner nothing: right passwords are not counted', async () => {
    const member = await anAccount(app, { passwordHash });
    const here = from();
    for (let n = 0; n < 8; n++) expect((await tryPassword(member.email, password, here)).code).toBeUndefined();
  });

  it('by aliases gets not even one guess, and one request is one guess', async () => {
    const member = await anAccount(app, { passwordHash });
    const guesses = (count: number) =>
      Array.from(
        { length: count },
        (_, n) => `g${n}: signIn(email: "${member.email}", password: "guess ${n}", keepMeSignedIn: false) { id }`,
      ).join('\n');

    for (const count of [2, 10, 100]) {
      const answer = await ask(app, null, `mutation { ${guesses(count)} }`, {}, from());
      expect(answer.data ?? null).toBeNull();
      expect(answer.response.statusCode).toBe(400);
    }
    const counted = await row<{ used: number }>(
      app.dataSource.manager,
      `SELECT coalesce(sum(used), 0) AS used FROM rate_window WHERE bucket LIKE 'sign-in:%' AND starts_at >= $1`,
      [app.clock.now()],
    );
    expect(counted?.used).toBe(0);
  });
});

describe('the second factor', () => {
  const withPowers = (wish: Parameters<typeof anAccount>[1] = {}) =>
    anAccount(app, { roles: ['clinician'], passwordHash, ...wish });

  it('stands between the password and everything else', async () => {
    const clinician = await withPowers();
    const answer = await tryPassword(clinician.email);
    expect(answer.data?.['signIn']).toMatchObject({ sessionState: 'SECOND_FACTOR', secondFactorEnrolled: true });

    const waiting = cookieOf(answer);
    expect((await ask(app, waiting, `{ mySessions { id } }`)).code).toBe('auth.secondFactorRequired');
    const given = await ask(app, waiting, giveCode, { code: clinician.code() });
    expect(given.data?.['giveSecondFactor']).toEqual({ sessionState: 'READY', roles: ['clinician'] });

    expect(await stateWith(waiting)).toBeNull();
    expect(await stateWith(cookieOf(given))).toBe('READY');
  });

  it('is a code that works once, in this session or another', async () => {
    const clinician = await withPowers({ secondFactor: false });
    const other = await aSession(app, clinician.accountId);
    const code = clinician.code();

    expect((await ask(app, clinician, giveCode, { code })).code).toBeUndefined();
    expect((await ask(app, other, giveCode, { code })).code).toBe('auth.secondFactorWrong');
    app.clock.passes(0.5);
    expect((await ask(app, other, giveCode, { code: clinician.code() })).code).toBeUndefined();
  });

  it('lets exactly one of two in who send one code at the same moment', async () => {
    const clinician = await withPowers({ secondFactor: false });
    const other = await aSession(app, clinician.accountId);
    const code = clinician.code();

    const race = await Promise.all([ask(app, clinician, giveCode, { code }), ask(app, other, giveCode, { code })]);
    expect(race.map((answer) => answer.code ?? 'in').sort()).toEqual(['auth.secondFactorWrong', 'in']);
  });

  it('allows a clock that is half a minute off, and no more', async () => {
    const clinician = await withPowers({ secondFactor: false });
    const early = clinician.code();
    app.clock.passes(1);
    expect((await ask(app, clinician, giveCode, { code: early })).code).toBe('auth.secondFactorWrong');
    const late = clinician.code();
    app.clock.passes(0.5);
    expect((await ask(app, clinician, giveCode, { code: late })).code).toBeUndefined();
  });

  it('cannot be guessed: after five tries one has to wait, signed in or not', async () => {
    const clinician = await withPowers({ secondFactor: false });
    const wrong = clinician.code() === '000000' ? '111111' : '000000';
    for (let n = 0; n < 5; n++)
      expect((await ask(app, clinician, giveCode, { code: wrong })).code).toBe('auth.secondFactorWrong');
    expect((await ask(app, clinician, giveCode, { code: clinician.code() })).code).toBe('rate.limited');
    const noted = await row<{ n: number }>(
      app.dataSource.manager,
      `SELECT count(*) AS n FROM audit_entry WHERE action = 'secondFactor.refused' AND target_id = $1`,
      [clinician.accountId],
    );
    expect(noted).toEqual({ n: 5 });
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('refuses %j as no code', async (code) => {
    const clinician = await withPowers({ secondFactor: false });
    expect((await ask(app, clinician, giveCode, { code })).code).toBe('input.invalid');
  });

  it('is asked of strangers not at all', async () => {
    expect((await ask(app, null, giveCode, { code: '123456' })).code).toBe('auth.required');
  });

  it('gives step-up for five minutes, to the second', async () => {
    const clinician = await withPowers();
    const given = await ask(app, clinician, giveCode, { code: clinician.code() });
    const token = cookieOf(given).slice('kith='.length);
    const steppedUp = async () =>
      (
        await app
          .get<ViewerSource>(ViewerSource)
          .find(token, { background: true, correlationId: clinician.actor.correlationId })
      )?.actor.steppedUp;

    app.clock.passes(5 - 1 / 60);
    expect(await steppedUp()).toBe(true);
    app.clock.passes(1 / 60);
    expect(await steppedUp()).toBe(false);
  });

  it('is set up at the first sign-in, and cannot be replaced by somebody who only knows the password', async () => {
    const newcomer = await anAccount(app, { roles: ['leadModerator'], secondFactor: false });
    await write(app.dataSource.manager, `DELETE FROM second_factor WHERE account_id = $1`, [newcomer.accountId]);
    const { Secret, TOTP } = await import('otpauth');
    const codeOf = (secret: string) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: app.clock.now().getTime() });

    const started = (await ask(app, newcomer, `mutation { startTotp { secret uri } }`)).data?.['startTotp'];
    expect(started.uri).toMatch(/^otpauth:\/\/totp\/Kith/);
    expect((await ask(app, newcomer, giveCode, { code: codeOf(started.secret) })).code).toBe('auth.secondFactorWrong');
    const confirmed = await ask(
      app,
      newcomer,
      `mutation ($code: String!) { confirmTotp(code: $code) { sessionState secondFactorEnrolled } }`,
      {
        code: codeOf(started.secret),
      },
    );
    expect(confirmed.data?.['confirmTotp']).toEqual({ sessionState: 'READY', secondFactorEnrolled: true });

    const thief = await aSession(app, newcomer.accountId);
    expect((await ask(app, thief, `mutation { startTotp { secret } }`)).code).toBe('action.forbidden');
  });

  it('is not for members without powers', async () => {
    const member = await anAccount(app);
    expect((await ask(app, member, `mutation { startTotp { secret } }`)).code).toBe('action.forbidden');
  });

  it('is kept sealed: the seed is nowhere in the database in clear', async () => {
    const newcomer: Someone = await anAccount(app, { roles: ['auditor'], secondFactor: false });
    await write(app.dataSource.manager, `DELETE FROM second_factor WHERE account_id = $1`, [newcomer.accountId]);
    const { secret } = (await ask(app, newcomer, `mutation { startTotp { secret } }`)).data?.['startTotp'];
    const kept = await row<{ found: boolean }>(
      app.dataSource.manager,
      `SELECT position(convert_to($2, 'UTF8') in seed_sealed) > 0 AS found FROM second_factor WHERE account_id = $1`,
      [newcomer.accountId, secret],
    );
    expect(kept).toEqual({ found: false });
  });
});
