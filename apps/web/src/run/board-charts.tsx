import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import styles from './board.module.css';
import type { BoardViewQuery } from '../gql/graphql.js';

type Board = BoardViewQuery['board'];

const width = 420;
const height = 180;
const room = { left: 8, right: 116, top: 16, bottom: 32 };

/** How long Urgent concerns waited for somebody, week by week: a sentence, the table for those who listen, a line. */
export function FirstLooks({ board }: { board: Board }) {
  const t = useT();
  const time = useTime();
  const weeks = board.firstLooks;
  const first = weeks[0];
  const last = weeks.at(-1);
  const target = board.levels.find(({ level }) => level === 'RED')?.targetSeconds ?? 0;
  const sentence = () => {
    if (!first || !last) return t('board.looks.none');
    const words = { from: time.span(first.middleSeconds), to: time.span(last.middleSeconds), weeks: weeks.length };
    if (weeks.length === 1) return t('board.looks.one', words);
    if (words.from === words.to) return t('board.looks.same', words);
    return t(last.middleSeconds < first.middleSeconds ? 'board.looks.fell' : 'board.looks.rose', words);
  };
  return (
    <section className={styles.panel} aria-labelledby="board-looks">
      <h2 id="board-looks">{t('board.looks')}</h2>
      <p className={styles.quiet}>{sentence()}</p>
      {weeks.length > 0 && (
        <>
          <div className="visually-hidden">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('board.looks.week')}</th>
                  <th scope="col">{t('board.looks.wait')}</th>
                  <th scope="col">{t('board.looks.items')}</th>
                </tr>
              </thead>
              <tbody>
                {weeks.map((one) => (
                  <tr key={one.week}>
                    <th scope="row">{time.date(one.week)}</th>
                    <td>{time.span(one.middleSeconds)}</td>
                    <td>{one.items}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <LookLine weeks={weeks} target={target} />
        </>
      )}
    </section>
  );
}

/** The same as a picture; every value it shows is in the table. */
function LookLine({ weeks, target }: { weeks: Board['firstLooks']; target: number }) {
  const t = useT();
  const time = useTime();
  const most = Math.max(target, ...weeks.map((one) => one.middleSeconds), 1) * 1.1;
  const x = (at: number) =>
    room.left + (weeks.length === 1 ? 1 : at / (weeks.length - 1)) * (width - room.left - room.right);
  const y = (seconds: number) => height - room.bottom - (seconds / most) * (height - room.top - room.bottom);
  const points = weeks.map((one, at) => ({ x: x(at), y: y(one.middleSeconds), key: one.week }));
  const end = points.at(-1);
  const last = weeks.at(-1);
  return (
    <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path className={styles.ground} d={`M${room.left} ${y(0)}H${width - room.right}`} />
      <path className={styles.target} d={`M${room.left} ${y(target)}H${width - room.right}`} />
      <text x={width - room.right + 10} y={y(target) + 5}>
        {t('board.looks.target', { span: time.span(target) })}
      </text>
      <path className={styles.course} d={`M${points.map((one) => `${one.x} ${one.y}`).join('L')}`} />
      {points.map((one) => (
        <circle key={one.key} cx={one.x} cy={one.y} r={one === end ? 6 : 4} data-last={one === end ? '' : undefined} />
      ))}
      {end && last && (
        <text className={styles.value} x={end.x + 12} y={Math.abs(end.y - y(target)) < 18 ? end.y + 22 : end.y + 5}>
          {time.span(last.middleSeconds)}
        </text>
      )}
      {weeks.length > 1 && (
        <text x={room.left} y={height - 8}>
          {time.day(weeks[0]!.week)}
        </text>
      )}
      <text x={width - room.right} y={height - 8} textAnchor="end">
        {t('board.looks.thisWeek')}
      </text>
    </svg>
  );
}

/** What brought concerns up this week, and how often a person then had to act: a table whose rows carry their bar. */
export function Needed({ board }: { board: Board }) {
  const t = useT();
  const say = useDynamicT();
  const most = Math.max(1, ...board.needed.map((one) => one.raised));
  return (
    <section className={styles.panel} aria-labelledby="board-needed">
      <h2 id="board-needed">{t('board.needed')}</h2>
      {board.needed.length === 0 ? (
        <p className={styles.quiet}>{t('board.needed.none')}</p>
      ) : (
        <>
          <p className={styles.quiet}>{t('board.needed.key')}</p>
          <dl className={styles.bars}>
            {board.needed.map(({ source, raised, needed }) => (
              <div key={source}>
                <dt>{say(`board.source.${source}`, {}, 'board.source.other')}</dt>
                <dd>
                  <span className={styles.bar} aria-hidden="true" style={{ inlineSize: `${(raised / most) * 60}%` }}>
                    <span style={{ inlineSize: `${(needed / raised) * 100}%` }} />
                  </span>
                  <span>{t('board.needed.of', { needed, raised })}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
