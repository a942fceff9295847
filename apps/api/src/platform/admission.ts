import type { FastifyInstance } from 'fastify';

import { AsyncLocalStorage } from 'node:async_hooks';
import { finished } from 'node:stream';

import { sessionCookieName } from './cookies.js';
import type { Config } from './config.js';

/** How many questions one process answers at once, and how many of them for one session or address. */
export const questionsAtOnce = { all: 60, each: 24 };

const answering = new AsyncLocalStorage<true>();

/** True while a question is answered that changes nothing. Its reads have connections of their own (SAFE-5). */
export const isQuestion = (): boolean => answering.getStore() === true;

/**
 * Who only asks may wait; who writes, reports or calls for a person must not wait behind them (SAFE-5). GraphQL queries
 * are therefore counted, read on connections of their own, and are refused with 503 and `retry-after` when there are too
 * many. Mutations, the help page and sockets pass.
 */
export function admitQuestions(http: FastifyInstance, config: Config): void {
  const cookie = sessionCookieName(config);
  const open = new Map<string, number>();
  let all = 0;

  http.addHook('preHandler', (req, reply, done) => {
    if (!req.url.startsWith('/graphql') || isMutation(req.body)) return done();
    const from = req.cookies[cookie] ?? req.ip;
    const mine = open.get(from) ?? 0;
    if (all >= questionsAtOnce.all || mine >= questionsAtOnce.each) {
      void reply
        .code(503)
        .header('retry-after', '1')
        .send({ message: 'Too many questions at once. Ask again in a second.' });
      return;
    }
    all++;
    open.set(from, mine + 1);
    finished(reply.raw, () => {
      all--;
      const left = (open.get(from) ?? 1) - 1;
      if (left > 0) open.set(from, left);
      else open.delete(from);
    });
    answering.run(true, done);
  });
}

const isMutation = (body: unknown): boolean =>
  /^\s*mutation\b/.test(String((body as { query?: unknown } | null | undefined)?.query));
