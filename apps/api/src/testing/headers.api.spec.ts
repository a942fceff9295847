import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { anApp } from './app.js';
import { aMember, type Someone, type TestApp } from './people.js';

type Sent = Exclude<Parameters<TestApp['app']['inject']>[0], string>;

let app: TestApp;
let member: Someone;
let webRoot: string;

beforeAll(async () => {
  webRoot = mkdtempSync(join(tmpdir(), 'kith-pages-'));
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Kith</title><script src="/assets/a1.js"></script>');
  writeFileSync(join(webRoot, 'assets', 'a1.js'), 'export {};');
  app = await anApp(webRoot);
  member = await aMember(app);
});
afterAll(async () => {
  await app.close();
  rmSync(webRoot, { recursive: true });
});

const json = { 'content-type': 'application/json' };
const post = (payload: string, headers: Record<string, string> = json): Sent => ({
  method: 'POST',
  headers,
  payload,
});
const me = JSON.stringify({ query: '{ me { id } }' });

/** Every kind of answer there is: pages, files, refusals before and behind the GraphQL door. */
const answers: [string, number, () => Sent][] = [
  ['the start page', 200, () => ({ method: 'GET', url: '/' })],
  ['a page inside', 200, () => ({ method: 'GET', url: '/groups/newly-told' })],
  ['the help page', 200, () => ({ method: 'GET', url: '/help' })],
  ['an asset', 200, () => ({ method: 'GET', url: '/assets/a1.js' })],
  ['an asset that is not there', 404, () => ({ method: 'GET', url: '/assets/gone.js' })],
  ['a method that is not there', 404, () => ({ method: 'PUT', url: '/somewhere' })],
  ['an answer to a question', 200, () => ({ url: '/graphql', ...post(me, { ...json, cookie: member.cookie }) })],
  ['a question from a stranger', 200, () => ({ url: '/graphql', ...post(me) })],
  ['a question that is no question', 400, () => ({ url: '/graphql', ...post('{"query":"{"}') })],
  ['a body that is no JSON', 400, () => ({ url: '/graphql', ...post('{') })],
  ['too long a body', 413, () => ({ url: '/graphql', ...post(`"${'x'.repeat(200_000)}"`) })],
  ['a question by GET', 405, () => ({ method: 'GET', url: '/graphql?query={me{id}}' })],
  [
    'a form',
    415,
    () => ({ url: '/graphql', ...post('query={me{id}}', { 'content-type': 'application/x-www-form-urlencoded' }) }),
  ],
  ['a foreign page', 403, () => ({ url: '/graphql', ...post(me, { ...json, origin: 'https://elsewhere.example' }) })],
];

const send = (what: Sent) => app.app.inject(what);

describe('every header that keeps a browser safe (HD-2, HD-3)', () => {
  it.each(answers)('is on %s', async (_, status, what) => {
    const { statusCode, headers } = await send(what());
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    const policy = new Map(
      String(headers['content-security-policy'])
        .split(';')
        .map((rule) => rule.trim().split(/\s+(.*)/) as [string, string | undefined]),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('script-src-elem') ?? "'self'").toBe("'self'");
    expect(policy.get('script-src-attr') ?? "'none'").toBe("'none'");
    for (const rule of ['frame-ancestors', 'object-src', 'base-uri'])
      expect([rule, policy.get(rule)]).toEqual([rule, "'none'"]);
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('what is kept', () => {
  it.each(answers.filter(([, , what]) => what.toString().includes('/graphql')))(
    'never is %s (HD-4)',
    async (_, __, what) => {
      expect((await send(what())).headers['cache-control']).toBe('no-store');
    },
  );

  it('for long are files named after their content, and pages only until asked again', async () => {
    expect((await send({ method: 'GET', url: '/assets/a1.js' })).headers['cache-control']).toContain('immutable');
    expect((await send({ method: 'GET', url: '/' })).headers['cache-control']).toBe('no-cache');
  });
});
