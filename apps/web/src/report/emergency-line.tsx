import { useQuery } from '@tanstack/react-query';
import { HelpPack } from '../platform/help-card.graphql.js';
import { queryOf } from '../platform/graphql.js';
import { T } from '../platform/i18n.js';
import { useViewer } from '../platform/session.js';
import { Icon } from '../ui/icon.js';
import styles from './report.module.css';

/** What the one who worries can do now, by the country they chose. */
export function EmergencyLine() {
  const { country } = useViewer();
  const pack = useQuery({ ...queryOf(HelpPack, { country }), staleTime: Infinity }).data?.helpPack;
  const emergency = pack?.emergency.channels[0];
  return (
    <p className={styles.emergency}>
      <Icon name="phone" size={1.3} />
      <span>
        {emergency ? (
          <T
            id="report.call"
            values={{ number: emergency.display, link: (chunks) => <a href={emergency.href}>{chunks}</a> }}
          />
        ) : (
          <T id="report.callUnknown" values={{ link: (chunks) => <a href="/help">{chunks}</a> }} />
        )}
      </span>
    </p>
  );
}
