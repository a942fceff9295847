import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Icon } from '../ui/icon.js';
import styles from './board.module.css';
import type { BoardViewQuery } from '../gql/graphql.js';

type Board = BoardViewQuery['board'];

/** The record of who did what is not whole, or was not checked (R53). */
export function AuditAlarm({ board }: { board: Board }) {
  const t = useT();
  const { faults, isLate } = board.auditCheck;
  if (!faults && !isLate) return null;
  return (
    <Banner tone="trouble" icon="warning">
      {faults ? t('board.audit.broken', { count: faults }) : t('board.audit.late')}
    </Banner>
  );
}

/** Who did not answer the test page of their shift: named until they do, or the shift is over (R28). */
export function MissedTestPages({ pages }: { pages: Board['missedTestPages'] }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  return pages.map((page) => (
    <Card key={page.id} tone="gap" as="section" className={styles.gap!}>
      <Icon name="bell-ring" size={1.9} />
      <div>
        <h2>{t('board.test', { name: page.name })}</h2>
        <p>{t('board.test.text', { duty: say(`board.duty.${page.duty}`), at: time.dayAndClock(page.sentAt) })}</p>
      </div>
      <LinkButton size="small" to="/run/rota">
        {t('board.test.rota')}
      </LinkButton>
    </Card>
  ));
}

/** Shifts past their end whose cases nobody has accepted: the old holder has them still (R33). */
export function OpenShifts({ shifts }: { shifts: Board['openShifts'] }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  return shifts.map((shift) => (
    <Card key={shift.id} tone="gap" as="section" className={styles.gap!}>
      <Icon name="swap" size={1.9} />
      <div>
        <h2>{t('board.shift', { name: shift.name, until: time.dayAndClock(shift.until) })}</h2>
        <p>{t('board.shift.text', { duty: say(`board.duty.${shift.duty}`), count: shift.cases })}</p>
      </div>
    </Card>
  ));
}
