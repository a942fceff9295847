import { useEffect, useState } from 'react';
import { newKey } from '../platform/idempotency.js';

export interface ChosenName {
  name: string;
  avatar: string;
  note: string;
  /** Whether they wrote it themselves. */
  own: boolean;
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
  /** Of the request to join: the same until the server has said no, so that a lost answer never joins twice. */
  key: string;
}

export const mostGroups = 3;

const place = 'kith.join';
const empty: Omit<JoinState, 'key'> = {
  country: 'GB',
  isAdult: null,
  groups: [],
  names: {},
  rules: false,
  consents: [],
  email: '',
};

const kept = (): JoinState => {
  try {
    return { ...empty, key: newKey(), ...(JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<JoinState>) };
  } catch {
    return { ...empty, key: newKey() };
  }
};

/** Keeps the answers while the tab is open, so that going back, reloading or a lost line costs nothing. */
export function useJoinState() {
  const [state, setState] = useState(kept);
  useEffect(() => {
    try {
      sessionStorage.setItem(place, JSON.stringify(state));
    } catch {
      // Full or blocked: the answers stay on the page.
    }
  }, [state]);
  return {
    state,
    change: (part: Partial<JoinState>) => setState((before) => ({ ...before, ...part })),
    forget: () => sessionStorage.removeItem(place),
  };
}

const joined = 'kith.joined';

/** Whether somebody has joined in this browser and not confirmed yet. Says nothing about whom; the server decides. */
export const joinedHere = {
  is: () => localStorage.getItem(joined) !== null,
  note: () => localStorage.setItem(joined, 'yes'),
  forget: () => localStorage.removeItem(joined),
};
