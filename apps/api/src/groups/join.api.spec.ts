import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { consents } from '@kith/contracts/consents';

import { row, rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aGroup, aMember, aMembership, type Answer, ask, type TestApp } from '../testing/people.js';

let app: TestApp;
let network = 0;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const join = `mutation ($input: JoinInput!) { join(input: $input) { id } }`;
const confirm = `mutation ($token: String!, $password: String) { confirmEmail(token: $token, password: $password) { sessionState emailConfirmed memberships { displayName avatar groupName standing } } }`;
const outbox = `{ mailOutbox { to subject text status } }`;
const password = 'kettle on the blue hob';
const agreed = consents.map(({ purpose, version }) => ({ purpose, version }));

const inputFor = (email: string, groups: object[] = [], more: Record<string, unknown> = {}) => ({
  key: randomUUID(),
  country: 'GB',
  isAdult: true,
  email,
  password,
  timeZone: 'Europe/London',
  groups,
  acceptedRules: true,
  consents: agreed,
  ...more,
});
/** Each join from a network of its own, unless the test is about that. */
const joins = (input: Record<string, unknown>, address = `198.51.100.${++network % 250}`) =>
  ask(app, null, join, { input }, { address });
/** Opens the link on another device and gives the password, from a network of its own. */
const confirms = (token: string, given: string | null = password, who: Parameters<typeof ask>[1] = null) =>
  ask(app, who, confirm, { token, password: given }, { address: `198.51.100.${++network % 250}` });
const wish = (group: { id: string }, displayName: string, more = {}) => ({
  groupId: group.id,
  displayName,
  avatar: 'pear-moss',
  ...more,
});
const anEmail = () => `newcomer-${randomUUID()}@example.org`;

async function mailsTo(email: string): Promise<{ to: string; subject: string; text: string }[]> {
  await app.drain();
  const { data } = await ask(app, null, outbox);
  return data?.['mailOutbox'].filter((mail: { to: string }) => mail.to === email);
}
const tokenIn = (mail: { text: string } | undefined) => /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
const signsIn = (email: string, given = password) =>
  ask(
    app,
    null,
    `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password, keepMeSignedIn: false) { id } }`,
    { email, password: given },
    { address: `198.51.100.${++network % 250}` },
  );
const cookiesOf = (answer: Answer): Record<string, string | undefined> =>
  Object.fromEntries(
    [answer.response.headers['set-cookie'] ?? []].flat().map((header) => header.split(';')[0]?.split('=') ?? []),
  );
const cookieOf = (answer: Answer) => `kith=${cookiesOf(answer)['kith'] ?? ''}`;
const everything = () =>
  rows<{ n: number }>(
    app.dataSource.manager,
    `SELECT (SELECT count(*) FROM account) + (SELECT count(*) FROM join_wish) + (SELECT count(*) FROM consent) + (SELECT count(*) FROM domain_event)
       + (SELECT count(*) FROM membership) + (SELECT count(*) FROM join_attempt) AS n`,
  );

