import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { QueryFailedError } from 'typeorm';

import { DomainError } from '@kith/domain/refusal';

import { formatError, Unlogged, withoutWords } from './graphql-error.js';

const secret = 'words that a member wrote';
const failed = () =>
  new QueryFailedError(
    'INSERT INTO post VALUES ($1)',
    [secret],
    Object.assign(new Error(`bad value "${secret}"`), { code: '22P02' }),
  );

describe('what goes out and what is logged', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('never holds the parameters of a failed statement', () => {
    expect(withoutWords(failed())).not.toContain(secret);
  });

  it('tells the browser nothing about a defect', () => {
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const thrown = new GraphQLError('broken', { path: ['reply'], originalError: failed() });
    expect(formatError({ message: secret, extensions: { code: 'INTERNAL_SERVER_ERROR' } }, thrown)).toEqual({
      message: 'internal',
      extensions: { code: 'internal', reference: expect.stringMatching(/^[0-9a-f]{8}$/) },
    });
  });

  it('writes the reference that the person sees into the log', () => {
    const written = [
      jest.spyOn(process.stdout, 'write').mockReturnValue(true),
      jest.spyOn(process.stderr, 'write').mockReturnValue(true),
    ];
    const { extensions } = formatError({ message: 'x' }, new GraphQLError('x', { originalError: failed() }));
    const lines = written.flatMap((spy) => spy.mock.calls.map(([line]) => String(line))).join('\n');
    expect(lines).toContain(extensions?.['reference']);
    expect(lines).not.toContain(secret);
  });

  it('gives a refusal its code, also when a scalar threw it', () => {
    const thrown = new GraphQLError('x', { originalError: new DomainError('input.invalid', { field: 'id' }) });
    expect(formatError({ message: 'x', extensions: { code: 'BAD_USER_INPUT' } }, thrown)).toMatchObject({
      message: 'input.invalid',
      extensions: { code: 'input.invalid', category: 'BAD_INPUT' },
    });
  });

  it('passes errors of resolvers on without writing them to the log', () => {
    const written = [
      jest.spyOn(process.stdout, 'write').mockReturnValue(true),
      jest.spyOn(process.stderr, 'write').mockReturnValue(true),
    ];
    expect(() => new Unlogged().catch(failed(), { getType: () => 'graphql' } as never)).toThrow(QueryFailedError);
    expect(written.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });
});
