import { Component, useEffect, type ReactNode } from 'react';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { Button } from '../ui/button.js';
import { useHome } from './navigation.js';
import styles from './shell.module.css';

/** Shown in place of a screen that failed; the bars around it stand. */
export function ScreenFailure() {
  const t = useT();
  const home = useHome();
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;

  useEffect(() => {
    if (error && !missing) console.error(error);
  }, [error, missing]);

  if (missing) return <MissingPage />;
  return (
    <div className={styles.alone}>
      <PageTitle>{t('page.failed.title')}</PageTitle>
      <p>{t('page.failed.text')}</p>
      <p>
        <Button icon="retry" onPress={() => location.reload()}>
          {t('page.failed.reload')}
        </Button>
      </p>
      <p>
        <Link to={home}>{t('page.missing.home')}</Link>
      </p>
    </div>
  );
}

export function MissingPage() {
  const t = useT();
  const home = useHome();
  return (
    <div className={styles.alone}>
      <PageTitle>{t('page.missing.title')}</PageTitle>
      <p>{t('page.missing.text')}</p>
      <p>
        <Link to={home}>{t('page.missing.home')}</Link>
      </p>
    </div>
  );
}

/** The last net: if all else breaks, a name, a way to reload, and help are still there. It uses nothing that can fail. */
export class LastNet extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <>
        <header className={styles.top}>
          <div className={styles.topInner}>
            <a href="/" className={styles.brand}>
              Kith
            </a>
            <div className={styles.topMiddle} />
            <a href="/help" className={styles.help}>
              Get help now
            </a>
          </div>
        </header>
        <main className={styles.publicMain}>
          <h1>Kith could not be shown</h1>
          <p>
            Nothing you wrote is lost. <a href={location.href}>Reload the page</a>.
          </p>
        </main>
      </>
    );
  }
}
