import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { graphql, type Document } from './graphql-document.js';
import { createQueryClient, keyOf, queryOf, request } from './graphql.js';
import { Defect, NetworkFailure, Refusal, refusalOf } from './refusal.js';

const tag = graphql as unknown as (text: string) => Document<{ thread: { id: string } }, { id: string }>;
const Thread = tag('query Thread($id: UUID!) { thread(id: $id) { ...ThreadParts } }');
const given = { id: '7' };
const realFetch = globalThis.fetch;

const answering = (body: unknown, status = 200) => {
  const sent: { url: string; init: RequestInit }[] = [];
  globalThis.fetch = async (url, init) => {
    sent.push({ url: String(url), init: init! });
    return new Response(JSON.stringify(body), { status });
  };
  return sent;
};

afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('asking the server', () => {
  it('sends the document with its fragments, our header and our cookie only', async () => {
    tag('fragment PersonParts on Author { displayName }');
    tag('fragment ThreadParts on Thread { id opening { author { ...PersonParts } } }');
    const sent = answering({ data: { thread: given } });
    expect(await request(Thread, given)).toEqual({ thread: given });
    const { init, url } = sent[0]!;
    const body = JSON.parse(String(init.body)) as { query: string; operationName: string; variables: unknown };
    expect(url).toBe('/graphql');
    expect(init.credentials).toBe('same-origin');
    expect(init.headers).toMatchObject({ 'x-kith': '1' });
    expect(body).toMatchObject({ operationName: 'Thread', variables: given });
    expect(body.query.match(/fragment/g)).toHaveLength(2);
  });

  it('turns a refusal into its code, category and details', async () => {
    answering({
      errors: [{ message: 'room.slowDown', extensions: { code: 'room.slowDown', details: { retryAfterSeconds: 8 } } }],
    });
    const error = await request(Thread, given).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Refusal);
    expect(refusalOf(error)).toBe('room.slowDown');
    expect(error).toMatchObject({ category: 'RATE_LIMITED', details: { retryAfterSeconds: 8 } });
  });

  it('tells a fault of the server from a line that is down', async () => {
    answering({ errors: [{ message: 'internal', extensions: { code: 'internal' } }] });
    expect(await request(Thread, given).catch((e: unknown) => e)).toBeInstanceOf(Defect);
    answering(null, 502);
    expect(await request(Thread, given).catch((e: unknown) => e)).toBeInstanceOf(NetworkFailure);
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const error = await request(Thread, given).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NetworkFailure);
    expect(refusalOf(error)).toBeNull();
  });

  it('gives a page up after eight seconds without an answer, and does not ask four times', async () => {
    let asked = 0;
    const timeout = jest
      .spyOn(AbortSignal, 'timeout')
      .mockImplementation((ms) => AbortSignal.abort(new DOMException(`${ms} ms`, 'TimeoutError')));
    globalThis.fetch = async (_url, init) => {
      asked++;
      throw init!.signal!.reason;
    };
    const error = await createQueryClient()
      .fetchQuery({ ...queryOf(Thread, given), retryDelay: 0 })
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ name: 'NetworkFailure', late: true });
    expect([asked, timeout.mock.calls]).toEqual([1, [[8_000]]]);
    timeout.mockRestore();
  });

  it('keeps answers under the name of the operation and its variables', () => {
    expect(queryOf(Thread, given).queryKey).toEqual(['Thread', given]);
    expect(keyOf(Thread as Document<unknown, never>)).toEqual(['Thread']);
  });

  it('asks again only when the line was down', () => {
    const retry = createQueryClient().getDefaultOptions().queries!.retry as (
      failures: number,
      error: unknown,
    ) => boolean;
    expect(retry(0, new NetworkFailure('down'))).toBe(true);
    expect(retry(3, new NetworkFailure('down'))).toBe(false);
    expect(retry(0, new Refusal('action.forbidden'))).toBe(false);
    expect(retry(0, new Defect(null))).toBe(false);
  });

  it('refuses a fragment that nobody has brought', () => {
    expect(() => tag('query Lost { thread { ...NobodyBroughtMe } }').toString()).toThrow('NobodyBroughtMe');
  });
});
