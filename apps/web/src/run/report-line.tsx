import type { ReportViewQuery } from '../gql/graphql.js';
import { useTime } from '../platform/use-time.js';
import styles from './reports.module.css';

export type Table = ReportViewQuery['serviceReport']['tables'][number];

const width = 520;
const height = 210;
const room = { left: 8, right: 84, top: 18, bottom: 34 };

interface Point {
  name: string;
  value: number | null;
}

/** The course of one column over time; every value it shows is in the table beside it. What is hidden leaves a gap. */
export function ReportLine({ table, column }: { table: Table; column: number }) {
  const time = useTime();
  const points: Point[] = table.rows.map(({ name, cells }) => ({ name, value: cells[column]?.value ?? null }));
  const known = points.flatMap(({ value }, at) => (value === null ? [] : [{ value, at }]));
  const last = known.at(-1);
  if (!last || known.length < 2) return null;
  const most = Math.max(1, ...known.map(({ value }) => value)) * 1.1;
  const x = (at: number) => room.left + (at / (points.length - 1)) * (width - room.left - room.right);
  const y = (value: number) => height - room.bottom - (value / most) * (height - room.top - room.bottom);
  return (
    <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path className={styles.ground} d={`M${room.left} ${y(0)}H${width - room.right}`} />
      <path className={styles.course} d={courseOf(points, x, y)} />
      {known.map(({ value, at }) => (
        <circle
          key={at}
          cx={x(at)}
          cy={y(value)}
          r={at === last.at ? 6 : 4}
          data-last={at === last.at ? '' : undefined}
        />
      ))}
      <text className={styles.value} x={x(last.at) + 12} y={y(last.value) + 5}>
        {time.span(last.value)}
      </text>
      <text x={room.left} y={height - 8}>
        {points[0]!.name}
      </text>
      <text x={width - room.right} y={height - 8} textAnchor="end">
        {points.at(-1)!.name}
      </text>
    </svg>
  );
}

/** A pen that is lifted where nothing is known. */
function courseOf(points: readonly Point[], x: (at: number) => number, y: (value: number) => number): string {
  return points
    .map(({ value }, at) => {
      if (value === null) return '';
      const before = at > 0 ? points[at - 1]!.value : null;
      return `${before === null ? 'M' : 'L'}${x(at)} ${y(value)}`;
    })
    .join('');
}
