import type { PersonKey } from './people.js';

/** What the tests need of a screen of the registry (apps/web/src/app/screen.ts). */
export interface Screen {
  id: string;
  path: string;
  workspace: 'public' | 'member' | 'desk' | 'clinic' | 'run';
  needs: string;
  example: string;
  states: readonly ('default' | 'empty' | 'error')[];
}

// By name, so that the types of the tests do not take in the whole web app.
const registry: string = new URL('../../apps/web/src/app/screens.ts', import.meta.url).pathname;
const { screens: registered } = (await import(registry)) as {
  screens: readonly (Omit<Screen, 'example'> & Partial<Screen>)[];
};
export const screens: readonly Screen[] = registered.map((screen) => ({
  ...screen,
  example: screen.example ?? screen.path,
}));

const byNeed: Record<string, PersonKey | null> = {
  anyone: null,
  member: 'gate',
  peerModerator: 'joss',
  leadModerator: 'ines',
  clinician: 'hannah',
  clinicalLead: 'lead',
  privacyOfficer: 'privacy',
  programmeManager: 'programme',
  administrator: 'admin',
  auditor: 'auditor',
};
/** Whoever of the story has most to see on a screen. */
const byScreen: Record<string, PersonKey> = {
  decisions: 'ladder',
  decision: 'ladder',
  reports: 'shell',
  identity: 'winter',
  plan: 'winter',
  seen: 'winter',
  concern: 'ines',
};

export function whoSees(screen: Screen): PersonKey | null {
  const who = byScreen[screen.id] ?? byNeed[screen.needs];
  if (who === undefined) throw new Error(`Nobody of the story is a ${screen.needs}.`);
  return who;
}

/** Addresses that are no screen of the app: pages and files of the server. */
const fromServer = /^\/(help|graphql|socket\.io|health|assets|fonts)([/?#.]|$)/;

/** Whether an address inside the app leads to a screen of the registry. */
export function isRegistered(address: string): boolean {
  const path = address.replace(/[?#].*$/, '');
  if (fromServer.test(address)) return true;
  return screens.some((screen) => new RegExp(`^${screen.path.replace(/:\w+/g, '[^/]+')}/?$`).test(path));
}
