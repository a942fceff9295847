import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { lastHazard, learningChanges, learningDoors } from '@kith/contracts/quality-codes';
import type { LearningFieldsFragment } from '../gql/graphql.js';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT, type MessageId } from '../platform/i18n.js';
import { Refusal, refusalOf } from '../platform/refusal.js';
import { Button } from '../ui/button.js';
import { NativeSelect, TextArea, TextField } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { LearningOwners, LearningReviews, PlanLearning } from './learning.graphql.js';
import styles from './quality.module.css';

interface LearningFormProps {
  review: LearningFieldsFragment;
  onDone: () => void;
}

const hazards = Array.from({ length: lastHazard }, (_, at) => `H${String(at + 1).padStart(2, '0')}`);
const fields = ['door', 'change', 'words', 'hazard', 'ownerId', 'dueOn'] as const;
type Field = (typeof fields)[number];
const labels: Record<Field, MessageId> = {
  door: 'learning.door',
  change: 'learning.changes',
  words: 'learning.words',
  hazard: 'learning.hazard',
  ownerId: 'learning.owner',
  dueOn: 'learning.due',
};

/** What changes because of a case, who sees to it and by when. Kept as a draft until it is sent. */
export function LearningForm({ review, onDone }: LearningFormProps) {
  const t = useT();
  const say = useDynamicT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const owners = useQuery(queryOf(LearningOwners)).data?.learningOwners ?? [];
  const { plan } = review;
  const draft = useFieldsDraft<Record<Field, string>>(`learning:plan:${review.id}`, {
    door: plan?.door ?? '',
    change: plan?.change ?? '',
    words: plan?.words ?? '',
    hazard: plan?.hazard ?? '',
    ownerId: plan?.ownerId ?? '',
    dueOn: plan?.dueOn ?? '',
  });
  const [problems, setProblems] = useState<Partial<Record<Field | 'form', string>>>({});
  const [pending, setPending] = useState(false);
  const { values } = draft;
  const set = (field: Field) => (value: string) => draft.set({ [field]: value });

  const send = async () => {
    const missing = fields.filter((field) => !values[field].trim());
    if (missing.length > 0)
      return setProblems(Object.fromEntries(missing.map((field) => [field, t('learning.missing')])));
    const door = learningDoors.find((one) => one === values.door)!;
    const change = learningChanges.find((one) => one === values.change)!;
    setPending(true);
    setProblems({});
    try {
      await draft.send((key) =>
        request(PlanLearning, { input: { ...values, key, id: review.id, version: review.version, door, change } }),
      );
      toast({ text: t('learning.saved') });
      await client.invalidateQueries({ queryKey: keyOf(LearningReviews) });
      onDone();
    } catch (error) {
      const field = error instanceof Refusal && fields.find((one) => one === error.details['field']);
      setProblems({ [field || 'form']: words(error) });
      if (refusalOf(error) === 'resource.stale') void client.invalidateQueries({ queryKey: keyOf(LearningReviews) });
    } finally {
      setPending(false);
    }
  };
  const said = (field: Field) => ({ label: t(labels[field]), value: values[field], error: problems[field] });

  return (
    <form
      className={styles.form}
      noValidate
      aria-label={t('learning.write')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={styles.two}>
        <NativeSelect
          {...said('door')}
          none={t('learning.choose')}
          onChange={set('door')}
          options={learningDoors.map((value) => ({ value, text: t(`learning.door.${value}`) }))}
        />
        <NativeSelect
          {...said('change')}
          none={t('learning.choose')}
          onChange={set('change')}
          options={learningChanges.map((value) => ({ value, text: t(`learning.change.${value}`) }))}
        />
      </div>
      <TextArea {...said('words')} hint={t('learning.wordsHint')} rows={3} maxLength={2000} onChange={set('words')} />
      <div className={styles.two}>
        <NativeSelect
          {...said('hazard')}
          none={t('learning.choose')}
          onChange={set('hazard')}
          options={hazards.map((value) => ({
            value,
            text: t('learning.hazardOf', { number: value, words: say(`hazard.${value}`) }),
          }))}
        />
        <NativeSelect
          {...said('ownerId')}
          none={t('learning.choose')}
          onChange={set('ownerId')}
          options={owners.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <TextField {...said('dueOn')} type="date" onChange={set('dueOn')} />
      </div>
      {problems.form && (
        <p role="alert" className={styles.problem}>
          {problems.form}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" kind="primary" pending={pending}>
          {t('learning.save')}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {t('quality.notNow')}
        </Button>
      </div>
    </form>
  );
}
