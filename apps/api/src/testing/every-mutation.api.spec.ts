import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { errorCategory } from '@kith/contracts/error-codes';

import { rows } from '../platform/db.js';
import { anApp } from './app.js';
import { aGroup, aMember, anAccount, ask, type Someone, type TestApp } from './people.js';

/**
 * Walks every mutation of the committed schema with bad input: missing, malformed, oversized, somebody else's, replayed
 * and at the same moment. Each time the answer is a typed refusal or a harmless yes, and a refusal leaves no row behind.
 * A new mutation is walked as soon as it is in the schema; the walk cannot be forgotten.
 */
const schema = buildSchema(readFileSync('libs/contracts/schema.graphql', 'utf8'));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

/** Open to people who are not signed in; the walk fails when this list is not exact. */
const open = new Set([
  'join',
  'confirmEmail',
  'resendConfirmation',
  'signIn',
  'askPasswordReset',
  'resetPassword',
  'askForHelpSignedOut',
]);

/** Acts on one's own session, so a stranger's id or a second call is fine by nature. */
const ends = new Set(['signOut', 'signOutEverywhere']);

type Values = Record<string, unknown>;
type Write = (type: GraphQLInputType, name: string) => unknown;

const words: Record<string, unknown> = {
  country: 'GB',
  timeZone: 'Europe/London',
  glucoseUnit: 'mmol/L',
  email: 'somebody.else@example.org',
  avatar: 'kettle-clay',
  displayName: 'Paper Lantern',
  place: `thread:${randomUUID()}`,
  duty: 'PRIMARY',
  outcome: 'UPHELD',
  slug: 'a-new-group',
  premoderation: 'OFF',
  category: 'safety',
  channel: 'MESSAGE',
  result: 'REACHED',
};

/** Plausible values by type and name; ids are well formed and belong to nobody. */
const plausible: Write = (type, name) => {
  if (isNonNullType(type)) return plausible(type.ofType, name);
  if (isListType(type)) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.value;
  if (isInputObjectType(named)) {
    return Object.fromEntries(
      Object.values(named.getFields()).map((field) => [field.name, plausible(field.type, field.name)]),
    );
  }
  switch (named.name) {
    case 'UUID':
      return randomUUID();
    case 'Int':
      return name === 'hardItemCap' ? 3 : 1;
    case 'Boolean':
      return true;
    case 'DateTime':
      return name === 'until' || name === 'validUntil' ? '2026-03-03T18:00:00.000Z' : '2026-03-03T10:00:00.000Z';
    default:
      return words[name] ?? 'Some words that are long enough to be a reason.';
  }
};

/** The same shape with every text replaced. */
const withTexts =
  (text: string): Write =>
  (type, name) => {
    if (isNonNullType(type)) return withTexts(text)(type.ofType, name);
    const named = getNamedType(type);
    if (isInputObjectType(named) && !isListType(type)) {
      return Object.fromEntries(
        Object.values(named.getFields()).map((field) => [field.name, withTexts(text)(field.type, field.name)]),
      );
    }
    return named.name === 'String' && !isListType(type) ? text : plausible(type, name);
  };

/** The same shape with every id made unreadable. */
const withBrokenIds: Write = (type, name) => {
  if (isNonNullType(type)) return withBrokenIds(type.ofType, name);
  const named = getNamedType(type);
  if (isInputObjectType(named) && !isListType(type)) {
    return Object.fromEntries(
      Object.values(named.getFields()).map((field) => [field.name, withBrokenIds(field.type, field.name)]),
    );
  }
  return named.name === 'UUID' && !isListType(type) ? "1' OR '1'='1" : plausible(type, name);
};

const filled = (args: readonly GraphQLArgument[], write: Write): Values =>
  Object.fromEntries(args.map((arg) => [arg.name, write(arg.type, arg.name)]));

const has = (args: readonly GraphQLArgument[], type: string): boolean =>
  args.some((arg) => {
    const named = getNamedType(arg.type);
    return (
      named.name === type ||
      (isInputObjectType(named) &&
        Object.values(named.getFields()).some(
          (field) => getNamedType(field.type).name === type && !isListType(field.type),
        ))
    );
  });

