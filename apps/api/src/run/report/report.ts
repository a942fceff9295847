import type { Period, ReportKind } from '@kith/domain/report/period';
import { hiddenCounts, smallestShown } from '@kith/domain/report/small-numbers';

import type { Chart, Draft, DraftCell, DraftTable } from './draft.js';
import { decimal, momentIn, notThere, spanOf, tooSmall } from './report-words.js';

export type CellUnit = 'COUNT' | 'PERCENT' | 'PER_THOUSAND' | 'SECONDS' | 'HOURS' | 'NUMBER' | 'MOMENT' | 'WORDS';

/** One field as it may be shown. */
export interface Cell {
  text: string;
  /** For charts and files; null for words, for nothing, and for what is hidden. */
  value: number | null;
  unit: CellUnit;
  isHidden: boolean;
}

export interface ReportRow {
  name: string;
  cells: Cell[];
  isTotal: boolean;
}

export interface ReportTable {
  id: string;
  title: string;
  note: string | null;
  columns: string[];
  rows: ReportRow[];
  chart: Chart | null;
}

/** What may be shown of a report: small numbers are gone, and so is what would give them away. */
export interface Figures {
  highlights: { name: string; cell: Cell }[];
  tables: ReportTable[];
  hasHidden: boolean;
}

export interface NamedPeriod extends Period {
  name: string;
  /** False while it is not over. */
  isOver: boolean;
}

/** One report, ready to be read, printed or taken along. */
export interface Report extends Figures {
  kind: ReportKind;
  title: string;
  lead: string;
  period: NamedPeriod;
  madeAt: Date;
  madeAtText: string;
}

/** Hides small numbers and puts the rest into words. Nothing else makes a report. */
export function publish(draft: Draft, timeZone: string): Figures {
  const hidden = hiddenCounts(draft.counts, draft.sums);
  const shown = (cell: DraftCell) => cellOf(cell, draft.counts, hidden, timeZone);
  const tables = draft.tables.map((table) => tableOf(table, shown));
  return {
    highlights: draft.highlights.map(({ name, cell }) => ({ name, cell: shown(cell) })),
    tables,
    hasHidden: tables.some(({ rows }) => rows.some(({ cells }) => cells.some(({ isHidden }) => isHidden))),
  };
}

const tableOf = (table: DraftTable, shown: (cell: DraftCell) => Cell): ReportTable => ({
  ...table,
  note: table.note ?? null,
  chart: table.chart ?? null,
  rows: table.rows.map(({ name, cells, isTotal = false }) => ({ name, isTotal, cells: cells.map(shown) })),
});

const unitOf = { 100: 'PERCENT', 1000: 'PER_THOUSAND' } as const;
const gone = (unit: CellUnit): Cell => ({ text: tooSmall, value: null, unit, isHidden: true });
const none = (unit: CellUnit): Cell => ({ text: notThere, value: null, unit, isHidden: false });
const known = (text: string, value: number | null, unit: CellUnit): Cell => ({ text, value, unit, isHidden: false });

function cellOf(
  cell: DraftCell,
  counts: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
  timeZone: string,
): Cell {
  switch (cell.is) {
    case 'count': {
      const value = counts.get(cell.id) ?? 0;
      return hidden.has(cell.id) ? gone('COUNT') : known(decimal(value, 0), value, 'COUNT');
    }
    case 'share': {
      const unit = unitOf[cell.per];
      if (hidden.has(cell.id) || hidden.has(cell.of)) return gone(unit);
      const all = counts.get(cell.of) ?? 0;
      if (all === 0) return none(unit);
      const value = Number(((cell.per * (counts.get(cell.id) ?? 0)) / all).toFixed(1));
      return known(cell.per === 100 ? `${decimal(value, 1)} %` : decimal(value, 1), value, unit);
    }
    case 'measure': {
      const about = counts.get(cell.of) ?? 0;
      if (cell.value === null || about === 0) return none(cell.unit);
      if (hidden.has(cell.of) || about < smallestShown) return gone(cell.unit);
      if (about < cell.least) return none(cell.unit);
      const value = cell.unit === 'SECONDS' ? Math.round(cell.value) : Number(cell.value.toFixed(1));
      return known(cell.unit === 'SECONDS' ? spanOf(value) : decimal(value, 1), value, cell.unit);
    }
    case 'plain':
      return known(decimal(cell.value, 0), cell.value, 'NUMBER');
    case 'words':
      return known(cell.text, null, 'WORDS');
    case 'moment':
      return cell.at ? known(momentIn(cell.at, timeZone), null, 'MOMENT') : none('MOMENT');
    case 'span':
      return cell.seconds === null ? none('SECONDS') : known(spanOf(cell.seconds), cell.seconds, 'SECONDS');
  }
}
