import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MyPagingFieldsFragment } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { NotLoaded } from './refused.js';
import { PageDevices } from './page-devices.js';
import { PagePhone } from './page-phone.js';
import { PageWays } from './page-ways.js';
import { MyPagingView } from './paging.graphql.js';
import styles from './paging.module.css';

/** A test that is under way is looked at again until something is known of it. */
const isUnderWay = ({ ways }: MyPagingFieldsFragment): boolean =>
  ways.some((way) => way.testStatus === 'QUEUED' || way.testStatus === 'SENT');

/** How one is paged: the ways in their order, this device, one's own numbers, and a test of each (R29, R31). */
export function PagingPage() {
  const t = useT();
  const client = useQueryClient();
  const paging = useQuery({
    ...queryOf(MyPagingView),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.myPaging) ? 2000 : false),
  });
  const data = paging.data?.myPaging;
  const keep = (myPaging: MyPagingFieldsFragment) => client.setQueryData(queryOf(MyPagingView).queryKey, { myPaging });

  return (
    <div className={styles.page}>
      <BackLink to="/clinic">{t('nav.needsYou')}</BackLink>
      <PageTitle />
      <p>{t('paging.lead')}</p>
      {paging.isPending && <Skeleton stillText={t('app.loading')} rows={3} height={5} />}
      {!data && paging.isError && <NotLoaded query={paging} others={[{ to: '/clinic', label: 'nav.needsYou' }]} />}
      {data && (
        <>
          <PageWays paging={data} keep={keep} />
          <PageDevices paging={data} keep={keep} />
          <section className={styles.section} aria-labelledby="paging-numbers">
            <h2 id="paging-numbers">{t('paging.numbers')}</h2>
            <p className={styles.quiet}>{t('paging.numbersText')}</p>
            <PagePhone place="FIRST" given={data.phone} keep={keep} />
            <PagePhone place="SECOND" given={data.secondPhone} keep={keep} />
          </section>
        </>
      )}
    </div>
  );
}
