import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Outcome } from '../gql/graphql.js';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { TextButton } from '../ui/button.js';
import { CheckboxCards, RadioCards } from '../ui/choice-cards.js';
import { NativeSelect, TextArea } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import { ActDialog } from './act-dialog.js';
import { CloseCase } from './case.graphql.js';
import styles from './case.module.css';
import { outcomes } from './outcomes.js';
import { type CaseData, useCaseAct } from './use-case-act.js';

const feedbacks = ['rightToRaise', 'fineNotNeeded', 'soonerNextTime'] as const;
const hoursLater = ['24', '72'] as const;
type Feedback = (typeof feedbacks)[number];
type Hours = (typeof hoursLater)[number];

interface CloseDialogProps {
  data: CaseData;
  outcome: Outcome | null;
  onOutcome: (outcome: Outcome) => void;
  worth: boolean | null;
  onWorth: (worth: boolean) => void;
  onClose: () => void;
}

/** All that closing needs (safety.md 2.6): outcome, what was done, follow-up or why none, feedback, worth the time. */
export function CloseDialog({ data, outcome, onOutcome, worth, onWorth, onClose }: CloseDialogProps) {
  const t = useT();
  const time = useTime();
  const toast = useToast();
  const firstTry = useRef({ key: '', at: 0 });
  const { act, pending, problem } = useCaseAct(data.id);
  const words = useFieldsDraft(`close:${data.id}`, { actions: '', noFollowUp: '', feedback: '', worth: '' });
  const [extra, setExtra] = useState<Outcome[]>([]);
  const [showExtra, setShowExtra] = useState(false);
  const [followUp, setFollowUp] = useState<Hours[]>([]);
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const [tried, setTried] = useState(false);
  // Nobody is asked how they are after they have died (R47).
  const hasDied = outcome === 'OC16' || extra.includes('OC16');
  const missing = {
    outcome: !outcome,
    actions: !words.values.actions.trim(),
    followUp: !hasDied && followUp.length === 0 && !words.values.noFollowUp.trim(),
    feedback: !feedback,
    feedbackText: !words.values.feedback.trim(),
    worth: worth === null,
    worthReason: worth === false && !words.values.worth.trim(),
  };
  const when = (name: keyof typeof missing, text: string) => (tried && missing[name] ? text : undefined);
  const needsSecond = data.needsSecondPerson || hasDied;
  const hasDraft = data.notes.some((note) => note.isMine && !note.signedAt);

  const close = async () => {
    setTried(true);
    if (Object.values(missing).some(Boolean) || !outcome || !feedback || worth === null) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=dialog] [aria-invalid=true]')?.focus());
      return;
    }
    const looks = hasDied ? [] : followUp;
    const send = (key: string) => {
      if (firstTry.current.key !== key) firstTry.current = { key, at: Date.now() };
      return request(CloseCase, {
        input: {
          caseId: data.id,
          version: data.version,
          outcome,
          extraOutcomes: extra.filter((one) => one !== outcome),
          actionsTaken: words.values.actions,
          followUpAt: looks.map((hours) => new Date(firstTry.current.at + Number(hours) * 3_600_000).toISOString()),
          noFollowUpReason: hasDied ? t('close.died') : looks.length > 0 ? null : words.values.noFollowUp,
          feedbackCode: feedback,
          feedbackText: words.values.feedback,
          worthTime: worth,
          worthReason: worth ? null : words.values.worth,
          key,
        },
      });
    };
    if (!(await act(() => words.send(send)))) return;
    toast({ text: t(needsSecond ? 'close.proposed' : 'close.done') });
    onClose();
  };

  return (
    <ActDialog
      onClose={onClose}
      title={t('close.title', { reference: data.reference })}
      {...(needsSecond && { lead: t(hasDied ? 'close.diedNote' : 'close.crisisNote') })}
      act={t(needsSecond ? 'close.confirmCrisis' : 'close.confirm')}
      onAct={() => void close()}
      pending={pending}
      problem={problem}
    >
      {hasDraft && (
        <p className={styles.problem}>
          <Icon name="warning" size={1.1} />
          <span>
            {t('close.draft')} <Link to="?view=note">{t('close.toNote')}</Link>
          </span>
        </p>
      )}
      <NativeSelect
        label={t('close.outcome')}
        none={t('rota.choose')}
        value={outcome ?? ''}
        onChange={(value: string) => onOutcome(value as Outcome)}
        error={when('outcome', t('close.outcomeMissing'))}
        options={outcomes.map((one) => ({ value: one, text: t(`outcome.${one}`) }))}
      />
      {showExtra ? (
        <CheckboxCards
          legend={t('close.extra')}
          value={extra}
          onChange={setExtra}
          columns={2}
          choices={outcomes.filter((one) => one !== outcome).map((one) => ({ value: one, text: t(`outcome.${one}`) }))}
        />
      ) : (
        <div>
          <TextButton onPress={() => setShowExtra(true)}>{t('close.extraShow')}</TextButton>
        </div>
      )}
      <TextArea
        label={t('close.actions')}
        hint={t('close.actionsHint')}
        rows={3}
        value={words.values.actions}
        onChange={(text: string) => words.set({ actions: text })}
        error={when('actions', t('close.actionsMissing'))}
      />
      {!hasDied && (
        <CheckboxCards
          legend={t('close.followUp')}
          hint={t('close.followUpHint')}
          error={when('followUp', t('close.followUpMissing'))}
          value={followUp}
          onChange={setFollowUp}
          columns={2}
          choices={hoursLater.map((hours) => ({
            value: hours,
            text: t(`close.followUp.${hours}`),
            note: time.dayAndClock(new Date(Date.now() + Number(hours) * 3_600_000)),
          }))}
        />
      )}
      {!hasDied && followUp.length === 0 && (
        <TextArea
          label={t('close.noFollowUp')}
          rows={1}
          value={words.values.noFollowUp}
          onChange={(text: string) => words.set({ noFollowUp: text })}
        />
      )}
      <RadioCards
        legend={t('close.feedback')}
        error={when('feedback', t('close.feedbackMissing'))}
        value={feedback}
        onChange={setFeedback}
        choices={feedbacks.map((one) => ({ value: one, text: t(`close.feedback.${one}`) }))}
      />
      <TextArea
        label={t('close.feedbackText')}
        rows={2}
        value={words.values.feedback}
        onChange={(text: string) => words.set({ feedback: text })}
        error={when('feedbackText', t('close.feedbackTextMissing'))}
      />
      <RadioCards
        legend={t('close.worth')}
        error={when('worth', t('close.worthMissing'))}
        columns={2}
        value={worth === null ? null : worth ? 'yes' : 'no'}
        onChange={(value: 'yes' | 'no') => onWorth(value === 'yes')}
        choices={[
          { value: 'yes', text: t('close.worthYes') },
          { value: 'no', text: t('close.worthNo') },
        ]}
      />
      {worth === false && (
        <TextArea
          label={t('close.worthReason')}
          rows={1}
          value={words.values.worth}
          onChange={(text: string) => words.set({ worth: text })}
          error={when('worthReason', t('close.worthReasonMissing'))}
        />
      )}
    </ActDialog>
  );
}
