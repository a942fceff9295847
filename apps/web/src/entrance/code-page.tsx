import { useState } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { GiveSecondFactor } from '../platform/session.graphql.js';
import { homeOf, returnPath, useSession } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { ConfirmTotp, StartTotp } from './entrance.graphql.js';
import styles from './entrance.module.css';
import { withWords } from './words.js';

/** Gives the second factor, or sets it up the first time (R5). */
export const CodePage = withWords(function CodeForm() {
  const t = useT();
  const words = useRefusalText();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { viewer, refresh, signOut } = useSession();
  const [code, setCode] = useState('');
  const [key, setKey] = useState<{ secret: string; uri: string } | null>(null);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  if (viewer === null) return <Navigate to={`/sign-in${search}`} replace />;
  const settingUp = viewer !== undefined && !viewer.secondFactorEnrolled;

  const during = async (work: () => Promise<void>) => {
    setPending(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };
  const start = () => during(async () => setKey((await request(StartTotp)).startTotp));
  const give = () =>
    during(async () => {
      const digits = code.replace(/\s/g, '');
      await (settingUp ? request(ConfirmTotp, { code: digits }) : request(GiveSecondFactor, { code: digits }));
      await refresh();
      await navigate(returnPath(search, viewer ? homeOf(viewer) : '/today'), { replace: true });
    });

  return (
    <>
      <PageTitle>{settingUp ? t('code.setUp.title') : t('screen.secondFactor')}</PageTitle>
      <p className={styles.lead}>{settingUp ? t('code.setUp.text') : t('code.text')}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void (settingUp && !key ? start() : give());
        }}
      >
        {settingUp && !key && (
          <Button type="submit" kind="primary" size="large" wide pending={pending}>
            {t('code.setUp.start')}
          </Button>
        )}
        {settingUp && key && (
          <div>
            <p>{t('code.setUp.key')}</p>
            <p className={styles.key}>{key.secret.match(/.{1,4}/g)?.join(' ')}</p>
            <p>
              <a href={key.uri}>{t('code.setUp.open')}</a>
            </p>
          </div>
        )}
        {(!settingUp || key) && (
          <>
            <TextField
              id="code"
              label={t('code.label')}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={setCode}
              error={problem}
              autoFocus
              required
            />
            <Button type="submit" kind="primary" size="large" wide pending={pending}>
              {settingUp ? t('code.setUp.confirm') : t('code.go')}
            </Button>
          </>
        )}
        {settingUp && !key && problem && <p role="alert">{problem}</p>}
      </form>
      <p className={styles.links}>
        <Button kind="quiet" onPress={() => void signOut()}>
          {t('code.other')}
        </Button>
      </p>
    </>
  );
});
