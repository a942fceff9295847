import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { type MessageId, useT } from '../platform/i18n.js';
import { missingIn, templateOf } from './member-words.js';
import { type ConcernItem, useAct, usePersonName } from './use-concern.js';
import { writesFreely } from './verdict-write.js';

interface Wish {
  /** Where the words are kept while they are written. */
  place: string;
  /** What its templates are for. */
  use: string;
  /** Said when no reason was chosen. */
  reasonFirst: MessageId;
}

interface ActInput {
  key: string;
  itemId: string;
  reasonCode: string;
  memberText: string;
  templateId: string | null;
}

/** An act that needs a reason and words to the member. What is missing is said where it is missing, the reason first. */
export function useActWithWords(item: ConcernItem, { place, use, reasonFirst }: Wish) {
  const t = useT();
  const name = usePersonName()(item);
  const { run, pending, problem, complain, changed } = useAct();
  const draft = useDraft(`desk:${item.id}:${place}`);
  const [wrong, setWrong] = useState<'reason' | 'words'>('words');
  const templates = item.templates.filter((template) => template.for === use);

  const send = async (
    reasonCode: string,
    work: (input: ActInput) => Promise<ConcernItem>,
    said: string,
  ): Promise<boolean> => {
    setWrong(reasonCode ? 'words' : 'reason');
    const missing = reasonCode ? missingIn(draft, templates) : reasonFirst;
    if (missing) {
      complain(t(missing));
      return false;
    }
    const words = { memberText: draft.body.trim(), templateId: templateOf(draft) };
    return run((key) => work({ key, itemId: item.id, reasonCode, ...words }), said, draft);
  };

  return {
    name,
    send,
    pending,
    changed,
    reasonProblem: wrong === 'reason' ? problem : undefined,
    /** For `MemberWords`. */
    words: {
      draft,
      templates,
      mayWriteFreely: writesFreely(item),
      name,
      problem: wrong === 'words' ? problem : '',
      onChange: changed,
    },
  };
}
