import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppealFieldsFragment } from '../gql/graphql.js';
import { Composer } from '../platform/composer.js';
import { useDraft } from '../platform/draft.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { RadioCards } from '../ui/choice-cards.js';
import { useToast } from '../ui/toast.js';
import { DeskRules } from './concern.graphql.js';
import { Appeals, DecideAppeal } from './decisions.graphql.js';
import { DeskNow } from './desk.graphql.js';
import styles from './desk.module.css';

const outcomes = ['UPHELD', 'PARTLY', 'OVERTURNED'] as const;
type Outcome = (typeof outcomes)[number];

/** One challenge: what was done, what they were told, what they say, and the answer. */
export function AppealCard({ appeal }: { appeal: AppealFieldsFragment }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const [open, setOpen] = useState(false);
  const rules = useQuery({ ...queryOf(DeskRules), staleTime: Infinity }).data?.rules ?? [];
  const rule = rules.find(({ code }) => code === appeal.rule)?.words ?? appeal.rule;
  const { decide, whyNot } = appeal.viewerCan;

  return (
    <Card as="li" className={styles.card}>
      <div className={styles.cardHead}>
        <h2>{say(`appeals.${appeal.what}`, { name: appeal.personName }, 'appeals.other')}</h2>
        <p>
          <b>{t('appeals.by', { at: time.dayAndClock(appeal.decideBy) })}</b>
        </p>
      </div>
      <p className={styles.quiet}>
        {t('appeals.where', { group: appeal.groupName, at: time.dayAndClock(appeal.lodgedAt) })}
      </p>
      <div>
        <h3>{t('appeals.theirs')}</h3>
        <p className={styles.letter}>{appeal.words}</p>
      </div>
      {appeal.contentCopy && (
        <div>
          <h3>{t('appeals.words')}</h3>
          <p className={styles.letter}>{appeal.contentCopy}</p>
        </div>
      )}
      <div>
        <h3>{t('appeals.told')}</h3>
        <p className={styles.letter}>{appeal.explanation}</p>
        <p className={styles.quiet}>{t('proposals.rule', { words: rule })}</p>
      </div>
      <p className={styles.quiet}>
        {appeal.decidedByName ? t('appeals.first', { name: appeal.decidedByName }) : t('appeals.firstSoftware')}
      </p>
      {!decide && <p>{t(whyNot === 'ownDecision' ? 'appeals.own' : 'appeals.notYours')}</p>}
      {decide && !open && (
        <div className={styles.buttons}>
          <Button onPress={() => setOpen(true)} expanded={false}>
            {t('appeals.open')}
          </Button>
        </div>
      )}
      {decide && open && <AnswerForm appeal={appeal} />}
    </Card>
  );
}

function AnswerForm({ appeal }: { appeal: AppealFieldsFragment }) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const draft = useDraft(`desk:appeal:${appeal.id}`);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [missing, setMissing] = useState(false);

  const send = async (answer: string) => {
    if (!outcome) {
      setMissing(true);
      return;
    }
    try {
      await draft.send((key) => request(DecideAppeal, { key, id: appeal.id, outcome, answer }));
    } catch (error) {
      if (refusalOf(error) !== 'appeal.closed') throw error;
      toast({ text: words(error) });
      void client.invalidateQueries({ queryKey: keyOf(Appeals) });
      return;
    }
    toast({ text: t('appeals.done') });
    void client.invalidateQueries({ queryKey: keyOf(Appeals) });
    void client.invalidateQueries({ queryKey: keyOf(DeskNow) });
  };

  return (
    <div className={styles.stack}>
      <RadioCards
        legend={t('appeals.outcome')}
        value={outcome}
        error={missing ? t('appeals.choose') : undefined}
        onChange={(next) => {
          setMissing(false);
          setOutcome(next);
        }}
        choices={outcomes
          .filter((value) => appeal.viewerCan.outcomes.includes(value))
          .map((value) => ({ value, text: t(`appeals.${value}`), note: t(`appeals.${value}Note`) }))}
      />
      <Composer
        draft={draft}
        label={t('appeals.answer')}
        hint={t('appeals.answerHint')}
        send={t('appeals.button')}
        onSend={send}
        max={2000}
        rows={5}
        plain
      />
    </div>
  );
}
