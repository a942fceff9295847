import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunGroupFieldsFragment } from '../gql/graphql.js';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Person } from '../ui/person.js';
import { useToast } from '../ui/toast.js';
import { DecideAsked, RunGroups } from './run-groups.graphql.js';
import styles from './run.module.css';

/** Who asked to join and why; letting in or declining tells them. */
export function AskedToJoin({ group }: { group: RunGroupFieldsFragment }) {
  const t = useT();
  const time = useTime();
  const toast = useToast();
  const words = useRefusalText();
  const client = useQueryClient();
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState('');

  const decide = async (one: RunGroupFieldsFragment['asked'][number], accept: boolean) => {
    if (pending) return;
    setPending(one.membershipId);
    setProblem('');
    try {
      await request(DecideAsked, { membershipId: one.membershipId, accept });
      toast({ text: accept ? t('groups.accepted', { name: one.displayName }) : t('groups.declined') });
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending('');
      void client.invalidateQueries({ queryKey: keyOf(RunGroups) });
    }
  };

  if (group.joinRule === 'OPEN' && group.asked.length === 0) return null;
  return (
    <section aria-labelledby="asked" className={styles.form}>
      <h2 id="asked">{t('groups.askedTitle')}</h2>
      {group.asked.length === 0 && <p className={styles.quiet}>{t('groups.askedNone')}</p>}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <ul role="list" className={styles.asked}>
        {group.asked.map((one) => (
          <li key={one.membershipId}>
            <Person
              avatar={one.avatar}
              size={40}
              name={one.displayName}
              note={t('groups.askedAt', { at: time.dayAndClock(one.askedAt) })}
            />
            {one.note && <p>{one.note}</p>}
            <div className={styles.buttons}>
              <Button
                size="small"
                label={t('groups.acceptOf', { name: one.displayName })}
                pending={pending === one.membershipId}
                onPress={() => void decide(one, true)}
              >
                {t('groups.accept')}
              </Button>
              <Button
                kind="quiet"
                size="small"
                label={t('groups.declineOf', { name: one.displayName })}
                onPress={() => void decide(one, false)}
              >
                {t('groups.decline')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
