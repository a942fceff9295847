import { draftPrefix } from './forget-drafts.js';
import { newKey } from './idempotency.js';

export interface Words {
  title: string;
  body: string;
}

/** Words as they lie on the device. */
export interface Kept extends Words {
  /** Key of the write that will send them; it stays until they are sent or thrown away. */
  key: string;
  /** Counts the changes; 0 as long as nobody has typed. */
  revision: number;
  /** The revision that is on the server. */
  saved: number;
  /** The revision that was last sent, with an answer or without; -1 for none. */
  tried: number;
  at: number;
  /** Keys that are done with, until the server has heard it. */
  spent: readonly string[];
}

export const fresh = (words: Words, spent: readonly string[] = []): Kept => ({
  ...words,
  key: newKey(),
  revision: 0,
  saved: 0,
  tried: -1,
  at: Date.now(),
  spent,
});

/** Storage may be full or blocked; the page remembers then. */
const inPage = new Map<string, Kept>();

export const slotOf = (viewerId: string, place: string): string => `${draftPrefix}${viewerId}.${place}`;

export function readKept(slot: string): Kept | null {
  try {
    const kept = inPage.get(slot) ?? (JSON.parse(localStorage.getItem(slot) ?? 'null') as Partial<Kept> | null);
    return kept ? { ...fresh({ title: '', body: '' }), revision: 1, ...kept } : null;
  } catch {
    return null;
  }
}

/** Whether the device has taken it. */
export function keep(slot: string, kept: Kept): boolean {
  try {
    localStorage.setItem(slot, JSON.stringify(kept));
    inPage.delete(slot);
    return true;
  } catch {
    inPage.set(slot, kept);
    return false;
  }
}

export function dropKept(slot: string): void {
  inPage.delete(slot);
  try {
    localStorage.removeItem(slot);
  } catch {
    // Blocked storage has nothing to drop.
  }
}

/** Everything of one person that lies here: what stands after their id in the name of the slot, and the slot. */
export function slotsOf(viewerId: string): { place: string; slot: string }[] {
  const start = slotOf(viewerId, '');
  const slots = new Set(inPage.keys());
  try {
    for (const slot of Object.keys(localStorage)) slots.add(slot);
  } catch {
    // Blocked storage holds nothing.
  }
  return [...slots].filter((slot) => slot.startsWith(start)).map((slot) => ({ place: slot.slice(start.length), slot }));
}
