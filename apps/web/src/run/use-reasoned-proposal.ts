import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDraft } from '../platform/draft.js';
import { useRefusalText } from '../platform/i18n.js';
import { useToast } from '../ui/toast.js';

interface ReasonedProposal {
  /** Where the draft of the reason lies. */
  place: string;
  /** Address of the list of proposals, without the id. */
  proposals: string;
  /** What is said when it is proposed. */
  proposed: string;
}

/** A change that needs nothing but a reason: its words as a draft, and the way to its page once it is proposed. */
export function useReasonedProposal(
  { place, proposals, proposed }: ReasonedProposal,
  propose: (key: string, reason: string) => Promise<{ id: string }>,
) {
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
      toast({ text: proposed });
      await navigate(`${proposals}/${id}`);
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return { draft, problem, pending, send };
}
