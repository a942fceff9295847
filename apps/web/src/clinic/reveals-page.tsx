import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RevealFieldsFragment } from '../gql/graphql.js';
import { useAgreedTimes } from '../platform/agreed-times.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { StepUpDialog } from '../platform/step-up-dialog.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Icon } from '../ui/icon.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import styles from './clinic.module.css';
import { LookAgainDialog } from './look-again-dialog.js';
import { NotLoaded } from './refused.js';
import { ApproveReveal, LookAgainAtReveal, Reveals, RevokeReveal } from './reveal.graphql.js';
import { ReviewDialog } from './review-dialog.js';
import { Untold } from './untold.js';

/** Every look at somebody's details, to approve, end and review (R42, R43). */
export function RevealsPage() {
  const t = useT();
  const reveals = useQuery(queryOf(Reveals));
  const items = reveals.data?.reveals;
  return (
    <div className={styles.page}>
      <PageTitle />
      <Untold />
      {reveals.isPending && <Skeleton stillText={t('app.loading')} height={10} />}
      {reveals.isError && <NotLoaded query={reveals} />}
      {items?.length === 0 && <EmptyState>{t('reveals.empty')}</EmptyState>}
      {items && items.length > 0 && (
        <ul role="list" className={styles.rows}>
          {items.map((reveal) => (
            <Row key={reveal.id} reveal={reveal} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ reveal }: { reveal: RevealFieldsFragment }) {
  const t = useT();
  const times = useAgreedTimes();
  const say = useDynamicT();
  const time = useTime();
  const toast = useToast();
  const words = useRefusalText();
  const client = useQueryClient();
  const [open, setOpen] = useState<'approve' | 'review' | 'lookAgain' | null>(null);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const renew = () => client.invalidateQueries({ queryKey: keyOf(Reveals) });
  const { viewerCan: can } = reveal;
  const saw = new Intl.ListFormat('en-GB').format(reveal.fields.map((field) => t(`reveal.field.${field}`)));

  const revoke = async () => {
    setPending(true);
    setProblem('');
    try {
      await request(RevokeReveal, { id: reveal.id });
      toast({ text: t('reveals.revoked') });
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
      void renew();
    }
  };

  return (
    <Card as="li" className={styles.reveal!}>
      <div className={styles.revealHead}>
        <h2>{t('reveals.case', { reference: reveal.caseReference })}</h2>
        <Tag tone={reveal.status === 'ACTIVE' || reveal.status === 'REQUESTED' ? 'waiting' : 'neutral'}>
          {say(`reveals.status.${reveal.status}`, { at: reveal.expiresAt ? time.clock(reveal.expiresAt) : '' })}
        </Tag>
        <span className={styles.quiet}>
          {t('reveals.by', { name: reveal.requestedByName, at: time.dayAndClock(reveal.requestedAt) })}
        </span>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('reveals.saw')}</dt>
          <dd>{saw}</dd>
        </div>
        <div>
          <dt>{t('reveals.why')}</dt>
          <dd>
            <b>{t(`reveal.reason.${reveal.reasonCode}`)}.</b> {reveal.reason}
          </dd>
        </div>
      </dl>
      {[
        can.review && reveal.reviewBy && t('reveals.reviewBy', { at: time.dayAndClock(reveal.reviewBy) }),
        reveal.withheldReason
          ? t('reveals.withheld', { reason: reveal.withheldReason })
          : reveal.tellMemberBy && t('reveals.tellBy', { at: time.dayAndClock(reveal.tellMemberBy) }),
        reveal.withheldReason &&
          reveal.lookAgainAt &&
          t('reveals.lookAgain', { at: time.dayAndClock(reveal.lookAgainAt) }),
        reveal.reviewFinding && t('reveals.finding', { finding: reveal.reviewFinding }),
      ]
        .filter(Boolean)
        .map((line) => (
          <p key={String(line)} className={styles.quiet}>
            {line}
          </p>
        ))}
      {problem && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size={1.1} />
          {problem}
        </p>
      )}
      {(can.approve || can.review || can.revoke || can.lookAgain) && (
        <div className={styles.buttons}>
          {can.approve && (
            <Button kind="primary" size="small" onPress={() => setOpen('approve')}>
              {t('reveals.approve', { time: times.reveal })}
            </Button>
          )}
          {can.review && (
            <Button size="small" onPress={() => setOpen('review')}>
              {t('reveals.review')}
            </Button>
          )}
          {can.lookAgain && (
            <Button size="small" onPress={() => setOpen('lookAgain')}>
              {t('reveals.tell')}
            </Button>
          )}
          {can.revoke && (
            <Button size="small" pending={pending} onPress={() => void revoke()}>
              {t('reveals.revoke')}
            </Button>
          )}
        </div>
      )}
      {open === 'approve' && (
        <StepUpDialog
          title={t('reveals.approve', { time: times.reveal })}
          lead={`${t('reveals.case', { reference: reveal.caseReference })}: ${saw}`}
          send={() => request(ApproveReveal, { id: reveal.id })}
          onDone={() => {
            toast({ text: t('reveals.approved') });
            setOpen(null);
            void renew();
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'lookAgain' && (
        <LookAgainDialog
          about={reveal}
          send={(answer) => request(LookAgainAtReveal, { id: reveal.id, ...answer })}
          onClose={() => setOpen(null)}
          onDone={() => void renew()}
        />
      )}
      {open === 'review' && <ReviewDialog reveal={reveal} onClose={() => setOpen(null)} onDone={() => void renew()} />}
    </Card>
  );
}
