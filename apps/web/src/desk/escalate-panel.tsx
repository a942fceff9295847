import { useState } from 'react';
import { rankOf, type Level } from '@kith/contracts/level';
import type { Ask, DeskNowQuery } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useNow, useTime } from '../platform/use-time.js';
import { Button, TextButton } from '../ui/button.js';
import { RadioCards } from '../ui/choice-cards.js';
import { NativeSelect, TextArea } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { Escalate } from './concern.graphql.js';
import styles from './concern.module.css';
import { KeyMark } from './keys-help.js';
import { useLevelWords } from './source-words.js';
import { useAct, usePersonName, type ConcernItem } from './use-concern.js';

const asks: readonly Ask[] = ['CONTACT', 'ADVISE', 'CHECK_CLAIM', 'TAKE_OVER'];
/** What a case can be: a green concern goes out as amber. */
const levelsDown: readonly Level[] = ['CRISIS', 'RED', 'AMBER'];
/** Minutes until the backup is called too (safety.md 2.4). */
const backupAfter: Partial<Record<Level, number>> = { CRISIS: 10, RED: 30 };

/** The id of the sentence, so that E and a link from the queue can put the cursor there. */
export const sentenceId = 'escalate-sentence';

/** Ask and sentence are preset, so escalating takes two presses (R24). Says who is paged and what the member is told. */
export function EscalatePanel({ item, onCall }: { item: ConcernItem; onCall: DeskNowQuery['desk']['onCall'] }) {
  const t = useT();
  const name = usePersonName();
  const levelWords = useLevelWords();
  const act = useAct();
  const draft = useDraft(`desk:${item.id}:escalate`, { title: '', body: item.presetSentence });
  const [ask, setAsk] = useState<Ask>(asks.find((one) => one === item.presetAsk) ?? 'CONTACT');
  const [level, setLevel] = useState<Level | null>(null);
  const [picking, setPicking] = useState(false);
  const lowest: Level = item.level === 'GREEN' ? 'AMBER' : item.level;
  const sentLevel = level && rankOf(level) > rankOf(lowest) ? level : lowest;
  const first = onCall.find(({ duty }) => duty === 'PRIMARY') ?? onCall[0];
  const isPaged = rankOf(sentLevel) >= rankOf('RED');

  const send = async () => {
    if (!draft.body.trim()) {
      act.complain(t('escalate.empty'));
      document.getElementById(sentenceId)?.focus();
      return;
    }
    await act.run(
      async (key) =>
        (
          await request(Escalate, {
            key,
            itemId: item.id,
            level: sentLevel,
            ask,
            sentence: draft.body.trim(),
          })
        ).escalate,
      t('escalate.sent'),
      draft,
    );
  };

  return (
    <section className={styles.escalate} aria-labelledby="escalate-title">
      <div className={styles.panelHead}>
        <h2 id="escalate-title">{t('escalate.title')}</h2>
        <KeyMark>E</KeyMark>
      </div>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className={`${styles.asks} ${styles.pairs}`}>
          <RadioCards
            legend={t('escalate.ask')}
            value={ask}
            columns={2}
            onChange={(next) => {
              act.changed();
              setAsk(next);
            }}
            choices={asks.map((value) => ({ value, text: t(`escalate.${value}`) }))}
          />
        </div>
        <TextArea
          id={sentenceId}
          label={t('escalate.sentence')}
          quietLabel
          rows={2}
          value={draft.body}
          error={act.problem}
          onChange={(body) => {
            act.changed();
            draft.setBody(body);
          }}
          onSend={() => void send()}
        />
        <div className={styles.levelLine}>
          {picking ? (
            <NativeSelect
              label={t('escalate.levelLabel')}
              value={sentLevel}
              onChange={(value) => {
                act.changed();
                setLevel(value as Level);
              }}
              options={levelsDown
                .filter((one) => rankOf(one) >= rankOf(lowest))
                .map((value) => ({ value, text: levelWords(value) }))}
            />
          ) : (
            <p>
              {t('escalate.level', { level: levelWords(sentLevel) })}{' '}
              {item.level !== 'CRISIS' && (
                <TextButton onPress={() => setPicking(true)}>{t('escalate.changeLevel')}</TextButton>
              )}
            </p>
          )}
        </div>
        <Button type="submit" kind="primary" size="large" icon="send" wide pending={act.pending}>
          {!isPaged
            ? t('escalate.sendClinic')
            : first
              ? t('escalate.send', { name: first.name })
              : t('escalate.sendAll')}
        </Button>
      </form>
      <Effects name={name(item)} isKnown={item.person !== null} level={sentLevel} onCall={onCall} />
    </section>
  );
}

interface EffectsProps {
  name: string;
  isKnown: boolean;
  level: Level;
  onCall: DeskNowQuery['desk']['onCall'];
}

function Effects({ name, isKnown, level, onCall }: EffectsProps) {
  const t = useT();
  const time = useTime();
  const now = useNow();
  const first = onCall.find(({ duty }) => duty === 'PRIMARY') ?? onCall[0];
  const backup = onCall.find(({ duty }) => duty === 'BACKUP' && duty !== first?.duty);
  const minutes = backupAfter[level];
  const at = minutes ? time.clock(new Date(now.getTime() + minutes * 60_000)) : '';
  const paged = () => {
    if (!minutes) return first ? t('escalate.session', { name: first.name }) : t('escalate.sessionNobody');
    if (!first) return t('escalate.pagedAll');
    return backup
      ? t('escalate.paged', { name: first.name, backup: backup.name, at })
      : t('escalate.pagedAlone', { name: first.name, at });
  };
  return (
    <ul className={styles.effects}>
      <li>
        <Icon name="bell-ring" size={1.2} />
        <p>{paged()}</p>
      </li>
      <li>
        <Icon name="message" size={1.2} />
        <p>{isKnown ? t('escalate.told', { name }) : t('escalate.toldNobody')}</p>
      </li>
      {level === 'CRISIS' && (
        <li>
          <Icon name="heart-hand" size={1.2} />
          <p>{t('escalate.crisis')}</p>
        </li>
      )}
    </ul>
  );
}
