import { dropKept, keep, readKept, slotsOf } from './draft-device.js';
import { SaveDraft } from './draft.graphql.js';
import { request } from './graphql.js';
import { newKey } from './idempotency.js';

/** Lists of their own: words on their way into a room, and clinical notes. Each keeps what is not on the server yet. */
const ownLists = /^(room-out\.|note:)/;

/** Brings everything to the server that lies on this device only. Says how many texts it could not bring. */
export async function flushDrafts(viewerId: string): Promise<number> {
  let left = 0;
  for (const { place, slot } of slotsOf(viewerId)) {
    if (ownLists.test(place)) {
      left += isUnsafe(slot) ? 1 : 0;
      continue;
    }
    const kept = readKept(slot);
    if (!kept || kept.revision <= kept.saved || !(kept.title + kept.body).trim()) continue;
    const { title, body, key, revision } = kept;
    try {
      const { saveDraft } = await request(SaveDraft, { place, title, body, key, revision });
      if (saveDraft) keep(slot, { ...kept, saved: revision });
      else if (revision === kept.tried) dropKept(slot);
      else {
        // Only an earlier form of them was sent.
        const renewed = { ...kept, key: newKey(), tried: -1 };
        await request(SaveDraft, { place, title, body, key: renewed.key, revision });
        keep(slot, { ...renewed, saved: revision });
      }
    } catch {
      left += 1;
    }
  }
  return left;
}

function isUnsafe(slot: string): boolean {
  try {
    const kept = JSON.parse(localStorage.getItem(slot) ?? '[]') as unknown[] | { isSaved?: boolean };
    return Array.isArray(kept) ? kept.length > 0 : !kept.isSaved;
  } catch {
    return false;
  }
}
