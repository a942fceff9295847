import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf } from '../platform/graphql.js';
import { useRefusalText } from '../platform/i18n.js';
import { announce } from '../ui/announcer.js';
import { useToast } from '../ui/toast.js';

/** One step: pending, what went wrong in words; afterwards the lists that show it look again. */
export function useStep(lists: readonly Parameters<typeof keyOf>[0][]) {
  const words = useRefusalText();
  const client = useQueryClient();
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');

  const run = async (work: () => Promise<unknown>, said: string): Promise<boolean> => {
    if (pending) return false;
    setPending(true);
    setProblem('');
    try {
      await work();
      toast({ text: said });
      return true;
    } catch (error) {
      setProblem(words(error));
      announce(words(error));
      return false;
    } finally {
      setPending(false);
      for (const document of lists) void client.invalidateQueries({ queryKey: keyOf(document) });
    }
  };
  return { run, pending, problem };
}
