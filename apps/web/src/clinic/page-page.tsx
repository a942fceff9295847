import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { PageViewQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LevelWords, markOf } from '../platform/levels.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint, usePollWhenDown } from '../platform/realtime.js';
import { useViewer } from '../platform/session.js';
import { useNow, useTime } from '../platform/use-time.js';
import { Button, LinkButton } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { Skeleton } from '../ui/states.js';
import { AlsoYours } from './also-yours.js';
import { PageView } from './clinic.graphql.js';
import { useKeys } from './keys.js';
import { NotLoaded } from './refused.js';
import styles from './page.module.css';
import { useAcknowledge } from './use-acknowledge.js';

type Paged = NonNullable<PageViewQuery['page']>;

/** What a page opens: level, time left, one button. No words and no name of the member before acknowledging (R29). */
export function PagePage() {
  const t = useT();
  const { reference = '' } = useParams();
  const page = useQuery({
    ...queryOf(PageView, { reference: Number.parseInt(reference, 10) || 0 }),
    refetchInterval: usePollWhenDown(),
  });
  useHint('escalation.changed', () => void page.refetch());
  const data = page.data?.page;

  return (
    <div className={styles.page}>
      {page.isPending && (
        <>
          <PageTitle quiet />
          <Skeleton stillText={t('app.loading')} rows={1} height={24} />
        </>
      )}
      {page.isError && (
        <>
          <PageTitle />
          <NotLoaded query={page} others={[{ to: '/clinic', label: 'nav.needsYou' }]} />
        </>
      )}
      {page.isSuccess && !data && (
        <>
          <PageTitle />
          <p>{t('page.missing')}</p>
          <LinkButton to="/clinic">{t('page.toInbox')}</LinkButton>
        </>
      )}
      {data && <PageCard page={data} />}
      {data && <AlsoYours except={data.id} />}
    </div>
  );
}

function PageCard({ page }: { page: Paged }) {
  const t = useT();
  const time = useTime();
  const { workName } = useViewer();
  const { acknowledge, cannotTake, pending, problem } = useAcknowledge(page.id);
  const [passedOn, setPassedOn] = useState(false);
  useKeys({ A: page.viewerCan.acknowledge ? () => void acknowledge() : undefined });
  const next = page.ladder.find((step) => !step.done && step.who !== workName);
  const at = time.clock(page.sentAt);
  const from = page.raisedByName;
  const reference = page.reference;

  return (
    <section className={styles.card} data-mark={markOf[page.level]} aria-label={t('row.case', { reference })}>
      <PageTitle className={styles.band} windowTitle={t('screen.page')}>
        <LevelWords level={page.level} />
      </PageTitle>
      <div className={styles.body}>
        <p className={styles.sent}>
          {from ? t('page.sentBy', { reference, name: from, at }) : t('page.sent', { reference, at })}
        </p>
        {page.viewerCan.acknowledge ? (
          <>
            {page.acknowledgeBy && <TimeToAnswer by={page.acknowledgeBy} next={next?.who} />}
            {problem && (
              <p className={styles.problem} role="alert">
                <Icon name="warning" size={1.1} />
                {problem}
              </p>
            )}
            <Button kind="primary" size="huge" wide pending={pending === 'take'} onPress={() => void acknowledge()}>
              {t('page.acknowledge')}
            </Button>
            <p className={styles.effect}>{t('page.effect')}</p>
            {page.viewerCan.cannotTake && (
              <Button
                size="large"
                wide
                pending={pending === 'cannot'}
                onPress={() => void cannotTake().then((done) => done && setPassedOn(true))}
              >
                {!next || next.who === 'EVERYONE' ? t('page.cannotEveryone') : t('page.cannot', { name: next.who })}
              </Button>
            )}
          </>
        ) : (
          <>
            <p className={styles.taken}>
              {page.viewerCan.read && page.ownerName === workName
                ? t('page.takenByYou')
                : page.ownerName
                  ? t('page.taken', { name: page.ownerName })
                  : t('page.over')}
            </p>
            <LinkButton kind="primary" size="large" wide to={page.viewerCan.read ? `/clinic/${page.id}` : '/clinic'}>
              {t(page.viewerCan.read ? 'page.open' : 'page.toInbox')}
            </LinkButton>
          </>
        )}
        {passedOn && <p role="status">{t('page.passedOn')}</p>}
        <Ladder steps={page.ladder} />
      </div>
    </section>
  );
}

function TimeToAnswer({ by, next }: { by: string; next: string | undefined }) {
  const t = useT();
  const time = useTime();
  const { words, isLate } = time.left(by, useNow(1000));
  return (
    <p className={styles.left}>
      <span className={styles.leftWords}>{isLate ? t('due.late', { span: words }) : words}</span>
      <span>
        {!next
          ? t('page.toAcknowledgePlain')
          : next === 'EVERYONE'
            ? t('page.toAcknowledgeEveryone')
            : t('page.toAcknowledge', { name: next })}
      </span>
    </p>
  );
}

const stepIds = ['page.step.first', 'page.step.again', 'page.step.backup', 'page.step.everyone'] as const;

function Ladder({ steps }: { steps: Paged['ladder'] }) {
  const t = useT();
  const time = useTime();
  if (steps.length === 0) return null;
  return (
    <ol role="list" className={styles.ladder} aria-label={t('page.ladder')}>
      {steps.map((step) => {
        const id = step.who === 'EVERYONE' ? 'page.step.everyone' : (stepIds[step.step] ?? 'page.step.everyone');
        return (
          <li key={`${step.step}-${step.at}`}>
            <Icon name={step.done ? 'check-circle' : 'circle'} />
            <span>
              {t(id, { who: step.who })}
              <span className="visually-hidden">, {t(step.done ? 'page.step.done' : 'page.step.next')}</span>
            </span>
            <time dateTime={step.at}>{time.clock(step.at)}</time>
          </li>
        );
      })}
    </ol>
  );
}
