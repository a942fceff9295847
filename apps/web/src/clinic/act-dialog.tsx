import { useId, type ReactNode } from 'react';
import { useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import styles from './case.module.css';

interface ActDialogProps {
  onClose: () => void;
  title: string;
  lead?: string;
  /** Words on the button that acts. */
  act: string;
  onAct: () => void;
  pending: boolean;
  /** What the server said no to; field errors stand at their fields. */
  problem: string;
  children: ReactNode;
}

/** A dialog for one act: the safe button first, what was typed stays when it fails. */
export function ActDialog({ onClose, title, lead, act, onAct, pending, problem, children }: ActDialogProps) {
  const t = useT();
  const form = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      lead={lead}
      actions={
        <>
          <Button onPress={onClose}>{t('act.goBack')}</Button>
          <Button kind="primary" type="submit" form={form} pending={pending}>
            {act}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onAct();
        }}
      >
        {children}
        {problem && (
          <p className={styles.problem} role="alert">
            <Icon name="warning" size={1.1} />
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}
