import { useState } from 'react';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { ResendConfirmation } from './entrance.graphql.js';
import styles from './entrance.module.css';

/** Has the link sent again; asks for the address unless it is known. */
export function SendAgain({ to }: { to?: string }) {
  const t = useT();
  const words = useRefusalText();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');

  const send = async () => {
    setProblem('');
    setSaid('');
    try {
      await request(ResendConfirmation, { email: to ?? typed });
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
      {to === undefined && (
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          value={typed}
          onChange={setTyped}
          error={problem}
          required
        />
      )}
      {to !== undefined && problem && <p role="alert">{problem}</p>}
      <p className={styles.actions}>
        <Button type="submit">{t('confirm.again')}</Button>
      </p>
      <p role="status">{said}</p>
    </form>
  );
}
