import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useSession, useViewer } from '../platform/session.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { LinkCard } from '../ui/card.js';
import { Person } from '../ui/person.js';
import { Tag } from '../ui/tag.js';
import { isAskedAgain } from './agreements.js';
import { MyConsents } from './settings.graphql.js';
import styles from './you.module.css';

const parts = [
  { to: '/you/notices', title: 'screen.notices', note: 'you.notices.note', icon: 'bell-ring' },
  { to: '/you/reports', title: 'screen.reports', note: 'you.reports.note', icon: 'flag' },
  { to: '/you/decisions', title: 'screen.decisions', note: 'you.decisions.note', icon: 'scales' },
  { to: '/you/profile', title: 'screen.profile', note: 'you.profile.note', icon: 'eye' },
  { to: '/you/settings', title: 'screen.settings', note: 'you.settings.note', icon: 'settings' },
  { to: '/you/agreements', title: 'screen.agreements', note: 'you.agreements.note', icon: 'check-circle' },
  { to: '/you/questions', title: 'screen.questions', note: 'you.questions.note', icon: 'checklist' },
  { to: '/you/plan', title: 'screen.plan', note: 'you.plan.note', icon: 'heart-hand' },
  { to: '/you/seen', title: 'screen.seen', note: 'you.seen.note', icon: 'eye' },
  { to: '/you/identity', title: 'screen.identity', note: 'you.identity.note', icon: 'lock' },
] as const;

/** Everything about me in one list: names, notices, what was decided, how it looks, what is sealed. */
export function YouPage() {
  const t = useT();
  const viewer = useViewer();
  const { signOut } = useSession();
  const mine = viewer.memberships.filter((one) => one.standing === 'ACTIVE');
  return (
    <div className={styles.page}>
      <PageTitle />
      <AskedAgain />
      {mine.length > 0 && (
        <ul className={styles.names} aria-label={t('you.names')}>
          {mine.map((one) => (
            <li key={one.id}>
              <Person avatar={one.avatar} name={one.displayName} note={t('you.in', { group: one.groupName })} />
            </li>
          ))}
        </ul>
      )}
      <ul className={styles.cards}>
        {parts.map((part) => (
          <LinkCard
            key={part.to}
            as="li"
            lead={part.icon}
            note={
              <>
                {part.to === '/you/notices' && viewer.unseenNotices > 0 && (
                  <Tag tone="soft">{t('nav.new', { count: viewer.unseenNotices })}</Tag>
                )}{' '}
                {t(part.note)}
              </>
            }
          >
            <Link to={part.to}>{t(part.title)}</Link>
          </LinkCard>
        ))}
      </ul>
      <p className={styles.email}>{t('you.email', { email: viewer.email })}</p>
      <Button icon="exit" onPress={() => void signOut()}>
        {t('nav.signOut')}
      </Button>
    </div>
  );
}

function AskedAgain() {
  const t = useT();
  const given = useQuery(queryOf(MyConsents));
  if (!given.data || !isAskedAgain(given.data.myConsents)) return null;
  return (
    <Banner tone="caution">
      {t('you.agreements.due')} <Link to="/you/agreements">{t('you.agreements.go')}</Link>
    </Banner>
  );
}
