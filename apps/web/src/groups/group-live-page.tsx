import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Person } from '../ui/person.js';
import { EmptyState } from '../ui/states.js';
import { GroupFrame } from './group-frame.js';
import styles from './group.module.css';

/** When people are in the room, told honestly (ux.md M12). */
export function GroupLivePage() {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  return (
    <GroupFrame>
      {({ room }) =>
        room ? (
          <Card as="section" tone="sand" className={styles.live ?? ''}>
            <p className={styles.when}>
              {room.isOpen
                ? room.closesAt
                  ? t('live.openUntil', { at: time.shortClock(room.closesAt) })
                  : t('live.open')
                : room.opensAt
                  ? t('live.opens', { at: time.dayAndClock(room.opensAt) })
                  : t('live.closed')}
            </p>
            <h2>{room.title}</h2>
            <p>{room.isOpen ? say(`room.band.${room.band}`, {}, 'room.band.A_FEW') : t('live.closedText')}</p>
            {room.moderatorsHere.map((moderator) => (
              <Person
                key={moderator.displayName}
                avatar={moderator.avatar}
                name={moderator.displayName}
                note={t('role.moderator')}
                size={40}
              />
            ))}
            <LinkButton to={`/rooms/${room.id}`}>{room.isOpen ? t('live.join') : t('live.look')}</LinkButton>
          </Card>
        ) : (
          <EmptyState>{t('live.none')}</EmptyState>
        )
      }
    </GroupFrame>
  );
}
