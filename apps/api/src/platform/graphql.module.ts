import '@fastify/cookie';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type ValidationRule } from 'graphql';

import { randomUUID } from 'node:crypto';

import { type GraphContext, ViewerSource } from './auth.js';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { sessionCookieName } from './cookies.js';
import { Db } from './db.js';
import { formatError } from './graphql-error.js';
import { Loaders } from './loaders.js';
import { CONFIG } from './settings.js';

/** One operation with one mutation field in a document: guessing by aliases gets one guess (security.md 4.4). */
const oneMutationField: ValidationRule = (context) => ({
  OperationDefinition(node) {
    const fields = node.selectionSet.selections.length;
    if (node.operation === 'mutation' && fields > 1) {
      context.reportError(
        new GraphQLError('One mutation in a request.', { nodes: node, extensions: { code: 'request.tooComplex' } }),
      );
    }
  },
  Document(node) {
    const operations = node.definitions.filter((d) => d.kind === 'OperationDefinition').length;
    if (operations > 1 || node.definitions.length > 30) {
      context.reportError(
        new GraphQLError('One operation in a request.', { extensions: { code: 'request.tooComplex' } }),
      );
    }
  },
});

const shield = new ApolloArmor({
  maxTokens: { enabled: false },
  maxAliases: { enabled: true, n: 15, allowList: [], exposeLimits: false },
  maxDepth: { enabled: true, n: 7, flattenFragments: true, exposeLimits: false },
  maxDirectives: { enabled: true, n: 10, exposeLimits: false },
  costLimit: { enabled: true, maxCost: 8000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5, exposeLimits: false },
  blockFieldSuggestion: { enabled: true },
}).protect();

/** The GraphQL endpoint with its limits. `schemaFile` writes the emitted schema, for the committed contract. */
export const graphqlModule = (schemaFile: string | true = true) =>
  GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [CONFIG, ViewerSource, Db, Clock],
    useFactory: (config: Config, viewers: ViewerSource, db: Db, clock: Clock) => ({
      autoSchemaFile: schemaFile,
      sortSchema: true,
      introspection: false,
      graphiql: false,
      csrfPrevention: true,
      persistedQueries: false,
      allowBatchedHttpRequests: false,
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      parseOptions: { maxTokens: 2000 },
      validationRules: [oneMutationField, ...(shield.validationRules as ValidationRule[])],
      // Answers are never cached by others; without its hook on every field they are quicker.
      plugins: [ApolloServerPluginCacheControlDisabled(), ...shield.plugins] as never,
      formatError,
      context: async (req: FastifyRequest, reply: FastifyReply): Promise<GraphContext> => {
        const correlationId = randomUUID();
        const token = req.cookies[sessionCookieName(config)];
        const background = req.headers['x-kith-background'] === '1';
        const viewer = token ? await viewers.find(token, { background, correlationId }) : null;
        return {
          viewer,
          correlationId,
          req,
          reply,
          loaders: new Loaders({ db: db.reader, actor: viewer?.actor ?? null, now: clock.now() }),
        };
      },
    }),
  });
