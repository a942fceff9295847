import { useDraft, type Draft } from './draft.js';

interface FieldsDraft<Fields> {
  values: Fields;
  set: (changes: Partial<Fields>) => void;
  send: Draft['send'];
  saved: Draft['saved'];
}

/** A form of several fields as one draft, so that none of them is lost. */
export function useFieldsDraft<Fields extends object>(place: string, start: Fields): FieldsDraft<Fields> {
  const draft = useDraft(place, { title: '', body: JSON.stringify(start) });
  const values = { ...start, ...fieldsOf<Fields>(draft.body) };
  return {
    values,
    set: (changes) => draft.setBody((body) => JSON.stringify({ ...start, ...fieldsOf<Fields>(body), ...changes })),
    send: draft.send,
    saved: draft.saved,
  };
}

function fieldsOf<Fields>(body: string): Partial<Fields> {
  try {
    return JSON.parse(body) as Partial<Fields>;
  } catch {
    return {};
  }
}
