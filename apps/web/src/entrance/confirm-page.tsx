import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { refusalOf } from '../platform/refusal.js';
import { useSession } from '../platform/session.js';
import { Banner } from '../ui/banner.js';
import { Button, LinkButton } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { ConfirmEmail } from './entrance.graphql.js';
import styles from './entrance.module.css';
import { joinedHere } from './join-state.js';
import { SendAgain } from './send-again.js';
import { withWords } from './words.js';

/**
 * Opened from the mail. Opening changes nothing: one press confirms in the browser that joined, and elsewhere it takes
 * the password chosen in that join, so that nobody confirms what somebody else has chosen.
 */
export const ConfirmPage = withWords(function Confirm() {
  const t = useT();
  const words = useRefusalText();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const { viewer, refresh } = useSession();
  const [needsPassword, setNeedsPassword] = useState(() => !joinedHere.is());
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const [end, setEnd] = useState<'confirmed' | 'stayed' | 'invalid' | null>(token ? null : 'invalid');

  const confirm = async () => {
    setPending(true);
    setProblem('');
    const held = Boolean(viewer);
    try {
      await request(ConfirmEmail, { token, password: needsPassword ? password : null });
      joinedHere.forget();
      await refresh();
      setEnd(held ? 'stayed' : 'confirmed');
    } catch (error) {
      const code = refusalOf(error);
      if (code === 'auth.linkInvalid') setEnd('invalid');
      else if (code === 'input.required' && !needsPassword) setNeedsPassword(true);
      else setProblem(code === 'auth.badCredentials' ? t('confirm.wrongPassword') : words(error));
    } finally {
      setPending(false);
    }
  };

  if (end === 'invalid') {
    return (
      <>
        <PageTitle />
        <div className={styles.form}>
          <Banner tone="caution">{t('refusal.auth.linkInvalid')}</Banner>
          <p>{t('confirm.failedText')}</p>
          <SendAgain />
        </div>
      </>
    );
  }
  if (end) {
    return (
      <>
        <PageTitle>{t('confirm.done')}</PageTitle>
        <div className={styles.form}>
          <p>{t(end === 'stayed' ? 'confirm.stayedText' : 'confirm.doneText')}</p>
          <LinkButton to="/today" kind="primary" size="large">
            {t(end === 'stayed' ? 'confirm.stayed' : 'confirm.go')}
          </LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <PageTitle />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <p>{t(needsPassword ? 'confirm.withPassword' : 'confirm.onePress')}</p>
        {needsPassword ? (
          <TextField
            id="password"
            label={t('signIn.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={problem}
            reveal={{ show: t('signIn.show'), hide: t('signIn.hide') }}
            required
          />
        ) : (
          problem && <p role="alert">{problem}</p>
        )}
        <Button type="submit" kind="primary" size="large" wide pending={pending}>
          {t('confirm.press')}
        </Button>
        <p className={styles.lead}>{t('confirm.notYou')}</p>
      </form>
    </>
  );
});
