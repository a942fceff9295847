import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useSession } from '../platform/session.js';
import { Banner } from '../ui/banner.js';
import { Button, LinkButton } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { ConfirmEmail, ResendConfirmation } from './entrance.graphql.js';
import styles from './entrance.module.css';
import { withWords } from './words.js';

/** Opened from the mail. The link works once; a second opening offers a new one. */
export const ConfirmPage = withWords(function Confirm() {
  const t = useT();
  const words = useRefusalText();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const { refresh } = useSession();
  const confirming = useQuery({
    queryKey: ['ConfirmEmail', token],
    queryFn: () => request(ConfirmEmail, { token }),
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const confirmed = confirming.isSuccess;

  useEffect(() => {
    if (confirmed) void refresh();
  }, [confirmed, refresh]);

  if (confirmed) {
    return (
      <>
        <PageTitle>{t('confirm.done')}</PageTitle>
        <div className={styles.form}>
          <p>{t('confirm.doneText')}</p>
          <LinkButton to="/today" kind="primary" size="large">
            {t('confirm.go')}
          </LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <PageTitle />
      {confirming.isPending && <p role="status">{t('confirm.working')}</p>}
      {confirming.isError && (
        <div className={styles.form}>
          <Banner tone="caution">{words(confirming.error)}</Banner>
          <p>{t('confirm.failedText')}</p>
          <SendAgain />
        </div>
      )}
    </>
  );
});

function SendAgain() {
  const t = useT();
  const words = useRefusalText();
  const [email, setEmail] = useState('');
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');

  const send = async () => {
    setProblem('');
    try {
      await request(ResendConfirmation, { email });
      setSaid(t('confirm.sent'));
    } catch (error) {
      setProblem(words(error));
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={problem}
        required
      />
      <p className={styles.actions}>
        <Button type="submit">{t('confirm.again')}</Button>
      </p>
      <p role="status">{said}</p>
    </form>
  );
}
