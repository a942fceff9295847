import { Link } from 'react-router';
import { LoadFailed } from '../platform/load-failed.js';
import { useT, type MessageId } from '../platform/i18n.js';
import styles from './run.module.css';
import { refusalOf } from '../platform/refusal.js';

const screens: readonly { to: string; label: MessageId }[] = [
  { to: '/run', label: 'nav.board' },
  { to: '/run/rota', label: 'nav.rota' },
  { to: '/run/people', label: 'nav.people' },
  { to: '/run/groups', label: 'nav.runGroups' },
  { to: '/run/lexicon', label: 'nav.lexicon' },
  { to: '/run/agreed', label: 'nav.agreed' },
  { to: '/run/detector', label: 'nav.detector' },
  { to: '/run/quality', label: 'nav.quality' },
  { to: '/run/reports', label: 'nav.serviceReports' },
  { to: '/run/handoff', label: 'nav.handoff' },
  { to: '/run/retention', label: 'nav.retention' },
  { to: '/run/audit', label: 'nav.audit' },
];

interface NotLoadedProps {
  query: { error: unknown; isFetching: boolean; refetch: () => unknown };
  /** Address of the screen itself. */
  at: string;
  /** To those whose work does not include it, it does not even exist. */
  hidden?: boolean;
}

/** A screen that could not be shown: kindly when it belongs to others, with a way to try again when it broke. */
export function NotLoaded({ query, at, hidden = false }: NotLoadedProps) {
  const t = useT();
  if (refusalOf(query.error) !== (hidden ? 'resource.notFound' : 'action.forbidden'))
    return <LoadFailed query={query} />;
  return (
    <section className={styles.elsewhere}>
      <h2>{t('run.notYours.title')}</h2>
      <p>{t('run.notYours.text')}</p>
      <ul>
        {screens
          .filter(({ to }) => to !== at)
          .map(({ to, label }) => (
            <li key={to}>
              <Link to={to}>{t(label)}</Link>
            </li>
          ))}
      </ul>
    </section>
  );
}
