import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { Card } from '../ui/card.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { MailOutbox } from './entrance.graphql.js';
import styles from './entrance.module.css';
import { withWords } from './words.js';

/** Splits a text at its addresses, so that they can be followed. */
const withLinks = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, n) =>
    n % 2 ? (
      <a key={n} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );

/** Mail that was not sent, in development and in the demo. */
export const OutboxPage = withWords(function Outbox() {
  const t = useT();
  const time = useTime();
  const outbox = useQuery({ ...queryOf(MailOutbox), refetchInterval: 5000 });
  return (
    <>
      <PageTitle />
      <p className={styles.lead}>{t('outbox.text')}</p>
      {outbox.isPending && <Skeleton stillText={t('app.loading')} />}
      {outbox.isError && <LoadFailed query={outbox} />}
      {outbox.data?.mailOutbox.length === 0 && <EmptyState>{t('outbox.empty')}</EmptyState>}
      <ul className={styles.mails} role="list">
        {outbox.data?.mailOutbox.map((mail) => (
          <li key={mail.id}>
            <Card as="article">
              <b>{mail.subject}</b>
              <p className={styles.lead}>{t('outbox.to', { to: mail.to, at: time.dayAndClock(mail.createdAt) })}</p>
              <p className={styles.mail}>{withLinks(mail.text)}</p>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
});
