import type { Ask } from '../gql/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';

/** A sentence as the end of a longer one: no full stop, and a small first letter unless it is a word such as "I". */
export function asTail(sentence: string): string {
  const plain = sentence.trim().replace(/\.$/, '');
  return /^\p{Lu}\p{Ll}/u.test(plain) ? plain.charAt(0).toLocaleLowerCase() + plain.slice(1) : plain;
}

/** The ask first, then the sentence of whoever sent it. */
export function useAskWords(): (row: { ask: Ask; sentence: string | null }) => string {
  const t = useT();
  const say = useDynamicT();
  return ({ ask, sentence }) => {
    const asked = say(`ask.${ask}`);
    return sentence ? t('ask.with', { ask: asked, sentence: asTail(sentence) }) : asked;
  };
}
