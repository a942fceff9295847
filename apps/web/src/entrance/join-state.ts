import { useEffect, useState } from 'react';

export interface ChosenName {
  name: string;
  avatar: string;
  note: string;
}

/** What a newcomer has told so far. The password is never kept outside the page. */
export interface JoinState {
  country: string;
  isAdult: boolean | null;
  groups: string[];
  names: Record<string, ChosenName>;
  rules: boolean;
  consents: string[];
  email: string;
}

/** Versions of the words people agree to; the server keeps which one they saw. */
export const consents = [
  { purpose: 'community', version: '2026-11', words: 'join.consent.reads' },
  { purpose: 'escalation', version: '2026-11', words: 'join.consent.clinician' },
  { purpose: 'health-data', version: '2026-11', words: 'join.consent.health' },
] as const;

export const mostGroups = 3;

const place = 'kith.join';
const empty: JoinState = { country: 'GB', isAdult: null, groups: [], names: {}, rules: false, consents: [], email: '' };

const kept = (): JoinState => {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<JoinState>) };
  } catch {
    return empty;
  }
};

/** Keeps the answers while the tab is open, so that going back, reloading or a lost line costs nothing. */
export function useJoinState() {
  const [state, setState] = useState(kept);
  useEffect(() => {
    sessionStorage.setItem(place, JSON.stringify(state));
  }, [state]);
  return {
    state,
    change: (part: Partial<JoinState>) => setState((before) => ({ ...before, ...part })),
    forget: () => sessionStorage.removeItem(place),
  };
}
