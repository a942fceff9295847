import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RevealFieldsFragment, SeeRevealedMutation } from '../gql/graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useNow, useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { CaseView } from './case.graphql.js';
import styles from './case.module.css';
import { RevokeReveal, SeeRevealed } from './reveal.graphql.js';

type Shown = { at: number; fields: SeeRevealedMutation['seeRevealed'] };

/** Details leave the screen after this long; looking again is a press, and is logged (R42). */
const hidesAfter = 15 * 60_000;

/** The details of one reveal, while its hour runs. They live in this part of the screen only, in no cache. */
export function Revealed({
  reveal,
  caseId,
  atOnce,
}: {
  reveal: RevealFieldsFragment;
  caseId: string;
  atOnce: boolean;
}) {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const client = useQueryClient();
  const now = useNow(5000);
  const [shown, setShown] = useState<Shown | null>(null);
  const [wasShown, setWasShown] = useState(false);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const runs = reveal.status === 'ACTIVE' && reveal.expiresAt !== null && Date.parse(reveal.expiresAt) > now.getTime();
  const hideAt = shown && Math.min(shown.at + hidesAfter, Date.parse(reveal.expiresAt ?? '') || Infinity);

  useEffect(() => {
    if (hideAt === null) return;
    const timer = setTimeout(() => setShown(null), Math.max(0, hideAt - Date.now()));
    return () => clearTimeout(timer);
  }, [hideAt]);

  const run = async (work: () => Promise<void>) => {
    setPending(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };
  const look = () =>
    run(async () => {
      const { seeRevealed } = await request(SeeRevealed, { id: reveal.id });
      setShown({ at: Date.now(), fields: seeRevealed });
      setWasShown(true);
    });
  const lookNow = useEffectEvent(() => void look());
  const looked = useRef(false);
  useEffect(() => {
    if (!atOnce || looked.current) return;
    looked.current = true;
    lookNow();
  }, [atOnce]);
  const stop = () =>
    run(async () => {
      await request(RevokeReveal, { id: reveal.id });
      setShown(null);
      await client.invalidateQueries({ queryKey: queryOf(CaseView, { id: caseId }).queryKey });
    });

  return (
    <section className={styles.revealed} aria-label={t('reveal.details')}>
      <h3>{t('reveal.details')}</h3>
      {shown && runs && (
        <>
          <dl className={styles.facts}>
            {shown.fields.map(({ field, value }) => (
              <div key={field}>
                <dt>{t(`reveal.field.${field}`)}</dt>
                <dd className={styles.secret}>{value ?? t('reveal.empty')}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.small} role="status">
            {t('reveal.shown', { left: time.span(((hideAt ?? 0) - now.getTime()) / 1000) })}
          </p>
          <div className={styles.buttons}>
            <Button size="small" icon="eye-off" onPress={() => setShown(null)}>
              {t('reveal.hide')}
            </Button>
            {reveal.viewerCan.revoke && (
              <Button size="small" pending={pending} onPress={() => void stop()}>
                {t('reveal.stop')}
              </Button>
            )}
          </div>
        </>
      )}
      {!shown && runs && reveal.viewerCan.see && (
        <>
          {wasShown && <p className={styles.small}>{t('reveal.hidden', { until: time.clock(reveal.expiresAt!) })}</p>}
          <Button size="small" icon="eye" pending={pending} onPress={() => void look()}>
            {t('reveal.look')}
          </Button>
        </>
      )}
      {reveal.status === 'REQUESTED' && <p className={styles.quiet}>{t('reveal.waiting')}</p>}
      {!runs && reveal.status !== 'REQUESTED' && (
        <p className={styles.quiet}>
          {t('reveal.over', { name: reveal.requestedByName, date: time.date(reveal.requestedAt) })}
        </p>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