describe('joining', () => {
  it('goes from six answers to a name in two groups', async () => {
    const [open, asking] = [
      await aGroup(app, { name: 'Newly told' }),
      await aGroup(app, { name: 'Carers', joinRule: 'ASK' }),
    ];
    const email = anEmail();
    const input = inputFor(email, [wish(open, 'Bramble'), wish(asking, 'Garden Gate', { note: 'My son has type 1' })]);
    expect((await joins(input)).data?.['join']).toEqual({ id: input.key });

    const [mail] = await mailsTo(email);
    expect(mail?.subject).toBe('Kith: confirm your e-mail address');
    const confirmed = await confirms(tokenIn(mail));
    expect(confirmed.data?.['confirmEmail']).toEqual({
      sessionState: 'READY',
      emailConfirmed: true,
      memberships: [
        { displayName: 'Garden Gate', avatar: 'pear-moss', groupName: 'Carers', standing: 'ASKED' },
        { displayName: 'Bramble', avatar: 'pear-moss', groupName: 'Newly told', standing: 'ACTIVE' },
      ],
    });
    const given = (await ask(app, cookieOf(confirmed), `{ myConsents { purpose version withdrawnAt } }`)).data?.[
      'myConsents'
    ];
    expect(given).toEqual(expect.arrayContaining(agreed.map((one) => ({ ...one, withdrawnAt: null }))));
  });

  it('makes memberships that nothing links: no id tells of the other, or of the moment', async () => {
    const groups = [await aGroup(app), await aGroup(app), await aGroup(app)];
    const email = anEmail();
    await joins(
      inputFor(
        email,
        groups.map((group, n) => wish(group, ['Bramble', 'Pebble', 'Maple'][n]!)),
      ),
    );
    const confirmed = await confirms(tokenIn((await mailsTo(email))[0]));
    const ids = (await ask(app, cookieOf(confirmed), `{ me { memberships { id } } }`)).data?.['me'].memberships.map(
      (one: { id: string }) => one.id,
    ) as string[];
    expect(ids).toHaveLength(3);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(new Set(ids.map((id) => id.slice(0, 13))).size).toBe(3);
  });

  it('leaves a trail of codes: begun, confirmed, agreed, and each membership', async () => {
    const email = anEmail();
    await joins(inputFor(email, [wish(await aGroup(app), 'Bramble')]));
    const confirmed = await confirms(tokenIn((await mailsTo(email))[0]));
    const me = (await ask(app, cookieOf(confirmed), `{ me { id memberships { id } } }`)).data?.['me'];
    const trail = await rows<{ action: string }>(
      app.dataSource.manager,
      `SELECT action FROM audit_entry WHERE target_id = ANY($1) ORDER BY action`,
      [[me.id, me.memberships[0].id]],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'account.begun',
      'account.confirmed',
      'consents.given',
      'membership.joined',
    ]);
  });

  it('lets nobody in before the address is confirmed, and says so to nobody', async () => {
    const email = anEmail();
    await joins(inputFor(email));
    const answer = await ask(
      app,
      null,
      `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password, keepMeSignedIn: false) { id } }`,
      {
        email,
        password,
      },
    );
    expect(answer.code).toBe('auth.badCredentials');
  });

  it('keeps the address sealed', async () => {
    const email = anEmail();
    await joins(inputFor(email));
    await app.drain();
    const found = await row<{ n: number }>(
      app.dataSource.manager,
      `SELECT (SELECT count(*) FROM account WHERE position(convert_to($1, 'UTF8') in email_sealed) > 0)
            + (SELECT count(*) FROM mail WHERE position(convert_to($1, 'UTF8') in to_sealed || coalesce(text_sealed, '')) > 0)
            + (SELECT count(*) FROM domain_event WHERE payload::text LIKE '%' || $1 || '%')
            + (SELECT count(*) FROM write_key WHERE result::text LIKE '%' || $1 || '%') AS n`,
      [email],
    );
    expect(found).toEqual({ n: 0 });
  });
});

describe('an address that has an account', () => {
  it('gets the same answer, and a mail to its owner instead', async () => {
    const group = await aGroup(app);
    const member = await aMember(app);
    const unknown = anEmail();
    const known = await joins(inputFor(member.email, [wish(group, 'Small Harbour')]));
    const fresh = await joins(inputFor(unknown, [wish(group, 'Second Kettle')]));

    expect(Object.keys(known.data?.['join'])).toEqual(Object.keys(fresh.data?.['join']));
    expect([known.code, known.response.statusCode]).toEqual([fresh.code, fresh.response.statusCode]);
    const names = (answer: Answer) => Object.keys(answer.response.headers).sort();
    expect(names(known)).toEqual(names(fresh));
    expect((await mailsTo(member.email)).map(({ subject }) => subject)).toEqual(['Kith: you have an account']);
    expect((await mailsTo(unknown)).map(({ subject }) => subject)).toEqual(['Kith: confirm your e-mail address']);
    const after = await ask(app, member, `{ me { memberships { id } } }`);
    expect(after.data?.['me'].memberships).toEqual([]);
  });

  it('cannot be told from the names that are taken afterwards', async () => {
    const group = await aGroup(app);
    const member = await aMember(app);
    await joins(inputFor(member.email, [wish(group, 'Small Harbour')]));
    await joins(inputFor(anEmail(), [wish(group, 'Second Kettle')]));
    const check = async (name: string) =>
      (
        await ask(
          app,
          null,
          `query ($name: String!, $groupId: UUID!) { nameCheck(name: $name, groupId: $groupId) { ok problem } }`,
          { name, groupId: group.id },
        )
      ).data?.['nameCheck'];

    const taken = { ok: false, problem: 'membership.nameTaken' };
    expect([await check('Small Harbour'), await check('Second Kettle')]).toEqual([taken, taken]);
    app.clock.passes(48 * 60 + 1);
    await app.sweep();
    const free = { ok: true, problem: null };
    expect([await check('Small Harbour'), await check('Second Kettle')]).toEqual([free, free]);
  });

  it('is refused for the same reasons as an unknown one', async () => {
    const group = await aGroup(app);
    const member = await aMember(app);
    await aMembership(app, (await aMember(app)).accountId, group, { name: 'Bramble' });
    for (const email of [member.email, anEmail()]) {
      expect((await joins(inputFor(email, [wish(group, 'bramble')]))).code).toBe('membership.nameTaken');
      expect((await joins(inputFor(email, [], { password: 'password1' }))).code).toBe('account.passwordCommon');
    }
  });
});

