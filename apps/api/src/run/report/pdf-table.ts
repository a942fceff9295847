import type { Cell, ReportRow, ReportTable } from './report.js';
import { bottomOf, edge, ensure, heightOf, ink, onlySeen, type Page, put } from './pdf-page.js';

const pad = 4;
const gap = 12;
const widestWords = 130;
const widestNames = 190;
const widestHeading = 110;

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

/** Numbers take the room they need at the right, bars or words what is left between them and the names. */
function layOut(page: Page, table: ReportTable): Columns {
  const size = table.columns.length > 5 ? 8.5 : 10;
  const widest = (texts: readonly string[]) => Math.max(...texts.map((text) => widthOf(page, text, size)));
  const cells = table.columns.slice(1).map((heading, at) => {
    const found = table.rows.map((row) => row.cells[at]!);
    const isWords = table.columns.length > 3 && found.some((cell) => isText(cell) && cell.text !== '');
    const isTight = isWords || table.columns.length > 5;
    const headingWidth = isTight ? 0 : Math.min(widest([heading]), widestHeading);
    const longest = Math.max(
      ...heading.split(' ').map((word) => widest([word])),
      widest(found.map(({ text }) => text)),
    );
    return { width: Math.min(Math.max(longest, headingWidth), widestWords), isWords };
  });
  const taken = cells.reduce((sum, { width }) => sum + width + gap, 0);
  const ofWords = cells.filter(({ isWords }) => isWords).length;
  const hasBars = table.chart?.kind === 'BARS';
  const room = page.width - taken;
  const names = hasBars
    ? Math.min(room, widestNames)
    : ofWords > 0
      ? Math.min(room, widest([table.columns[0]!, ...table.rows.map(({ name }) => name)]))
      : room;
  const spare = ofWords > 0 && !hasBars ? (room - names) / ofWords : 0;
  let x = edge.left + names + gap + (hasBars ? room - names : 0);
  return {
    size,
    at: [
      { x: edge.left, width: names, align: 'left' },
      ...cells.map(({ width, isWords }) => {
        const place = {
          x,
          width: width + (isWords ? spare : 0),
          align: isWords ? ('left' as const) : ('right' as const),
        };
        x += place.width + gap;
        return place;
      }),
    ],
    bars: hasBars ? { x: edge.left + names + gap, width: room - names - gap } : null,
  };
}

/** With a little air: a word that fills its place to the end would be cut. */
const widthOf = ({ doc }: Page, text: string, size: number): number =>
  Math.ceil(doc.font('bold').fontSize(size).widthOfString(text)) + 4;

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
