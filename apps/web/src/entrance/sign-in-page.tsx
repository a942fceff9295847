import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { request } from '../platform/graphql.js';
import { T, useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { homeOf, returnPath, useSession } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { CheckboxCard } from '../ui/choice-cards.js';
import { ErrorSummary, TextField } from '../ui/field.js';
import { SignIn } from './entrance.graphql.js';
import styles from './entrance.module.css';
import { withWords } from './words.js';

export const SignInPage = withWords(function SignInForm() {
  const t = useT();
  const words = useRefusalText();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { refresh } = useSession();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [keep, setKeep] = useState(false);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  const signIn = async () => {
    setPending(true);
    setProblem('');
    try {
      const { signIn: me } = await request(SignIn, { email, password, keep });
      await refresh();
      await navigate(me.sessionState === 'READY' ? returnPath(search, homeOf(me as never)) : `/sign-in/code${search}`, {
        replace: true,
      });
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <>
      <PageTitle />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        {problem && <ErrorSummary title={t('app.problems')} errors={[{ field: 'email', text: problem }]} />}
        <TextField
          id="email"
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          name="email"
          value={email}
          onChange={setEmail}
          required
        />
        <TextField
          id="password"
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          name="password"
          value={password}
          onChange={setPassword}
          reveal={{ show: t('signIn.show'), hide: t('signIn.hide') }}
          required
        />
        <CheckboxCard checked={keep} onChange={setKeep} note={t('signIn.keepNote')}>
          {t('signIn.keep')}
        </CheckboxCard>
        <Button type="submit" kind="primary" size="large" wide pending={pending}>
          {t('signIn.go')}
        </Button>
      </form>
      <p className={styles.links}>
        <Link to="/reset">{t('signIn.forgot')}</Link>
        <span>
          <T id="signIn.new" values={{ link: (chunks) => <Link to="/join">{chunks}</Link> }} />
        </span>
      </p>
    </>
  );
});
