import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { anApp } from './app.js';
import { ask, type TestApp } from './people.js';

let app: TestApp;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

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
