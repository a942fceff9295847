import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { RadioCards } from '../ui/choice-cards.js';
import { HideContent, RemoveContent, RestoreContent, TurnRepliesOff, TurnRepliesOn } from './concern.graphql.js';
import styles from './concern.module.css';
import { factOf } from './facts.js';
import { MemberWords, missingIn, templateOf } from './member-words.js';
import { RuleField } from './rule-field.js';
import { useAct, usePersonName, type ConcernItem } from './use-concern.js';
import { VerdictForm, type FormProps } from './verdict-form.js';
import { writesFreely } from './verdict-write.js';
import { WhichWords } from './which-words.js';

type Subject = ConcernItem['subjects'][number];
type What = 'hide' | 'remove' | 'propose' | 'repliesOff' | 'restore' | 'repliesOn';

const documents = {
  hide: HideContent,
  remove: RemoveContent,
  propose: RemoveContent,
  repliesOff: TurnRepliesOff,
  restore: RestoreContent,
  repliesOn: TurnRepliesOn,
};
const uses: Record<What, string> = {
  hide: 'HIDE',
  remove: 'REMOVE',
  propose: 'REMOVE',
  repliesOff: 'REPLIES_OFF',
  restore: '',
  repliesOn: '',
};

/** Showing again is recorded under the rule it was put away for. */
const ruleBefore = ({ timeline }: ConcernItem): string =>
  factOf(timeline.findLast(({ kind }) => ['hide', 'remove', 'repliesOff'].includes(kind))?.facts ?? [], 'reasonCode') ||
  'distressCare';

/** What makes sense for these words now. */
function choicesFor({ viewerCan: can }: ConcernItem, subject: Subject): What[] {
  const isPost = subject.contentType === 'POST';
  const { nowState } = subject;
  const isGone = nowState === 'GONE' || nowState === 'AUTHOR_DELETED';
  const isAway = ['HIDDEN', 'REMOVED', 'HELD'].includes(nowState);
  const offered: (What | false)[] = [
    can.hide && !isAway && !isGone && 'hide',
    can.remove && nowState !== 'REMOVED' && !isGone && 'remove',
    can.proposeRemove && nowState !== 'REMOVED' && !isGone && 'propose',
    can.repliesOff && isPost && !subject.repliesOff && !isGone && 'repliesOff',
    can.hide && isAway && 'restore',
    can.repliesOff && isPost && subject.repliesOff && 'repliesOn',
  ];
  return offered.filter((one) => one !== false);
}

/** 3: hide, take down, replies off, and the ways back. Needs a rule, and the words the member reads (R20, R21). */
export function HideForm({ item, onDone }: FormProps<ConcernItem>) {
  const t = useT();
  const name = usePersonName()(item);
  const act = useAct();
  const draft = useDraft(`desk:${item.id}:statement`);
  const [contentId, setContentId] = useState(item.subjects[0]?.contentId ?? '');
  const [chosen, setChosen] = useState<What | null>(null);
  const [rule, setRule] = useState('');
  const [wrong, setWrong] = useState<'rule' | 'words' | null>(null);
  const subject = item.subjects.find((one) => one.contentId === contentId);
  const offered = subject ? choicesFor(item, subject) : [];
  const what = chosen && offered.includes(chosen) ? chosen : (offered[0] ?? null);
  if (!subject || !what) return <p className={styles.effect}>{t('context.nowGone')}</p>;

  const isBack = what === 'restore' || what === 'repliesOn';
  const templates = item.templates.filter((template) => template.for === uses[what]);
  const isDistress = item.signals.every(({ code }) => /^B(?!7|13)/.test(code) || code === 'safety');
  const changed = () => {
    setWrong(null);
    act.changed();
  };

  const submit = async () => {
    if (!isBack && !rule) {
      setWrong('rule');
      return act.complain(t('hide.ruleFirst'));
    }
    const missing = isBack ? null : missingIn(draft, templates);
    setWrong('words');
    if (missing) return act.complain(t(missing));
    const input = {
      itemId: item.id,
      contentType: subject.contentType,
      contentId: subject.contentId,
      reasonCode: isBack ? ruleBefore(item) : rule,
      memberText: isBack ? '' : draft.body.trim(),
      templateId: isBack ? null : templateOf(draft),
    };
    const done = await act.run(
      async (key) => (await request(documents[what], { input: { key, ...input } })).done,
      t(`hide.done.${what}`, { name }),
      isBack ? null : draft,
    );
    if (done) onDone();
  };

  return (
    <VerdictForm
      effect={t(isBack || what === 'propose' ? `hide.${what}Note` : 'hide.statement')}
      button={t(`hide.button.${what}`, { name })}
      kind={what === 'remove' ? 'danger' : 'secondary'}
      pending={act.pending}
      {...(isBack && { problem: act.problem })}
      onSubmit={() => void submit()}
    >
      {isDistress && <p className={styles.care}>{t('hide.care')}</p>}
      <WhichWords subjects={item.subjects} value={contentId} onChange={setContentId} />
      <RadioCards
        legend={t('hide.what')}
        value={what}
        onChange={(next) => {
          changed();
          setChosen(next);
        }}
        choices={offered.map((value) => ({ value, text: t(`hide.${value}`), note: t(`hide.${value}Note`) }))}
      />
      {!isBack && (
        <>
          <RuleField
            value={rule}
            mayBeCare={what === 'hide' || what === 'repliesOff'}
            error={wrong === 'rule' ? act.problem : undefined}
            onChange={(code) => {
              changed();
              setRule(code);
            }}
          />
          <MemberWords
            draft={draft}
            templates={templates}
            mayWriteFreely={writesFreely(item)}
            name={name}
            problem={wrong === 'words' ? act.problem : ''}
            onChange={changed}
          />
        </>
      )}
    </VerdictForm>
  );
}
