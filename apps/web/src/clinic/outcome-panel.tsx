import { useState } from 'react';
import type { Outcome } from '../gql/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useViewer } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { Button, TextButton } from '../ui/button.js';
import { RadioCards } from '../ui/choice-cards.js';
import styles from './case.module.css';
import { CloseDialog } from './close-dialog.js';
import { KeyHint } from './keys.js';
import { likelyOutcomes, outcomes } from './outcomes.js';
import type { CaseData } from './use-case-act.js';

interface OutcomePanelProps {
  data: CaseData;
  closing: boolean;
  onClosing: (open: boolean) => void;
}

/** How it ended, whether it was worth the time, and closing. Nothing is chosen beforehand. */
export function OutcomePanel({ data, closing, onClosing }: OutcomePanelProps) {
  const t = useT();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [worth, setWorth] = useState<boolean | null>(null);
  const [all, setAll] = useState(false);

  if (data.outcome) return <Ended data={data} />;
  if (!data.viewerCan.close) return null;
  const likely = likelyOutcomes(data);
  const shown = all ? outcomes : outcome && !likely.includes(outcome) ? [...likely, outcome] : likely;
  return (
    <section aria-labelledby="outcome" className={styles.outcome}>
      <h2 id="outcome">{t('outcome.title')}</h2>
      <RadioCards
        legend={t('outcome.choose')}
        quietLegend
        value={outcome}
        onChange={setOutcome}
        choices={shown.map((one) => ({ value: one, text: t(`outcome.${one}`) }))}
      />
      <TextButton expanded={all} onPress={() => setAll(!all)}>
        {all ? t('outcome.fewer') : t('outcome.more', { count: outcomes.length - shown.length })}
      </TextButton>
      <h3 id="worth">{t('outcome.worth')}</h3>
      <div className={styles.worth} role="group" aria-labelledby="worth">
        <Button
          size="small"
          pressed={worth === true}
          className={worth === true ? styles.chosen! : ''}
          onPress={() => setWorth(true)}
        >
          {t('outcome.worthYes')}
        </Button>
        <Button
          size="small"
          pressed={worth === false}
          className={worth === false ? styles.chosen! : ''}
          onPress={() => setWorth(false)}
        >
          {t('outcome.worthNo')}
        </Button>
      </div>
      <Button size="small" wide hasPopup="dialog" onPress={() => onClosing(true)}>
        {t('outcome.close')} <KeyHint>C</KeyHint>
      </Button>
      <p className={styles.small}>
        {data.raisedByName ? t('outcome.effect', { name: data.raisedByName }) : t('outcome.effectNoName')}
      </p>
      {closing && (
        <CloseDialog
          data={data}
          outcome={outcome}
          onOutcome={setOutcome}
          worth={worth}
          onWorth={setWorth}
          onClose={() => onClosing(false)}
        />
      )}
    </section>
  );
}

function Ended({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const { workName } = useViewer();
  const mine = data.closingByName === workName;
  return (
    <section aria-labelledby="outcome" className={styles.outcome}>
      <h2 id="outcome">{t('outcome.title')}</h2>
      <p>
        <b>{say(`outcome.${data.outcome ?? ''}`, {}, 'outcome.none')}</b>
      </p>
      {data.extraOutcomes.map((one) => (
        <p key={one}>{say(`outcome.${one}`, {}, 'outcome.none')}</p>
      ))}
      {data.feedbackCode && (
        <p className={styles.small}>
          {t('outcome.feedback', { feedback: say(`close.feedback.${data.feedbackCode}`, {}, 'outcome.none') })}
        </p>
      )}
      {data.status === 'CLOSING' && data.signOffBy && (
        <p className={styles.small}>
          {mine
            ? t('outcome.proposedYou', { at: time.dayAndClock(data.signOffBy) })
            : t('outcome.proposedBy', { name: data.closingByName ?? '', at: time.dayAndClock(data.signOffBy) })}
        </p>
      )}
    </section>
  );
}
