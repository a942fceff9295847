import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint, usePollWhenDown } from '../platform/realtime.js';
import { refusalOf } from '../platform/refusal.js';
import { Button, LinkButton } from '../ui/button.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { Asked } from './asked.js';
import { CaseHead } from './case-head.js';
import { CaseView } from './case.graphql.js';
import styles from './case.module.css';
import { ClinicInboxView } from './clinic.graphql.js';
import { Done } from './done.js';
import { FollowUps } from './follow-ups.js';
import { useKeys } from './keys.js';
import { LookBack } from './look-back.js';
import { OutcomePanel } from './outcome-panel.js';
import { NotLoaded } from './refused.js';
import { Said } from './said.js';
import { SignOff } from './sign-off.js';
import { Told } from './told.js';
import type { CaseData } from './use-case-act.js';
import { viewOf, Work, type WorkView } from './work.js';

/** Everything about one case on one screen, to decide in under two minutes (ux.md K02). */
export function CasePage() {
  const t = useT();
  const { case: id = '' } = useParams();
  // Each look is recorded (R54): it is asked for once, after acts, and when the case has changed.
  const view = useQuery({
    ...queryOf(CaseView, { id }),
    refetchOnWindowFocus: false,
    staleTime: 60_000,
    gcTime: 0,
    refetchInterval: usePollWhenDown(),
  });
  const data = view.data?.clinicCase;
  useHint('escalation.changed', (hint) => {
    const isOld = hint && data && hint.version !== 0 && hint.version <= data.version;
    if (!hint || (hint.id === id && !isOld)) void view.refetch();
  });

  if (data) return <CaseBody key={id} data={data} />;
  const code = refusalOf(view.error);
  return (
    <div className={styles.alone}>
      <BackLink to="/clinic">{t('case.back')}</BackLink>
      {view.isPending ? (
        <>
          <PageTitle />
          <Skeleton stillText={t('app.loading')} height={9} />
        </>
      ) : view.isSuccess ||
        code === 'resource.notFound' ||
        code === 'action.forbidden' ||
        code === 'escalation.notOwner' ? (
        <NotYet id={id} />
      ) : (
        <>
          <PageTitle />
          <NotLoaded query={view} />
        </>
      )}
    </div>
  );
}

/** The case exists but is not open to this person, or not yet. */
function NotYet({ id }: { id: string }) {
  const t = useT();
  const inbox = useQuery(queryOf(ClinicInboxView)).data?.clinicInbox;
  const row = [...(inbox?.needsYou ?? []), ...(inbox?.today ?? []), ...(inbox?.waiting ?? [])].find(
    (one) => one.id === id,
  );
  if (!row?.viewerCan.acknowledge) {
    return (
      <>
        <PageTitle>{t('page.missing.title')}</PageTitle>
        <p>{t('case.notYet.text')}</p>
        <LinkButton to="/clinic">{t('page.toInbox')}</LinkButton>
      </>
    );
  }
  return (
    <>
      <PageTitle>{t('case.notYet.title')}</PageTitle>
      <p>{t('case.notYet.text')}</p>
      <LinkButton kind="primary" to={`/clinic/page/${row.reference}`}>
        {t('case.notYet.page')}
      </LinkButton>
    </>
  );
}

function CaseBody({ data }: { data: CaseData }) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const [closing, setClosing] = useState(false);
  const view = viewOf(params.get('view'));
  const show = (next: WorkView) => setParams(next === 'talk' ? {} : { view: next }, { replace: true });
  const go = (next: WorkView, field: string) => {
    show(next);
    requestAnimationFrame(() => document.getElementById(field)?.focus());
  };
  useKeys({
    M: data.viewerCan.write ? () => go('talk', 'case-message') : undefined,
    N: data.viewerCan.write ? () => go('note', 'note-presenting') : undefined,
    E: () => go('emergency', 'pack'),
    C: data.viewerCan.close ? () => setClosing(true) : undefined,
  });

  return (
    <div className={styles.case}>
      <CaseHead data={data} />
      <div className={styles.columns}>
        <div className={styles.left} tabIndex={-1}>
          <Asked data={data} />
          <Said data={data} />
          <Told data={data} />
        </div>
        <Work data={data} view={view} />
        <div className={styles.right}>
          {data.viewerCan.signOff && <SignOff data={data} />}
          {data.viewerCan.review && <LookBack data={data} />}
          <Done data={data} />
          {data.followUps.length > 0 && <FollowUps data={data} />}
          <OutcomePanel data={data} closing={closing} onClosing={setClosing} />
        </div>
      </div>
      {(data.viewerCan.write || data.viewerCan.close) && (
        <div className={styles.bar}>
          {data.viewerCan.write && (
            <Button kind="primary" icon="reply" onPress={() => go('talk', 'case-message')}>
              {t('case.reply')}
            </Button>
          )}
          {data.viewerCan.close && <Button onPress={() => setClosing(true)}>{t('case.close')}</Button>}
        </div>
      )}
    </div>
  );
}
