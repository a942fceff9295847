import { edge, ensure, heightOf, ink, newPage, onlySeen, type Page, put, tell } from './pdf-page.js';
import { drawLine } from './pdf-chart.js';
import { drawTable } from './pdf-table.js';
import type { Report, ReportTable } from './report.js';
import { nothingHere, smallNote, soFar } from './report-words.js';

const mark = [
  ['#ddb650', 'M21 6.5c5.3 0 9.5 4.3 9.5 9.7s-4.2 9.3-9.5 9.3-9-4-9-9.4 3.8-9.6 9-9.6z'],
  ['#0b665d', 'M11.6 5c5.9 0 10.2 4.7 10.2 10.9S17.5 27 11.6 27 1.5 22.2 1.5 16 5.8 5 11.6 5z'],
  ['#08401a', 'M16.7 7.7c3.1 1.7 5.1 4.7 5.1 8.2 0 4-1.8 7-4.7 9.3-3-1.7-5.1-5.1-5.1-9.1 0-3.4 1.7-6.9 4.7-8.4z'],
] as const;

/** The report as a tagged PDF (PDF/UA-1) with its fonts inside: to be printed, and to be read aloud. */
export async function pdfOf(report: Report): Promise<Buffer> {
  const page = newPage(`${report.title}, ${report.period.name}`, report.madeAt);
  const chunks: Buffer[] = [];
  page.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => page.doc.on('end', resolve).on('error', reject));
  drawHead(page, report);
  drawHighlights(page, report);
  for (const table of report.tables) drawSection(page, table);
  drawFeet(page, report);
  page.inside.end();
  page.doc.end();
  await done;
  return Buffer.concat(chunks);
}

function drawHead(page: Page, { title, lead, period, madeAtText }: Report): void {
  const { doc, width } = page;
  onlySeen(page, () => {
    doc.save().translate(edge.left - 2, edge.top - 6).scale(0.85); // prettier-ignore
    for (const [colour, path] of mark) doc.path(path).fill(colour);
    doc.restore();
  });
  tell(page, 'P', 'Kith', { at: [edge.left + 32, edge.top - 2], width: 100, font: 'bold', size: 15 });
  tell(page, 'P', `Made ${madeAtText}`, { at: [edge.left + width - 200, edge.top + 2], width: 200, size: 9, colour: ink.quiet, align: 'right' }); // prettier-ignore
  doc.y = edge.top + 40;
  tell(page, 'H1', `${title}: ${period.name}`, { at: [edge.left, doc.y], width, font: 'bold', size: 20 });
  doc.y += 4;
  tell(page, 'P', lead, { at: [edge.left, doc.y], width, size: 11, colour: ink.quiet });
  if (!period.isOver) {
    doc.y += 4;
    tell(page, 'P', soFar, { at: [edge.left, doc.y], width, font: 'bold', size: 11, colour: ink.gap });
  }
  doc.y += 10;
}

/** The few figures that stand at the top, side by side. */
function drawHighlights(page: Page, { highlights }: Report): void {
  const { doc } = page;
  const gap = 10;
  const width = (page.width - gap * (highlights.length - 1)) / highlights.length;
  const inner = width - 20;
  const top = doc.y;
  const height = 50 + Math.max(...highlights.map(({ name }) => heightOf(page, name, inner, 9)));
  highlights.forEach(({ name, cell }, at) => {
    const left = edge.left + at * (width + gap);
    onlySeen(page, () => doc.roundedRect(left, top, width, height, 6).fill(ink.soft));
    tell(page, 'P', name, { at: [left + 10, top + 9], width: inner, size: 9, colour: ink.quiet });
    tell(page, 'P', cell.text, { at: [left + 10, top + height - 32], width: inner, font: 'bold', size: 17 });
  });
  doc.y = top + height + 14;
}

const headingSize = 13.5;

function drawSection(page: Page, table: ReportTable): void {
  const { doc, width } = page;
  const note = table.note ? heightOf(page, table.note, width, 9.5) : 0;
  const firstRows = 20 * Math.min(table.rows.length + 1, 7) + (table.chart?.kind === 'LINE' ? 140 : 0);
  ensure(page, 30 + note + firstRows);
  tell(page, 'H2', table.title, { at: [edge.left, doc.y], width, font: 'bold', size: headingSize });
  if (table.note) tell(page, 'P', table.note, { at: [edge.left, doc.y + 1], width, size: 9.5, colour: ink.quiet });
  doc.y += 4;
  if (table.rows.length === 0) tell(page, 'P', nothingHere, { at: [edge.left, doc.y], width });
  else {
    if (table.chart?.kind === 'LINE') drawLine(page, table);
    drawTable(page, table);
  }
  doc.y += 18;
}

/** On every page: what it is, how to read it, and where one is. */
function drawFeet(page: Page, { title, period }: Report): void {
  const { doc, width } = page;
  ensure(page, 30);
  tell(page, 'P', smallNote, { at: [edge.left, doc.y], width, size: 9.5, colour: ink.quiet });
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at++) {
    doc.switchToPage(at);
    const y = doc.page.height - 40;
    // Below the margin, where a new page would begin by itself.
    doc.page.margins.bottom = 0;
    onlySeen(
      page,
      () => {
        put(page, `Kith. ${title}, ${period.name}`, { at: [edge.left, y], width: width - 80, size: 8.5, colour: ink.quiet }); // prettier-ignore
        put(page, `${at + 1} of ${count}`, { at: [edge.left + width - 80, y], width: 80, size: 8.5, colour: ink.quiet, align: 'right' }); // prettier-ignore
      },
      'Pagination',
    );
  }
}
