import { useCallback, useEffect, useRef, useState } from 'react';
import { DiscardDraft, ReadDraft, SaveDraft } from './draft.graphql.js';
import { draftPrefix } from './forget-drafts.js';
import { request } from './graphql.js';
import { useViewer } from './session.js';

interface Words {
  title: string;
  body: string;
}

interface Kept extends Words {
  at: number;
}

export interface Draft extends Words {
  setTitle: (title: string) => void;
  setBody: (body: string) => void;
  /** Where the words are safe: on the server, on this device only, or nowhere yet because there are none. */
  saved: { where: 'server' | 'device'; at: Date } | null;
  /** The words have been sent, or were thrown away on purpose: forgets every copy. */
  forget: () => Promise<void>;
}

const pause = 800;

function onDevice(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

/**
 * Words being written in one place. Kept on the device with each key press and on the server within a second; whichever
 * copy is newer comes back. Nothing but `forget` throws them away: not a failure, not a refusal, not an expired session.
 */
export function useDraft(place: string, start: Words = { title: '', body: '' }): Draft {
  const key = `${draftPrefix}${useViewer().id}.${place}`;
  const first = useRef<Words>(start);
  const [words, setWords] = useState<Words>(() => onDevice(key) ?? first.current);
  const [saved, setSaved] = useState<Draft['saved']>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(words);
  latest.current = words;

  useEffect(() => {
    let stale = false;
    const mine = onDevice(key);
    request(ReadDraft, { place }).then(
      ({ draft }) => {
        if (stale || !draft) return;
        const newer = Date.parse(draft.savedAt) > (mine?.at ?? 0);
        const untouched = latest.current.body === (mine?.body ?? first.current.body);
        if (newer && untouched && draft.body) setWords({ title: draft.title, body: draft.body });
        setSaved({ where: 'server', at: new Date(draft.savedAt) });
      },
      () => mine && setSaved({ where: 'device', at: new Date(mine.at) }),
    );
    return () => {
      stale = true;
      clearTimeout(timer.current);
    };
  }, [place, key]);

  const save = useCallback(async () => {
    const { title, body } = latest.current;
    try {
      const { saveDraft } = await request(SaveDraft, { place, title, body });
      setSaved({ where: 'server', at: new Date(saveDraft.savedAt) });
    } catch {
      setSaved({ where: 'device', at: new Date() });
    }
  }, [place]);

  const change = (next: Words) => {
    latest.current = next;
    setWords(next);
    localStorage.setItem(key, JSON.stringify({ ...next, at: Date.now() }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  };

  const forget = useCallback(async () => {
    clearTimeout(timer.current);
    localStorage.removeItem(key);
    setWords(first.current);
    setSaved(null);
    await request(DiscardDraft, { place }).catch(() => undefined);
  }, [place, key]);

  return {
    ...words,
    setTitle: (title) => change({ ...latest.current, title }),
    setBody: (body) => change({ ...latest.current, body }),
    saved,
    forget,
  };
}
