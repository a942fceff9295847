import { useState } from 'react';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { TextArea, TextField } from '../ui/field.js';
import { request } from './graphql.js';
import { useRefusalText, useT } from './i18n.js';
import { refusalOf } from './refusal.js';
import {
  diabetesParts,
  generalParts,
  type Plan,
  type PlanDraft,
  type PlanPart,
  usePlanDraft,
  wordsOf,
} from './safety-plan-draft.js';
import { SaveSafetyPlan } from './safety-plan.graphql.js';
import { useWriter } from './safety-plan-words.js';
import styles from './safety-plan.module.css';
import { SavedMark } from './saved-mark.js';

interface PlanFormProps {
  /** Name of the draft. */
  place: string;
  plan: Plan | null;
  /** The case through which a clinician writes; left out for the own plan. */
  caseId?: string;
  onSaved: (plan: Plan) => void;
  /** Somebody saved meanwhile: asks for the plan again. */
  onStale: () => void;
}

/** Changes a safety plan. Two who write at once lose nothing: theirs stands beside yours until you have chosen (R36). */
export function SafetyPlanForm({ place, plan, caseId, onSaved, onStale }: PlanFormProps) {
  const t = useT();
  const say = useRefusalText();
  const edit = usePlanDraft(place, plan);
  const [problem, setProblem] = useState('');
  const [reviewProblem, setReviewProblem] = useState('');
  const [pending, setPending] = useState(false);
  const planned = plan && Date.parse(plan.reviewAt) > Date.now() ? plan.reviewAt : null;
  const day = edit.review ?? planned?.slice(0, 10) ?? '';

  const save = async () => {
    const reviewAt = edit.review === null ? planned : asTime(edit.review);
    setReviewProblem(reviewAt ? '' : t('plan.reviewMissing'));
    const isEmpty = Object.values(edit.words).every((words) => !words.trim());
    setProblem(isEmpty ? t('plan.empty') : edit.both.size ? t('plan.open') : '');
    if (!reviewAt || isEmpty || edit.both.size) return;
    setPending(true);
    try {
      const input = { caseId: caseId ?? null, version: plan?.version ?? 0, words: edit.words, reviewAt };
      const { saveSafetyPlan } = await edit.draft.send((key) => request(SaveSafetyPlan, { input: { ...input, key } }));
      onSaved(saveSafetyPlan);
    } catch (error) {
      const isStale = refusalOf(error) === 'resource.stale';
      setProblem(isStale ? t('plan.stale') : say(error));
      if (isStale) onStale();
    } finally {
      setPending(false);
    }
  };

  const group = (title: string, parts: readonly PlanPart[]) => (
    <fieldset>
      <legend>{title}</legend>
      {parts.map((part) => (
        <Part key={part} part={part} edit={edit} plan={plan} />
      ))}
    </fieldset>
  );
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {group(t('plan.general'), generalParts)}
      {group(t('plan.diabetes'), diabetesParts)}
      <TextField
        label={t('plan.review')}
        type="date"
        value={day}
        onChange={edit.setReview}
        error={reviewProblem || undefined}
      />
      {problem && <Banner tone="trouble">{problem}</Banner>}
      <div className={styles.foot}>
        <Button type="submit" kind="primary" pending={pending}>
          {t('plan.save')}
        </Button>
        {edit.isTouched && <SavedMark draft={edit.draft} />}
      </div>
    </form>
  );
}

function Part({ part, edit, plan }: { part: PlanPart; edit: PlanDraft; plan: Plan | null }) {
  const t = useT();
  const writer = useWriter();
  const latest = plan?.versions[0];
  const theirs = wordsOf(plan)[part];
  return (
    <>
      <TextArea
        label={t(`plan.part.${part}`)}
        rows={2}
        maxLength={1500}
        value={edit.words[part]}
        onChange={(words) => edit.set(part, words)}
      />
      {latest && edit.both.has(part) && (
        <div className={styles.theirs} role="group" aria-label={t(`plan.part.${part}`)}>
          <p className={styles.quiet}>{t(theirs ? 'plan.theirs' : 'plan.theirsEmptied', { who: writer(latest) })}</p>
          {theirs && <p className={styles.words}>{theirs}</p>}
          <div className={styles.foot}>
            <Button size="small" onPress={() => edit.keepMine(part)}>
              {t('plan.keepMine')}
            </Button>
            <Button size="small" onPress={() => edit.takeTheirs(part)}>
              {t('plan.takeTheirs')}
            </Button>
            {theirs && (
              <Button size="small" onPress={() => edit.takeBoth(part)}>
                {t('plan.takeBoth')}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}

/** Nine in the morning of a chosen day; null unless it is to come and within a year. */
function asTime(day: string): string | null {
  const at = new Date(`${day}T09:00`);
  const isInRange = at.getTime() > Date.now() && at.getTime() < Date.now() + 365 * 86_400_000;
  return isInRange ? at.toISOString() : null;
}
