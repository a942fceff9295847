import { useState } from 'react';
import { useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';

interface SecretOnceProps {
  title: string;
  /** Null when it was shown before. */
  secret: string | null;
  onClose: () => void;
}

/** A key or secret that is not kept: shown this once, with a way to copy it. */
export function SecretOnce({ title, secret, onClose }: SecretOnceProps) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      lead={t(secret ? 'handoff.secretText' : 'handoff.secretLost')}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t(secret ? 'handoff.done' : 'app.close')}
        </Button>
      }
    >
      {secret && (
        <>
          <TextField label={t('handoff.secret')} value={secret} onChange={() => undefined} autoComplete="off" />
          <div>
            <Button
              size="small"
              icon={copied ? 'check' : 'copy'}
              onPress={() =>
                void navigator.clipboard.writeText(secret).then(
                  () => setCopied(true),
                  () => undefined,
                )
              }
            >
              {t(copied ? 'handoff.copied' : 'handoff.copy')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
