import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { CloseForAge } from './concern.graphql.js';
import { MemberWords } from './member-words.js';
import { useActWithWords } from './use-act-with-words.js';
import type { ConcernItem } from './use-concern.js';
import { VerdictForm, type FormProps } from './verdict-form.js';

/** Ends the place of somebody who is too young, in all their groups, with the way to one that fits (H26). */
export function TooYoungForm({ item, onDone }: FormProps<ConcernItem>) {
  const t = useT();
  const { name, send, pending, words } = useActWithWords(item, {
    place: 'too-young',
    use: 'CLOSE',
    reasonFirst: 'hide.ruleFirst',
  });

  const submit = async () => {
    const done = await send(
      'underAge',
      async (input) => (await request(CloseForAge, { input })).done,
      t('tooYoung.done', { name }),
    );
    if (done) onDone();
  };

  return (
    <VerdictForm
      effect={t('tooYoung.effect', { name })}
      button={t('tooYoung.button', { name })}
      pending={pending}
      onSubmit={() => void submit()}
    >
      <MemberWords {...words} />
    </VerdictForm>
  );
}
