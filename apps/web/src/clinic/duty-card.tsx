import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Icon } from '../ui/icon.js';
import styles from './clinic.module.css';
import type { ClinicInboxViewQuery } from '../gql/graphql.js';

type Inbox = ClinicInboxViewQuery['clinicInbox'];

const titles = { PRIMARY: 'clinic.duty.title', BACKUP: 'clinic.duty.backup', MANAGER: 'clinic.duty.manager' } as const;

/** Whether pages come to this person now, until when, and how. */
export function DutyCard({ inbox }: { inbox: Inbox }) {
  const t = useT();
  const time = useTime();
  const { duty, others } = inbox;
  const until = (at: string | null) => (at ? time.shortClock(at) : '');
  const primary = others.find((other) => other.duty === 'PRIMARY');
  const title = duty
    ? t(titles[duty.duty as keyof typeof titles] ?? 'clinic.duty.title', { until: until(duty.until) })
    : t('clinic.duty.none');
  const text = duty
    ? t('clinic.duty.text')
    : primary
      ? t('clinic.duty.noneText', { name: primary.name, until: until(primary.until) })
      : t('clinic.duty.nobody');

  return (
    <Card tone={duty ? 'soft' : primary ? 'plain' : 'gap'} as="section" className={styles.duty!}>
      <span className={styles.dutyMark} data-off={duty ? undefined : ''}>
        <Icon name={duty ? 'phone-ring' : 'phone'} size={1.6} />
      </span>
      <div className={styles.dutyWords}>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
      <div className={styles.dutyLinks}>
        <LinkButton size="small" to="/clinic/cover">
          {t('clinic.duty.change')}
        </LinkButton>
        <LinkButton size="small" to="/clinic/paging">
          {t('clinic.duty.paging')}
        </LinkButton>
      </div>
    </Card>
  );
}
