import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { LevelTag } from '../platform/levels.js';
import { PageTitle } from '../platform/page-title.js';
import { useNow, useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { BackLink } from '../ui/navigation.js';
import { Tag } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import { ClaimPanel, ClosedPanel } from './claim-panel.js';
import { CasePanel } from './case-panel.js';
import { ConcernContext } from './concern-context.js';
import { RecentPosts, TeamTalk, WhatWeKnow, WhyItIsHere } from './concern-known.js';
import { ConcernTimeline } from './concern-timeline.js';
import styles from './concern.module.css';
import { useDesk } from './desk-frame.js';
import { HandBack } from './desk.graphql.js';
import { EscalatePanel, sentenceId } from './escalate-panel.js';
import { useKeys } from './keys.js';
import { Lease } from './lease.js';
import { PendingPanel } from './pending-panel.js';
import { ProposalCards } from './proposal-card.js';
import { useConcernCache, usePersonName, type ConcernItem } from './use-concern.js';
import { Verdicts } from './verdicts.js';

const pendingStates = new Set(['PREMODERATED_PENDING', 'HELD']);

const toSentence = () => {
  const box = document.getElementById(sentenceId);
  if (!(box instanceof HTMLTextAreaElement)) return;
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
};

/** The page of a concern once it has loaded: words, what to do, and what we know. */
export function ConcernView({ item }: { item: ConcernItem }) {
  const t = useT();
  const say = useDynamicT();
  const name = usePersonName()(item);
  const [search] = useSearchParams();
  const desk = useDesk().data?.desk;
  const can = item.viewerCan;
  const isOpen = item.status === 'NEW' || item.status === 'CLAIMED';
  const waiting = item.subjects.filter(({ nowState }) => pendingStates.has(nowState));
  // The oldest text first, so that none that comes meanwhile takes its place under the hand; in its newest version.
  const pending = waiting.find(({ contentId }) => contentId === waiting.at(-1)?.contentId);
  const { handBack, problem, busy } = useHandBack(item);
  useKeys({ e: can.escalate && toSentence, u: can.release && handBack });

  const goesToSentence = search.get('act') === 'escalate' && can.escalate && desk !== undefined;
  useEffect(() => {
    if (goesToSentence) toSentence();
  }, [goesToSentence]);

  return (
    <>
      <div className={styles.top}>
        <p className={styles.crumbs}>
          <BackLink to="/desk/queue">{t('concern.queue')}</BackLink>
          <LevelTag level={item.level} />
          {item.groupName && <span>{item.groupName}</span>}
          <HolderTag item={item} />
          {isOpen && item.actBy && <ActBy at={item.actBy} />}
        </p>
        {can.release && (
          <Button size="small" pending={busy} onPress={handBack}>
            {t('concern.handBack')}
          </Button>
        )}
      </div>
      <PageTitle windowTitle={t('screen.concern')} className={styles.title}>
        {say(`headline.${item.headline}`, { name }, 'headline.other')}
      </PageTitle>
      <div className={styles.lines2}>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <Lease item={item} />
        <LostLine item={item} />
      </div>
      <div className={styles.columns}>
        <div className={styles.said}>
          <ConcernContext item={item} />
        </div>
        <div className={styles.act}>
          {item.escalation && <CasePanel glimpse={item.escalation} />}
          {isOpen && !item.claimedByMe && <ClaimPanel item={item} />}
          {!isOpen && <ClosedPanel item={item} />}
          {pending && item.claimedByMe && can.hide && (
            <PendingPanel key={pending.contentId} item={item} subject={pending} />
          )}
          {can.escalate && desk && <EscalatePanel item={item} onCall={desk.onCall} />}
          {item.proposals.length > 0 && <ProposalCards proposals={item.proposals} name={name} />}
          <Verdicts item={item} />
        </div>
        <div className={styles.rest}>
          <WhyItIsHere item={item} />
          <WhatWeKnow item={item} />
          <TeamTalk item={item} />
          <RecentPosts item={item} />
          <ConcernTimeline item={item} />
        </div>
      </div>
    </>
  );
}

/** Gives the concern back and returns to the queue. */
function useHandBack(item: ConcernItem) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const navigate = useNavigate();
  const { refresh } = useConcernCache();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const handBack = () => {
    if (busy) return;
    setBusy(true);
    request(HandBack, { id: item.id })
      .then(
        () => {
          toast({ text: t('concern.handedBack') });
          void navigate('/desk/queue');
        },
        (error: unknown) => setProblem(words(error)),
      )
      .finally(() => {
        setBusy(false);
        void refresh();
      });
  };
  return { handBack, busy, problem };
}

function HolderTag({ item }: { item: ConcernItem }) {
  const t = useT();
  const time = useTime();
  const isOpen = item.status === 'NEW' || item.status === 'CLAIMED';
  if (!isOpen) return <Tag icon="check">{t(item.escalation ? 'concern.withClinic' : 'concern.closed')}</Tag>;
  if (item.claimedByMe)
    return (
      <Tag icon="hand">
        {item.leaseUntil ? t('concern.yours', { at: time.clock(item.leaseUntil) }) : t('concern.yoursWaiting')}
      </Tag>
    );
  if (item.status === 'CLAIMED')
    return (
      <Tag icon="hand">
        {t('concern.has', {
          name: item.claimedByName ?? t('timeline.kith'),
          at: item.leaseUntil ? time.clock(item.leaseUntil) : '',
        })}
      </Tag>
    );
  return <Tag>{t('concern.free')}</Tag>;
}

/** By when something should have been done; the clock of the level (R16). */
function ActBy({ at }: { at: string }) {
  const t = useT();
  const time = useTime();
  const now = useNow();
  const left = time.left(at, now);
  return (
    <Tag icon="clock">
      {left.isLate ? t('concern.actLate', { at: time.clock(at) }) : t('concern.actBy', { left: left.words })}
    </Tag>
  );
}

/** Said once the claim has run out under the reader: where it went, and that the words are kept. */
function LostLine({ item }: { item: ConcernItem }) {
  const t = useT();
  const wasMine = useRef(item.claimedByMe);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (item.claimedByMe) {
      wasMine.current = true;
      setLost(false);
    } else if (wasMine.current && item.status === 'NEW') setLost(true);
  }, [item.claimedByMe, item.status]);
  return (
    <div role="status">
      {lost && (
        <Banner tone="caution" icon="clock" live={false}>
          {t('concern.leaseOver')}
        </Banner>
      )}
    </div>
  );
}
