import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

import { ask, type Someone, type TestApp } from './people.js';

type Field = GraphQLField<unknown, unknown>;

/** Values for arguments that any field may ask for, by name. */
export type Given = Record<string, unknown>;

/** The schema as the server emits it. */
export const schemaOf = (app: TestApp): GraphQLSchema => app.get(GraphQLSchemaHost).schema;

export const queriesOf = (app: TestApp): Field[] => Object.values(schemaOf(app).getQueryType()?.getFields() ?? {});

/** `Type.field` of every id that can be reached from these root fields. */
export function idsReachableFrom(roots: readonly Field[]): string[] {
  const seen = new Set<string>();
  const ids = new Set<string>();
  const visit = (type: unknown) => {
    if (!isObjectType(type) || seen.has(type.name)) return;
    seen.add(type.name);
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (named.name === 'UUID' || named.name === 'ID' || /(^id|Id|Ids)$/.test(field.name))
        ids.add(`${type.name}.${field.name}`);
      visit(named);
    }
  };
  for (const root of roots) visit(getNamedType(root.type));
  return [...ids].sort();
}

/**
 * Queries that together ask for every field that can be reached from a root field, one per path of objects, so that each
 * stays under the limits of depth and cost. No type comes twice on a path.
 */
export function queriesFor(root: Field, given: Given, deepest = 6): string[] {
  const queries: string[] = [];
  const walk = (type: GraphQLObjectType, path: string[], passed: readonly string[]) => {
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)) && argumentsOf(field, given) !== null);
    const inner = ['__typename', ...leaves.map((field) => field.name + argumentsOf(field, given))].join(' ');
    queries.push(`{ ${path.join(' { ')} { ${inner} ${' }'.repeat(path.length)} }`);
    if (path.length >= deepest) return;
    for (const field of fields) {
      const named = getNamedType(field.type);
      const written = argumentsOf(field, given);
      if (!isObjectType(named) || passed.includes(named.name) || written === null) continue;
      walk(named, [...path, field.name + written], [...passed, named.name]);
    }
  };
  const named = getNamedType(root.type);
  const written = argumentsOf(root, given);
  if (isObjectType(named) && written !== null) walk(named, [root.name + written], [named.name]);
  if (isLeafType(named) && written !== null) queries.push(`{ ${root.name}${written} }`);
  return queries;
}

/** One name can stand for several enums, and for texts: a word that an argument does not know gives way to one that it does. */
function valueFor({ type }: GraphQLArgument, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('enum' in value)) return value;
  const named = getNamedType(type);
  if (!isEnumType(named)) return undefined;
  return named.getValue(String(value.enum)) ? value : { enum: named.getValues()[0]?.name };
}

/** Arguments in writing, or null when one that is required has no value. */
function argumentsOf(field: Field, given: Given): string | null {
  const valueOf = (argument: GraphQLArgument) => valueFor(argument, given[argument.name]);
  const needed = field.args.filter((argument) => isRequiredArgument(argument));
  if (needed.some((argument) => valueOf(argument) === undefined)) return null;
  const written = field.args
    .filter((argument) => valueOf(argument) !== undefined)
    .map((argument) => `${argument.name}: ${literal(valueOf(argument))}`);
  return written.length ? `(${written.join(', ')})` : '';
}

/** Text becomes a string; an object with `enum` becomes a bare word, any other one an input. */
const literal = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if ('enum' in value) return String(value.enum);
  return `{${Object.entries(value)
    .map(([name, part]) => `${name}: ${literal(part)}`)
    .join(', ')}}`;
};

/** Asks for everything under one root field and gives the answers; a refusal ends it, with its code. */
export async function askEverything(
  app: TestApp,
  who: Someone | null,
  root: Field,
  given: Given,
): Promise<{ answers: unknown[]; code: string | undefined; asked: number }> {
  const answers: unknown[] = [];
  const queries = queriesFor(root, given);
  for (const [n, query] of queries.entries()) {
    const { data, code, response } = await ask(app, who, query, {}, { background: true });
    if (response.statusCode !== 200)
      throw new Error(`The walk asked what the server does not take: ${query}\n${response.body}`);
    if (code === 'internal') throw new Error(`The server broke at ${query}`);
    if (n === 0 && (code || data?.[root.name] === null || data?.[root.name]?.length === 0))
      return { answers, code, asked: n };
    answers.push(data);
  }
  return { answers, code: undefined, asked: queries.length };
}
