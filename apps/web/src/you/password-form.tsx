import { useState } from 'react';
import { shortestPassword } from '@kith/contracts/password';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { announce } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { ChangePassword } from './settings.graphql.js';
import styles from './you.module.css';

/** Needs the present password; other devices are signed out by the server. */
export function PasswordForm() {
  const t = useT();
  const words = useRefusalText();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState<{ field: 'current' | 'next'; text: string } | null>(null);
  const [state, setState] = useState<'idle' | 'pending' | 'saved'>('idle');
  const reveal = { show: t('password.show'), hide: t('password.hide') };

  const save = async () => {
    if (!current) return setProblem({ field: 'current', text: t('password.currentNeeded') });
    if (!next) return setProblem({ field: 'next', text: t('password.newNeeded') });
    setState('pending');
    setProblem(null);
    try {
      await request(ChangePassword, { current, password: next });
      setCurrent('');
      setNext('');
      setState('saved');
      announce(t('password.changed'));
    } catch (error) {
      setState('idle');
      const wrong = refusalOf(error) === 'auth.badCredentials';
      setProblem({ field: wrong ? 'current' : 'next', text: wrong ? t('password.wrong') : words(error) });
    }
  };

  return (
    <section className={styles.section} aria-labelledby="settings-password">
      <h2 id="settings-password">{t('password.title')}</h2>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('password.current')}
          type="password"
          autoComplete="current-password"
          reveal={reveal}
          value={current}
          onChange={setCurrent}
          error={problem?.field === 'current' && problem.text}
        />
        <TextField
          label={t('password.new')}
          hint={t('password.hint', { min: shortestPassword })}
          type="password"
          autoComplete="new-password"
          reveal={reveal}
          value={next}
          onChange={setNext}
          error={problem?.field === 'next' && problem.text}
        />
        <div className={styles.row}>
          <Button type="submit" pending={state === 'pending'}>
            {t('password.save')}
          </Button>
          <p role="status">{state === 'saved' && t('password.changed')}</p>
        </div>
      </form>
    </section>
  );
}
