import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { type ErrorCategory, errorCategory } from '@kith/contracts/error-codes';
import { DomainError } from '@kith/domain/refusal';

import { withoutWords } from '../platform/graphql-error.js';
import { asOutcome, type IssueCode } from './fhir/bundle.js';

export const fhirJson = 'application/fhir+json; charset=utf-8';

const answers: Readonly<Record<ErrorCategory, readonly [status: number, code: IssueCode, text: string]>> = {
  UNAUTHENTICATED: [401, 'login', 'Send a key that is in force: "Authorization: Bearer kith_…".'],
  FORBIDDEN: [403, 'forbidden', 'This key does not open that. Ask an administrator for one with the scope.'],
  NOT_FOUND: [404, 'not-found', 'There is no such resource.'],
  CONFLICT: [409, 'invalid', 'That has changed meanwhile. Please read it again.'],
  BAD_INPUT: [400, 'invalid', 'A parameter is missing, unknown or not readable.'],
  RATE_LIMITED: [429, 'throttled', 'Too many requests. Please wait, then try again.'],
};

/** Every problem of this door as an OperationOutcome, with the parameter or the scope it is about. */
@Catch()
export class FhirProblems implements ExceptionFilter {
  private readonly log = new Logger('fhir');

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.type(fhirJson).header('cache-control', 'no-store');
    if (error instanceof DomainError) {
      const [status, code, text] = answers[errorCategory[error.code]];
      const about = error.details['field'] ?? error.details['scope'];
      const wait = error.details['retryAfterSeconds'];
      if (status === 401) void reply.header('www-authenticate', 'Bearer');
      if (wait !== undefined) void reply.header('retry-after', String(wait));
      await reply.code(status).send(asOutcome(code, about === undefined ? text : `${String(about)}: ${text}`));
      return;
    }
    if (error instanceof HttpException) {
      await reply.code(error.getStatus()).send(asOutcome('not-supported', 'This server does not do that.'));
      return;
    }
    this.log.error(withoutWords(error));
    await reply.code(500).send(asOutcome('exception', 'Something went wrong on our side. Please try again.'));
  }
}
