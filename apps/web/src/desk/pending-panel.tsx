import { useState } from 'react';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { DeclinePending, PublishPending } from './concern.graphql.js';
import styles from './concern.module.css';
import { MemberWords } from './member-words.js';
import { RuleField } from './rule-field.js';
import { useActWithWords } from './use-act-with-words.js';
import { useAct, usePersonName, type ConcernItem } from './use-concern.js';
import { VerdictForm } from './verdict-form.js';

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
      {item.subjects.length > 1 && (
        <p className={styles.noteWords}>
          {t('pending.which', {
            number: item.subjects.indexOf(subject) + 1,
            count: item.subjects.length,
            words: subject.asReported
              .map(({ text }) => text)
              .join('')
              .slice(0, 60),
          })}
        </p>
      )}
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
  const { name, send, pending, changed, reasonProblem, words } = useActWithWords(item, {
    place: 'decline',
    use: 'DECLINE',
    reasonFirst: 'hide.ruleFirst',
  });
  const [rule, setRule] = useState('');
  const { contentType, contentId } = subject;

  const submit = () =>
    send(
      rule,
      async (input) => (await request(DeclinePending, { input: { ...input, contentType, contentId } })).done,
      t('pending.declined', { name }),
    );

  return (
    <VerdictForm
      effect={t('hide.statement')}
      button={t('pending.declineButton', { name })}
      pending={pending}
      onSubmit={() => void submit()}
    >
      <RuleField
        value={rule}
        mayBeCare={false}
        error={reasonProblem}
        onChange={(code) => {
          changed();
          setRule(code);
        }}
      />
      <MemberWords {...words} />
    </VerdictForm>
  );
}
