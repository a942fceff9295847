import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LoadFailed } from '../platform/load-failed.js';
import { useT, type MessageId } from '../platform/i18n.js';
import styles from './clinic.module.css';
import { refusalOf } from '../platform/refusal.js';

interface NotLoadedProps {
  query: { error: unknown; isFetching: boolean; refetch: () => unknown };
  /** Where else this person may have work. */
  others?: readonly { to: string; label: MessageId }[];
  children?: ReactNode;
}

/** A screen that could not be shown: kindly when it belongs to others, with a way to try again when it broke. */
export function NotLoaded({ query, others = [], children }: NotLoadedProps) {
  const t = useT();
  if (refusalOf(query.error) !== 'action.forbidden') return <LoadFailed query={query} />;
  return (
    <section className={styles.elsewhere}>
      <h2>{t('clinic.notYours.title')}</h2>
      <p>{t('clinic.notYours.text')}</p>
      <ul>
        {others.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{t(label)}</Link>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
