import type { CaseRowFieldsFragment } from '../gql/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LevelTag, markOf } from '../platform/levels.js';
import { useTime } from '../platform/use-time.js';
import { Button, LinkButton } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { LevelRow } from '../ui/level.js';
import { useAskWords } from './ask-words.js';
import styles from './clinic.module.css';
import { DueCell } from './due.js';
import { hasEnded } from './use-case-act.js';
import { useAcknowledge } from './use-acknowledge.js';

interface CaseRowProps {
  row: CaseRowFieldsFragment;
  /** The one filled button of the screen is here. */
  primary?: boolean;
}

/** One case as a row: the ask, what is known in a line, the promise that runs, and one thing to do. */
export function CaseRow({ row, primary = false }: CaseRowProps) {
  const t = useT();
  const asked = useAskWords();
  const { acknowledge, pending, problem } = useAcknowledge(row.id);
  const { viewerCan: can, raisedByName: from, reference } = row;
  const of = from
    ? t(row.isMine ? 'row.fromYours' : 'row.from', { reference, name: from })
    : t(row.isMine ? 'row.yours' : 'row.case', { reference });

  return (
    <LevelRow of={hasEnded(row.status) ? 'done' : markOf[row.level]} as="li" className={styles.row!}>
      <div className={styles.rowWords}>
        <p className={styles.rowMeta}>
          <LevelTag level={row.level} />
          <span>{of}</span>
        </p>
        <h3>{asked(row)}</h3>
        <RowNote row={row} />
        {problem && (
          <p className={styles.problem} role="alert">
            <Icon name="warning" size={1.1} />
            {problem}
          </p>
        )}
      </div>
      <DueCell due={row} />
      <div className={styles.rowAction}>
        {can.acknowledge ? (
          <Button
            kind={primary ? 'primary' : 'secondary'}
            size="small"
            wide
            label={t('row.acknowledgeCase', { reference })}
            pending={pending === 'take'}
            onPress={() => void acknowledge()}
          >
            {t('row.acknowledge')}
          </Button>
        ) : can.read ? (
          <LinkButton size="small" wide to={`/clinic/${row.id}`}>
            {t(can.signOff ? 'row.signOff' : 'row.open')}
            <span className="visually-hidden"> {t('row.case', { reference })}</span>
          </LinkButton>
        ) : null}
      </div>
    </LevelRow>
  );
}

function RowNote({ row }: { row: CaseRowFieldsFragment }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const parts = [
    row.handoverToMe && (row.ownerName ? t('row.offered', { name: row.ownerName }) : t('row.offeredNoName')),
    !row.isMine && row.ownerName && `${t('row.with', { name: row.ownerName })}.`,
    row.sentence === null && row.viewerCan.acknowledge && t('row.noWords'),
    row.memberOnline && t('row.online'),
    row.callBackAskedAt &&
      (row.callBackFrom && row.callBackUntil
        ? t('row.callBetween', { from: time.dayAndClock(row.callBackFrom), until: time.clock(row.callBackUntil) })
        : t('row.call')),
    hasEnded(row.status) &&
      `${say(`closed.status.${row.status}`)}. ${t('row.ended', { at: time.dayAndClock(row.openedAt) })}`,
  ].filter(Boolean);
  return parts.length > 0 ? <p className={styles.rowNote}>{parts.join(' ')}</p> : null;
}
