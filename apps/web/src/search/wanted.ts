import type { SearchInput, SearchKind } from '../gql/graphql.js';

const days = { week: 7, month: 31, year: 366 } as const;
export type Since = keyof typeof days;
export const sinces = Object.keys(days) as Since[];
export const kinds: readonly SearchKind[] = ['OPENING', 'REPLY'];

/** Names of the filters in the address. */
export const filterNames = ['group', 'by', 'kind', 'since', 'mine', 'unanswered'] as const;
export type FilterName = (typeof filterNames)[number];

/** What an address asks for; null when it asks for nothing. */
export function wantedBy(params: URLSearchParams, now: Date): SearchInput | null {
  const text = params.get('q')?.trim() || null;
  const author = params.get('by')?.trim() || null;
  const since = sinces.find((one) => one === params.get('since'));
  const filter = {
    text,
    author,
    groupSlug: params.get('group'),
    kind: kinds.find((one) => one === params.get('kind')) ?? null,
    since: since ? startOfDay(now, days[since]).toISOString() : null,
    mine: params.has('mine'),
    unanswered: params.has('unanswered'),
  };
  return text || filterNames.some((name) => params.has(name)) ? filter : null;
}

/** The beginning of the day so many days ago: the same all day, so that the same search is the same question. */
function startOfDay(now: Date, daysAgo: number): Date {
  const day = new Date(now);
  day.setDate(day.getDate() - daysAgo);
  day.setHours(0, 0, 0, 0);
  return day;
}

/** The address with some of it changed; a new search begins at its first page. */
export function changed(params: URLSearchParams, change: Record<string, string | null>): string {
  const next = new URLSearchParams(params);
  next.delete('after');
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next}`;
}
