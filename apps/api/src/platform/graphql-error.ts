import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyReply } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';

import { randomBytes } from 'node:crypto';

import { errorCategory } from '@kith/contracts/error-codes';
import { DomainError } from '@kith/domain/refusal';

import { limitIn, tooComplex } from './graphql-limits.js';

const log = new Logger('graphql');

/** Words for the log: where it broke, never with what. Database errors carry parameters, which can be a member's words. */
export function withoutWords(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const where =
    error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 8)
      .join('\n') ?? '';
  const what =
    'code' in error
      ? `${error.name} ${String(error.code)}`
      : error.name === 'QueryFailedError'
        ? error.name
        : `${error.name}: ${error.message.slice(0, 120)}`;
  return `${what}\n${where}`;
}

/** A refusal at any depth: scalars throw theirs while variables are read, outside any resolver. */
export function refusalIn(thrown: unknown): DomainError | null {
  if (thrown instanceof DomainError) return thrown;
  return thrown instanceof Error && 'originalError' in thrown ? refusalIn(thrown.originalError) : null;
}

/** Writes a defect to the log, without words, and gives the reference under which it can be found there. */
function logged(error: unknown): string {
  const reference = randomBytes(4).toString('hex');
  log.error(`${reference} ${withoutWords(error)}`);
  return reference;
}

/** Refusals go out with their code; defects go out with a reference and without a word about themselves. */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const error = refusalIn(thrown) ?? unwrapResolverError(thrown);
  if (error instanceof DomainError) {
    return {
      message: error.code,
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: error.code, category: errorCategory[error.code], details: error.details },
    };
  }
  const code = formatted.extensions?.['code'];
  if (code === 'INTERNAL_SERVER_ERROR' || code === undefined) {
    return { message: 'internal', extensions: { code: 'internal', reference: logged(error) } };
  }
  const limit = limitIn(formatted.message);
  return limit ? tooComplex(limit) : { ...formatted, message: formatted.message.slice(0, 200) };
}

/**
 * Takes the place of Nest's own handler, which writes an error with all its fields into the log: a database error holds
 * its parameters, and those can be a member's words.
 */
@Catch()
export class Unlogged implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() !== 'http') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof HttpException) return reply.code(error.getStatus()).send({ message: error.message });
    const message = `Something went wrong on our side. Please try again. Reference: ${logged(error)}`;
    return reply.code(500).send({ message });
  }
}
