import { useState } from 'react';
import { Link } from 'react-router';
import { T, useDynamicT, useT } from '../platform/i18n.js';
import { TextButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Portrait } from '../ui/portrait.js';
import { Tag } from '../ui/tag.js';
import styles from './concern.module.css';
import { useKeys } from './keys.js';
import { usePersonName, type ConcernItem } from './use-concern.js';
import { useMoment } from './use-moment.js';

type Subject = ConcernItem['subjects'][number];
type Line = Subject['before'][number];

const said = new Set([
  'HIDDEN',
  'REMOVED',
  'HELD',
  'PREMODERATED_PENDING',
  'PUBLISHED_RESTRICTED',
  'DECLINED',
  'AUTHOR_DELETED',
  'GONE',
]);

/** The words in question with what stood around them, frozen as they were, or as they are now (R6). */
export function ConcernContext({ item }: { item: ConcernItem }) {
  const t = useT();
  const name = usePersonName();
  const [asNow, setAsNow] = useState(false);
  useKeys({ s: item.subjects.length > 0 && (() => setAsNow(!asNow)) });

  if (item.subjects.length === 0) {
    return (
      <Card as="section" className={styles.panel} labelledBy="context-title">
        <h2 id="context-title">{t('context.title')}</h2>
        <p className={styles.muted}>{t('context.noWords', { name: name(item) })}</p>
      </Card>
    );
  }
  return (
    <>
      {item.subjects.map((subject, at) => (
        <SubjectCard
          key={subject.contentId + subject.asReportedAt}
          item={item}
          subject={subject}
          at={at}
          asNow={asNow}
          onToggle={() => setAsNow(!asNow)}
        />
      ))}
    </>
  );
}

interface SubjectCardProps {
  item: ConcernItem;
  subject: Subject;
  at: number;
  asNow: boolean;
  onToggle: () => void;
}

function SubjectCard({ item, subject, at, asNow, onToggle }: SubjectCardProps) {
  const t = useT();
  const moment = useMoment();
  const say = useDynamicT();
  const name = usePersonName();
  const [before, setBefore] = useState(at === 0 ? 2 : 0);
  const [after, setAfter] = useState(at === 0 ? 1 : 0);
  const titleId = `context-${at}`;
  const shownBefore = before === 0 ? [] : subject.before.slice(-before);
  const shownAfter = subject.after.slice(0, after);
  const isGone = subject.nowState === 'GONE' || subject.nowState === 'AUTHOR_DELETED';

  return (
    <Card as="section" className={styles.panel} labelledBy={titleId}>
      <div className={styles.panelHead}>
        <h2 id={titleId}>
          {item.subjects.length > 1
            ? t('context.subject', { number: at + 1, count: item.subjects.length })
            : t('context.title')}
        </h2>
        <p>
          {asNow ? (
            <T id="context.asNow" />
          ) : (
            <T id="context.asReported" values={{ at: moment(subject.asReportedAt) }} />
          )}{' '}
          <TextButton onPress={onToggle}>{t(asNow ? 'context.showReported' : 'context.showNow')}</TextButton>
        </p>
      </div>
      {subject.changedSince && !asNow && (
        <p className={styles.changed}>{t(isGone ? 'context.gone' : 'context.edited')}</p>
      )}
      <p className={styles.states}>
        {said.has(subject.nowState) && (
          <Tag icon="eye-off">{say(`context.state.${subject.nowState}`, {}, 'context.state.GONE')}</Tag>
        )}
        {subject.repliesOff && <Tag icon="bubble">{t('context.repliesOff')}</Tag>}
      </p>
      <ol className={styles.lines}>
        {before < subject.before.length && (
          <li>
            <TextButton onPress={() => setBefore(subject.before.length)}>
              {t('context.moreBefore', { count: subject.before.length - before })}
            </TextButton>
          </li>
        )}
        {shownBefore.map((line, index) => (
          <ContextLine key={index} line={line} />
        ))}
        <li className={styles.subject}>
          {item.person && <Portrait name={item.person.avatar} size={48} />}
          <div>
            <p className={styles.who}>
              <b>{name(item)}</b> <time dateTime={subject.writtenAt}>{moment(subject.writtenAt)}</time>
            </p>
            {subject.title && <p className={styles.subjectTitle}>{subject.title}</p>}
            {asNow ? (
              <p className={styles.text}>{subject.now ?? t('context.nowGone')}</p>
            ) : (
              <p className={styles.text}>
                {subject.asReported.map((piece, index) =>
                  piece.marks.length > 0 ? (
                    <mark key={index}>
                      {piece.text}
                      <sup>
                        <span className="visually-hidden">
                          {t('context.mark', { numbers: piece.marks.join(', ') })}
                        </span>
                        <span aria-hidden="true">{piece.marks.join(' ')}</span>
                      </sup>
                    </mark>
                  ) : (
                    <span key={index}>{piece.text}</span>
                  ),
                )}
              </p>
            )}
          </div>
        </li>
        {shownAfter.map((line, index) => (
          <ContextLine key={index} line={line} />
        ))}
        {after < subject.after.length && (
          <li>
            <TextButton onPress={() => setAfter(subject.after.length)}>
              {t('context.moreAfter', { count: subject.after.length - after })}
            </TextButton>
          </li>
        )}
      </ol>
      {subject.link && !isGone && (
        <p className={styles.onward}>
          <Link to={subject.link}>{t('context.thread')}</Link>
        </p>
      )}
    </Card>
  );
}

function ContextLine({ line }: { line: Line }) {
  const t = useT();
  const moment = useMoment();
  return (
    <li className={styles.line}>
      <Portrait name={line.avatar ?? 'hills'} size={36} />
      <div>
        <p className={styles.who}>
          <b>{line.authorName || t('context.team')}</b> <time dateTime={line.at}>{moment(line.at)}</time>
        </p>
        <p className={styles.lineText}>{line.text}</p>
      </div>
    </li>
  );
}
