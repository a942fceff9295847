import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDraft } from '../platform/draft.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useToast } from '../ui/toast.js';

/** A change of the lexicon that needs nothing but a reason: its words as a draft, and the way to its page once it is proposed. */
export function useReasonedProposal(place: string, propose: (key: string, reason: string) => Promise<{ id: string }>) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const navigate = useNavigate();
  const draft = useDraft(place);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  const send = async () => {
    setPending(true);
    setProblem('');
    try {
      const { id } = await draft.send((key) => propose(key, draft.body));
      toast({ text: t('lexicon.proposed') });
      await navigate(`/run/lexicon/proposals/${id}`);
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return { draft, problem, pending, send };
}