const documentOf = (mutation: (typeof mutations)[number], without?: string): string => {
  const args = mutation.args.filter((arg) => arg.name !== without);
  const named = getNamedType(mutation.type);
  const declared = args.length ? `(${args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})` : '';
  const given = args.length ? `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
  return `mutation M${declared} { ${mutation.name}${given} ${isObjectType(named) ? '{ __typename }' : ''} }`;
};

let app: TestApp;
let outsider: Someone;

/** Rows of every table but those that count requests, so that a refusal can be shown to have kept nothing. */
async function everything(): Promise<Record<string, number>> {
  const notCounted = ['rate_window', 'session', 'audit_entry', 'audit_chain', 'service_state'];
  const tables = await rows<{ name: string }>(
    app.dataSource.manager,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1`,
    [notCounted],
  );
  const counted = await rows<{ name: string; n: number }>(
    app.dataSource.manager,
    tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM "${name}"`).join(' UNION ALL '),
  );
  return Object.fromEntries(counted.map(({ name, n }) => [name, n]));
}

const send = (mutation: (typeof mutations)[number], variables: Values, who: Someone | null, without?: string) =>
  ask(app, who, documentOf(mutation, without), variables, {
    address: `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.7`,
  });

/** A typed refusal, or one of the protocol's own for requests that do not fit the schema. */
const typed = (code: string | undefined): boolean =>
  code !== undefined && (code in errorCategory || code === 'BAD_USER_INPUT' || code === 'GRAPHQL_VALIDATION_FAILED');

beforeAll(async () => {
  app = await anApp();
  await aGroup(app);
});
afterAll(() => app.close());

describe.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', (name, mutation) => {
  const { args } = mutation;

  // Somebody new for each, with every power there is, so that a refusal comes from the input and not from the role.
  beforeAll(async () => {
    outsider = await anAccount(app, {
      roles: [
        'leadModerator',
        'clinician',
        'clinicalLead',
        'safeguardingLead',
        'privacyOfficer',
        'programmeManager',
        'administrator',
      ],
      steppedUp: true,
    });
  });

  it(
    open.has(name) ? 'is open to people who are not signed in' : 'is closed to people who are not signed in',
    async () => {
      const { code } = await send(mutation, filled(args, plausible), null);
      if (open.has(name)) expect(code).not.toBe('auth.required');
      else expect(code).toBe('auth.required');
    },
  );

  it('refuses a missing argument and keeps nothing', async () => {
    const needed = args.filter((arg) => isNonNullType(arg.type));
    const before = await everything();
    for (const arg of needed) {
      const { code } = await send(mutation, filled(args, plausible), outsider, arg.name);
      expect([arg.name, typed(code)]).toEqual([arg.name, true]);
      const { [arg.name]: _, ...rest } = filled(args, plausible);
      expect(typed((await send(mutation, rest, outsider)).code)).toBe(true);
    }
    expect(await everything()).toEqual(before);
  });

  it('refuses unreadable ids and keeps nothing', async () => {
    if (!has(args, 'UUID')) return;
    const before = await everything();
    const { code } = await send(mutation, filled(args, withBrokenIds), outsider);
    expect(code).toBe('input.invalid');
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['endless', 'x'.repeat(11_000)],
    ['of control characters', 'a\u0000b'],
  ])('answers texts that are %s with a typed refusal and keeps nothing', async (_, text) => {
    if (!has(args, 'String')) return;
    const before = await everything();
    const { code } = await send(mutation, filled(args, withTexts(text)), outsider);
    expect([code, typed(code)]).toEqual([code, true]);
    expect(await everything()).toEqual(before);
  });

  it('does not find what belongs to nobody, or to somebody else, and keeps nothing', async () => {
    if (!has(args, 'UUID') || open.has(name)) return;
    const member = await aMember(app);
    for (const who of [outsider, member]) {
      const before = await everything();
      const { code, data } = await send(mutation, filled(args, plausible), who);
      expect([who === member ? 'member' : 'staff', code, code === undefined ? data !== null : typed(code)]).toEqual([
        who === member ? 'member' : 'staff',
        code,
        true,
      ]);
      if (code !== undefined) expect(await everything()).toEqual(before);
    }
  });

  it('gives one answer to the same request sent again and five times at once', async () => {
    const variables = filled(args, plausible);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send(mutation, variables, open.has(name) ? null : outsider)),
    );
    answers.push(await send(mutation, variables, open.has(name) ? null : outsider));
    for (const { code } of answers) expect([code, code === undefined || typed(code)]).toEqual([code, true]);
    if (!ends.has(name) && has(args, 'UUID')) {
      const kinds = new Set(
        answers.map(({ code }) => code ?? 'yes').filter((code) => code !== 'rate.limited' && code !== 'resource.stale'),
      );
      expect([...kinds].length).toBeLessThanOrEqual(2);
    }
  });
});

const codeIn = (response: { body: string }) =>
  (JSON.parse(response.body) as { errors: { extensions?: { code?: string } }[] }).errors[0]?.extensions?.code;

describe('a request as a whole', () => {
  it('is refused over 100 kB, before anything reads it', async () => {
    const { response } = await ask(
      app,
      null,
      'mutation M($email: String!) { askPasswordReset(email: $email) { id } }',
      { email: 'x'.repeat(110_000) },
    );
    expect([response.statusCode, codeIn(response)]).toEqual([413, 'request.tooLarge']);
  });

  it('gets one guess, however many aliases it has', async () => {
    const guesses = Array.from(
      { length: 10 },
      (_, n) => `g${n}: signIn(email: "a@b.example", password: "guess ${n}", keepMeSignedIn: false) { id }`,
    );
    const { response, data } = await ask(app, null, `mutation { ${guesses.join(' ')} }`);
    expect([response.statusCode, data ?? null]).toEqual([400, null]);
    const hidden = await ask(app, null, `mutation { ...all } fragment all on Mutation { ${guesses.join(' ')} }`);
    expect([hidden.response.statusCode, hidden.code]).toEqual([400, 'request.tooComplex']);
  });

  it.each([
    ['a syntax error', '{ me { '],
    ['an unknown field', '{ me { secrets } }'],
    ['the schema itself', '{ __schema { types { name } } }'],
    ['seventeen aliases of one field', `{ ${Array.from({ length: 17 }, (_, n) => `a${n}: me { id }`).join(' ')} }`],
    [
      'a chain that is too deep',
      `{ thread(id: "${randomUUID()}") { group { room { eventsSince(seq: 0) { message { helpCard { moderator { displayName } } } } } } } }`,
    ],
    ['two operations', 'query A { me { id } } query B { me { id } }'],
  ])('is answered with 400 for %s, and says nothing about the schema', async (_, document) => {
    const { response } = await ask(app, null, document);
    expect(response.statusCode).toBe(400);
    expect(response.body).not.toMatch(/Did you mean|stacktrace/);
  });

  it('comes from our own pages, as JSON, by POST', async () => {
    const request = { method: 'POST' as const, url: '/graphql', payload: JSON.stringify({ query: '{ me { id } }' }) };
    const asked = (headers: Record<string, string>) => app.app.inject({ ...request, headers });
    const foreign = await asked({ 'content-type': 'application/json', origin: 'https://elsewhere.example' });
    expect([foreign.statusCode, codeIn(foreign)]).toEqual([403, 'request.notOurs']);
    const text = await asked({ 'content-type': 'text/plain' });
    expect([text.statusCode, codeIn(text)]).toEqual([415, 'request.notJson']);
    const got = await app.app.inject({ method: 'GET', url: '/graphql?query={me{id}}' });
    expect([got.statusCode, codeIn(got)]).toEqual([405, 'request.notJson']);
    expect(
      (
        await app.app.inject({
          ...request,
          payload: JSON.stringify([{ query: '{ me { id } }' }]),
          headers: { 'content-type': 'application/json' },
        })
      ).statusCode,
    ).toBe(400);
  });
});
