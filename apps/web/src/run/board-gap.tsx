import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Icon } from '../ui/icon.js';
import styles from './board.module.css';
import type { BoardViewQuery } from '../gql/graphql.js';

type Board = BoardViewQuery['board'];

type Gap = Board['gaps'][number];

const toFill = (gap: Gap): string => {
  const params = new URLSearchParams({ from: gap.from });
  if (gap.duty === 'DESK') params.set('view', 'shifts');
  else params.set('duty', gap.duty);
  return `/run/rota?${params.toString()}`;
};

/** The first hole in the cover, what it means, and the way to fill it. It stands before everything else. */
export function BoardGap({ gaps }: { gaps: Board['gaps'] }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const [first, ...others] = [...gaps].sort((a, b) => a.from.localeCompare(b.from));
  if (!first) return null;
  const at = (instant: string, after?: string) =>
    time.day(instant) === time.day(after ?? new Date())
      ? time.shortClock(instant)
      : `${time.day(instant)} ${time.shortClock(instant)}`;
  const isNow = first.alarm === 'NOW';
  return (
    <Card tone="gap" as="section" className={styles.gap!}>
      <Icon name="calendar-gap" size={1.9} />
      <div>
        <h2>
          {say(`board.gap.${isNow ? 'now.' : ''}${first.duty}`, {
            from: at(first.from),
            until: at(first.until, isNow ? undefined : first.from),
          })}
        </h2>
        <p>
          {say(`board.gap.effect.${first.duty}`)}{' '}
          {first.toldAt && t('board.gap.told', { alarm: first.alarm, at: time.dayAndClock(first.toldAt) })}{' '}
          {others.length > 0 && t('board.gap.more', { count: others.length })}
        </p>
      </div>
      <LinkButton kind="primary" size="small" to={toFill(first)}>
        {t('board.gap.fill')}
      </LinkButton>
    </Card>
  );
}
