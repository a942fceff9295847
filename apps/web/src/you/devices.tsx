import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { useSession } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Dialog } from '../ui/dialog.js';
import { Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { EndSession, MySessions, SignOutEverywhere } from './settings.graphql.js';
import styles from './you.module.css';

/** Where I am signed in, and how to end it. */
export function Devices() {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const client = useQueryClient();
  const { leave } = useSession();
  const sessions = useQuery(queryOf(MySessions));
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');

  const end = async (id: string) => {
    setProblem('');
    try {
      await request(EndSession, { id });
      await client.invalidateQueries({ queryKey: keyOf(MySessions) });
      announce(t('devices.ended'));
      document.getElementById('settings-devices')?.focus();
    } catch (error) {
      setProblem(words(error));
    }
  };
  const endAll = async () => {
    setProblem('');
    try {
      await leave(() => request(SignOutEverywhere), '/sign-in');
      setAsking(false);
    } catch (error) {
      setAsking(false);
      setProblem(words(error));
    }
  };

  return (
    <section className={styles.section} aria-labelledby="settings-devices">
      <h2 id="settings-devices" tabIndex={-1}>
        {t('devices.title')}
      </h2>
      {sessions.isPending && <Skeleton stillText={t('app.loading')} rows={1} />}
      {sessions.isError && <LoadFailed query={sessions} />}
      {problem && <p role="alert">{problem}</p>}
      <ul className={styles.cards}>
        {sessions.data?.mySessions.map((one) => (
          <Card key={one.id} as="li" className={styles.line ?? ''}>
            <div>
              <b>{one.device}</b> {one.current && <Tag tone="soft">{t('devices.here')}</Tag>}
              <p className={styles.meta}>{t('devices.seen', { at: time.dayAndClock(one.lastSeenAt) })}</p>
            </div>
            {!one.current && <Button onPress={() => void end(one.id)}>{t('devices.end')}</Button>}
          </Card>
        ))}
      </ul>
      <Button onPress={() => setAsking(true)}>{t('devices.endAll')}</Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('devices.ask')}
        lead={t('devices.askLead')}
        actions={
          <>
            <span data-first-focus>
              <Button onPress={() => setAsking(false)}>{t('app.cancel')}</Button>
            </span>
            <Button kind="danger" onPress={() => void endAll()}>
              {t('devices.endAll')}
            </Button>
          </>
        }
      />
    </section>
  );
}
