import { Logger } from '@nestjs/common';
import { type ApolloServerPlugin } from '@apollo/server';
import {
  type FieldNode,
  type GraphQLFormattedError,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';

import type { ErrorCode } from '@kith/contracts/error-codes';

import { Audit } from './audit.js';
import type { GraphContext } from './auth.js';
import { Db } from './db.js';
import { refusalIn, withoutWords } from './graphql-error.js';

const log = new Logger('refusals');

/** Refusals that say somebody reached for what is not theirs; all others are the daily business of forms. */
const onRecord: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['action.forbidden', 'action.involved']);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Keeps who was refused what (R54), for every feature at once. In a transaction of its own: the one of the act has been
 * rolled back by now, and a row written there went with it. Ids and codes only, never words.
 */
export const refusalsOnRecord = (db: Db, audit: Audit): ApolloServerPlugin<GraphContext> => ({
  requestDidStart: async () => ({
    async didEncounterErrors({ errors, contextValue, operation, request }) {
      const noted = new Set<string>();
      for (const error of errors) {
        const refusal = refusalIn(error);
        const field = operation && rootField(operation, error.path);
        if (!refusal || !field || !onRecord.has(refusal.code) || noted.has(field.name.value)) continue;
        noted.add(field.name.value);
        const rule = refusal.details['action'];
        const row = {
          action: 'access.refused',
          targetType: field.name.value,
          targetId: targetOf(field, request.variables ?? {}) ?? 'none',
          reasonCode: refusal.code,
          details: typeof rule === 'string' ? { rule } : {},
        };
        await db
          .tx((tx) => audit.record(tx, contextValue.viewer?.actor ?? null, row))
          .catch((failure: unknown) => log.error(`A refusal could not be kept: ${withoutWords(failure)}`));
      }
    },
  }),
});

function rootField(operation: OperationDefinitionNode, path: GraphQLFormattedError['path']): FieldNode | undefined {
  return operation.selectionSet.selections.find(
    (selection): selection is FieldNode =>
      selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === path?.[0],
  );
}

/** The first id among the arguments of a field, inputs included; what makes a request safe to repeat is none. */
function targetOf(field: FieldNode, variables: Readonly<Record<string, unknown>>): string | null {
  const given = (field.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]);
  const all = given.flatMap(([name, value]) =>
    value !== null && typeof value === 'object' ? Object.entries(value as object) : [[name, value]],
  );
  const found = all.find(([name, value]) => name !== 'key' && typeof value === 'string' && uuid.test(value));
  return found ? (found[1] as string) : null;
}
