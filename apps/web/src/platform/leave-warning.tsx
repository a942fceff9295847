import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { useT } from './i18n.js';

/** For words that may lie nowhere but on the page: asks before it is left. */
export function LeaveWarning({ unsaved }: { unsaved: boolean }) {
  const t = useT();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);

  return (
    <Dialog
      open={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('leave.pageTitle')}
      lead={t('leave.pageText')}
      actions={
        <>
          <span data-first-focus>
            <Button onPress={() => blocker.reset?.()}>{t('leave.pageStay')}</Button>
          </span>
          <Button kind="danger" onPress={() => blocker.proceed?.()}>
            {t('leave.pageGo')}
          </Button>
        </>
      }
    />
  );
}
