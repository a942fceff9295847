import '@fastify/cookie';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { randomUUID } from 'node:crypto';

import { Audit } from './audit.js';
import { type GraphContext, ViewerSource } from './auth.js';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { sessionCookieName } from './cookies.js';
import { Db } from './db.js';
import { formatError } from './graphql-error.js';
import { limitPlugins, limitRules, maxTokens } from './graphql-limits.js';
import { Loaders } from './loaders.js';
import { refusalsOnRecord } from './refusals.js';
import { CONFIG } from './settings.js';

/** The GraphQL endpoint with its limits. `schemaFile` writes the emitted schema, for the committed contract. */
export const graphqlModule = (schemaFile: string | true = true) =>
  GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [CONFIG, ViewerSource, Db, Clock, Audit],
    useFactory: (config: Config, viewers: ViewerSource, db: Db, clock: Clock, audit: Audit) => ({
      autoSchemaFile: schemaFile,
      sortSchema: true,
      introspection: false,
      graphiql: false,
      csrfPrevention: true,
      persistedQueries: false,
      allowBatchedHttpRequests: false,
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      parseOptions: { maxTokens },
      validationRules: [...limitRules],
      // Answers are never cached by others; without its hook on every field they are quicker.
      plugins: [ApolloServerPluginCacheControlDisabled(), refusalsOnRecord(db, audit), ...limitPlugins] as never,
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
