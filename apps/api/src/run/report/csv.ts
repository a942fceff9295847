import type { Cell, CellUnit, Report } from './report.js';
import { smallNote, soFar } from './report-words.js';

/** What a number counts, for those who calculate with it. */
const unitNames: Readonly<Record<CellUnit, string>> = {
  COUNT: 'count',
  PERCENT: 'percent',
  PER_THOUSAND: 'per 1000',
  SECONDS: 'seconds',
  HOURS: 'hours',
  NUMBER: 'number',
  MOMENT: 'time',
  WORDS: 'words',
};

/** Quoted, and never a formula: spreadsheets run what begins with one of these signs. */
const field = (text: string): string => `"${(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

const valueOf = ({ value, text, isHidden }: Cell): string =>
  value !== null && !isHidden ? String(value) : field(text);

/** One line for each figure, so that a program can read it and a spreadsheet can turn it (RFC 4180, UTF-8 with its mark). */
export function csvOf(report: Report): string {
  const { title, period, tables } = report;
  const head = ['Report', 'Period', 'Table', 'Row', 'Figure', 'Value', 'Unit'];
  const lines = tables.flatMap((table) =>
    table.rows.flatMap(({ name, cells }) =>
      cells
        .map((cell, at) => ({ cell, figure: table.columns[at + 1] ?? '' }))
        .filter(({ cell }) => cell.text !== '')
        .map(({ cell, figure }) =>
          [
            ...[title, period.key, table.title, name, figure].map(field),
            valueOf(cell),
            field(unitNames[cell.unit]),
          ].join(','),
        ),
    ),
  );
  const notes = [smallNote, ...(period.isOver ? [] : [soFar])].map((note) =>
    [title, period.key, 'Note', note, '', '', ''].map(field).join(','),
  );
  return `\uFEFF${[head.map(field).join(','), ...lines, ...notes].join('\r\n')}\r\n`;
}
