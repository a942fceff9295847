import type { Cell, ReportRow, ReportTable } from './report.js';
import { bottomOf, edge, ensure, heightOf, ink, onlySeen, type Page, put } from './pdf-page.js';

const pad = 4;
const gap = 12;
const widestWords = 120;

interface Columns {
  size: number;
  /** Where each column begins, the names first, and how wide it is. */
  at: { x: number; width: number; align: 'left' | 'right' }[];
  /** Room for bars between names and numbers. */
  bars: { x: number; width: number } | null;
}

const isText = ({ unit }: Cell) => unit === 'WORDS' || unit === 'MOMENT';

/** A table with its headings, over as many pages as it takes; rows with bars where the table has them. */
export function drawTable(page: Page, table: ReportTable): void {
  const columns = layOut(page, table);
  const { doc } = page;
  const element = doc.struct('Table', { title: table.title });
  page.inside.add(element);
  const header = doc.struct('TR');
  element.add(header);
  drawHeader(page, table, columns, (tag, draw) => header.add(structOf(page, tag, 'Column', draw)));
  header.end();

  const most = Math.max(1, ...table.rows.filter(({ isTotal }) => !isTotal).map((row) => barOf(table, row)));
  for (const row of table.rows) {
    const height = rowHeight(page, row, columns);
    if (doc.y + height > bottomOf(page)) {
      ensure(page, height + 40);
      onlySeen(page, () => drawHeader(page, table, columns, (_, draw) => draw()), 'Pagination');
    }
    const top = doc.y;
    const line = doc.struct('TR');
    element.add(line);
    [row.name, ...row.cells].forEach((cell, at) => {
      const { x, width, align } = columns.at[at]!;
      const text = typeof cell === 'string' ? cell : cell.text;
      const isQuiet = typeof cell !== 'string' && cell.isHidden;
      const draw = () =>
        put(page, text, {
          at: [x, top + pad],
          width,
          align,
          size: columns.size,
          font: row.isTotal || (at > 0 && align === 'right' && !isQuiet) ? 'bold' : 'text',
          colour: isQuiet ? ink.quiet : ink.text,
        });
      line.add(structOf(page, at === 0 ? 'TH' : 'TD', at === 0 ? 'Row' : null, draw));
    });
    line.end();
    onlySeen(page, () => {
      if (columns.bars && !row.isTotal) bar(page, columns.bars, top, height, barOf(table, row) / most);
      rule(page, top + height, row.isTotal ? ink.text : ink.line);
    });
    doc.y = top + height;
  }
  element.end();
}

/** Scope belongs to the head cells of a table; the types of the library do not know it yet. */
const structOf = ({ doc }: Page, tag: string, scope: 'Row' | 'Column' | null, draw: () => void) =>
  doc.struct(tag, (scope ? { scope } : {}) as object, draw);

const barOf = ({ chart }: ReportTable, { cells }: ReportRow): number =>
  chart?.kind === 'BARS' ? (cells[chart.column]?.value ?? 0) : 0;

function drawHeader(
  page: Page,
  { columns: names }: ReportTable,
  columns: Columns,
  add: (tag: string, draw: () => void) => void,
): void {
  const top = page.doc.y;
  const heights = names.map((name, at) => heightOf(page, name, columns.at[at]!.width, columns.size, 'bold'));
  names.forEach((name, at) => {
    const { x, width, align } = columns.at[at]!;
    add('TH', () =>
      put(page, name, { at: [x, top + pad], width, align, size: columns.size, font: 'bold', colour: ink.quiet }),
    );
  });
  page.doc.y = top + Math.max(...heights) + 2 * pad;
}

function rowHeight(page: Page, row: ReportRow, { at, size }: Columns): number {
  const texts = [row.name, ...row.cells.map(({ text }) => text)];
  return Math.max(...texts.map((text, n) => heightOf(page, text, at[n]!.width, size, 'bold'))) + 2 * pad;
}

/** Numbers take the room they need at the right; words share what is left with the names. */
function layOut(page: Page, table: ReportTable): Columns {
  const { doc } = page;
  const size = table.columns.length > 5 ? 8.5 : 10;
  const widest = (texts: readonly string[]) =>
    Math.ceil(Math.max(...texts.map((text) => doc.font('bold').fontSize(size).widthOfString(text)))) + 1;
  const cells = table.columns.slice(1).map((heading, at) => {
    const found = table.rows.map((row) => row.cells[at]!);
    const words = found.some((cell) => isText(cell) && cell.text !== '') && table.columns.length > 3;
    const longest = Math.max(
      ...heading.split(' ').map((word) => widest([word])),
      widest(found.map(({ text }) => text)),
    );
    return { width: Math.min(longest, widestWords), align: words ? ('left' as const) : ('right' as const) };
  });
  const taken = cells.reduce((sum, { width }) => sum + width + gap, 0);
  const hasBars = table.chart?.kind === 'BARS';
  const names = hasBars ? Math.min(190, page.width - taken) : page.width - taken;
  let x = edge.left + page.width - taken + gap;
  return {
    size,
    at: [
      { x: edge.left, width: names, align: 'left' },
      ...cells.map(({ width, align }) => {
        const place = { x, width, align };
        x += width + gap;
        return place;
      }),
    ],
    bars: hasBars ? { x: edge.left + names + gap, width: page.width - taken - names - gap } : null,
  };
}

function bar(page: Page, { x, width }: { x: number; width: number }, top: number, height: number, share: number): void {
  if (share > 0) page.doc.roundedRect(x, top + height / 2 - 5, Math.max(3, share * width), 10, 2).fill(ink.bar);
}

function rule({ doc, width }: Page, y: number, colour: string): void {
  doc
    .moveTo(edge.left, y)
    .lineTo(edge.left + width, y)
    .lineWidth(0.5)
    .stroke(colour);
}
