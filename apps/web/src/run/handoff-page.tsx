import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Skeleton } from '../ui/states.js';
import { useToast } from '../ui/toast.js';
import { HandoffEndpoints } from './handoff-endpoints.js';
import { HandoffKeys } from './handoff-keys.js';
import type { Handoff } from './handoff-scopes.js';
import { HandoffView, RedeliverHandoff } from './handoff.graphql.js';
import styles from './handoff.module.css';
import { NotLoaded } from './refused.js';
import run from './run.module.css';

/** Keys and addresses of clinics' own systems, and what did not reach them (R55). */
export function HandoffPage() {
  const t = useT();
  const client = useQueryClient();
  const handoff = useQuery(queryOf(HandoffView));
  const data = handoff.data?.handoff;
  useHint('board.changed', () => void client.invalidateQueries({ queryKey: keyOf(HandoffView) }));

  return (
    <div className={run.page}>
      <PageTitle />
      <p className={styles.lead}>{t('handoff.lead')}</p>
      {handoff.isPending && <Skeleton stillText={t('app.loading')} />}
      {handoff.isError && <NotLoaded query={handoff} at="/run/handoff" />}
      {data && (
        <>
          {data.undelivered.length > 0 && <Undelivered data={data} />}
          <HandoffKeys data={data} />
          <HandoffEndpoints data={data} />
        </>
      )}
    </div>
  );
}

/** What was given up, with the way to send it again. */
function Undelivered({ data }: { data: Handoff }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const toast = useToast();
  const words = useRefusalText();
  const client = useQueryClient();
  const [sending, setSending] = useState('');
  const [problem, setProblem] = useState('');

  const again = async (id: string) => {
    setSending(id);
    setProblem('');
    try {
      await request(RedeliverHandoff, { id });
      toast({ text: t('handoff.againDone') });
    } catch (error) {
      setProblem(words(error));
    }
    setSending('');
    await client.invalidateQueries({ queryKey: keyOf(HandoffView) });
  };

  return (
    <section aria-labelledby="undelivered" className={styles.part}>
      <h2 id="undelivered">{t('handoff.undelivered', { count: data.undelivered.length })}</h2>
      <p className={run.quiet}>{t('handoff.undelivered.lead')}</p>
      {problem && (
        <p className={run.problem} role="alert">
          {problem}
        </p>
      )}
      <ul role="list" className={run.lines}>
        {data.undelivered.map((one) => (
          <li key={one.id}>
            <div className={styles.line}>
              <b>{t('handoff.undelivered.one', { reference: String(one.reference), name: one.endpointName })}</b>
              <p className={run.quiet}>
                {t('handoff.undelivered.facts', {
                  at: time.dayAndClock(one.createdAt),
                  tries: one.attempts,
                  answer: say(
                    `handoff.answer.${one.answer ?? ''}`,
                    { answer: one.answer ?? '' },
                    'handoff.answer.other',
                  ),
                })}
              </p>
            </div>
            {data.viewerCan.change && (
              <Button
                size="small"
                icon="retry"
                label={t('handoff.againOf', { reference: String(one.reference) })}
                pending={sending === one.id}
                onPress={() => void again(one.id)}
              >
                {t('handoff.again')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
