import { useSyncExternalStore } from 'react';
import { useT } from '../platform/i18n.js';
import { line } from '../platform/line.js';
import { useTime } from '../platform/use-time.js';
import styles from './shell.module.css';

/** A calm bar while there is no connection, with the time of what is shown where the device kept it. */
export function Offline() {
  const t = useT();
  const time = useTime();
  const online = useSyncExternalStore(line.subscribe, () => navigator.onLine);
  const keptAt = useSyncExternalStore(line.subscribe, line.keptAt);
  return (
    <div role="status">
      {(keptAt || !online) && (
        <p className={styles.offline}>
          {keptAt ? t('network.kept', { at: time.dayAndClock(keptAt) }) : t('network.offline')}
        </p>
      )}
    </div>
  );
}
