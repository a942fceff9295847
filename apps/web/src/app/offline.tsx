import { useSyncExternalStore } from 'react';
import { useT } from '../platform/i18n.js';
import styles from './shell.module.css';

const subscribe = (onChange: () => void) => {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
};

/** A calm bar while there is no connection. */
export function Offline() {
  const t = useT();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return <div role="status">{!online && <p className={styles.offline}>{t('network.offline')}</p>}</div>;
}