describe('a join is refused', () => {
  const cases: [what: string, change: (group: { id: string }) => Record<string, unknown>, code: string][] = [
    ['from a country whose help numbers nobody has checked', () => ({ country: 'US' }), 'account.countryNotOpen'],
    ['from no country', () => ({ country: '' }), 'account.countryNotOpen'],
    ['by a child', () => ({ isAdult: false }), 'account.tooYoung'],
    ['without the rules', () => ({ acceptedRules: false }), 'input.required'],
    ['without an agreement', () => ({ consents: [] }), 'input.required'],
    [
      'with an agreement to other words',
      () => ({ consents: agreed.map((one) => ({ ...one, version: 'old' })) }),
      'input.invalid',
    ],
    ['with no address', () => ({ email: '' }), 'input.invalid'],
    ['with two addresses in one', () => ({ email: 'a@example.org\nb@example.org' }), 'input.invalid'],
    ['with an address that is too long', () => ({ email: `${'a'.repeat(300)}@example.org` }), 'input.tooLong'],
    ['with a short password', () => ({ password: 'short' }), 'account.passwordTooShort'],
    ['with a common password', () => ({ password: 'sunshine1' }), 'account.passwordCommon'],
    ['with an endless password', () => ({ password: 'x y '.repeat(5000) }), 'input.tooLong'],
    ['from no time zone', () => ({ timeZone: 'Nowhere' }), 'input.invalid'],
    ['with a group that is none', () => ({ groups: [wish({ id: randomUUID() }, 'Bramble')] }), 'resource.notFound'],
    ['with one group twice', (group) => ({ groups: [wish(group, 'Bramble'), wish(group, 'Pebble')] }), 'input.invalid'],
    [
      'with four groups',
      (group) => ({ groups: ['a', 'b', 'c', 'd'].map(() => wish(group, 'Bramble')) }),
      'membership.tooMany',
    ],
    ['with the name of staff', (group) => ({ groups: [wish(group, 'Nurse Joy')] }), 'membership.nameReserved'],
    ['with no name', (group) => ({ groups: [wish(group, '  ')] }), 'input.required'],
    ['with letters of two scripts', (group) => ({ groups: [wish(group, 'Brаmble')] }), 'input.invalid'],
    ['with a name that is too long', (group) => ({ groups: [wish(group, 'b'.repeat(31))] }), 'input.tooLong'],
    [
      'with a picture we did not draw',
      (group) => ({ groups: [{ ...wish(group, 'Bramble'), avatar: 'https://example.org/me.png' }] }),
      'input.invalid',
    ],
    [
      'with a very long note',
      (group) => ({ groups: [wish(group, 'Bramble', { note: 'n'.repeat(501) })] }),
      'input.tooLong',
    ],
    [
      'with half a character in the note',
      (group) => ({ groups: [wish(group, 'Bramble', { note: '\ud800' })] }),
      'input.invalid',
    ],
  ];

  it.each(cases)('%s', async (_what, change, code) => {
    const group = await aGroup(app);
    const before = await everything();
    expect((await joins(inputFor(anEmail(), [], change(group)))).code).toBe(code);
    expect(await everything()).toEqual(before);
  });

  it('as a whole when one of its groups is refused', async () => {
    const [one, two] = [await aGroup(app), await aGroup(app)];
    await aMembership(app, (await aMember(app)).accountId, two, { name: 'Pebble' });
    const before = await everything();
    expect((await joins(inputFor(anEmail(), [wish(one, 'Bramble'), wish(two, 'Pebble')]))).code).toBe(
      'membership.nameTaken',
    );
    expect(await everything()).toEqual(before);
  });

  it('with a malformed key or group, before anything is looked at', async () => {
    expect((await joins(inputFor(anEmail(), [], { key: 'again' }))).code).toBe('input.invalid');
    expect((await joins(inputFor(anEmail(), [{ ...wish({ id: 'x' }, 'Bramble') }]))).code).toBe('input.invalid');
  });

  it('with fields nobody asked for', async () => {
    expect((await joins(inputFor(anEmail(), [], { status: 'active' }))).response.statusCode).toBe(400);
  });

  it('to a group by invitation, as if it were not there', async () => {
    const hidden = await aGroup(app, { joinRule: 'INVITED' });
    expect((await joins(inputFor(anEmail(), [wish(hidden, 'Bramble')]))).code).toBe('resource.notFound');
  });

  it('after twenty from one network in half an hour', async () => {
    app.clock.passes(60);
    const codes = [];
    for (let n = 0; n < 21; n++) codes.push((await joins(inputFor(anEmail()), '203.0.113.9')).code);
    expect(codes.slice(0, 20).every((code) => code === undefined)).toBe(true);
    expect(codes[20]).toBe('rate.limited');
    expect((await joins(inputFor(anEmail()), '203.0.113.10')).code).toBeUndefined();
  });
});

