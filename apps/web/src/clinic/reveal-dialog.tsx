import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { IdentityField, RevealReason } from '../gql/graphql.js';
import { useAgreedTimes } from '../platform/agreed-times.js';
import { useDraft } from '../platform/draft.js';
import { queryOf, request } from '../platform/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { useStepUp } from '../platform/step-up.js';
import { useTime } from '../platform/use-time.js';
import { Button, TextButton } from '../ui/button.js';
import { CheckboxCards, RadioCards } from '../ui/choice-cards.js';
import { Dialog } from '../ui/dialog.js';
import { TextArea, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import { CaseView } from './case.graphql.js';
import styles from './case.module.css';
import { AskReveal } from './reveal.graphql.js';
import type { CaseData } from './use-case-act.js';

const fieldChoices: readonly IdentityField[] = ['PHONE', 'NAME', 'ADDRESS', 'SUPPORTER', 'CLINIC'];
const reasonChoices: readonly RevealReason[] = [
  'DANGER_TO_LIFE',
  'DANGER_TO_OTHER',
  'CHILD_OR_ADULT_AT_RISK',
  'MEMBER_ASKED',
  'LEGAL_ORDER',
];
const shortest = 20;
const hour = 3_600_000;

interface RevealDialogProps {
  data: CaseData;
  onClose: () => void;
  /** The reveal runs: its details may be looked at. */
  onShown: (revealId: string) => void;
}

/** Break glass (R41-R45): what, why, in own words, what follows, then a code. Nothing is chosen beforehand. */
export function RevealDialog({ data, onClose, onShown }: RevealDialogProps) {
  const t = useT();
  const times = useAgreedTimes();
  const time = useTime();
  const toast = useToast();
  const client = useQueryClient();
  const words = useDraft(`reveal:${data.id}`);
  const [fields, setFields] = useState<IdentityField[]>([]);
  const [reason, setReason] = useState<RevealReason | null>(null);
  const [withhold, setWithhold] = useState(false);
  const [lookAgain, setLookAgain] = useState('');
  const [tried, setTried] = useState(false);
  const code = useRef<HTMLInputElement>(null);
  const name = data.person.displayName;
  const typed = words.body.trim().length;

  const step = useStepUp(
    () =>
      words.send((key) =>
        request(AskReveal, {
          input: {
            caseId: data.id,
            fields,
            reasonCode: reason!,
            reason: words.body,
            withholdReason: withhold ? words.title : null,
            lookAgainAt: withhold && lookAgain ? new Date(`${lookAgain}T09:00`).toISOString() : null,
            key,
          },
        }),
      ),
    ({ reveal }) => {
      if (reveal.status === 'ACTIVE') onShown(reveal.id);
      else toast({ text: t('reveal.asked') });
      void client.invalidateQueries({ queryKey: queryOf(CaseView, { id: data.id }).queryKey });
      onClose();
    },
  );
  useEffect(() => {
    if (step.needsCode) code.current?.focus();
  }, [step.needsCode]);

  const incompleteTelling = withhold && (!words.title.trim() || !lookAgain);
  const confirm = () => {
    setTried(true);
    if (fields.length === 0 || !reason || typed < shortest || incompleteTelling) return;
    if (step.needsCode && !/^\s*(\d\s*){6}$/.test(step.code)) {
      step.setCodeProblem(t('reveal.codeMissing'));
      return;
    }
    void step.run();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      steady
      wide
      title={t('reveal.title', { name })}
      lead={<LastAnswer data={data} />}
      actions={
        <>
          <span data-first-focus>
            <Button onPress={onClose}>{t('act.goBack')}</Button>
          </span>
          <Button kind="primary" icon="key" pending={step.pending} onPress={confirm}>
            {t('reveal.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.three}>
        <CheckboxCards
          legend={t('reveal.fields')}
          error={tried && fields.length === 0 ? t('reveal.fieldsMissing') : undefined}
          columns={2}
          value={fields}
          onChange={setFields}
          choices={fieldChoices.map((one) => ({ value: one, text: t(`reveal.field.${one}`) }))}
        />
      </div>
      <RadioCards
        legend={t('reveal.because')}
        error={tried && !reason ? t('reveal.becauseMissing') : undefined}
        columns={2}
        value={reason}
        onChange={setReason}
        choices={reasonChoices.map((one) => ({ value: one, text: t(`reveal.reason.${one}`) }))}
      />
      <TextArea
        label={t('reveal.words')}
        rows={2}
        maxLength={2000}
        value={words.body}
        onChange={words.setBody}
        error={tried && typed < shortest ? t('reveal.wordsMissing') : undefined}
        count={typed < shortest ? t('reveal.wordsLeft', { count: shortest - typed }) : t('reveal.wordsEnough')}
      />
      <ul role="list" className={styles.revealFacts}>
        <li>
          <Icon name="stopwatch" />
          <span>
            <T id="reveal.fact.time" values={{ time: times.reveal }} />
          </span>
        </li>
        <li>
          <Icon name="bell-ring" />
          <span>
            <T id="reveal.fact.told" values={{ by: time.day(nextWorkingDay()) }} />
          </span>
        </li>
        <li>
          <Icon name="person" />
          <span>
            <T id="reveal.fact.member" values={{ name, by: time.day(new Date(Date.now() + 72 * hour)) }} />
          </span>
        </li>
        <li>
          <Icon name="shield-alert" />
          <span>
            <T
              id="reveal.fact.danger"
              values={{ say: (chunks) => <TextButton onPress={() => setWithhold(true)}>{chunks}</TextButton> }}
            />
          </span>
        </li>
      </ul>
      {withhold && (
        <div className={styles.form}>
          <TextArea
            label={t('reveal.withhold')}
            rows={2}
            maxLength={480}
            autoFocus
            value={words.title}
            onChange={words.setTitle}
            error={tried && incompleteTelling ? t('reveal.withholdMissing') : undefined}
          />
          <TextField label={t('reveal.lookAgain')} type="date" value={lookAgain} onChange={setLookAgain} />
          <div>
            <TextButton onPress={() => setWithhold(false)}>{t('reveal.withholdNot')}</TextButton>
          </div>
        </div>
      )}
      {step.needsCode && (
        <TextField
          ref={code}
          label={t('reveal.code')}
          hint={t('reveal.codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={step.code}
          onChange={step.setCode}
          error={step.codeProblem || undefined}
          onEnter={confirm}
        />
      )}
      {step.problem && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size={1.1} />
          {step.problem}
        </p>
      )}
    </Dialog>
  );
}

/** Saturday and Sunday do not count (R43). */
function nextWorkingDay(): Date {
  const today = new Date();
  const days = today.getDay() === 5 ? 3 : today.getDay() === 6 ? 2 : 1;
  return new Date(today.getTime() + days * 24 * hour);
}

function LastAnswer({ data }: { data: CaseData }) {
  const t = useT();
  const time = useTime();
  const items = data.conversation?.items ?? [];
  const place = items.findLastIndex((line) => line.authorRole === 'MEMBER');
  const since = items.length - 1 - place;
  const answer = items[place];
  const last = [
    answer ? t('reveal.lastAnswer', { at: time.dayAndClock(answer.sentAt) }) : t('reveal.noAnswer'),
    since > 0 ? t('reveal.since', { count: since }) : '',
  ].join(' ');
  return t('reveal.lead', { reference: data.reference, last: last.trim() });
}
