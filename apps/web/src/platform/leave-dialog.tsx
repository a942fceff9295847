import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { useT } from './i18n.js';
import { useSession } from './session.js';

/** Asks before signing out takes words away that the server does not have. */
export function LeaveDialog() {
  const t = useT();
  const { unsafe } = useSession();
  return (
    <Dialog
      open={unsafe !== null}
      onClose={() => unsafe?.stay()}
      title={t('leave.title')}
      lead={t('leave.text', { count: unsafe?.count ?? 0 })}
      actions={
        <>
          <span data-first-focus>
            <Button onPress={() => unsafe?.stay()}>{t('leave.stay')}</Button>
          </span>
          <Button kind="danger" onPress={() => unsafe?.leave()}>
            {t('leave.go')}
          </Button>
        </>
      }
    />
  );
}
