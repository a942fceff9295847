import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SwapFieldsFragment } from '../gql/graphql.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useAttemptKey } from '../platform/idempotency.js';
import { useHint } from '../platform/realtime.js';
import { Rota } from '../platform/rota.graphql.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Tag } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import styles from './clinic.module.css';
import { NotLoaded } from './refused.js';
import { AcceptRotaSwap, EndRotaSwap, RefuseRotaSwap, RotaSwaps } from './swap.graphql.js';

type Act = 'accept' | 'refuse' | 'end';
type Pressed = { key: string; id: string };
const send: Record<Act, (pressed: Pressed) => Promise<unknown>> = {
  accept: (pressed) => request(AcceptRotaSwap, pressed),
  refuse: (pressed) => request(RefuseRotaSwap, pressed),
  end: (pressed) => request(EndRotaSwap, pressed),
};

/** Shifts that are offered: to me, by me, and for a clinical lead all of them; with what became of those of the last week. */
export function Swaps() {
  const t = useT();
  const swaps = useQuery(queryOf(RotaSwaps));
  useHint('escalation.changed', () => void swaps.refetch());
  if (swaps.isError) return <NotLoaded query={swaps} />;
  const list = swaps.data?.rotaSwaps ?? [];
  if (list.length === 0) return null;
  return (
    <section className={styles.group} aria-labelledby="swaps">
      <div className={styles.groupHead}>
        <h2 id="swaps">{t('swap.list')}</h2>
        <span className={styles.quiet}>{t('swap.note')}</span>
      </div>
      <ul role="list" className={styles.swaps}>
        {list.map((swap) => (
          <Swap key={swap.id} swap={swap} />
        ))}
      </ul>
    </section>
  );
}

function Swap({ swap }: { swap: SwapFieldsFragment }) {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const keys: Record<Act, ReturnType<typeof useAttemptKey>> = {
    accept: useAttemptKey(),
    refuse: useAttemptKey(),
    end: useAttemptKey(),
  };
  const [pending, setPending] = useState<Act | null>(null);
  const [problem, setProblem] = useState('');
  const { viewerCan, duty } = swap;
  const hours = { from: time.dayAndClock(swap.from), until: time.dayAndClock(swap.until) };
  const title = t('swap.what', { ...hours, duty: t(`cover.duty.${duty as 'PRIMARY' | 'BACKUP' | 'MANAGER'}`) });

  const act = async (what: Act) => {
    setPending(what);
    setProblem('');
    try {
      await send[what]({ key: keys[what].current(), id: swap.id });
      keys[what].renew();
      toast({ text: t(`swap.did.${what}`) });
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(null);
      void client.invalidateQueries({ queryKey: keyOf(RotaSwaps) });
      void client.invalidateQueries({ queryKey: keyOf(Rota) });
    }
  };
  const button = (what: Act, label: string, kind: 'primary' | 'quiet') => (
    <Button
      size="small"
      kind={kind}
      label={t('swap.label', { act: label, what: title })}
      pending={pending === what}
      onPress={() => void act(what)}
    >
      {label}
    </Button>
  );

  return (
    <li>
      <div>
        <b>{title}</b> {swap.isMine && <Tag tone="soft">{t('cover.you')}</Tag>}
        <p className={styles.quiet}>
          {t('swap.who', {
            by: swap.offeredByName,
            to: swap.offeredToName ?? '',
            named: swap.offeredToName ? 'yes' : 'no',
          })}{' '}
          {t('swap.status', { status: swap.status, name: swap.takenByName ?? '' })}
        </p>
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
      <div className={styles.buttons}>
        {viewerCan.accept && button('accept', t('swap.accept'), 'primary')}
        {viewerCan.refuse && button('refuse', t('swap.refuse'), 'quiet')}
        {viewerCan.end && button('end', t(swap.isMine ? 'swap.takeBack' : 'swap.cancel'), 'quiet')}
      </div>
    </li>
  );
}
