import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { CaseRowFieldsFragment, ClinicInboxViewQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT, type MessageId } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { usePollWhenDown } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { Columns } from '../ui/columns.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { CaseRow } from './case-row.js';
import { ClinicInboxView } from './clinic.graphql.js';
import styles from './clinic.module.css';
import { InboxAside } from './inbox-aside.js';
import { useKeys } from './keys.js';
import { DutyCard } from './duty-card.js';
import { NotLoaded } from './refused.js';
import { UnfinishedNotes } from './unfinished-notes.js';

type Inbox = ClinicInboxViewQuery['clinicInbox'];
type View = 'all' | 'today' | 'waiting';

/** Only what needs this person, in three groups (ux.md K01). The frame keeps it fresh. */
export function InboxPage() {
  const t = useT();
  const time = useTime();
  const [params] = useSearchParams();
  const asked = params.get('view');
  const view: View = asked === 'today' || asked === 'waiting' ? asked : 'all';
  const inbox = useQuery({ ...queryOf(ClinicInboxView), refetchInterval: usePollWhenDown() });
  const data = inbox.data?.clinicInbox;

  if (!data) {
    return (
      <>
        <PageTitle />
        {inbox.isError ? (
          <NotLoaded query={inbox} others={[{ to: '/clinic/reveals', label: 'nav.reveals' }]} />
        ) : (
          <Skeleton stillText={t('app.loading')} height={7} />
        )}
      </>
    );
  }
  const need = data.needsYou.length + data.toSignOff.length + data.toReview.length;
  return (
    <Columns for="staff" aside={<InboxAside inbox={data} />} asideLabel={t('clinic.others')}>
      <div className={styles.page}>
        <div>
          <PageTitle windowTitle={t('clinic.needYou', { count: need })}>
            {t('clinic.needYou', { count: need })}
          </PageTitle>
          <p className={styles.quiet}>{t('clinic.checked', { at: time.clock(data.checkedAt) })}</p>
        </div>
        {inbox.isError && (
          <Banner tone="trouble" icon="cloud-off">
            {t('clinic.stale', { at: time.clock(data.checkedAt) })}
          </Banner>
        )}
        {view === 'all' && <DutyCard inbox={data} />}
        <Groups inbox={data} view={view} />
        {view === 'all' && <UnfinishedNotes notes={data.unfinishedNotes} />}
      </div>
    </Columns>
  );
}

function Groups({ inbox, view }: { inbox: Inbox; view: View }) {
  const t = useT();
  const navigate = useNavigate();
  const [top] = [...inbox.needsYou, ...inbox.toSignOff];
  useKeys({
    A: top?.viewerCan.acknowledge ? () => void navigate(`/clinic/page/${top.reference}`) : undefined,
    Enter: top?.viewerCan.read ? () => void navigate(`/clinic/${top.id}`) : undefined,
  });
  const groups: { title: MessageId; note?: MessageId; rows: readonly CaseRowFieldsFragment[]; view: View }[] = [
    { title: 'clinic.now', rows: inbox.needsYou, view: 'all' },
    { title: 'clinic.toSignOff', note: 'clinic.toSignOffNote', rows: inbox.toSignOff, view: 'all' },
    { title: 'clinic.toReview', note: 'clinic.toReviewNote', rows: inbox.toReview, view: 'all' },
    { title: 'clinic.today', note: 'clinic.todayNote', rows: inbox.today, view: 'today' },
    { title: 'clinic.waiting', rows: inbox.waiting, view: 'waiting' },
  ];
  const shown = groups.filter((group) => (view === 'all' || group.view === view) && group.rows.length > 0);
  const first = inbox.needsYou.find((row) => row.viewerCan.acknowledge);

  if (shown.length === 0) return <EmptyState>{t(`clinic.empty.${view}`)}</EmptyState>;
  return shown.map((group) => (
    <Group key={group.title} title={t(group.title)} note={group.note && t(group.note)}>
      {group.rows.map((row) => (
        <CaseRow key={row.id} row={row} primary={row.id === first?.id} />
      ))}
    </Group>
  ));
}

function Group({ title, note, children }: { title: string; note?: string | undefined; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.group}>
      <div className={styles.groupHead}>
        <h2 id={id}>{title}</h2>
        {note && <span className={styles.quiet}>{note}</span>}
      </div>
      <ul role="list" className={styles.rows}>
        {children}
      </ul>
    </section>
  );
}
