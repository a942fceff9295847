import { isValidElement, useState, type ReactNode } from 'react';
import type { Level } from '@kith/contracts/level';
import { useDynamicT, useT } from '../platform/i18n.js';
import { markOf } from '../platform/levels.js';
import { useViewer } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { TextButton } from '../ui/button.js';
import styles from './case.module.css';
import { targetsOf } from './targets.js';
import type { CaseData } from './use-case-act.js';

type Entry = CaseData['timeline'][number];

/** Lines that only repeat what another one says. */
const silent = new Set(['case.noteSaved', 'renewLease', 'case.breach']);
const shownAtFirst = 8;

/** What has been done, oldest first, each promise met or missed in words; last, what is due next. */
export function Done({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const wordsOf = useEntryWords();
  const targets = targetsOf(data);
  const [all, setAll] = useState(false);
  const lines = data.timeline.filter((entry) => !silent.has(entry.kind));
  const hidden = all ? 0 : Math.max(0, lines.length - shownAtFirst);
  const isDue = data.dueAt && data.dueFor;

  return (
    <section aria-labelledby="done">
      <h2 id="done">{t('done.title')}</h2>
      {hidden > 0 && <TextButton onPress={() => setAll(true)}>{t('done.more', { count: hidden })}</TextButton>}
      <ol role="list" className={styles.done} aria-label={t('done.entry')}>
        {lines.slice(hidden).map((entry) => {
          const target = targets.get(entry.id);
          const isLate = target ? target.took > target.target : entry.kind === 'case.late';
          return (
            <DoneLine key={entry.id} at={entry.at}>
              {wordsOf(entry)}{' '}
              {target && (
                <b className={isLate ? styles.missed : styles.met}>
                  {t(isLate ? 'done.lateOf' : 'done.inOf', { took: time.span(target.took), target: time.span(target.target) })}
                </b>
              )}
            </DoneLine>
          );
        })}
        {isDue && (
          <DoneLine at={data.dueAt!} isNext>
            {say(`done.next.${data.dueFor}`)}
          </DoneLine>
        )}
      </ol>
    </section>
  );
}

function DoneLine({ at, isNext = false, children }: { at: string; isNext?: boolean; children: ReactNode }) {
  const time = useTime();
  const today = time.daysAway(at) === 0;
  const [day, clock] = [time.day(at), time.clock(at)];
  return (
    <li data-next={isNext ? '' : undefined}>
      <time dateTime={at} title={`${day}, ${clock}`}>
        {today ? clock.replace(/[ap]m$/, '') : <>{day.slice(0, 3)}<br />{clock.replace(/[ap]m$/, '')}</>}
      </time>
      <span className={styles.dot} aria-hidden="true" />
      <span>{isValidElement(children) ? children : <>{children}</>}</span>
    </li>
  );
}

/** One line in words: who, what, and the fact that matters. */
function useEntryWords(): (entry: Entry) => string {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const { workName } = useViewer();
  return (entry) => {
    const facts = Object.fromEntries(entry.facts.map(({ name, value }) => [name, value]));
    const mine = entry.actorName !== null && entry.actorName === workName;
    const level = facts['to'] ?? facts['level'];
    const values = {
      name: entry.actorName ?? t('did.nobody'),
      step: facts['step'] ?? '',
      channel: say(`log.channel.${facts['channel'] ?? ''}`, {}, 'log.channel.OTHER'),
      result: say(`log.result.${facts['result'] ?? ''}`, {}, 'log.result.SENT'),
      level: level && level in markOf ? `${markOf[level as Level]} ${say(`level.${markOf[level as Level]}`)}` : '',
      until: facts['until'] ? time.dayAndClock(facts['until']) : '',
    };
    const variant =
      entry.kind === 'case.opened' && facts['byClock'] === 'true'
        ? '.byClock'
        : entry.kind === 'case.paged' && Number(facts['step']) > 0
          ? '.again'
          : mine
            ? '.you'
            : '';
    const plain = `did.${entry.kind}`;
    const words = say(`${plain}${variant}`, values, 'did.other');
    return words === t('did.other') ? say(plain, values, 'did.other') : words;
  };
}
