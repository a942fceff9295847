import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type OperationDefinitionNode, type ValidationRule } from 'graphql';

import { errorCategory } from '@kith/contracts/error-codes';

/** What one request may ask for (security.md 4.4). A refusal names the limit, not its height. */
export type LimitName = 'aliases' | 'depth' | 'directives' | 'cost' | 'mutations' | 'operations' | 'tokens';

export const tooComplex = (limit: LimitName) => ({
  message: 'request.tooComplex',
  extensions: { code: 'request.tooComplex', category: errorCategory['request.tooComplex'], details: { limit } },
});

// Apollo gives every validation error a code of its own, so what goes out is made again from the name in the message.
const refuse = (limit: LimitName) => new GraphQLError(`limit ${limit}`);

/** A fragment at the root could hold any number of mutations, so there a field is the only thing that may stand. */
const isOneField = ({ selectionSet }: OperationDefinitionNode) =>
  selectionSet.selections.length === 1 && selectionSet.selections[0]?.kind === 'Field';

/** One operation with one mutation field in a document: guessing by aliases or fragments gets one guess. */
const oneMutation: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation === 'mutation' && !isOneField(node)) context.reportError(refuse('mutations'));
  },
  Document(node) {
    const operations = node.definitions.filter((d) => d.kind === 'OperationDefinition').length;
    if (operations > 1 || node.definitions.length > 30) context.reportError(refuse('operations'));
  },
});

const mark = (limit: LimitName) => ({ enabled: true, exposeLimits: false, errorMessage: `limit ${limit}` });

const shield = new ApolloArmor({
  maxTokens: { enabled: false },
  maxAliases: { ...mark('aliases'), n: 15, allowList: [] },
  maxDepth: { ...mark('depth'), n: 7, flattenFragments: true },
  maxDirectives: { ...mark('directives'), n: 10 },
  // The dearest documents of the web, long lists for staff, cost about 2,700.
  costLimit: { ...mark('cost'), maxCost: 5000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5 },
  blockFieldSuggestion: { enabled: true },
}).protect();

export const maxTokens = 2000;
export const limitRules: readonly ValidationRule[] = [oneMutation, ...(shield.validationRules as ValidationRule[])];
export const limitPlugins: readonly unknown[] = shield.plugins;

/** Which limit an error of a library speaks of, or null. */
export function limitIn(message: string): LimitName | null {
  if (/Document contains more tha[nt] \d+ tokens/.test(message)) return 'tokens';
  return (/^(?:Syntax Error: )?limit (\w+)/.exec(message)?.[1] as LimitName | undefined) ?? null;
}
