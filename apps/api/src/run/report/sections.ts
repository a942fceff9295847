import {
  codesOf,
  count,
  type Draft,
  type DraftCell,
  type DraftRow,
  type DraftTable,
  keep,
  keepKinds,
  percent,
  words,
} from './draft.js';
import type { Counted, Step } from './report.store.js';
import { appealOutcomes, levels, nameIn, promises, steps } from './report-words.js';

/** Fewer than this, and the longest wait of 95 in 100 is the wait of one. */
const enoughForMost = 20;

export interface KindsAsked {
  id: string;
  title: string;
  note?: string;
  /** Headings of the names and of the counts. */
  columns: [string, string];
  names: Readonly<Record<string, string>>;
  found: readonly Counted[];
  chart?: boolean;
}

/** A table of counts by kind with their total, and bars when asked. Kinds with nothing stay out of a long list. */
export function kinds(draft: Draft, { id, title, note, columns, names, found, chart = true }: KindsAsked): string {
  const codes = codesOf(names, found);
  const total = keepKinds(draft, id, codes, found);
  const rows: DraftRow[] = codes.map((code) => ({ name: nameIn(names, code), cells: [count(`${id}.${code}`)] }));
  draft.tables.push({
    id,
    title,
    columns,
    rows:
      draft.counts.get(total) === 0
        ? []
        : [...withSome(draft, rows), { name: 'All', cells: [count(total)], isTotal: true }],
    ...(note && { note }),
    ...(chart && { chart: { kind: 'BARS', column: 0 } }),
  });
  return total;
}

const fewRows = 7;

/** Long lists leave out what did not happen. */
const withSome = (draft: Draft, rows: DraftRow[]): DraftRow[] =>
  rows.length <= fewRows
    ? rows
    : rows.filter(({ cells }) => cells.some((cell) => cell.is === 'count' && (draft.counts.get(cell.id) ?? 0) > 0));

const levelOrder = Object.keys(levels);

/** Medians and the wait that 95 in 100 did not exceed, by step and level. */
export function stepsTable(draft: Draft, found: readonly Step[], wanted: readonly string[]): DraftTable {
  const rows = wanted.flatMap((step) =>
    found
      .filter((one) => one.step === step)
      .sort((a, b) => levelOrder.indexOf(a.level ?? '') - levelOrder.indexOf(b.level ?? ''))
      .map(({ level, ...one }): DraftRow => {
        const of = keep(draft, `step.${step}.${level ?? 'all'}`, one.count);
        const name = nameIn(steps, step);
        return {
          name: level ? `${name}, ${nameIn(levels, level)}` : name,
          cells: [count(of), middle(one, of), most(one, of)],
        };
      }),
  );
  return {
    id: 'steps',
    title: 'How soon people were there',
    note: 'By when the clock started. Half waited no longer than the middle; 95 in 100 no longer than the last column, which needs 20.',
    columns: ['Step', 'Times', 'Middle', '95 in 100'],
    rows,
  };
}

export const middle = (step: Pick<Step, 'middleSeconds'>, of: string): DraftCell => ({
  is: 'measure',
  value: step.middleSeconds,
  unit: 'SECONDS',
  of,
  least: 0,
});
export const most = (step: Pick<Step, 'mostSeconds'>, of: string): DraftCell => ({
  is: 'measure',
  value: step.mostSeconds,
  unit: 'SECONDS',
  of,
  least: enoughForMost,
});

/** Promised times that were missed (R16). */
export const promisesTable = (draft: Draft, found: readonly Counted[]): string =>
  kinds(draft, {
    id: 'late',
    title: 'Promises missed',
    note: 'Times that were promised and not kept, by the day they were noticed. Each one is looked at.',
    columns: ['Promise', 'Missed'],
    names: promises,
    found,
  });

/** Challenges to decisions, and how often one was changed. */
export function appealsTable(draft: Draft, lodged: number, decided: readonly Counted[]): void {
  const of = (code: string) => decided.find((one) => one.code === code)?.count ?? 0;
  const asked = keep(draft, 'appeals.lodged', lodged);
  const stood = keep(draft, 'appeals.UPHELD', of('UPHELD'));
  const partly = keep(draft, 'appeals.PARTLY', of('PARTLY'));
  const back = keep(draft, 'appeals.OVERTURNED', of('OVERTURNED'));
  const changed = keep(draft, 'appeals.changed', of('PARTLY') + of('OVERTURNED'));
  const all = keep(draft, 'appeals.decided', of('UPHELD') + of('PARTLY') + of('OVERTURNED'));
  draft.sums.push({ total: changed, parts: [partly, back] }, { total: all, parts: [stood, changed] });
  const line = (name: string, id: string): DraftRow => ({ name, cells: [count(id), percent(id, all)] });
  draft.tables.push({
    id: 'appeals',
    title: 'Challenges to decisions',
    note: 'Another person decides each challenge. Shares are of those decided in this time.',
    columns: ['Challenges', 'Number', 'Share'],
    rows: [
      { name: 'Asked for', cells: [count(asked), words('')] },
      { name: 'Decided', cells: [count(all), words('')], isTotal: true },
      line(appealOutcomes['UPHELD']!, stood),
      line(appealOutcomes['PARTLY']!, partly),
      line(appealOutcomes['OVERTURNED']!, back),
      line('Changed, in part or in whole', changed),
    ],
  });
}
