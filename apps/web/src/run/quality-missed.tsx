import type { HowSureQuery } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { round } from './round.js';
import styles from './quality.module.css';

type Week = HowSureQuery['qualityFigures']['weeks'][number];
type Told = Week & { perThousand: NonNullable<Week['perThousand']> };

const width = 420;
const height = 190;
const room = { left: 44, right: 12, top: 14, bottom: 34 };

/** Grave texts in 1,000 that no door flagged, week by week: a table for those who listen, points with their intervals. */
export function MissedByWeek({ weeks }: { weeks: readonly Week[] }) {
  const t = useT();
  const time = useTime();
  const told = weeks.filter((week): week is Told => week.perThousand !== null);
  if (told.length === 0) return null;
  return (
    <>
      <div className="visually-hidden">
        <table>
          <caption>{t('quality.missed.weeks')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('quality.week')}</th>
              <th scope="col">{t('quality.missed.value')}</th>
              <th scope="col">{t('quality.missed.range')}</th>
              <th scope="col">{t('quality.read')}</th>
            </tr>
          </thead>
          <tbody>
            {told.map(({ week, perThousand, read }) => (
              <tr key={week}>
                <th scope="row">{time.date(week)}</th>
                <td>{round(perThousand.value)}</td>
                <td>{t('quality.range', { low: round(perThousand.low), high: round(perThousand.high) })}</td>
                <td>{read}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Picture weeks={told} />
    </>
  );
}

/** The same as a picture; every value it shows is in the table. */
function Picture({ weeks }: { weeks: readonly Told[] }) {
  const t = useT();
  const time = useTime();
  const most = niceTop(Math.max(...weeks.map(({ perThousand }) => perThousand.high)));
  const step = (width - room.left - room.right) / weeks.length;
  const x = (at: number) => room.left + step * (at + 0.5);
  const y = (value: number) => height - room.bottom - (value / most) * (height - room.top - room.bottom);
  return (
    <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {[0, most / 2, most].map((value) => (
        <g key={value}>
          <path className={styles.ground} d={`M${room.left} ${y(value)}H${width - room.right}`} />
          <text x={room.left - 8} y={y(value) + 5} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {weeks.map(({ week, perThousand: { value, low, high } }, at) => (
        <g key={week}>
          <path
            className={styles.interval}
            d={`M${x(at)} ${y(low)}V${y(high)}M${x(at) - 5} ${y(low)}h10M${x(at) - 5} ${y(high)}h10`}
          />
          <circle cx={x(at)} cy={y(value)} r={5} />
        </g>
      ))}
      <text x={room.left} y={height - 8}>
        {time.day(weeks[0]!.week)}
      </text>
      {weeks.length > 1 && (
        <text x={width - room.right} y={height - 8} textAnchor="end">
          {t('quality.lastWeek')}
        </text>
      )}
    </svg>
  );
}

/** The next round number that halves well. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [2, 4, 6, 8, 10, 20].map((times) => times * power).find((top) => top >= value)!;
}
