import { useLocation } from 'react-router';
import type { ClinicInboxViewQuery } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { LinkButton } from '../ui/button.js';

/** On every screen of the clinic while one's own shift is over and cases of it are still one's own (R33). */
export function OpenShift({ shift }: { shift: ClinicInboxViewQuery['clinicInbox']['openShift'] }) {
  const t = useT();
  const time = useTime();
  const { pathname } = useLocation();
  if (!shift || pathname === '/clinic/hand-over') return null;
  return (
    <Banner
      tone="trouble"
      icon="warning"
      actions={
        <LinkButton size="small" to="/clinic/hand-over">
          {t('handOver.go')}
        </LinkButton>
      }
    >
      {t('handOver.over', { until: time.dayAndClock(shift.until), count: shift.cases })}
    </Banner>
  );
}
