import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReadDraftQuery } from '../gql/graphql.js';
import { dropKept, fresh, keep, readKept, slotOf, type Kept, type Words } from './draft-device.js';
import { DiscardDraft, ReadDraft, SaveDraft } from './draft.graphql.js';
import { request } from './graphql.js';
import { newKey } from './idempotency.js';
import { Refusal, refusalOf } from './refusal.js';
import { useViewer } from './session.js';

export interface Draft extends Words {
  setTitle: (title: string) => void;
  setBody: (body: string | ((now: string) => string)) => void;
  /** Where the words are safe, or why they are not. */
  saved: Saved | null;
  /**
   * Sends what is in the box: the one way to do it. `work` gets the key of the draft, which stays the same until it has
   * worked, also after a reload and on another device. Then what was sent leaves the box, and what was typed meanwhile stays.
   */
  send: <Result>(work: (key: string) => Promise<Result>) => Promise<Result>;
  /** The words go on by another way, with the key that this gives; the box is empty again. */
  take: () => string;
  /** The words were thrown away on purpose: forgets every copy. */
  discard: () => void;
}

export interface Saved {
  /** arrived: they were sent although no answer came. page: nowhere but on this page. */
  where: 'server' | 'device' | 'page' | 'arrived';
  at: Date;
  /** Why the server does not take them. */
  because?: 'tooLong' | 'tooMany';
}

const pause = 800;
const patience = 10_000;

/** Why the server will not take these words, however often they are brought. */
const lastingReason = (error: unknown): Saved['because'] =>
  refusalOf(error) === 'input.tooLong'
    ? 'tooLong'
    : error instanceof Refusal && error.details['most']
      ? 'tooMany'
      : undefined;

/** What was typed after the words were sent. */
function since(sent: Words, now: Words): Words | null {
  const body = now.body.startsWith(sent.body) ? now.body.slice(sent.body.length).trimStart() : now.body;
  const title = now.title === sent.title ? '' : now.title;
  return body || title ? { title, body } : null;
}

/**
 * Words being written in one place. Kept on the device with each key press and on the server within a second; whichever
 * copy is newer comes back. Only sending and `discard` take them away: not a failure, not a refusal, not an expired session.
 */
