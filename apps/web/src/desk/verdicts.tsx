import { useSearchParams } from 'react-router';
import type { ReactNode } from 'react';
import { useT } from '../platform/i18n.js';
import { Icon } from '../ui/icon.js';
import type { IconName } from '../ui/icon-paths.js';
import { Kbd } from '../ui/tag.js';
import styles from './concern.module.css';
import { useKeyChoice, useKeys } from './keys.js';
import { usePersonName, type ConcernItem } from './use-concern.js';
import { CloseForm, WaitForm } from './verdict-close.js';
import { EndPauseForm } from './verdict-end-pause.js';
import { HideForm } from './verdict-hide.js';
import { LevelForm } from './verdict-level.js';
import { PauseForm } from './verdict-pause.js';
import { TooYoungForm } from './verdict-too-young.js';
import { CorrectForm, ReplyForm, WriteForm } from './verdict-write.js';

interface Verdict {
  id: string;
  press?: string;
  icon: IconName;
  title: string;
  note: string;
  isOn: boolean;
  form: ReactNode;
}

const actsOf = new Set([
  'reply',
  'correct',
  'message',
  'hide',
  'remove',
  'repliesOff',
  'restrict',
  'endPause',
  'closeForAge',
  'publish',
  'decline',
]);

/** Whether something was done about the person or the words already, so that closing is no longer "no action". */
const hasActed = (item: ConcernItem): boolean => item.timeline.some(({ kind }) => actsOf.has(kind));

/** How many members reported it out of worry. */
export const worriedCount = (item: ConcernItem): number =>
  item.signals.filter(({ source, category }) => source === 'REPORT' && category === 'WORRIED').length;

/** The answers besides escalating, each with what it does to the member. One form is open at a time; the address keeps which. */
export function Verdicts({ item }: { item: ConcernItem }) {
  const t = useT();
  const name = usePersonName()(item);
  const { choice } = useKeyChoice();
  const [search, setSearch] = useSearchParams();
  const can = item.viewerCan;
  const open = search.get('act');

  const toggle = (id: string) => {
    setSearch(
      (now) => {
        if (open === id) now.delete('act');
        else now.set('act', id);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  const done = () => setSearch((now) => (now.delete('act'), now), { replace: true, preventScrollReset: true });

  const all: Verdict[] = [
    {
      id: 'close',
      press: '1',
      icon: 'check',
      title: t(hasActed(item) ? 'verdict.finish' : 'verdict.close'),
      note: t('verdict.closeNote', { worried: worriedCount(item) }),
      isOn: can.decide,
      form: <CloseForm item={item} onDone={done} />,
    },
    {
      id: 'write',
      press: '2',
      icon: 'mail',
      title: t('verdict.write', { name }),
      note: t(item.claimedByMe && item.level !== 'CRISIS' ? 'verdict.writeNote' : 'verdict.writeNoteNow'),
      isOn: can.writePrivately,
      form: <WriteForm item={item} onDone={done} />,
    },
    {
      id: 'hide',
      press: '3',
      icon: 'eye-off',
      title: t('verdict.hide'),
      note: t('verdict.hideNote'),
      isOn: can.hide || can.remove || can.proposeRemove || can.repliesOff,
      form: <HideForm item={item} onDone={done} />,
    },
    {
      id: 'pause',
      press: '4',
      icon: 'hourglass',
      title: t('verdict.pause'),
      note: t(can.restrict ? 'verdict.pauseNote' : 'verdict.pauseNotePropose'),
      isOn: can.restrict || can.proposeRestrict,
      form: <PauseForm item={item} onDone={done} />,
    },
    {
      id: 'endPause',
      icon: 'hourglass',
      title: t('verdict.endPause'),
      note: t('verdict.endPauseNote', { name }),
      isOn: can.endPause,
      form: <EndPauseForm item={item} onDone={done} />,
    },
    {
      id: 'tooYoung',
      icon: 'heart-hand',
      title: t('verdict.tooYoung'),
      note: t('verdict.tooYoungNote', { name }),
      isOn: can.closeForAge,
      form: <TooYoungForm item={item} onDone={done} />,
    },
    {
      id: 'level',
      press: '5',
      icon: 'swap',
      title: t('verdict.level'),
      note: t(can.lower.length > 0 ? 'verdict.levelNote' : 'verdict.levelNoteLead'),
      isOn: can.raise.length + can.lower.length > 0,
      form: <LevelForm item={item} onDone={done} />,
    },
    {
      id: 'reply',
      icon: 'reply',
      title: t('verdict.reply'),
      note: t('verdict.replyNote', { place: item.groupName ?? '' }),
      isOn: can.reply && item.subjects.some(({ contentType }) => contentType === 'POST'),
      form: <ReplyForm item={item} onDone={done} />,
    },
    {
      id: 'correct',
      icon: 'info',
      title: t('verdict.correct'),
      note: t('verdict.correctNote'),
      isOn: can.correct,
      form: <CorrectForm item={item} onDone={done} />,
    },
    {
      id: 'wait',
      icon: 'calendar-clock',
      title: t('verdict.wait'),
      note: t('verdict.waitNote'),
      isOn: can.decide && item.level !== 'CRISIS',
      form: <WaitForm item={item} onDone={done} />,
    },
  ];
  const shown = all.filter(({ isOn }) => isOn);

  const focus = (id: string) => {
    if (open !== id) toggle(id);
    requestAnimationFrame(() => document.getElementById(`verdict-${id}`)?.focus());
  };
  useKeys(Object.fromEntries(shown.flatMap(({ press, id }) => (press ? [[press, () => focus(id)]] : []))));

  if (shown.length === 0) return null;
  return (
    <section className={styles.verdicts} aria-labelledby="verdict-title">
      <h2 id="verdict-title">{t(item.claimedByMe ? 'verdict.title' : 'verdict.titleFree')}</h2>
      <ul>
        {shown.map(({ id, press, icon, title, note, form }) => (
          <li key={id}>
            <button
              type="button"
              id={`verdict-${id}`}
              className={styles.verdict}
              aria-expanded={open === id}
              aria-controls={open === id ? `verdict-form-${id}` : undefined}
              onClick={() => toggle(id)}
            >
              <span className={styles.verdictMark} aria-hidden="true">
                {choice === 'on' && press ? <Kbd>{press}</Kbd> : <Icon name={icon} size={1.25} />}
              </span>
              <span className={styles.verdictWords}>
                <b>{title}</b>
                <small>{note}</small>
              </span>
              <Icon name={open === id ? 'chevron-down' : 'chevron-right'} size={1.1} />
            </button>
            {open === id && (
              <div id={`verdict-form-${id}`} className={styles.verdictForm}>
                {form}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
