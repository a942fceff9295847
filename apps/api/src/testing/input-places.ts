import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

import type { Values } from './mutation-case.js';

type Path = readonly (string | number)[];

/** One place in the input of a mutation: an argument, or a field of an input at any depth. */
export interface Place {
  path: Path;
  name: string;
  field: string;
  required: boolean;
  type: string;
  isList: boolean;
  isEnum: boolean;
  isText: boolean;
}

/** Every place that these values fill or leave out. */
export function placesOf(args: readonly GraphQLArgument[], values: Values): Place[] {
  const places: Place[] = [];
  const walk = (fields: readonly (GraphQLArgument | GraphQLInputField)[], given: Values, above: Path) => {
    for (const field of fields) {
      const path = [...above, field.name];
      const named = getNamedType(field.type);
      const isList = isListType(getNullableType(field.type));
      const required = 'extensions' in field && isRequired(field);
      places.push({
        path,
        name: path.join('.'),
        field: field.name,
        required,
        type: named.name,
        isList,
        isEnum: isEnumType(named),
        isText: named.name === 'String' && !isList,
      });
      if (!isInputObjectType(named)) continue;
      const value = given[field.name];
      const inner = isList ? (value as Values[] | undefined)?.[0] : (value as Values | undefined);
      if (inner) walk(Object.values(named.getFields()), inner, isList ? [...path, 0] : path);
    }
  };
  walk(args, values, []);
  return places;
}

const isRequired = (field: GraphQLArgument | GraphQLInputField) =>
  isRequiredArgument(field as GraphQLArgument) || isRequiredInputField(field as GraphQLInputField);

/** The same values with another one in this place; undefined leaves it out. */
export function withAt(values: Values, [head, ...rest]: Path, value: unknown): Values {
  const copy = structuredClone(values);
  let at = copy as Record<string | number, unknown>;
  let key = head as string | number;
  for (const next of rest) {
    at = at[key] as Record<string | number, unknown>;
    key = next;
  }
  if (value === undefined) delete at[key];
  else at[key] = value;
  return copy;
}

const longest = 'x'.repeat(21_000);
/** Far out, but of the right kind. */
const extreme: Readonly<Record<string, readonly unknown[]>> = {
  Int: [2_147_483_647],
  DateTime: ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
};
const unreadable: Readonly<Record<string, readonly unknown[]>> = {
  UUID: ["1' OR '1'='1", '', 7],
  Int: [-1, -2_147_483_648, 2_147_483_648, 1.5, '1'],
  Boolean: ['perhaps', 1],
  DateTime: ['next Tuesday', '2026-02-30T00:00:00Z', 12],
};

/** Values that must not pass in this place, as they come over the wire. */
export function wrongFor({ type, isList, isEnum, isText }: Place, value: unknown, anyFits: boolean): unknown[] {
  if (isList) {
    const many = Array.from({ length: 1000 }, () => (value as unknown[] | undefined)?.[0] ?? sample(type));
    const wrong = isEnum ? ['NEITHER'] : [...(unreadable[type] ?? [longest]), ...(extreme[type] ?? [])];
    return [many, ...wrong.map((one) => [one])];
  }
  if (isEnum) return ['NEITHER', '', 3];
  if (isText) return [longest, 'a\u0000b', 'a\ud800b'];
  return [...(unreadable[type] ?? ['of another kind']), ...((!anyFits && extreme[type]) || [])];
}

const sample = (type: string): unknown => (type === 'DateTime' ? '2026-03-04T10:00:00.000Z' : 'A');
