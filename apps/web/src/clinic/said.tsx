import { useState } from 'react';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { TextButton } from '../ui/button.js';
import { Person } from '../ui/person.js';
import styles from './case.module.css';
import type { CaseData } from './use-case-act.js';

type Subject = CaseData['subjects'][number];

/** The words in question as they stood, with the marks of the signals, and why somebody looked. */
export function Said({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  const [around, setAround] = useState(false);
  const [first, ...more] = data.subjects;
  const marked = new Set(data.subjects.flatMap((subject) => subject.asReported.flatMap((piece) => piece.marks)));
  const inWords = data.signals.filter((signal) => marked.has(signal.number));
  const beside = data.signals.filter((signal) => !marked.has(signal.number));
  const nameOf = (code: string) => say(`signal.${code}`, {}, 'signal.other');

  return (
    <section aria-labelledby="what-was-said">
      <h2 id="what-was-said">{t('said.title')}</h2>
      {!first && <p className={styles.quiet}>{t('said.nothing', { name: data.person.displayName })}</p>}
      {first && <Words subject={first} data={data} around={around} />}
      {inWords.length > 0 && (
        <ul role="list" className={styles.why} aria-label={t('said.why')}>
          {inWords.map((signal) => (
            <li key={signal.number}>
              <span className={styles.whyNumber}>{signal.number}</span>
              {nameOf(signal.code)}
            </li>
          ))}
        </ul>
      )}
      {beside.length > 0 && (
        <ul role="list" className={styles.beside}>
          {beside.map((signal) => (
            <li key={signal.number}>
              <b>{nameOf(signal.code)}</b> {say(`said.source.${signal.source}`, {}, 'said.source.other')}
              {signal.reporterName && ` ${t('said.reporter', { name: signal.reporterName })}`}
              {signal.note && <q>{signal.note}</q>}
            </li>
          ))}
        </ul>
      )}
      {first && <Foot subject={first} around={around} onAround={() => setAround(true)} />}
      {more.map((subject) => (
        <div key={subject.contentId}>
          <Words subject={subject} data={data} around={around} />
          <Foot subject={subject} around={around} onAround={() => setAround(true)} />
        </div>
      ))}
    </section>
  );
}

function Words({ subject, data, around }: { subject: Subject; data: CaseData; around: boolean }) {
  const t = useT();
  const time = useTime();
  const at =
    time.daysAway(subject.writtenAt) === 0 ? time.clock(subject.writtenAt) : time.dayAndClock(subject.writtenAt);
  return (
    <article className={styles.said}>
      <Person
        avatar={data.person.avatar}
        size={36}
        name={data.person.displayName}
        note={t(subject.asReportedAt === subject.writtenAt ? 'said.written' : 'said.asReported', { at })}
      />
      {around && <Around lines={subject.before} />}
      {subject.title && <h3>{subject.title}</h3>}
      <p className={styles.saidWords}>
        {subject.asReported.map((piece, place) =>
          piece.marks.length > 0 ? (
            <mark key={place}>
              {piece.text}
              <sup>
                <span className="visually-hidden">, {t('said.mark', { number: piece.marks.join(', ') })}</span>
                <span aria-hidden="true">{piece.marks.join(' ')}</span>
              </sup>
            </mark>
          ) : (
            <span key={place}>{piece.text}</span>
          ),
        )}
      </p>
      {around && <Around lines={subject.after} />}
    </article>
  );
}

interface FootProps {
  subject: Subject;
  around: boolean;
  onAround: () => void;
}

/** What became of the words since, and the ways to see more. */
function Foot({ subject, around, onAround }: FootProps) {
  const t = useT();
  const say = useDynamicT();
  const hasAround = subject.before.length + subject.after.length > 0;
  return (
    <p className={styles.saidFoot}>
      {hasAround && !around && <TextButton onPress={onAround}>{t('said.before')}</TextButton>}
      {subject.changedSince && <span>{t('said.changed')}</span>}
      {subject.nowState !== 'PUBLISHED' && (
        <span>{t('said.now', { state: say(`said.state.${subject.nowState}`, {}, 'said.state.other') })}</span>
      )}
    </p>
  );
}

function Around({ lines }: { lines: Subject['before'] }) {
  const time = useTime();
  if (lines.length === 0) return null;
  return (
    <ul role="list" className={styles.around}>
      {lines.map((line) => (
        <li key={`${line.at}${line.text.slice(0, 12)}`}>
          <b>{line.authorName}</b> {time.clock(line.at)}: {line.text}
        </li>
      ))}
    </ul>
  );
}
