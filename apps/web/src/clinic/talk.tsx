import { useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, useState } from 'react';
import { Composer } from '../platform/composer.js';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useViewer } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Icon } from '../ui/icon.js';
import { Portrait } from '../ui/portrait.js';
import { RichText } from '../ui/rich-text.js';
import { portraitOf } from './inbox-aside.js';
import { WriteToPatient } from './case.graphql.js';
import styles from './case.module.css';
import { Steps } from './steps.js';
import { type CaseData, hasEnded, showCase } from './use-case-act.js';

type Line = NonNullable<CaseData['conversation']>['items'][number];

const isTheirs = (line: Line) => line.authorRole === 'MEMBER';

/** Where the new words begin: what came after our last answer while nobody looked, or since the screen was opened. */
function useFirstNew(data: CaseData): string | null {
  const items = data.conversation?.items ?? [];
  const [atFirst] = useState(() => ({
    known: new Set(items.map((line) => line.id)),
    unread: data.conversation?.unread ?? false,
  }));
  const lastOurs = items.findLastIndex((line) => !isTheirs(line));
  const after = items.slice(lastOurs + 1);
  const fresh = after.find((line) => !atFirst.known.has(line.id));
  if (fresh) return fresh.id;
  return atFirst.unread ? (after[0]?.id ?? null) : null;
}

/** The private clinical conversation (R34): who reads it, whether the member is there, and the box. */
export function Talk({ data }: { data: CaseData }) {
  const t = useT();
  const time = useTime();
  const client = useQueryClient();
  const { workName, jobTitle } = useViewer();
  const draft = useDraft(`case:${data.id}`);
  const firstNew = useFirstNew(data);
  const { conversation, person, viewerCan } = data;
  const items = conversation?.items ?? [];
  const name = person.displayName;
  const isOver = hasEnded(data.status);
  const list = useLatestInView(items, name);
  const lastOurs = items.findLast((line) => !isTheirs(line));
  const hasRead = lastOurs && data.memberReadAt !== null && data.memberReadAt >= lastOurs.sentAt;
  const signature = [workName, jobTitle].filter(Boolean).join(', ');
  const [first = '', second] = (workName ?? '').split(' ');
  const calledBy = /^(dr|mr|mrs|ms|mx|prof)\.?$/i.test(first) && second ? `${first} ${second}` : first;

  const send = async (body: string) => {
    const { writeToPatient } = await draft.send((key) => request(WriteToPatient, { key, caseId: data.id, body }));
    showCase(client, writeToPatient);
  };

  return (
    <section aria-labelledby="private-talk" className={styles.talk}>
      <div>
        <h2 id="private-talk" className={styles.talkTitle}>
          <Icon name="lock" />
          {t('talk.title')}
        </h2>
        <p className={styles.quiet}>{t(data.isMine ? 'talk.who' : 'talk.whoOther', { name })}</p>
      </div>
      <div ref={list} className={styles.lines} tabIndex={0} role="region" aria-label={t('talk.list', { name })}>
        {items.length === 0 && <p className={styles.quiet}>{t('talk.empty')}</p>}
        <ol role="list">
          {items.map((line) => (
            <Fragment key={line.id}>
              {line.id === firstNew && (
                <li className={styles.newLine}>
                  <span>{t('talk.new')}</span>
                </li>
              )}
              <TalkLine line={line} />
              {hasRead && line.id === lastOurs.id && (
                <li className={styles.quiet}>{t('talk.read', { name, at: time.dayAndClock(data.memberReadAt!) })}</li>
              )}
            </Fragment>
          ))}
        </ol>
        {isOver ? null : data.memberOnline ? (
          <p className={styles.online}>{t('talk.online', { name })}</p>
        ) : (
          <p className={styles.quiet}>{t('talk.offline', { name })}</p>
        )}
        {conversation?.callBackAskedAt && (
          <p className={styles.callBack}>
            <Icon name="phone" size={1.1} />
            {t('talk.callBack', { name, at: time.dayAndClock(conversation.callBackAskedAt) })}{' '}
            {conversation.callBackFrom && conversation.callBackUntil
              ? t('talk.callBetween', {
                  from: time.dayAndClock(conversation.callBackFrom),
                  until: time.clock(conversation.callBackUntil),
                })
              : t('talk.callAnyTime')}{' '}
            {t('talk.callHow')}
          </p>
        )}
      </div>
      <div className={styles.compose}>
        {viewerCan.write && !isOver && <Steps data={data} />}
        {viewerCan.write && (conversation?.viewerCan.write ?? true) ? (
          <Composer
            id="case-message"
            plain
            draft={draft}
            label={t('talk.label', { name })}
            quietLabel
            placeholder={t('talk.placeholder')}
            rows={2}
            max={5000}
            send={t('talk.send', { name: calledBy })}
            onSend={send}
            hint={t('talk.hint', { signature })}
          />
        ) : (
          <p className={styles.quiet}>{t(isOver ? 'talk.closed' : 'talk.notYours')}</p>
        )}
      </div>
    </section>
  );
}

function TalkLine({ line }: { line: Line }) {
  const time = useTime();
  const theirs = isTheirs(line);
  const [name = '', ...job] = line.authorName.split(', ');
  return (
    <li className={styles.line}>
      <Portrait name={line.avatar ?? portraitOf(name)} size={36} />
      <div>
        <p className={styles.lineHead}>
          <b>{theirs ? line.authorName : name}</b>
          <span>
            {[
              ...(theirs ? [] : job),
              time.daysAway(line.sentAt) === 0 ? time.clock(line.sentAt) : time.dayAndClock(line.sentAt),
            ].join(', ')}
          </span>
        </p>
        <RichText html={line.bodyHtml} className={theirs ? styles.theirs! : styles.ours!} />
      </div>
    </li>
  );
}

/** Lands at the newest line, stays there while one reads there, and says when the member wrote. */
function useLatestInView(items: readonly Line[], name: string) {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const count = useRef(0);
  useEffect(() => {
    const box = list.current;
    const grew = items.length > count.current;
    const last = items.at(-1);
    if (grew && count.current > 0 && last && isTheirs(last)) announce(t('talk.arrived', { name }));
    const near = box ? box.scrollHeight - box.scrollTop - box.clientHeight < 240 : false;
    if (box && grew && (count.current === 0 || near || (last && !isTheirs(last)))) box.scrollTop = box.scrollHeight;
    count.current = items.length;
  }, [items, name, t]);
  return list;
}