describe('a join that is sent again', () => {
  it('happens once and gets the same answer', async () => {
    const email = anEmail();
    const input = inputFor(email, [wish(await aGroup(app), 'Bramble')]);
    const first = await joins(input);
    expect((await joins(input)).data).toEqual(first.data);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('happens once when it arrives five times at the same moment', async () => {
    const email = anEmail();
    const input = inputFor(email, [wish(await aGroup(app), 'Bramble')]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => joins(input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.data)))).toEqual(
      new Set([JSON.stringify({ join: { id: input.key } })]),
    );
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('is refused when the key comes with other answers', async () => {
    const input = inputFor(anEmail());
    await joins(input);
    expect((await joins({ ...input, timeZone: 'Europe/Dublin' })).code).toBe('input.keyReused');
  });

  it('anew, before confirming, is a join of its own: the one whose link is opened counts, and the other is over', async () => {
    const group = await aGroup(app);
    const email = anEmail();
    await joins(inputFor(email, [wish(group, 'Bramble')]));
    const [first] = await mailsTo(email);
    await joins(inputFor(email, [wish(group, 'Bramble')]));
    const second = (await mailsTo(email)).find((mail) => mail.text !== first?.text);

    expect((await confirms(tokenIn(second))).data?.['confirmEmail'].memberships).toHaveLength(1);
    expect((await confirms(tokenIn(first))).code).toBe('auth.linkInvalid');
  });

  it('lets exactly one of two people have a name they choose at the same moment', async () => {
    const group = await aGroup(app);
    const race = await Promise.all([
      joins(inputFor(anEmail(), [wish(group, 'Bramble')])),
      joins(inputFor(anEmail(), [wish(group, 'Brarnble')])),
    ]);
    expect(race.map((answer) => answer.code ?? 'joined').sort()).toEqual(['joined', 'membership.nameTaken']);
  });
});

describe('the link in the mail', () => {
  const aLink = async (groups: object[] = []) => {
    const email = anEmail();
    await joins(inputFor(email, groups));
    const [mail] = await mailsTo(email);
    return { email, token: tokenIn(mail) };
  };

  it('works once', async () => {
    const { token } = await aLink();
    expect((await confirms(token)).code).toBeUndefined();
    expect((await confirms(token)).code).toBe('auth.linkInvalid');
  });

  it('works for one of two who open it at the same moment', async () => {
    const { token } = await aLink();
    const race = await Promise.all([confirms(token), confirms(token)]);
    expect(race.map((answer) => answer.code ?? 'in').sort()).toEqual(['auth.linkInvalid', 'in']);
  });

  it('works for two days, to the second', async () => {
    const [early, late] = [await aLink(), await aLink()];
    app.clock.passes(48 * 60 - 1 / 60);
    expect((await confirms(early.token)).code).toBeUndefined();
    app.clock.passes(1 / 60);
    expect((await confirms(late.token)).code).toBe('auth.linkInvalid');
  });

  it.each(['', 'made-up', 'x'.repeat(300), "' OR 1=1 --"])('is not %j', async (token) => {
    expect((await confirms(token)).code).toBe('auth.linkInvalid');
  });

  it('cannot be used to set a password', async () => {
    const { token } = await aLink();
    const reset = `mutation ($token: String!, $password: String!) { resetPassword(token: $token, password: $password) { id } }`;
    expect((await ask(app, null, reset, { token, password: 'another kettle altogether' })).code).toBe(
      'auth.linkInvalid',
    );
  });

  it('leaves whoever is signed in in this browser where they are', async () => {
    const before = await aMember(app);
    const { token, email } = await aLink();
    const answer = await confirms(token, password, before);
    expect(answer.code).toBeUndefined();
    expect(cookiesOf(answer)['kith']).toBeUndefined();
    expect((await ask(app, before, `{ me { id } }`)).data).toEqual({ me: { id: before.accountId } });
    expect((await signsIn(email)).code).toBeUndefined();
  });

  it('changes nothing by being opened: it asks for the password that was chosen', async () => {
    const { token, email } = await aLink([wish(await aGroup(app), 'Bramble')]);
    const before = await everything();
    expect((await confirms(token, null)).code).toBe('input.required');
    expect((await confirms(token, 'not the password of this join')).code).toBe('auth.badCredentials');
    expect(await everything()).toEqual(before);
    expect((await signsIn(email)).code).toBe('auth.badCredentials');
    expect((await confirms(token)).code).toBeUndefined();
  });

  it('needs one press and no password in the browser that joined', async () => {
    const email = anEmail();
    const mark = cookiesOf(await joins(inputFor(email)))['kith-join'];
    const token = tokenIn((await mailsTo(email))[0]);
    const confirmed = await confirms(token, null, `kith-join=${mark}`);
    expect(confirmed.data?.['confirmEmail']).toMatchObject({ sessionState: 'READY' });
    expect(cookiesOf(confirmed)['kith-join']).toBe('');
  });

  it('lets nobody guess the password chosen in it without end', async () => {
    const { token } = await aLink();
    for (let n = 0; n < 5; n++) expect((await confirms(token, `guess number ${n}`)).code).toBe('auth.badCredentials');
    expect((await confirms(token)).code).toBe('rate.limited');
  });

  it('can be sent again, with the same answer for every address', async () => {
    const { email, token } = await aLink();
    const member = await aMember(app);
    const again = `mutation ($email: String!) { resendConfirmation(email: $email) { id } }`;
    for (const one of [email, member.email, anEmail()]) {
      expect(
        Object.keys(
          (await ask(app, null, again, { email: one }, { address: '203.0.113.77' })).data?.['resendConfirmation'],
        ),
      ).toEqual(['id']);
    }
    const fresh = (await mailsTo(email)).map(tokenIn).find((one) => one !== token) ?? '';
    expect((await confirms(token)).code).toBe('auth.linkInvalid');
    expect((await confirms(fresh)).code).toBeUndefined();
    expect((await mailsTo(member.email)).map(({ subject }) => subject)).toEqual(['Kith: you have an account']);
  });

  it('that nobody opened leaves nothing behind', async () => {
    const { email } = await aLink([wish(await aGroup(app), 'Bramble')]);
    app.clock.passes(48 * 60 + 1);
    await app.sweep();
    const left = await row(
      app.dataSource.manager,
      `SELECT (SELECT count(*) FROM join_wish) + (SELECT count(*) FROM join_attempt) AS wishes, (SELECT count(*) FROM account WHERE status = 'pending') AS accounts`,
    );
    expect(left).toEqual({ wishes: 0, accounts: 0 });
    expect((await joins(inputFor(email))).code).toBeUndefined();
  });
});

describe('somebody who joins with an address that is not theirs', () => {
  const foreign = 'the kettle of somebody else';
  const twoJoins = async (first: string, second: string) => {
    const group = await aGroup(app);
    const email = anEmail();
    for (const chosen of [first, second])
      await joins(inputFor(email, [wish(group, 'Bramble', { note: chosen })], { password: chosen }));
    const links = new Map((await mailsTo(email)).map((mail) => [mail.text, tokenIn(mail)]));
    const own = await row<{ id: string }>(
      app.dataSource.manager,
      `SELECT w.join_id AS id FROM join_wish w WHERE w.group_id = $1 AND w.note = $2`,
      [group.id, password],
    );
    return { email, group, tokens: [...links.values()], ownJoin: own?.id };
  };

  it.each([
    ['before', foreign, password],
    ['after', password, foreign],
  ])('%s its owner did: only the password the owner chose is ever confirmed', async (_when, first, second) => {
    const { email, tokens } = await twoJoins(first, second);
    expect(tokens).toHaveLength(2);
    const codes = [];
    for (const token of tokens) codes.push((await confirms(token)).code);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);

    expect((await signsIn(email, foreign)).code).toBe('auth.badCredentials');
    expect((await signsIn(email)).code).toBeUndefined();
    for (const token of tokens) expect((await confirms(token, foreign)).code).toBe('auth.linkInvalid');
  });

  it('gets nothing when the owner opens the link in a browser that never joined', async () => {
    const email = anEmail();
    await joins(inputFor(email, [], { password: foreign }));
    const token = tokenIn((await mailsTo(email))[0]);
    expect((await confirms(token, null)).code).toBe('input.required');
    expect((await signsIn(email, foreign)).code).toBe('auth.badCredentials');
  });

  it('cannot take away the names its owner chose', async () => {
    const { tokens, ownJoin } = await twoJoins(password, foreign);
    expect(ownJoin).toBeDefined();
    const confirmed = [];
    for (const token of tokens) confirmed.push((await confirms(token)).data?.['confirmEmail']);
    expect(confirmed.find(Boolean).memberships).toMatchObject([{ displayName: 'Bramble' }]);
  });

  it('does not steer the link that is sent again to the browser that joined', async () => {
    const email = anEmail();
    const mark = cookiesOf(await joins(inputFor(email)))['kith-join'];
    const before = (await mailsTo(email)).map(tokenIn);
    app.clock.passes(1);
    await joins(inputFor(email, [], { password: foreign }));
    const theirs = (await mailsTo(email)).map(tokenIn);
    await ask(
      app,
      `kith-join=${mark}`,
      `mutation ($email: String!) { resendConfirmation(email: $email) { id } }`,
      { email },
      { address: '203.0.113.78' },
    );
    const again = (await mailsTo(email)).map(tokenIn).find((one) => !before.includes(one) && !theirs.includes(one));
    expect((await confirms(again ?? '')).code).toBeUndefined();
  });
});

describe('names', () => {
  it('are offered three at a time, free in that group', async () => {
    const group = await aGroup(app);
    const ideas = `query ($groupId: UUID, $seed: Int!) { nameIdeas(groupId: $groupId, seed: $seed) { name avatar } }`;
    const offer = async () =>
      (await ask(app, null, ideas, { groupId: group.id, seed: 5 })).data?.['nameIdeas'] as {
        name: string;
        avatar: string;
      }[];
    const first = await offer();
    expect(first).toHaveLength(3);
    await aMembership(app, (await aMember(app)).accountId, group, { name: first[0]!.name });

    const second = await offer();
    expect(second).toHaveLength(3);
    expect(second.map(({ name }) => name)).not.toContain(first[0]!.name);
    expect((await ask(app, null, ideas, { seed: 5 })).data?.['nameIdeas']).toEqual(first);
  });

  it("that are worn in a group by invitation are nobody's business outside it", async () => {
    const hidden = await aGroup(app, { joinRule: 'INVITED' });
    const inside = await aMember(app);
    await aMembership(app, inside.accountId, hidden, { name: 'Bramble' });
    const check = async (who: Parameters<typeof ask>[1]) =>
      (
        await ask(
          app,
          who,
          `query ($name: String!, $groupId: UUID!) { nameCheck(name: $name, groupId: $groupId) { ok } }`,
          { name: 'Bramble', groupId: hidden.id },
        )
      ).data?.['nameCheck'].ok;
    expect([await check(null), await check(await aMember(app)), await check(inside)]).toEqual([true, true, false]);
  });

  it('are checked with the code a join would be refused with', async () => {
    const group = await aGroup(app);
    const check = async (name: string) =>
      (
        await ask(
          app,
          null,
          `query ($name: String!, $groupId: UUID!) { nameCheck(name: $name, groupId: $groupId) { ok problem looksReal } }`,
          { name, groupId: group.id },
        )
      ).data?.['nameCheck'];
    expect(await check('Bramble')).toEqual({ ok: true, problem: null, looksReal: false });
    expect(await check('Anna Bell')).toEqual({ ok: true, problem: null, looksReal: true });
    expect(await check('Nurse Joy')).toEqual({ ok: false, problem: 'membership.nameReserved', looksReal: false });
    expect(await check('x'.repeat(9000))).toEqual({ ok: false, problem: 'input.tooLong', looksReal: false });
  });
});
