import { useCallback } from 'react';
import { useNavigate } from 'react-router';

/** What the page of a new question is given along. Never the words of anybody else. */
export interface Asking {
  /** Where the thought came from, shown to the person only. */
  group: string | null;
  /** Words of their own that they had chosen. */
  words: string;
  /** Where to go back to. */
  back: string;
}

/** Opens the page of a new question for the next visit, from a post or from elsewhere. */
export function useAsking(): (postId: string | null, asking: Asking) => void {
  const navigate = useNavigate();
  return useCallback(
    (postId, asking) => void navigate(`/you/questions/new${postId ? `?post=${postId}` : ''}`, { state: { asking } }),
    [navigate],
  );
}
