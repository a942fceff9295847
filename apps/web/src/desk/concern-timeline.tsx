import { useDynamicT, useT } from '../platform/i18n.js';
import { isLevel } from './is-level.js';
import { useNow } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import styles from './concern.module.css';
import { RaisedLine } from './concern-known.js';
import { factOf } from './facts.js';
import { useLevelWords } from './source-words.js';
import { useUndo, type ConcernItem } from './use-concern.js';
import { useMoment } from './use-moment.js';

type Entry = ConcernItem['timeline'][number];

/** What happened, oldest first. What can be taken back can be taken back here too, not only in the toast. */
export function ConcernTimeline({ item }: { item: ConcernItem }) {
  const t = useT();
  return (
    <Card as="section" className={styles.panel} labelledBy="timeline-title">
      <h2 id="timeline-title">{t('timeline.title')}</h2>
      <ol className={styles.timeline}>
        <li>
          <RaisedLine item={item} />
        </li>
        {item.timeline.map((entry, at) => (
          <TimelineRow key={entry.id} entry={entry} isLast={at === item.timeline.length - 1} />
        ))}
      </ol>
    </Card>
  );
}

function TimelineRow({ entry, isLast }: { entry: Entry; isLast: boolean }) {
  const t = useT();
  const moment = useMoment();
  const say = useDynamicT();
  const level = useLevelWords();
  const undo = useUndo();
  const note = factOf(entry.facts, 'note');
  const undone = factOf(entry.facts, 'undone') === 'true';
  const levelFact = (name: string) => {
    const value = factOf(entry.facts, name);
    return isLevel(value) ? level(value) : value;
  };
  const until = factOf(entry.facts, 'until');
  const id = entry.kind === 'undo' ? 'timeline.undo.kind' : `timeline.${entry.kind}`;
  const words = say(
    id,
    {
      from: levelFact('from'),
      to: levelFact('to'),
      until: until && moment(until),
      waits: until ? 'yes' : 'no',
      what: factOf(entry.facts, 'what'),
      reason: say(`close.${factOf(entry.facts, 'reasonCode')}`, {}, 'timeline.other'),
    },
    'timeline.other',
  );

  return (
    <li>
      <p>
        {undone ? <s>{words}</s> : words} {undone && t('timeline.undone')}
      </p>
      <p className={styles.muted}>
        {t('timeline.by', { actor: entry.actorName ?? t('timeline.kith'), at: moment(entry.at) })}
      </p>
      {note && <p className={styles.noteWords}>{t('timeline.note', { words: note })}</p>}
      {isLast && entry.undoUntil && entry.actionId && !undone && (
        <UndoWhileItLasts until={entry.undoUntil} onUndo={() => void undo(entry.actionId!)} />
      )}
    </li>
  );
}

function UndoWhileItLasts({ until, onUndo }: { until: string; onUndo: () => void }) {
  const t = useT();
  const now = useNow(1000);
  if (Date.parse(until) <= now.getTime()) return null;
  return (
    <Button size="small" icon="undo" onPress={onUndo}>
      {t('timeline.undo')}
    </Button>
  );
}
