import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useNow, useTime } from '../platform/use-time.js';
import { NativeSelect } from '../ui/field.js';
import { RestrictMember } from './concern.graphql.js';
import { MemberWords, missingIn, templateOf } from './member-words.js';
import { RuleField } from './rule-field.js';
import { useAct, usePersonName, type ConcernItem } from './use-concern.js';
import { VerdictForm, type FormProps } from './verdict-form.js';
import { writesFreely } from './verdict-write.js';

const hoursOffered = [1, 2, 4, 8, 12, 24];

/** 4: a pause from writing, up to 24 hours. Peers propose, a lead confirms. Reading and help stay open (R14). */
export function PauseForm({ item, onDone }: FormProps<ConcernItem>) {
  const t = useT();
  const time = useTime();
  const now = useNow();
  const name = usePersonName()(item);
  const act = useAct();
  const draft = useDraft(`desk:${item.id}:pause`);
  const [hours, setHours] = useState(4);
  const [rule, setRule] = useState('');
  const [wrong, setWrong] = useState<'rule' | 'words'>('words');
  const proposes = !item.viewerCan.restrict;
  const templates = item.templates.filter((template) => template.for === 'RESTRICT');

  const end = (count: number) => time.dayAndClock(new Date(now.getTime() + count * 3_600_000));

  const submit = async () => {
    setWrong(rule ? 'words' : 'rule');
    if (!rule) return act.complain(t('hide.ruleFirst'));
    const missing = missingIn(draft, templates);
    if (missing) return act.complain(t(missing));
    const input = {
      itemId: item.id,
      reasonCode: rule,
      hours,
      memberText: draft.body.trim(),
      templateId: templateOf(draft),
    };
    const done = await act.run(
      async (key) => (await request(RestrictMember, { input: { key, ...input } })).done,
      t(proposes ? 'pause.proposed' : 'pause.done', { name }),
      draft,
    );
    if (done) onDone();
  };

  return (
    <VerdictForm
      effect={proposes ? t('pause.untilLater', { hours, name }) : t('pause.until', { at: end(hours), name })}
      button={proposes ? t('pause.propose') : t('pause.button', { name })}
      pending={act.pending}
      onSubmit={() => void submit()}
    >
      <NativeSelect
        label={t('pause.hours')}
        value={String(hours)}
        onChange={(value) => {
          act.changed();
          setHours(Number(value));
        }}
        options={hoursOffered.map((count) => ({ value: String(count), text: t('pause.hour', { hours: count }) }))}
      />
      <RuleField
        value={rule}
        mayBeCare={false}
        error={wrong === 'rule' ? act.problem : undefined}
        onChange={(code) => {
          act.changed();
          setRule(code);
        }}
      />
      <MemberWords
        draft={draft}
        templates={templates}
        mayWriteFreely={writesFreely(item)}
        name={name}
        problem={wrong === 'words' ? act.problem : ''}
        onChange={act.changed}
        later={{ time: proposes ? t('pause.endLater', { hours }) : end(hours) }}
      />
    </VerdictForm>
  );
}
