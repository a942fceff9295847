import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { DeclinePending, PublishPending } from './concern.graphql.js';
import styles from './concern.module.css';
import { MemberWords, missingIn, templateOf } from './member-words.js';
import { RuleField } from './rule-field.js';
import { useAct, usePersonName, type ConcernItem } from './use-concern.js';
import { VerdictForm } from './verdict-form.js';
import { writesFreely } from './verdict-write.js';

/** A post that others cannot see until somebody has read it. */
export function PendingPanel({ item, subject }: { item: ConcernItem; subject: ConcernItem['subjects'][number] }) {
  const t = useT();
  const name = usePersonName()(item);
  const publish = useAct();
  const [declining, setDeclining] = useState(false);
  const isHeld = subject.nowState === 'HELD';
  return (
    <section className={styles.escalate} aria-labelledby="pending-title">
      <h2 id="pending-title">{t(isHeld ? 'pending.held' : 'pending.title')}</h2>
      <p className={styles.muted}>{t('pending.text', { name })}</p>
      {subject.authorAsked && <p className={styles.care}>{t('pending.asked', { name })}</p>}
      <div className={styles.buttons}>
        <Button
          pending={publish.pending}
          icon="check"
          onPress={() =>
            void publish.run(async (key) => {
              const { contentId, version } = subject;
              return (await request(PublishPending, { key, itemId: item.id, contentId, version })).publishPending;
            }, t('pending.published'))
          }
        >
          {t(subject.authorAsked ? 'pending.publishAsked' : 'pending.publish')}
        </Button>
        <Button kind="quiet" expanded={declining} onPress={() => setDeclining(!declining)}>
          {t('pending.decline')}
        </Button>
      </div>
      {publish.problem && (
        <p role="alert" className={styles.problem}>
          {publish.problem}
        </p>
      )}
      {declining && <DeclineForm item={item} subject={subject} />}
    </section>
  );
}

function DeclineForm({ item, subject }: { item: ConcernItem; subject: ConcernItem['subjects'][number] }) {
  const t = useT();
  const name = usePersonName()(item);
  const act = useAct();
  const draft = useDraft(`desk:${item.id}:decline`);
  const [rule, setRule] = useState('');
  const [wrong, setWrong] = useState<'rule' | 'words'>('words');
  const templates = item.templates.filter((template) => template.for === 'DECLINE');

  const submit = async () => {
    setWrong(rule ? 'words' : 'rule');
    if (!rule) return act.complain(t('hide.ruleFirst'));
    const missing = missingIn(draft, templates);
    if (missing) return act.complain(t(missing));
    const input = {
      itemId: item.id,
      contentType: subject.contentType,
      contentId: subject.contentId,
      reasonCode: rule,
      memberText: draft.body.trim(),
      templateId: templateOf(draft),
    };
    await act.run(
      async (key) => (await request(DeclinePending, { input: { key, ...input } })).done,
      t('pending.declined', { name }),
      draft,
    );
  };

  return (
    <VerdictForm
      effect={t('hide.statement')}
      button={t('pending.declineButton', { name })}
      pending={act.pending}
      onSubmit={() => void submit()}
    >
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
      />
    </VerdictForm>
  );
}
