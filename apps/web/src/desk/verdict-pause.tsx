import { useState } from 'react';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useNow, useTime } from '../platform/use-time.js';
import { NativeSelect } from '../ui/field.js';
import { RestrictMember } from './concern.graphql.js';
import { MemberWords } from './member-words.js';
import { RuleField } from './rule-field.js';
import { useActWithWords } from './use-act-with-words.js';
import type { ConcernItem } from './use-concern.js';
import { VerdictForm, type FormProps } from './verdict-form.js';

const hoursOffered = [1, 2, 4, 8, 12, 24];

/** 4: a pause from writing, up to 24 hours. Peers propose, a lead confirms. Reading and help stay open (R14). */
export function PauseForm({ item, onDone }: FormProps<ConcernItem>) {
  const t = useT();
  const time = useTime();
  const now = useNow();
  const { name, send, pending, changed, reasonProblem, words } = useActWithWords(item, {
    place: 'pause',
    use: 'RESTRICT',
    reasonFirst: 'hide.ruleFirst',
  });
  const [hours, setHours] = useState(4);
  const [rule, setRule] = useState('');
  const proposes = !item.viewerCan.restrict;

  const end = (count: number) => time.dayAndClock(new Date(now.getTime() + count * 3_600_000));

  const submit = async () => {
    const done = await send(
      rule,
      async (input) => (await request(RestrictMember, { input: { ...input, hours } })).done,
      t(proposes ? 'pause.proposed' : 'pause.done', { name }),
    );
    if (done) onDone();
  };

  return (
    <VerdictForm
      effect={proposes ? t('pause.untilLater', { hours, name }) : t('pause.until', { at: end(hours), name })}
      button={proposes ? t('pause.propose') : t('pause.button', { name })}
      pending={pending}
      onSubmit={() => void submit()}
    >
      <NativeSelect
        label={t('pause.hours')}
        value={String(hours)}
        onChange={(value) => {
          changed();
          setHours(Number(value));
        }}
        options={hoursOffered.map((count) => ({ value: String(count), text: t('pause.hour', { hours: count }) }))}
      />
      <RuleField
        value={rule}
        mayBeCare={false}
        error={reasonProblem}
        onChange={(code) => {
          changed();
          setRule(code);
        }}
      />
      <MemberWords {...words} later={{ time: proposes ? t('pause.endLater', { hours }) : end(hours) }} />
    </VerdictForm>
  );
}
