import { useCallback } from 'react';
import { useNavigate } from 'react-router';

/** What is reported, as the screen of the report shows it; carried along because the reader has just seen it. */
export interface Reported {
  name: string;
  avatar: string | null;
  /** Plain words; empty when there are none. */
  words: string;
  /** Membership to fold afterwards; null for the moderation team. */
  membershipId: string | null;
  /** Where to go back to. */
  back: string;
}

export type ReportableKind = 'post' | 'message' | 'profile' | 'teamMessage';

/** Opens the screen of the report for one thing. */
export function useReporting(): (kind: ReportableKind, id: string, reported: Reported) => void {
  const navigate = useNavigate();
  return useCallback(
    (kind, id, reported) => void navigate(`/report?${kind}=${id}`, { state: { reported } }),
    [navigate],
  );
}
