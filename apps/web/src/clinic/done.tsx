import { isValidElement, useState, type ReactNode } from 'react';
import type { Level } from '@kith/contracts/level';
import { useDynamicT, useT } from '../platform/i18n.js';
import { markOf } from '../platform/levels.js';
import { useViewer } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { TextButton } from '../ui/button.js';
import styles from './case.module.css';
import { asTail } from './ask-words.js';
import { targetsOf } from './targets.js';
import type { CaseData } from './use-case-act.js';

type Entry = CaseData['timeline'][number];

const shownAtFirst = 8;
const pageWays = ['in-app', 'mail', 'push', 'sms', 'voice', 'second-phone'] as const;

const factOf = (entry: Entry, name: string) => entry.facts.find((fact) => fact.name === name)?.value;
const isFirstPage = (entry: Entry | undefined) =>
  entry?.kind === 'case.paged' && Number(factOf(entry, 'step') ?? 0) === 0;

/** Without the lines that only repeat another: the Desk's half of an escalation, what the pages say, a case opened in time. */
const telling = (timeline: readonly Entry[]): Entry[] =>
  timeline.filter((entry, place) => {
    if (entry.kind === 'escalate') return !timeline.some((other) => other.kind === 'case.opened');
    if (entry.kind === 'case.seen') return factOf(entry, 'late') === 'true';
    if (entry.kind === 'case.paged' && timeline[place + 1]?.kind === 'case.rang') return false;
    return !(isFirstPage(entry) && timeline[place - 1]?.kind === 'case.opened');
  });

/** The member's first answer belongs to the story too; it is a line of the conversation, not of the record. */
const withAnswer = (lines: Entry[], data: CaseData): Entry[] => {
  const items = data.conversation?.items ?? [];
  const ours = items.findIndex((line) => line.authorRole !== 'MEMBER');
  const answer = ours < 0 ? undefined : items.slice(ours).find((line) => line.authorRole === 'MEMBER');
  if (!answer) return lines;
  const entry: Entry = { id: answer.id, kind: 'case.memberWrote', actorName: null, facts: [], at: answer.sentAt };
  return [...lines, entry].sort((a, b) => a.at.localeCompare(b.at));
};

/** What has been done, oldest first, each promise met or missed in words; last, what is due next. */
export function Done({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const wordsOf = useEntryWords();
  const targets = targetsOf(data);
  const [all, setAll] = useState(false);
  const lines = withAnswer(telling(data.timeline), data);
  const pagedAtOnce = new Set(
    data.timeline.filter((_, place) => isFirstPage(data.timeline[place + 1])).map((entry) => entry.id),
  );
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
              {wordsOf(entry, pagedAtOnce.has(entry.id))}{' '}
              {target && (
                <b className={isLate ? styles.missed : styles.met}>
                  {!isLate && target.target <= 3600
                    ? t('done.inMinutesOf', {
                        took: Math.max(1, Math.round(target.took / 60)),
                        target: target.target / 60,
                      })
                    : t(isLate ? 'done.lateOf' : 'done.inOf', {
                        took: time.span(target.took),
                        target: time.span(target.target),
                      })}
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
        {today ? (
          clock.replace(/[ap]m$/, '')
        ) : (
          <>
            {day.slice(0, 3)}
            <br />
            {clock.replace(/[ap]m$/, '')}
          </>
        )}
      </time>
      <span className={styles.dot} aria-hidden="true" />
      <span>{isValidElement(children) ? children : <>{children}</>}</span>
    </li>
  );
}

/** By which ways a page went, and what became of each (R31). */
function useWaysOfPage(): (entry: Entry) => string {
  const t = useT();
  const say = useDynamicT();
  return (entry) =>
    pageWays
      .flatMap((way) => {
        const state = factOf(entry, way);
        const fault = factOf(entry, `${way}.fault`);
        if (!state) return [];
        const words = say(`rang.state.${state}`, {}, 'rang.state.other');
        const why = fault ? t('rang.why', { why: say(`paging.fault.${fault}`, {}, 'paging.fault.other') }) : '';
        return [t('rang.way', { way: say(`rang.way.${way}`, {}, 'rang.way.other'), state: `${words}${why}` })];
      })
      .join(' ');
}

/** One line in words: who, what, and the fact that matters. */
function useEntryWords(): (entry: Entry, pagedAtOnce: boolean) => string {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const { workName } = useViewer();
  const waysOf = useWaysOfPage();
  return (entry, pagedAtOnce) => {
    const facts = Object.fromEntries(entry.facts.map(({ name, value }) => [name, value]));
    const mine = entry.actorName !== null && entry.actorName === workName;
    const level = facts['to'] ?? facts['level'];
    const values = {
      name: entry.actorName ?? t('did.nobody'),
      step: facts['step'] ?? '',
      channel: asTail(say(`log.channel.${facts['channel'] ?? ''}`, {}, 'log.channel.OTHER')),
      result: asTail(say(`log.result.${facts['result'] ?? ''}`, {}, 'log.result.SENT')),
      service: asTail(say(`service.of.${facts['service'] ?? ''}`, {}, 'service.of.OTHER')),
      level: level && level in markOf ? `${markOf[level as Level]} ${say(`level.${markOf[level as Level]}`)}` : '',
      until: facts['until'] ? time.dayAndClock(facts['until']) : '',
      to: facts['to'] ?? '',
      ways: entry.kind === 'case.rang' ? waysOf(entry) : '',
    };
    const variant =
      entry.kind === 'case.late'
        ? `.${facts['timer'] ?? ''}`
        : entry.kind === 'case.opened'
          ? `${facts['byClock'] === 'true' ? '.byClock' : ''}${pagedAtOnce ? '.paged' : ''}`
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
