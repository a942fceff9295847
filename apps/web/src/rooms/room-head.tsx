import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { AnnouncerMode } from '../platform/aloud.js';
import { AskForPerson } from '../platform/ask-for-person.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { Button, LinkButton } from '../ui/button.js';
import { RadioCards } from '../ui/choice-cards.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { Portrait } from '../ui/portrait.js';
import { Kbd } from '../ui/tag.js';
import { Pause } from './room-pause.js';
import styles from './room.module.css';
import type { RoomData } from './use-room.js';

interface RoomHeadProps {
  room: RoomData;
  options: { open: boolean; setOpen: (open: boolean) => void };
  mode: AnnouncerMode;
  onMode: (mode: AnnouncerMode) => void;
}

/** Two rows: what this is and until when; who is here, and a person, or a private word with them. */
export function RoomHead({ room, options, mode, onMode }: RoomHeadProps) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const [first] = room.moderatorsHere;
  const band = say(`room.band.${room.band}`, {}, 'room.band.A_FEW');
  const names = useIntl().formatList(room.moderatorsHere.map((one) => one.displayName));
  return (
    <header className={styles.head}>
      <div className={styles.titleRow}>
        <Link
          to={`/groups/${room.groupSlug}`}
          className={styles.back}
          aria-label={t('room.backTo', { group: room.groupName })}
        >
          <Icon name="chevron-left" size={1.5} />
        </Link>
        <div className={styles.titles}>
          <PageTitle of={room.groupName}>{room.title}</PageTitle>
          <p>
            {room.isOpen && room.closesAt
              ? t('room.peopleUntil', { people: band, at: time.shortClock(room.closesAt) })
              : room.isOpen
                ? band
                : t('live.closed')}
          </p>
        </div>
        <Button kind="quiet" icon="settings" label={t('room.options')} onPress={() => options.setOpen(true)} />
      </div>
      <div className={styles.hereRow}>
        {first && <Portrait name={first.avatar} size={40} />}
        <p className={styles.here}>
          {first ? (
            <>
              <b>{t('room.here', { count: room.moderatorsHere.length, names })}</b>
              <span>{t('room.hereRole', { count: room.moderatorsHere.length })}</span>
            </>
          ) : (
            <b>{t(room.isOpen ? 'room.steppedAway' : 'room.nobody')}</b>
          )}
        </p>
        <AskForPerson groupId={room.groupId} here={room.moderatorsHere} />
        <LinkButton to={`/messages/team/${room.groupSlug}`}>{t('room.private')}</LinkButton>
        {room.viewerCan.moderate && room.isOpen && !room.pause && <Pause roomId={room.id} />}
      </div>
      <Dialog
        open={options.open}
        onClose={() => options.setOpen(false)}
        title={t('room.options')}
        closeLabel={t('app.close')}
        actions={
          <Button kind="primary" onPress={() => options.setOpen(false)}>
            {t('room.optionsDone')}
          </Button>
        }
      >
        <Options mode={mode} onMode={onMode} />
      </Dialog>
    </header>
  );
}

const keys = [
  ['Alt ↑', 'room.key.up'],
  ['Alt ↓', 'room.key.down'],
  ['R', 'room.key.reply'],
  ['Esc', 'room.key.box'],
  ['?', 'room.key.list'],
] as const;

function Options({ mode, onMode }: Pick<RoomHeadProps, 'mode' | 'onMode'>) {
  const t = useT();
  const [chosen, setChosen] = useState(mode);
  return (
    <>
      <RadioCards
        legend={t('room.aloud')}
        hint={t('room.aloudHint')}
        value={chosen}
        onChange={(value) => {
          setChosen(value);
          onMode(value);
        }}
        choices={[
          { value: 'ALL', text: t('room.aloud.ALL') },
          { value: 'MINE', text: t('room.aloud.MINE') },
          { value: 'OFF', text: t('room.aloud.OFF') },
        ]}
      />
      <section>
        <h3>{t('room.keys')}</h3>
        <dl className={styles.keys}>
          {keys.map(([key, id]) => (
            <div key={key}>
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{t(id)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
