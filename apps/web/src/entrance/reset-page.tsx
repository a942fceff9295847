import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { shortestPassword } from '@kith/contracts/password';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { AskPasswordReset, ResetPassword } from './entrance.graphql.js';
import styles from './entrance.module.css';
import { withWords } from './words.js';

/** Asks for a link, or sets a new password with one. The answer never tells whether we know an address. */
export const ResetPage = withWords(function ResetForm() {
  const t = useT();
  const words = useRefusalText();
  const [params] = useSearchParams();
  const token = params.get('token');
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState('');
  const [done, setDone] = useState(false);
  const [pending, setPending] = useState(false);

  const send = async () => {
    setPending(true);
    setProblem('');
    try {
      if (token) await request(ResetPassword, { token, password: value });
      else await request(AskPasswordReset, { email: value });
      setDone(true);
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <>
      <PageTitle />
      {done ? (
        <div className={styles.form}>
          <Banner tone="good" icon="check-circle">
            {token ? t('reset.done') : t('reset.sent')}
          </Banner>
          <Link to="/sign-in">{t('signIn.go')}</Link>
        </div>
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          {!token && <p>{t('reset.ask.text')}</p>}
          {token ? (
            <TextField
              id="password"
              key="password"
              label={t('reset.new.label')}
              hint={t('password.hint', { min: shortestPassword })}
              type="password"
              autoComplete="new-password"
              value={value}
              onChange={setValue}
              error={problem}
              reveal={{ show: t('signIn.show'), hide: t('signIn.hide') }}
              required
            />
          ) : (
            <TextField
              id="email"
              key="email"
              label={t('signIn.email')}
              type="email"
              autoComplete="username"
              value={value}
              onChange={setValue}
              error={problem}
              required
            />
          )}
          <Button type="submit" kind="primary" size="large" wide pending={pending}>
            {token ? t('reset.new.go') : t('reset.ask.go')}
          </Button>
        </form>
      )}
    </>
  );
});
