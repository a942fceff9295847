import { useState } from 'react';
import { useRefusalText } from '../platform/i18n.js';
import { useToast } from '../ui/toast.js';

export interface DialogProps {
  onClose: () => void;
  /** It was saved: what the page shows is old. */
  onDone: () => void;
}

/** Saves the answer of a dialog, says so and closes it. A refusal comes back as words in `problem`, and it stays open. */
export function useSaveAndClose({ onClose, onDone }: DialogProps) {
  const toast = useToast();
  const words = useRefusalText();
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  const save = async (send: () => Promise<unknown>, said: string): Promise<void> => {
    setPending(true);
    setProblem('');
    try {
      await send();
      toast({ text: said });
      onDone();
      onClose();
    } catch (error) {
      setProblem(words(error));
      setPending(false);
    }
  };

  return { save, pending, problem };
}
