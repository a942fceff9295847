import type { Sum } from '@kith/domain/report/small-numbers';

/** One field of a table, before small numbers are hidden. Counts are named, so that the same number is hidden everywhere. */
export type DraftCell =
  | { is: 'count'; id: string }
  /** One count in a hundred or a thousand of another. */
  | { is: 'share'; id: string; of: string; per: 100 | 1000 }
  /** A time or a number that says something about `of` things: not shown of fewer than `least`. */
  | { is: 'measure'; value: number | null; unit: 'SECONDS' | 'HOURS' | 'NUMBER'; of: string; least: number }
  | { is: 'words'; text: string }
  /** A number that says nothing about people, or is listed one by one anyway. */
  | { is: 'plain'; value: number }
  | { is: 'moment'; at: Date | null }
  | { is: 'span'; seconds: number | null };

export interface DraftRow {
  name: string;
  cells: DraftCell[];
  isTotal?: boolean;
}

/** A picture of one column; every value in it stands in the table. */
export interface Chart {
  kind: 'BARS' | 'LINE';
  /** Place of the column among the cells. */
  column: number;
}

export interface DraftTable {
  id: string;
  title: string;
  note?: string;
  /** Heading of the names, then one for each cell. */
  columns: string[];
  rows: DraftRow[];
  chart?: Chart;
}

/** One of the few figures that stand at the top. */
export interface DraftHighlight {
  name: string;
  cell: DraftCell;
}

/** A report before small numbers are hidden. It never leaves the server like this. */
export interface Draft {
  counts: Map<string, number>;
  sums: Sum[];
  highlights: DraftHighlight[];
  tables: DraftTable[];
}

export const newDraft = (): Draft => ({ counts: new Map(), sums: [], highlights: [], tables: [] });

export const count = (id: string): DraftCell => ({ is: 'count', id });
export const percent = (id: string, of: string): DraftCell => ({ is: 'share', id, of, per: 100 });
export const perThousand = (id: string, of: string): DraftCell => ({ is: 'share', id, of, per: 1000 });
export const plain = (value: number): DraftCell => ({ is: 'plain', value });
export const words = (text: string): DraftCell => ({ is: 'words', text });

/** Names a count; the same name twice must be the same number. */
export function keep(draft: Draft, id: string, value: number): string {
  const known = draft.counts.get(id);
  if (known !== undefined && known !== value) throw new Error(`The count ${id} is both ${known} and ${value}.`);
  draft.counts.set(id, value);
  return id;
}

/** Keeps the counts of some kinds and their total, as one sum. Kinds that are not in `found` are 0. */
export function keepKinds(
  draft: Draft,
  prefix: string,
  codes: readonly string[],
  found: readonly { code: string; count: number }[],
): string {
  const parts = codes.map((code) => {
    const value = found.filter((one) => one.code === code).reduce((sum, one) => sum + one.count, 0);
    return keep(draft, `${prefix}.${code}`, value);
  });
  const total = keep(
    draft,
    prefix,
    parts.reduce((sum, id) => sum + (draft.counts.get(id) ?? 0), 0),
  );
  draft.sums.push({ total, parts });
  return total;
}

/** Known kinds in their order, then kinds that nobody has named yet. */
export const codesOf = (names: Readonly<Record<string, string>>, found: readonly { code: string }[]): string[] => [
  ...new Set([...Object.keys(names), ...found.map(({ code }) => code)]),
];
