import { QueryClient, queryOptions } from '@tanstack/react-query';
import { idleFor } from './activity.js';
import { operationOf, type Document } from './graphql-document.js';
import { line } from './line.js';
import { Defect, isErrorCode, NetworkFailure, Refusal } from './refusal.js';

interface Answer<Result> {
  data?: Result | null;
  errors?: {
    message: string;
    extensions?: { code?: unknown; details?: Record<string, string | number | boolean | null>; reference?: string };
  }[];
}

type VariablesArgument<Variables> =
  Record<string, never> extends Variables ? [variables?: Variables] : [variables: Variables];

/** Says `refused`, with the refusal, each time the server says no: the session may have ended. */
export const refusals = new EventTarget();

const minute = 60_000;
/** A page that has waited this long says so and offers to try again (ux.md 2.3). A write gets longer: it may be under way. */
const patience = { read: 8_000, write: 20_000 };

/**
 * Sends one document. Throws `Refusal` with its code, `NetworkFailure` when the line is down, `Defect` for the rest.
 * Without a touch for a minute the request does not count as presence (the server locks idle sessions, R5).
 */
export const request = <Result, Variables>(
  document: Document<Result, Variables>,
  ...[variables]: VariablesArgument<Variables>
): Promise<Result> => send(document, variables ?? {}, patience.write, null);

async function send<Result, Variables>(
  document: Document<Result, Variables>,
  variables: unknown,
  patience: number,
  reads: string | null,
): Promise<Result> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      'x-kith': '1',
      // Tells `public/kept-reads.js`, which looks at nothing else of a request, what may be kept for when the line is down.
      ...(reads && { 'x-kith-reads': reads }),
      ...(idleFor() > minute && { 'x-kith-background': '1' }),
    },
    body: JSON.stringify({
      query: document.toString(),
      operationName: operationOf(document as Document<unknown, never>),
      variables,
    }),
    signal: AbortSignal.timeout(patience),
    // Words on their way are let finish when the page goes.
    keepalive: globalThis.document.visibilityState === 'hidden',
  }).catch((error: unknown) => {
    throw new NetworkFailure(String(error), (error as Error | undefined)?.name === 'TimeoutError');
  });
  if (reads) line.shown(response.headers.get('x-kith-kept'));
  const answer = (await response.json().catch(() => null)) as Answer<Result> | null;
  const problem = answer?.errors?.[0];
  if (isErrorCode(problem?.extensions?.code)) {
    const refusal = new Refusal(problem.extensions.code, problem.extensions.details ?? {});
    refusals.dispatchEvent(new CustomEvent('refused', { detail: refusal }));
    throw refusal;
  }
  if (problem) throw new Defect(problem.extensions?.reference ?? response.headers.get('x-correlation-id'));
  if (!answer?.data) {
    if (response.status === 429) throw new Refusal('rate.limited');
    throw response.status >= 502
      ? new NetworkFailure(String(response.status))
      : new Defect(response.headers.get('x-correlation-id'));
  }
  return answer.data;
}

/** Key and fetch of a typed document for `useQuery`. */
export function queryOf<Result, Variables>(
  document: Document<Result, Variables>,
  ...args: VariablesArgument<Variables>
) {
  const name = operationOf(document as Document<unknown, never>);
  return queryOptions({
    queryKey: [name, args[0] ?? {}] as const,
    queryFn: () => send(document, args[0] ?? {}, patience.read, name),
  });
}

/** Every key of a document, whatever its variables: for `invalidateQueries({ queryKey: keyOf(Document) })`. */
export const keyOf = (document: Document<unknown, never>): readonly [string] => [operationOf(document)];

/** The cache of server data. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * minute,
        retry: (failures, error) => error instanceof NetworkFailure && !error.late && failures < 3,
        retryDelay: (failures) => Math.min(8000, 600 * 2 ** failures) * (0.75 + Math.random() / 2),
        refetchOnWindowFocus: true,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
