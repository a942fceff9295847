import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLError, parse, specifiedRules, validate } from 'graphql';

import { globSync, readFileSync } from 'node:fs';

import { limitIn, limitRules, maxTokens } from './graphql-limits.js';

const schema = buildSchema(readFileSync('libs/contracts/schema.graphql', 'utf8'));

/** The limit that refuses a document, `none`, or the words of another fault. */
function limitOf(document: string): string {
  let errors: readonly GraphQLError[];
  try {
    errors = validate(schema, parse(document, { maxTokens }), [...specifiedRules, ...limitRules]);
  } catch (error) {
    errors = [error as GraphQLError];
  }
  const [first] = errors;
  if (!first) return 'none';
  return limitIn(first.message) ?? first.message;
}

const times = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

/** Every document the web sends, each with the fragments it uses. */
function documentsOfTheWeb(): [name: string, text: string][] {
  const texts = globSync('apps/web/src/**/*.graphql.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/graphql\(\/\* GraphQL \*\/ `([^`]*)`\)/g)].map(([, text]) => text ?? ''),
  );
  const nameOf = (text: string) => /^\s*(?:query|mutation|fragment)\s+(\w+)/.exec(text)?.[1] ?? '';
  const byName = new Map(texts.map((text) => [nameOf(text), text]));
  const whole = (text: string, seen = new Set<string>()): string => {
    for (const [, name = ''] of text.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
      if (seen.has(name)) continue;
      seen.add(name);
      text += whole(byName.get(name) ?? '', seen);
    }
    return text;
  };
  return texts.filter((text) => !/^\s*fragment/.test(text)).map((text) => [nameOf(text), whole(text)]);
}

describe('what one request may ask for', () => {
  it.each(documentsOfTheWeb())('lets the web ask %s', (_name, text) => {
    expect(limitOf(text)).toBe('none');
  });

  const guess = (name: string) =>
    `${name}: signIn(email: "a@b.example", password: "guess", keepMeSignedIn: false) { id }`;
  const tree = (deep: number) =>
    `{ thread(id: "00000000-0000-4000-8000-000000000000") ${'{ group { room '.repeat(deep)} { id } ${'} }'.repeat(deep)} }`;

  it.each([
    ['one mutation', `mutation { ${guess('a')} }`, 'none'],
    ['two mutations under aliases', `mutation { ${guess('a')} ${guess('b')} }`, 'mutations'],
    ['two mutations in a fragment without a name', `mutation { ... { ${guess('a')} ${guess('b')} } }`, 'mutations'],
    [
      'two mutations in a fragment with a name',
      `mutation { ...two } fragment two on Mutation { ${guess('a')} ${guess('b')} }`,
      'mutations',
    ],
    ['two operations', 'query A { me { id } } query B { me { id } }', 'operations'],
    ['fifteen aliases', `{ ${times(15, (n) => `a${n}: groups { id }`)} }`, 'none'],
    ['sixteen aliases', `{ ${times(16, (n) => `a${n}: groups { id }`)} }`, 'aliases'],
    ['ten directives', `{ me { ${times(10, () => 'id @include(if: true)')} } }`, 'none'],
    ['eleven directives', `{ me { ${times(11, () => 'id @include(if: true)')} } }`, 'directives'],
    ['a tree of three steps', tree(1), 'none'],
    ['a tree of nine steps', tree(4), 'depth'],
    ['2,001 tokens', `{ me { ${times(2_000, () => 'id')} } }`, 'tokens'],
  ])('answers %s', (_what, document, limit) => {
    expect(limitOf(document)).toBe(limit);
  });

  it('refuses lists that multiply', () => {
    const page = (inner: string) =>
      `{ threads(groupSlug: "a", sort: NEWEST, first: 50) { items { id title ${inner} } } }`;
    expect(limitOf(page(''))).toBe('none');
    const groups = times(
      14,
      (n) =>
        `g${n}: threads(groupSlug: "a", sort: NEWEST, first: 5000) { items { id title author { displayName avatar } } }`,
    );
    expect(limitOf(`{ ${groups} }`)).toBe('cost');
  });
});
