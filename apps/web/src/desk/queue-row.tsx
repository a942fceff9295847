import { useState } from 'react';
import { Link } from 'react-router';
import type { QueueRowFieldsFragment } from '../gql/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LevelTag, markOf } from '../platform/levels.js';
import { useTime } from '../platform/use-time.js';
import { Button, LinkButton, TextButton } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { LevelRow } from '../ui/level.js';
import { TimeLeft } from '../ui/time-left.js';
import styles from './desk.module.css';
import { sourceIcon, useLevelWords, usePlaceWords, useSourceWords } from './source-words.js';

interface QueueRowProps {
  row: QueueRowFieldsFragment;
  gone?: boolean;
  now: Date;
  busy: boolean;
  onClaim: (id: string) => void;
}

/** One concern: level, place, words, why it is here, the time, and the way to take it. */
export function QueueRow({ row, gone = false, now, busy, onClaim }: QueueRowProps) {
  const t = useT();
  const place = usePlaceWords();
  const source = useSourceWords();
  const [folded, setFolded] = useState(row.folded);

  return (
    <LevelRow of={markOf[row.level]} as="li" className={`${styles.row} ${gone ? styles.gone : ''}`}>
      <div className={styles.words}>
        <p className={styles.where}>
          <LevelTag level={row.level} />
          <span>{place(row)}</span>
        </p>
        <div className={styles.quote}>
          <Link to={`/desk/c/${row.id}`} data-row={row.id}>
            {folded
              ? t('row.folded')
              : row.quote
                ? t('row.quote', { words: row.quote })
                : t('row.noWords', { reference: row.reference })}
          </Link>
          {row.folded && (
            <TextButton onPress={() => setFolded(!folded)} expanded={!folded}>
              {t(folded ? 'row.show' : 'row.hide')}
            </TextButton>
          )}
        </div>
        <p className={styles.source}>
          <Icon name={sourceIcon(row.source)} />
          <span>{source(row)}</span>
        </p>
      </div>
      <RowTime row={row} now={now} />
      <RowAction row={row} gone={gone} busy={busy} onClaim={onClaim} />
    </LevelRow>
  );
}

function RowTime({ row, now }: { row: QueueRowFieldsFragment; now: Date }) {
  const t = useT();
  const time = useTime();
  const say = useDynamicT();
  const total = row.totalSeconds === null ? '' : time.span(row.totalSeconds);
  if (row.escalationStatus)
    return (
      <TimeLeft
        words={say(`case.short.${row.escalationStatus}`, {}, 'case.short.OPEN')}
        note={t('case.sinceRaised', { at: time.clock(row.raisedAt) })}
      />
    );
  if (row.wakeAt) return <TimeLeft words={time.clock(row.wakeAt)} note={t('row.backThen')} />;
  if (row.claimBy && row.status === 'NEW') {
    const left = time.left(row.claimBy, now, row.totalSeconds);
    return (
      <TimeLeft
        words={left.words}
        note={t(left.isLate ? 'row.late' : 'row.leftOf', { total })}
        {...(left.used !== undefined && { used: left.used })}
      />
    );
  }
  if (row.leaseUntil && row.status === 'CLAIMED') {
    const left = time.left(row.leaseUntil, now);
    return <TimeLeft words={left.words} note={t('row.leaseLeft')} />;
  }
  return <TimeLeft words={time.span((now.getTime() - Date.parse(row.raisedAt)) / 1000)} note={t('row.raised')} />;
}

function RowAction({
  row,
  gone,
  busy,
  onClaim,
}: {
  row: QueueRowFieldsFragment;
  gone: boolean;
  busy: boolean;
  onClaim: (id: string) => void;
}) {
  const t = useT();
  const place = usePlaceWords();
  const level = useLevelWords();
  const named = { level: level(row.level), reference: row.reference, place: place(row) };
  if (gone) return <p className={styles.holder}>{t('row.gone')}</p>;
  if (row.claimedByMe)
    return (
      <LinkButton to={`/desk/c/${row.id}`} size="small">
        {t('row.open')}
        <span className="visually-hidden"> {t('row.openName', named)}</span>
      </LinkButton>
    );
  if (row.viewerCan.claim && row.status === 'NEW')
    return (
      <Button size="small" label={t('row.claimName', named)} pending={busy} onPress={() => onClaim(row.id)}>
        {t('row.claim')}
      </Button>
    );
  if (row.status === 'CLAIMED')
    return (
      <p className={styles.holder}>
        <Icon name="hand" />
        <span>{row.claimedByName ? t('row.has', { name: row.claimedByName }) : t('row.taken')}</span>
      </p>
    );
  return (
    <LinkButton to={`/desk/c/${row.id}`} size="small">
      {t('row.open')}
      <span className="visually-hidden"> {t('row.openName', named)}</span>
    </LinkButton>
  );
}
