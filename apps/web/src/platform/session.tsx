import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { MeQuery } from '../gql/graphql.js';
import { idleFor } from './activity.js';
import { flushDrafts } from './draft-flush.js';
import { forgetDrafts } from './forget-drafts.js';
import { keyOf, queryOf, refusals, request } from './graphql.js';
import { refusalOf } from './refusal.js';
import { Me, SignOut } from './session.graphql.js';

export type Viewer = NonNullable<MeQuery['me']>;
export type Workspace = Viewer['workspaces'][number];

export interface Session {
  /** The signed-in person; null when nobody is; undefined while we ask. */
  viewer: Viewer | null | undefined;
  /** We could not ask: no line, or a fault. */
  error: unknown;
  /** READY may act. SECOND_FACTOR must give or set up a code. LOCKED was idle for 15 minutes (R5). */
  state: Viewer['sessionState'] | null;
  /** Asks again who is here; after signing in, unlocking or a change of memberships. */
  refresh: () => Promise<void>;
  /** Brings words to the server first; asks when it cannot. */
  signOut: () => Promise<void>;
  /** The same for another way out: `end` ends the session on the server, `to` is where one goes then. */
  leave: (end: () => Promise<unknown>, to: string) => Promise<void>;
  /** Words that signing out would take away, while we ask about it. */
  unsafe: { count: number; stay: () => void; leave: () => void } | null;
}

const SessionContext = createContext<Session | null>(null);

/** Who is here. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('No session above this component.');
  return session;
}

/** The signed-in person, inside screens that only signed-in people reach. */
export function useViewer(): Viewer {
  const { viewer } = useSession();
  if (!viewer) throw new Error('Nobody is signed in.');
  return viewer;
}

/** Minutes of R5, and a margin so that the server has locked before the screen asks. */
const idleLimit = 15 * 60_000 + 2000;

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const me = useQuery({ ...queryOf(Me), staleTime: 60_000 });
  const viewer = me.data ? me.data.me : undefined;
  const [unsafe, setUnsafe] = useState<Session['unsafe']>(null);
  const canLock = viewer?.sessionState === 'READY' && viewer.roles.length > 0;

  useEffect(() => {
    if (!canLock) return;
    const timer = setInterval(() => {
      if (idleFor() > idleLimit) void client.invalidateQueries({ queryKey: keyOf(Me) });
    }, 15_000);
    return () => clearInterval(timer);
  }, [canLock, client]);

  useEffect(() => {
    const look = (event: Event) => {
      if (changesSession((event as CustomEvent<unknown>).detail))
        void client.invalidateQueries({ queryKey: keyOf(Me) });
    };
    refusals.addEventListener('refused', look);
    return () => refusals.removeEventListener('refused', look);
  }, [client]);

  const session = useMemo<Session>(() => {
    const end = async (ending: () => Promise<unknown>, to: string) => {
      await ending();
      client.clear();
      forgetDrafts();
      // What the device kept to be read without a connection (`public/kept-reads.js`).
      await globalThis.caches?.delete('kith-read');
      navigator.clearAppBadge?.().catch(() => undefined);
      location.assign(to);
    };
    const leave: Session['leave'] = async (ending, to) => {
      const count = viewer ? await flushDrafts(viewer.id) : 0;
      if (count === 0) return end(ending, to);
      setUnsafe({ count, stay: () => setUnsafe(null), leave: () => void end(ending, to) });
    };
    return {
      viewer: viewer === undefined && refusalOf(me.error) === 'auth.required' ? null : viewer,
      error: me.error,
      state: viewer?.sessionState ?? null,
      refresh: () => client.invalidateQueries({ queryKey: keyOf(Me) }),
      signOut: () => leave(() => request(SignOut), '/'),
      leave,
      unsafe,
    };
  }, [viewer, me.error, client, unsafe]);

  return <SessionContext value={session}>{children}</SessionContext>;
}

/** For tests and the gallery: a session that is simply told. */
export function GivenSession({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Refusals that mean the session itself has changed, so that `Me` must be asked again. */
export const changesSession = (error: unknown): boolean => {
  const code = refusalOf(error);
  return code === 'auth.required' || code === 'auth.locked' || code === 'auth.secondFactorRequired';
};

/** Where to come back to after signing in: only paths of our own. */
export function returnPath(search: string, otherwise: string): string {
  const back = new URLSearchParams(search).get('back') ?? '';
  return /^\/(?![/\\])/.test(back) ? back : otherwise;
}

/** The start page of a person: their work first. */
export function homeOf(viewer: Pick<Viewer, 'workspaces' | 'memberships'>): string {
  if (viewer.workspaces.includes('CLINIC')) return '/clinic';
  if (viewer.workspaces.includes('DESK')) return '/desk/queue';
  if (viewer.workspaces.includes('RUN') && viewer.memberships.length === 0) return '/run';
  return '/today';
}
