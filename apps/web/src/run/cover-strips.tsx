import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import styles from './board.module.css';
import type { BoardViewQuery } from '../gql/graphql.js';

type Board = BoardViewQuery['board'];

const shortest = 0.02;

/** First names, where a whole one has no room; a title keeps its name. */
const shortly = (names: string): string =>
  names
    .split(', ')
    .map((name) => (/^(dr|prof)\b/i.test(name) ? name : (name.split(' ')[0] ?? name)))
    .join(', ');

/** Who is there in the next twelve hours: a strip for each duty, the hole dashed and named. */
export function CoverStrips({ board }: { board: Board }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const start = Date.parse(board.at);
  const end = Math.max(...board.cover.flatMap((lane) => lane.spans.map((span) => Date.parse(span.until))), start + 1);
  const place = (instant: string) => Math.min(1, Math.max(0, (Date.parse(instant) - start) / (end - start)));
  const holes = board.cover.flatMap((lane) =>
    lane.spans.filter((span) => span.name === null).map((span) => ({ ...span, duty: lane.duty })),
  );
  const hours = (span: { from: string; until: string }) => ({
    from: time.shortClock(span.from),
    until: time.shortClock(span.until),
  });

  return (
    <section className={styles.panel} aria-labelledby="board-cover">
      <h2 id="board-cover">{t('board.cover')}</h2>
      <p className={styles.quiet}>
        {holes.length === 0
          ? t('board.cover.whole')
          : t('board.cover.gaps', {
              count: holes.length,
              list: new Intl.ListFormat('en-GB').format(
                holes.map((hole) => t('board.cover.gapOf', { duty: say(`board.duty.${hole.duty}`), ...hours(hole) })),
              ),
            })}
      </p>
      <dl className={styles.strips}>
        {board.cover.map((lane) => (
          <div key={lane.duty}>
            <dt>{say(`board.duty.${lane.duty}`)}</dt>
            <dd>
              <ul role="list" className={styles.strip}>
                {lane.spans.map((span) => (
                  <li
                    key={span.from}
                    className={span.name ? styles.span : styles.hole}
                    style={{ flexGrow: Math.max(shortest, place(span.until) - place(span.from)) }}
                    title={t('board.span', { name: span.name ?? t('board.nobody'), ...hours(span) })}
                  >
                    <span aria-hidden="true">
                      {span.name
                        ? place(span.until) - place(span.from) < 0.22
                          ? shortly(span.name)
                          : span.name
                        : t('board.nobody')}
                    </span>
                    <span className="visually-hidden">
                      {t('board.span', { name: span.name ?? t('board.nobody'), ...hours(span) })}
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
        <div aria-hidden="true" className={styles.axis}>
          <dt />
          <dd>
            {[0, 0.25, 0.5, 0.75].map((share) => (
              <span key={share}>{time.shortClock(new Date(start + share * (end - start)))}</span>
            ))}
          </dd>
        </div>
      </dl>
    </section>
  );
}
