import type { ReportTable } from './report.js';
import { spanOf } from './report-words.js';
import { edge, ensure, ink, type Page, put } from './pdf-page.js';

const height = 130;
const room = { left: 4, right: 64, top: 14, bottom: 20 };

/** The course of one column over time. What is hidden or was not there leaves a gap in the line. */
export function drawLine(page: Page, table: ReportTable): void {
  const column = table.chart?.column ?? 0;
  const points = table.rows.map(({ name, cells }) => ({ name, value: cells[column]?.value ?? null }));
  const known = points.filter((one): one is { name: string; value: number } => one.value !== null);
  if (known.length < 2) return;
  ensure(page, height);
  const { doc } = page;
  const top = doc.y;
  const most = Math.max(...known.map(({ value }) => value), 1) * 1.1;
  const x = (at: number) => edge.left + room.left + (at / (points.length - 1)) * (page.width - room.left - room.right);
  const y = (value: number) => top + height - room.bottom - (value / most) * (height - room.top - room.bottom);
  const first = known[0]!;
  const last = known.at(-1)!;
  const alt = `${table.columns[column + 1]}: from ${spanOf(first.value)} (${first.name}) to ${spanOf(last.value)} (${last.name}). Every value is in the table.`;

  const draw = () => {
    doc.moveTo(x(0), y(0)).lineTo(x(points.length - 1), y(0)).lineWidth(0.5).stroke(ink.line); // prettier-ignore
    points.forEach(({ value }, at) => {
      const next = points[at + 1];
      if (value !== null && next && next.value !== null)
        doc.moveTo(x(at), y(value)).lineTo(x(at + 1), y(next.value)).lineWidth(2).stroke(ink.bar); // prettier-ignore
    });
    points.forEach(({ value }, at) => {
      if (value !== null) doc.circle(x(at), y(value), 3).lineWidth(1.5).fillAndStroke('#ffffff', ink.bar);
    });
    const end = points.lastIndexOf(last);
    put(page, spanOf(last.value), { at: [x(end) + 8, y(last.value) - 6], width: 90, font: 'bold' });
    const names = { width: 120, size: 9, colour: ink.quiet };
    put(page, points[0]!.name, { ...names, at: [x(0), top + height - 14] });
    put(page, points.at(-1)!.name, { ...names, at: [x(points.length - 1) - 120, top + height - 14], align: 'right' });
  };
  page.inside.add(doc.struct('Figure', { alt, bbox: [edge.left, top, edge.left + page.width, top + height] } as object, draw)); // prettier-ignore
  doc.y = top + height + 6;
}
