import { useState } from 'react';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { announce } from '../ui/announcer.js';
import { Button, LinkButton } from '../ui/button.js';
import { ClaimConcern } from './concern.graphql.js';
import styles from './concern.module.css';
import { TalkOffer } from './my-care.js';
import { KeyMark } from './keys-help.js';
import { useKeys } from './keys.js';
import { useClaim } from './use-claim.js';
import { useConcernCache, usePersonName, type ConcernItem } from './use-concern.js';

/** Taking the concern on screen. Exactly one of several wins; the others read who was first. */
function useTake(item: ConcernItem) {
  const t = useT();
  const words = useRefusalText();
  const { put, refresh } = useConcernCache();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const take = async () => {
    if (pending) return;
    setPending(true);
    setProblem('');
    try {
      put((await request(ClaimConcern, { id: item.id })).claimItem);
    } catch (error) {
      const text = refusalOf(error) === 'reviewItem.claimed' ? t('claim.first') : words(error);
      setProblem(text);
      announce(text);
      void refresh();
    } finally {
      setPending(false);
    }
  };
  return { take: () => void take(), pending, problem };
}

/** Before one can act: claim it, or read along while a colleague has it. */
export function ClaimPanel({ item }: { item: ConcernItem }) {
  const t = useT();
  const { take, pending, problem } = useTake(item);
  const canClaim = item.viewerCan.claim;
  useKeys({ c: canClaim && take });
  return (
    <section className={styles.escalate} aria-labelledby="claim-title">
      <h2 id="claim-title">
        {item.status === 'CLAIMED'
          ? t('claim.other', { name: item.claimedByName ?? t('row.somebody') })
          : t('claim.title')}
      </h2>
      <p className={styles.muted}>
        {item.status === 'CLAIMED'
          ? t('claim.otherText')
          : t('claim.text', { minutes: item.level === 'CRISIS' ? 3 : 10 })}
      </p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {canClaim && (
        <Button kind="primary" size="large" wide pending={pending} onPress={take}>
          {t('claim.button')} <KeyMark>C</KeyMark>
        </Button>
      )}
    </section>
  );
}

/** After closing: what happens now, and the way on. */
export function ClosedPanel({ item }: { item: ConcernItem }) {
  const t = useT();
  const name = usePersonName()(item);
  const { take, pending, problem } = useTake(item);
  const { claimNext, busy, problem: noNext } = useClaim();
  return (
    <section className={styles.closed} aria-labelledby="closed-title">
      {item.level === 'CRISIS' && <TalkOffer />}
      {!item.escalation && (
        <>
          <h2 id="closed-title">{t('after.closed')}</h2>
          <p className={styles.muted}>{t('after.closedText', { name })}</p>
        </>
      )}
      {item.escalation && (
        <h2 id="closed-title" className="visually-hidden">
          {t('after.on')}
        </h2>
      )}
      {(problem || noNext) && (
        <p role="alert" className={styles.problem}>
          {problem || noNext}
        </p>
      )}
      <div className={styles.buttons}>
        <Button kind="primary" pending={busy === 'next'} onPress={claimNext}>
          {t('after.next')}
        </Button>
        <LinkButton to="/desk/queue">{t('after.queue')}</LinkButton>
        {item.viewerCan.claim && (
          <Button kind="quiet" pending={pending} onPress={take}>
            {t('after.reopen')}
          </Button>
        )}
      </div>
    </section>
  );
}
