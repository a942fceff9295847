import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { announce } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Person } from '../ui/person.js';
import { MySilenced, Unsilence } from './settings.graphql.js';
import styles from './you.module.css';

/** People I folded or blocked; only I know. */
export function Silenced() {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const silenced = useQuery(queryOf(MySilenced));
  const [problem, setProblem] = useState('');
  const show = async (membershipId: string, name: string) => {
    setProblem('');
    try {
      await request(Unsilence, { membershipId });
      await client.invalidateQueries({ queryKey: keyOf(MySilenced) });
      announce(t('silenced.shown', { name }));
      document.getElementById('settings-silenced')?.focus();
    } catch (error) {
      setProblem(words(error));
    }
  };
  return (
    <section className={styles.section} aria-labelledby="settings-silenced">
      <h2 id="settings-silenced" tabIndex={-1}>
        {t('silenced.title')}
      </h2>
      {silenced.isError && <LoadFailed query={silenced} />}
      {silenced.data?.mySilenced.length === 0 && <p className={styles.meta}>{t('silenced.empty')}</p>}
      {problem && <p role="alert">{problem}</p>}
      <ul className={styles.cards}>
        {silenced.data?.mySilenced.map(({ author, kind, groupName }) => (
          <Card key={author.id} as="li" className={styles.line ?? ''}>
            <Person
              avatar={author.avatar}
              name={author.displayName}
              size={40}
              note={t(kind === 'BLOCK' ? 'silenced.blocked' : 'silenced.muted', { group: groupName })}
            />
            <Button onPress={() => void show(author.id, author.displayName)}>{t('silenced.show')}</Button>
          </Card>
        ))}
      </ul>
    </section>
  );
}
