import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLOutputType,
  isInputObjectType,
  isLeafType,
  isObjectType,
} from 'graphql';

import { readFileSync } from 'node:fs';

import { errorCategory } from '@kith/contracts/error-codes';

import { write } from '../platform/db.js';
import { changedTables, databaseMarks, growth } from './database-marks.js';
import { placesOf, withAt, wrongFor } from './input-places.js';
import type { Given, MutationCase, MutationCases, Values } from './mutation-case.js';
import { type MutationWorld, mutationWorld } from './mutation-world.js';
import { type Answer, ask, type Someone } from './people.js';

type Mutation = GraphQLField<unknown, unknown>;

const schema = buildSchema(readFileSync('libs/contracts/schema.graphql', 'utf8'));

/** Every mutation of the committed schema, by name. */
export const mutations: Readonly<Record<string, Mutation>> = schema.getMutationType()?.getFields() ?? {};

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

/** The id of what came back, or all that it says of itself. */
function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = named.getFields();
  if (fields['id']) return '{ id }';
  const leaves = Object.values(fields).filter((field) => isLeafType(getNamedType(field.type)));
  return `{ ${leaves.map(({ name }) => name).join(' ')} }`;
}

function documentOf({ name, args, type }: Mutation, given: Values): string {
  const sent = args.filter((arg) => arg.name in given);
  const declared = sent.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = sent.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `mutation M${sent.length ? `(${declared})` : ''} { ${name}${sent.length ? `(${passed})` : ''} ${selectionOf(type)} }`;
}

/** A refusal of ours, or one of the protocol's own for requests that do not fit the schema. */
const typed = (code: string | undefined): boolean =>
  code !== undefined && (code in errorCategory || code === 'BAD_USER_INPUT' || code === 'GRAPHQL_VALIDATION_FAILED');

const takesKey = ({ args }: Mutation): boolean =>
  args.some(({ name, type }) => {
    const named = getNamedType(type);
    return name === 'key' || (isInputObjectType(named) && 'key' in named.getFields());
  });

let requests = 0;

/** Walks these mutations, each in a world shared with the others. */
export function walk(cases: MutationCases): void {
  let world: MutationWorld;
  beforeAll(async () => {
    world = await mutationWorld();
  });
  afterAll(() => world.app.close());

  /** From an address of its own and with a fresh budget: the limits on how often have their own tests. */
  const send = async (mutation: Mutation, args: Values, who: Someone | null): Promise<Answer> => {
    await write(world.app.dataSource.manager, `DELETE FROM rate_window`);
    return ask(world.app, who, documentOf(mutation, args), args, {
      address: `10.1.${Math.floor(++requests / 250) % 250}.${requests % 250}`,
    });
  };
  const marks = () => databaseMarks(world.app);

  describe.each(Object.entries(cases))('%s', (name, its) => {
    const mutation = mutations[name] as Mutation;
    let given: Given;
    let once: Record<string, number>;
    beforeAll(async () => {
      given = await its.given(world);
    });

    it(
      open.has(name) ? 'is open to people who are not signed in' : 'is closed to people who are not signed in',
      async () => {
        if (open.has(name)) expect(given.who).toBeNull();
        else expect((await send(mutation, given.args, null)).code).toBe('auth.required');
      },
    );

    /** Sends what must be refused; says how it was answered and what it changed. */
    const refused = async (args: Values, who: Someone | null) => {
      const before = await marks();
      const { code, errors } = await send(mutation, args, who);
      const field = errors?.[0]?.extensions.details?.['field'];
      return { code, typed: typed(code), field, changed: changedTables(before, await marks()) };
    };

    it('refuses what is missing, part by part, and keeps nothing', async () => {
      for (const { path, name: part } of placesOf(mutation.args, given.args).filter(({ required }) => required)) {
        for (const nothing of [undefined, null]) {
          const answer = await refused(withAt(given.args, path, nothing), given.who);
          expect([part, answer]).toMatchObject([part, { typed: true, changed: [] }]);
        }
      }
    });

    it('refuses what is too long or not readable, part by part, and keeps nothing', async () => {
      const wrong: unknown[] = [];
      for (const place of placesOf(mutation.args, given.args)) {
        const held = place.path.reduce<unknown>((at, key) => (at as Values | undefined)?.[key], given.args);
        const anyFits = its.anyFits?.[place.name] !== undefined;
        for (const value of wrongFor(place, held, anyFits)) {
          const answer = await refused(withAt(given.args, place.path, value), given.who);
          const named = !place.isText || place.path.includes(String(answer.field)) || its.unnamed?.includes(place.name);
          if (!answer.typed || !named || answer.changed.length)
            wrong.push([place.name, JSON.stringify(value).slice(0, 40), answer]);
        }
      }
      expect(wrong).toEqual([]);
    });

    it('refuses people to whom it does not belong, and keeps nothing', async () => {
      expect((given.foreign ?? []).length > 0).toBe(its.nobodyElse === undefined);
      for (const [who, code] of given.foreign ?? [])
        expect(await refused(given.args, who)).toMatchObject({ code, changed: [] });
    });

    it('does it, says so in the audit trail, and does nothing more when sent again', async () => {
      expect(takesKey(mutation)).toBe(its.withoutKey === undefined);
      const before = await marks();
      const first = await send(mutation, given.args, given.who);
      expect(first.errors).toBeUndefined();
      const after = await marks();
      once = growth(before, after);
      expect((once['audit_entry'] ?? 0) > 0).toBe(its.unrecorded === undefined);
      const second = await send(mutation, given.args, given.who);
      expect(heardAgain(its)).toContain(second.code);
      if (!its.again && !its.repeats) expect(second.data).toEqual(first.data);
      expect(changedTables(after, await marks()).filter((name) => !leaves(its, name))).toEqual([]);
    });

    it('does it once when it is sent five times at the same moment', async () => {
      const { who, args } = await its.given(world);
      const before = await marks();
      const answers = await Promise.all(Array.from({ length: 5 }, () => send(mutation, args, who)));
      const codes = answers.map(({ code }) => code);
      const grown = Object.entries(growth(before, await marks())).filter(([name]) => !leaves(its, name));
      const onlyOnce = Object.entries(once).filter(([name]) => !leaves(its, name));
      expect([codes, grown]).toEqual([codes, onlyOnce]);
      expect(codes).toContain(undefined);
      expect(codes.filter((code) => code !== undefined && !heardAgain(its).includes(code))).toEqual([]);
      if (!its.again && !its.repeats) expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    });
  });
}

/** What a repeat may hear: the first answer, or that it was done. */
const heardAgain = ({ again }: MutationCase): readonly (string | undefined)[] => [again].flat();

const leaves = ({ repeats }: MutationCase, table: string): boolean => repeats?.leave.includes(table) ?? false;
