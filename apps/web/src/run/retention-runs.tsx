import { useState } from 'react';
import { request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Tag, type TagTone } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import handoff from './handoff.module.css';
import type { Retention } from './retention.js';
import { LetRetentionRunGo, WithdrawRetentionRun } from './retention.graphql.js';
import run from './run.module.css';

type Run = Retention['runs'][number];
const tones: Partial<Record<Run['state'], TagTone>> = { PROPOSED: 'waiting', DONE: 'done' };

/** What was proposed, let go, and deleted: numbers only. */
export function RetentionRuns({ data, onDone }: { data: Retention; onDone: () => Promise<unknown> }) {
  const t = useT();
  return (
    <section aria-labelledby="runs" className={handoff.part}>
      <h2 id="runs">{t('retention.runs')}</h2>
      {data.runs.length === 0 && <p className={run.quiet}>{t('retention.noRuns')}</p>}
      <ul role="list" className={run.rows}>
        {data.runs.map((one) => (
          <RunCard key={one.id} of={one} onDone={onDone} />
        ))}
      </ul>
    </section>
  );
}

function RunCard({ of: one, onDone }: { of: Run; onDone: () => Promise<unknown> }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const toast = useToast();
  const words = useRefusalText();
  const [pending, setPending] = useState<'letGo' | 'withdraw' | null>(null);
  const [problem, setProblem] = useState('');
  const counts = one.counts.filter(({ due, deleted }) => due + deleted > 0);

  const act = async (which: 'letGo' | 'withdraw') => {
    setPending(which);
    setProblem('');
    try {
      if (which === 'letGo') await request(LetRetentionRunGo, { id: one.id });
      else await request(WithdrawRetentionRun, { id: one.id });
      toast({ text: t(`retention.done.${which}`) });
    } catch (error) {
      setProblem(words(error));
    }
    setPending(null);
    await onDone();
  };

  return (
    <Card as="li" className={run.row!}>
      <div className={handoff.facts}>
        <div className={run.rowHead}>
          <h3>{t('retention.run', { at: time.dayAndClock(one.asOf) })}</h3>
          <Tag {...(tones[one.state] && { tone: tones[one.state] })}>{t(`retention.state.${one.state}`)}</Tag>
        </div>
        <p className={run.quiet}>
          {t('retention.by', { name: one.proposedByName ?? t('retention.somebody') })}{' '}
          {one.decidedAt &&
            t(one.state === 'WITHDRAWN' ? 'retention.withdrawnBy' : 'retention.letGoBy', {
              name: one.decidedByName ?? t('retention.somebody'),
              at: time.dayAndClock(one.decidedAt),
            })}
        </p>
        {counts.length === 0 && <p>{t('retention.nothing')}</p>}
        <ul>
          {counts.map(({ code, due, deleted }) => (
            <li key={code}>
              {t(one.state === 'PROPOSED' || one.state === 'WITHDRAWN' ? 'retention.wouldGo' : 'retention.went', {
                what: say(`retention.${code}`, {}, 'retention.class'),
                due,
                deleted,
              })}
            </li>
          ))}
        </ul>
        {problem && (
          <p className={run.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
      {(one.viewerCan.letGo || one.viewerCan.withdraw) && (
        <div className={run.buttons}>
          {one.viewerCan.letGo && (
            <Button size="small" pending={pending === 'letGo'} onPress={() => void act('letGo')}>
              {t('retention.letGo')}
            </Button>
          )}
          {one.viewerCan.withdraw && (
            <Button size="small" kind="quiet" pending={pending === 'withdraw'} onPress={() => void act('withdraw')}>
              {t('retention.withdraw')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
