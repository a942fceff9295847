import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { useT } from './i18n.js';
import { useStepUp } from './step-up.js';

interface StepUpDialogProps<Result> {
  title: string;
  lead?: ReactNode;
  send: () => Promise<Result>;
  onDone: (result: Result) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks before an act that may need a fresh code; the code is asked for here only when the server wants one. */
export function StepUpDialog<Result>({ title, lead, send, onDone, onClose, children }: StepUpDialogProps<Result>) {
  const t = useT();
  const step = useStepUp(send, onDone);
  const code = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (step.needsCode) code.current?.focus();
  }, [step.needsCode]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      lead={lead}
      actions={
        <>
          <span data-first-focus>
            <Button onPress={onClose}>{t('app.cancel')}</Button>
          </span>
          <Button kind="primary" pending={step.pending} onPress={() => void step.run()}>
            {t(step.needsCode ? 'stepUp.go' : 'app.continue')}
          </Button>
        </>
      }
    >
      {children}
      {step.needsCode && (
        <TextField
          ref={code}
          label={t('stepUp.code')}
          hint={t('stepUp.text')}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={step.code}
          onChange={step.setCode}
          error={step.codeProblem || undefined}
          onEnter={() => void step.run()}
        />
      )}
      {step.problem && <p role="alert">{step.problem}</p>}
    </Dialog>
  );
}
