import { useState } from 'react';
import { rankOf, type Level } from '@kith/contracts/level';
import { levelReasons, type LevelReason } from '@kith/contracts/moderation-codes';
import { useAgreedTimes } from '../platform/agreed-times.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { RadioCards } from '../ui/choice-cards.js';
import { LevelShape } from '../ui/level.js';
import { markOf } from '../platform/levels.js';
import { SetItemLevel } from './concern.graphql.js';
import styles from './concern.module.css';
import { useLevelWords } from './source-words.js';
import { useAct, type ConcernItem } from './use-concern.js';
import { VerdictForm, type FormProps } from './verdict-form.js';

/** 5: up at once by anybody, down only by rank and with a reason (R8). */
export function LevelForm({ item, onDone }: FormProps<ConcernItem>) {
  const t = useT();
  const words = useLevelWords();
  const act = useAct();
  const times = useAgreedTimes();
  const [level, setLevel] = useState<Level | null>(null);
  const [reason, setReason] = useState<LevelReason | null>(null);
  const offered = [...item.viewerCan.raise, ...item.viewerCan.lower].sort((a, b) => rankOf(b) - rankOf(a));

  const submit = async () => {
    if (!level || !reason) return act.complain(t('level.first'));
    const done = await act.run(
      async () =>
        (await request(SetItemLevel, { id: item.id, version: item.version, level, reasonCode: reason })).setItemLevel,
      t('level.changed', { level: words(level) }),
    );
    if (done) onDone();
  };

  return (
    <VerdictForm
      effect={
        level
          ? t('level.effect', { level: words(level), look: t(`why.look.${level}`, { time: times.look(level) }) })
          : t('level.first')
      }
      button={t('level.button')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
    >
      <div className={styles.pairs}>
        <RadioCards
          legend={t('level.choose')}
          value={level}
          columns={2}
          onChange={(next) => {
            act.changed();
            setLevel(next);
          }}
          choices={offered.map((value) => ({ value, text: words(value), lead: <LevelShape of={markOf[value]} /> }))}
        />
      </div>
      <div className={styles.pairs}>
        <RadioCards
          legend={t('level.reason')}
          value={reason}
          columns={2}
          onChange={(next) => {
            act.changed();
            setReason(next);
          }}
          choices={levelReasons.map((value) => ({ value, text: t(`level.${value}`) }))}
        />
      </div>
      {item.viewerCan.lower.length === 0 && <p className={styles.muted}>{t('level.noLower')}</p>}
    </VerdictForm>
  );
}
