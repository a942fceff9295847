import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { useAttemptKey } from '../platform/idempotency.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { Button } from '../ui/button.js';
import { Skeleton } from '../ui/states.js';
import { useToast } from '../ui/toast.js';
import handoff from './handoff.module.css';
import kept from './kept.module.css';
import { NotLoaded } from './refused.js';
import { LegalHolds } from './retention-holds.js';
import { RetentionRuns } from './retention-runs.js';
import type { Retention } from './retention.js';
import { ProposeRetentionRun, RetentionView } from './retention.graphql.js';
import run from './run.module.css';

/** What is kept for how long: counted, let go by two people, beaten by holds (H22). */
export function RetentionPage() {
  const t = useT();
  const client = useQueryClient();
  const query = useQuery(queryOf(RetentionView));
  const renew = () => client.invalidateQueries({ queryKey: keyOf(RetentionView) });
  useHint('board.changed', () => void renew());
  const data = query.data?.retention;

  return (
    <div className={run.page}>
      <PageTitle />
      <p className={handoff.lead}>{t('retention.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} height={12} />}
      {query.isError && <NotLoaded query={query} at="/run/retention" hidden />}
      {data && (
        <>
          <Classes data={data} onProposed={renew} />
          <RetentionRuns data={data} onDone={renew} />
          <LegalHolds data={data} onDone={renew} />
        </>
      )}
    </div>
  );
}

function Classes({ data, onProposed }: { data: Retention; onProposed: () => Promise<unknown> }) {
  const t = useT();
  const say = useDynamicT();
  const toast = useToast();
  const words = useRefusalText();
  const attempt = useAttemptKey();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const due = data.classes.reduce((sum, one) => sum + (one.deletes ? one.due : 0), 0);

  const propose = async () => {
    setPending(true);
    setProblem('');
    try {
      await request(ProposeRetentionRun, { key: attempt.current() });
      attempt.renew();
      toast({ text: t('retention.proposed') });
    } catch (error) {
      setProblem(words(error));
    }
    setPending(false);
    await onProposed();
  };

  return (
    <section aria-labelledby="classes" className={handoff.part}>
      <h2 id="classes">{t('retention.classes')}</h2>
      <table className={kept.table}>
        <caption className="visually-hidden">{t('retention.classes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('retention.class')}</th>
            <th scope="col">{t('retention.days')}</th>
            <th scope="col">{t('retention.due')}</th>
            <th scope="col">{t('retention.held')}</th>
          </tr>
        </thead>
        <tbody>
          {data.classes.map((one) => (
            <tr key={one.code}>
              <th scope="row">
                {say(`retention.${one.code}`, {}, 'retention.class')}
                {!one.deletes && <span className={kept.quiet}> {t('retention.countedOnly')}</span>}
              </th>
              <td data-name={t('retention.days')}>{t('retention.dayCount', { count: one.days })}</td>
              <td data-name={t('retention.due')}>{t('retention.count', { count: one.due })}</td>
              <td data-name={t('retention.held')}>{t('retention.count', { count: one.held })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem && (
        <p className={run.problem} role="alert">
          {problem}
        </p>
      )}
      {data.viewerCan.propose && (
        <div className={run.buttons}>
          <Button pending={pending} onPress={() => void propose()}>
            {t('retention.propose', { count: due })}
          </Button>
          <span className={run.quiet}>{t('retention.proposeNote')}</span>
        </div>
      )}
    </section>
  );
}
