import { Link } from 'react-router';
import type { ThreadViewQuery } from '../gql/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Person } from '../ui/person.js';
import styles from './thread.module.css';

type Group = NonNullable<ThreadViewQuery['thread']>['group'];

/** Who is here and who can read this: what a writer wants to know first. */
export function ThreadAside({ group }: { group: Group }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  return (
    <>
      <section>
        <h2>{t('aside.here')}</h2>
        {group.moderatorsHere.map((moderator) => (
          <Person
            key={moderator.displayName}
            avatar={moderator.avatar}
            name={moderator.displayName}
            size={48}
            note={t('aside.until', { at: time.shortClock(moderator.until) })}
          />
        ))}
        {group.moderatorsHere.length === 0 && <p>{t('aside.nobody')}</p>}
      </section>
      <section>
        <h2>{t('aside.readers')}</h2>
        <p>{say(`aside.size.${group.sizeBand}`, {}, 'aside.size.SOME')}</p>
      </section>
      {group.room && (
        <section>
          <h2>{t('aside.live')}</h2>
          <p>
            {group.room.isOpen ? t('aside.liveOpen') : t('aside.liveClosed')}{' '}
            <Link to={`/rooms/${group.room.id}`}>{t('aside.room')}</Link>
          </p>
        </section>
      )}
      <section>
        <p className={styles.rulesLink}>
          <Link to="/rules">{t('aside.rules')}</Link>
        </p>
      </section>
    </>
  );
}