export function useDraft(place: string, start: Words = { title: '', body: '' }): Draft {
  const slot = slotOf(useViewer().id, place);
  const first = useRef(start);
  first.current = start;
  const [kept, setKept] = useState<Kept>(() => {
    const found = readKept(slot);
    return found && found.revision > 0 ? found : { ...fresh(first.current), ...found, ...first.current };
  });
  const [saved, setSaved] = useState<Saved | null>(null);
  const now = useRef(kept);
  const onDevice = useRef(true);
  const isHere = useRef(true);
  const isSending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const line = useRef<Promise<unknown>>(Promise.resolve());

  const put = useCallback(
    (next: Kept) => {
      // The page was left before an answer came: somebody may be typing in this place again.
      const there = isHere.current ? null : readKept(slot);
      if (there && (there.key !== now.current.key || there.revision > now.current.revision)) return;
      now.current = next;
      if (next.revision === 0 && next.tried < 0 && !next.spent.length) dropKept(slot);
      else onDevice.current = keep(slot, next);
      setKept(next);
    },
    [slot],
  );

  /** Tells the server that a key is done with. */
  const spend = useCallback(
    (key: string) =>
      request(DiscardDraft, { place, key }).then(
        () => put({ ...now.current, spent: now.current.spent.filter((one) => one !== key) }),
        () => undefined,
      ),
    [place, put],
  );

  /** Empties the box, except for `rest`, and begins with a new key. */
  const begin = useCallback(
    (rest: Words | null) => {
      const spent = [...now.current.spent, now.current.key].slice(-20);
      put({ ...fresh(rest ?? first.current, spent), revision: rest ? 1 : 0 });
      setSaved(null);
    },
    [put],
  );

  const renewKey = useCallback(() => put({ ...now.current, key: newKey(), saved: 0, tried: -1 }), [put]);

  const push = useCallback(
    async (regardless = false): Promise<void> => {
      const mine = now.current;
      if (mine.revision === 0 || (mine.revision <= mine.saved && !regardless)) return;
      if (isSending.current && document.visibilityState !== 'hidden') return;
      const later = (after: number) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void push(), after);
      };
      try {
        const { title, body, key, revision } = mine;
        const { saveDraft } = await request(SaveDraft, { place, title, body, key, revision });
        if (now.current.key !== key || isSending.current) return;
        if (saveDraft && saveDraft.revision > revision) {
          put({ ...now.current, revision: Math.max(saveDraft.revision, now.current.revision) + 1 });
          later(0);
        } else if (saveDraft) {
          put({ ...now.current, saved: revision });
          setSaved({ where: 'server', at: new Date(saveDraft.savedAt) });
        } else if (now.current.revision === now.current.tried || now.current.revision === now.current.saved) {
          const arrived = now.current.revision === now.current.tried;
          begin(null);
          if (arrived) setSaved({ where: 'arrived', at: new Date() });
        } else {
          renewKey();
          later(0);
        }
      } catch (error) {
        const because = lastingReason(error);
        const where = onDevice.current ? 'device' : 'page';
        setSaved({ where, at: new Date(), ...(because && { because }) });
        if (!because) later(patience);
      }
    },
    [place, put, begin, renewKey],
  );

  /** One saving at a time. */
  const save = useCallback(
    (regardless = false) => {
      clearTimeout(timer.current);
      line.current = line.current.then(() => push(regardless));
    },
    [push],
  );

  useEffect(() => {
    let gone = false;
    isHere.current = true;
    const atFirst = now.current;
    const meet = (theirs: ReadDraftQuery['draft']) => {
      if (gone || now.current.key !== atFirst.key) return;
      const mine = now.current;
      const known = theirs && !mine.spent.includes(theirs.key) ? theirs : null;
      for (const key of mine.spent) void spend(key);
      if (!known) return save(true);
      const isNewer =
        known.key === mine.key ? known.revision > mine.revision : Date.parse(known.savedAt) > mine.at || !mine.revision;
      if (isNewer && mine.revision === atFirst.revision && (known.body || known.title)) {
        const { title, body, key, revision } = known;
        put({ ...mine, title, body, key, revision, saved: revision, tried: -1 });
      } else if (known.key === mine.key && known.revision === mine.revision) put({ ...mine, saved: mine.revision });
      else return save(true);
      setSaved({ where: 'server', at: new Date(known.savedAt) });
    };
    request(ReadDraft, { place }).then(
      ({ draft }) => meet(draft),
      () => {
        if (!gone && atFirst.revision) setSaved({ where: 'device', at: new Date(atFirst.at) });
      },
    );
    const online = () => save();
    // No waiting for the line: the page may be gone in a moment.
    const hidden = () => document.visibilityState === 'hidden' && void push();
    addEventListener('online', online);
    addEventListener('pagehide', hidden);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      gone = true;
      isHere.current = false;
      removeEventListener('online', online);
      removeEventListener('pagehide', hidden);
      document.removeEventListener('visibilitychange', hidden);
      clearTimeout(timer.current);
      void push().finally(() => clearTimeout(timer.current));
    };
  }, [place, put, push, save, spend]);

  const soon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => save(), pause);
  };

  const written = kept.revision > 0 ? kept : start;
  const change = (words: Partial<Words>) => {
    put({
      ...now.current,
      ...(now.current.revision === 0 && start),
      ...words,
      revision: now.current.revision + 1,
      at: Date.now(),
    });
    soon();
  };

  const leave = (sent: Kept) => {
    if (now.current.key !== sent.key) return;
    const rest = now.current.revision === sent.revision ? null : since(sent, now.current);
    clearTimeout(timer.current);
    begin(rest);
    if (rest) soon();
  };

  return {
    title: written.title,
    body: written.body,
    setTitle: (title) => change({ title }),
    setBody: (body) => {
      if (typeof body === 'string') return change({ body });
      change({ body: body(now.current.revision === 0 ? start.body : now.current.body) });
    },
    saved,
    send: async (work) => {
      const sending = now.current;
      put({ ...sending, tried: sending.revision });
      isSending.current = true;
      try {
        const result = await work(sending.key);
        leave(sending);
        void spend(sending.key);
        return result;
      } catch (error) {
        if (refusalOf(error) === 'input.keyReused' && now.current.key === sending.key) renewKey();
        soon();
        throw error;
      } finally {
        isSending.current = false;
      }
    },
    take: () => {
      const taken = now.current;
      leave(taken);
      return taken.key;
    },
    discard: () => {
      const { key } = now.current;
      clearTimeout(timer.current);
      begin(null);
      void spend(key);
    },
  };
}
