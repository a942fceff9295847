import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { draftPrefix } from '../platform/forget-drafts.js';
import { request } from '../platform/graphql.js';
import { useRefusalText } from '../platform/i18n.js';
import { newKey } from '../platform/idempotency.js';
import { refusalOf } from '../platform/refusal.js';
import { useViewer } from '../platform/session.js';
import { SaveNote } from './case.graphql.js';
import { type CaseData, showCase } from './use-case-act.js';

export interface NoteWords {
  fields: Readonly<Record<string, string>>;
  text: string;
}

type Kept = NoteWords & {
  at: number;
  /** Whether the server has them too, and as which note. */
  isSaved: boolean;
  noteId: string | null;
  /** Key of the signing, and the note it was first tried with: a signing whose answer was lost is done once. */
  signing: { key: string; noteId: string | null; isSame: boolean } | null;
};

const pause = 1500;

const onDevice = (key: string): Kept | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
};

const isBlank = (words: NoteWords) => !words.text.trim() && Object.values(words.fields).every((value) => !value.trim());

/**
 * My unsigned note on a case (R37): kept on the device with each key press, and on the server as a draft of the record a
 * moment later. The newer copy comes back. Only signing takes it out of the boxes.
 */
export function useNote(data: CaseData) {
  const client = useQueryClient();
  const say = useRefusalText();
  const key = `${draftPrefix}${useViewer().id}.note:${data.id}`;
  const mine = data.notes.find((note) => note.isMine && !note.signedAt);
  const signing = useRef<Kept['signing']>(null);
  const noteId = useRef(mine?.id ?? null);
  const [words, setWords] = useState<NoteWords>(() => {
    const kept = onDevice(key);
    const tried = kept?.signing?.isSame ? kept.signing.noteId : null;
    // Signed from here without an answer, or elsewhere since: then these words are in the record.
    const known = [tried, kept?.isSaved ? kept.noteId : null];
    const signed = data.notes.some((note) => note.signedAt && known.includes(note.id));
    if (kept && !signed && (!mine || kept.at > Date.parse(mine.savedAt))) {
      signing.current = kept.signing ?? null;
      return kept;
    }
    return mine
      ? { fields: Object.fromEntries(mine.fields.map(({ name, value }) => [name, value])), text: mine.text }
      : { fields: {}, text: '' };
  });
  const [saved, setSaved] = useState<{ where: 'server' | 'device'; at: Date } | null>(
    mine ? { where: 'server', at: new Date(mine.savedAt) } : null,
  );
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const latest = useRef(words);
  latest.current = words;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const line = useRef<Promise<unknown>>(Promise.resolve());

  const send = useCallback(
    async (sign: boolean, withKey: string, withNote: string | null): Promise<CaseData> => {
      const fields = Object.entries(latest.current.fields)
        .filter(([, value]) => value.trim())
        .map(([name, value]) => ({ name, value }));
      const { saveNote } = await request(SaveNote, {
        input: { caseId: data.id, noteId: withNote, fields, text: latest.current.text, sign, key: withKey },
      });
      noteId.current = saveNote.notes.find((note) => note.isMine && !note.signedAt)?.id ?? null;
      return saveNote;
    },
    [data.id],
  );

  // One save at a time, so that the first one gives the note its id before the next goes out.
  const inLine = useCallback(<Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = line.current.then(work, work);
    line.current = next.catch(() => undefined);
    return next;
  }, []);

  const keep = useCallback(
    (more: Partial<Kept>) => {
      try {
        const now = { ...latest.current, at: Date.now(), noteId: noteId.current, signing: signing.current };
        const kept: Kept = { ...now, isSaved: false, ...more };
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // The device may refuse; the server keeps it a moment later.
      }
    },
    [key],
  );

  const save = useCallback(async () => {
    if (isBlank(latest.current)) return;
    try {
      const brought = latest.current;
      await inLine(() => send(false, newKey(), noteId.current));
      if (latest.current === brought) keep({ isSaved: true });
      setSaved({ where: 'server', at: new Date() });
      setProblem('');
    } catch {
      setSaved({ where: 'device', at: new Date() });
    }
  }, [inLine, send, keep]);

  useEffect(
    () => () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      void save();
    },
    [save],
  );

  const change = (next: NoteWords) => {
    latest.current = next;
    setWords(next);
    if (signing.current) signing.current.isSame = false;
    keep({});
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void save();
    }, pause);
  };

  const sign = async (): Promise<boolean> => {
    if (isBlank(latest.current)) return false;
    clearTimeout(timer.current);
    timer.current = undefined;
    setPending(true);
    setProblem('');
    try {
      const answer = await inLine(() => {
        if (!signing.current?.isSame)
          signing.current = { key: signing.current?.key ?? newKey(), noteId: noteId.current, isSame: true };
        keep({});
        return send(true, signing.current.key, signing.current.noteId);
      });
      signing.current = null;
      noteId.current = null;
      localStorage.removeItem(key);
      setWords({ fields: {}, text: '' });
      setSaved(null);
      showCase(client, answer);
      return true;
    } catch (error) {
      if (refusalOf(error) === 'input.keyReused') {
        signing.current = null;
        noteId.current = null;
        keep({});
      }
      setProblem(say(error));
      return false;
    } finally {
      setPending(false);
    }
  };

  return {
    words,
    setField: (name: string, value: string) =>
      change({ ...latest.current, fields: { ...latest.current.fields, [name]: value } }),
    setText: (text: string) => change({ ...latest.current, text }),
    saved,
    problem,
    setProblem,
    pending,
    sign,
    isBlank: isBlank(words),
  };
}
