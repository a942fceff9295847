import { useState, type ReactNode } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { request } from '../platform/graphql.js';
import { T, useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { GiveSecondFactor } from '../platform/session.graphql.js';
import { useSession, type Workspace } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { ErrorState, Skeleton } from '../ui/states.js';
import { useHome } from './navigation.js';
import styles from './shell.module.css';

/** Lets in who may be here; sends the others where they can become so, with the way back. */
export function Entrance({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  const t = useT();
  const home = useHome();
  const { viewer, state, error, refresh } = useSession();
  const { pathname, search } = useLocation();
  const back = `?back=${encodeURIComponent(pathname + search)}`;

  if (viewer === undefined) {
    if (!error) return <Skeleton stillText={t('app.loading')} />;
    return (
      <ErrorState title={t('load.failed.title')} retry={{ label: t('app.retry'), onRetry: () => void refresh() }}>
        {t('load.failed.text')}
      </ErrorState>
    );
  }
  if (viewer === null) return <Navigate to={`/sign-in${back}`} replace />;
  if (state === 'SECOND_FACTOR') return <Navigate to={`/sign-in/code${back}`} replace />;
  if (workspace !== 'MEMBER' && state !== 'LOCKED' && !viewer.workspaces.includes(workspace)) {
    return (
      <div className={styles.alone}>
        <PageTitle>{t('page.notYours.title')}</PageTitle>
        <p>{t('page.notYours.text')}</p>
        <p>
          <Link to={home}>{t('page.missing.home')}</Link>
        </p>
      </div>
    );
  }
  // A locked screen stays where it is, unseen, so that words half written are still there after unlocking.
  const locked = state === 'LOCKED';
  return (
    <>
      {locked && <Lock />}
      <div hidden={locked} className={styles.under}>
        {children}
      </div>
    </>
  );
}

function Lock() {
  const t = useT();
  const words = useRefusalText();
  const { refresh, signOut } = useSession();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  const unlock = async () => {
    setPending(true);
    setProblem('');
    try {
      await request(GiveSecondFactor, { code: code.replace(/\s/g, '') });
      await refresh();
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <div className={styles.locked}>
      <h1>{t('lock.title')}</h1>
      <p>
        <T id="lock.text" />
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <TextField
          label={t('lock.code')}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          error={problem}
        />
        <Button type="submit" kind="primary" pending={pending}>
          {t('lock.open')}
        </Button>
      </form>
      <Button kind="quiet" icon="exit" onPress={() => void signOut()}>
        {t('nav.signOut')}
      </Button>
    </div>
  );
}
