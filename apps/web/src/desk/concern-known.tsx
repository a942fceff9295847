import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useAgreedTimes } from '../platform/agreed-times.js';
import { T, useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button, TextButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Icon } from '../ui/icon.js';
import { RichText } from '../ui/rich-text.js';
import { Tag } from '../ui/tag.js';
import styles from './concern.module.css';
import { sourceIcon, useLevelWords, usePlaceWords, useSignalWords } from './source-words.js';
import { usePersonName, type ConcernItem } from './use-concern.js';
import { useMoment } from './use-moment.js';

type Signal = ConcernItem['signals'][number];

/** Every sign with its number in the text. "Look within", never a percentage (R13). */
export function WhyItIsHere({ item }: { item: ConcernItem }) {
  const t = useT();
  const signal = useSignalWords();
  const marked = new Set(item.subjects.flatMap(({ asReported }) => asReported.flatMap(({ marks }) => marks)));
  return (
    <Card as="section" className={styles.panel} labelledBy="why-title">
      <h2 id="why-title">{t('why.title')}</h2>
      <ul className={styles.signals}>
        {item.signals.map((one) => (
          <li key={one.number}>
            {marked.has(one.number) ? (
              <span className={styles.number}>{one.number}</span>
            ) : (
              <span className={styles.door}>
                <Icon name={sourceIcon(one.source)} size={1.25} />
              </span>
            )}
            <div>
              <b>{signal(one.code)}</b>
              <SignalNote signal={one} />
              {one.note && <p className={styles.noteWords}>{t('why.note', { words: one.note })}</p>}
            </div>
          </li>
        ))}
      </ul>
      {item.help.length > 0 && (
        <section className={styles.help} aria-labelledby="help-title">
          <h3 id="help-title">{t('help.title')}</h3>
          <ul>
            {item.help.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}

function SignalNote({ signal }: { signal: Signal }) {
  const t = useT();
  const say = useDynamicT();
  const level = useLevelWords();
  const times = useAgreedTimes();
  const what =
    signal.source === 'REPORT'
      ? say(`why.REPORT.${signal.category}`, {}, 'why.REPORT.other')
      : say(
          `why.${signal.source}`,
          { level: level(signal.level), look: t(`why.look.${signal.level}`, { time: times.look(signal.level) }) },
          'why.REPORT.other',
        );
  return <p>{signal.reporterName ? t('why.by', { what, name: signal.reporterName }) : what}</p>;
}

/** What we know about the person in this group. Never a score. */
export function WhatWeKnow({ item }: { item: ConcernItem }) {
  const t = useT();
  const time = useTime();
  const moment = useMoment();
  const place = usePlaceWords();
  const level = useLevelWords();
  const { known } = item;
  return (
    <Card as="section" className={styles.panel} labelledBy="known-title">
      <h2 id="known-title">{t('known.title')}</h2>
      {item.person ? (
        <p className={styles.knownText}>
          {known.since && t('known.since', { since: time.date(known.since), posts: known.posts })}{' '}
          {t('known.earlier', { count: known.earlierConcerns })}{' '}
          {known.helpCardShownAt
            ? t('known.card', { at: moment(known.helpCardShownAt), choice: known.helpCardChoice ?? 'none' })
            : t('known.noCard')}{' '}
          {known.restrictedUntil && t('known.paused', { at: moment(known.restrictedUntil) })}
        </p>
      ) : (
        <p className={styles.knownText}>
          {t('known.nothing')} {item.signedOutContact && t('known.contact', { contact: item.signedOutContact })}
        </p>
      )}
      {known.othersForLeads.length > 0 && (
        <div className={styles.others}>
          <h3>{t('known.others')}</h3>
          <ul>
            {known.othersForLeads.map((row) => (
              <li key={row.id}>
                <Link to={`/desk/c/${row.id}`}>{t('known.other', { level: level(row.level), place: place(row) })}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

/** What the person wrote lately in this group; folded at first. */
export function RecentPosts({ item }: { item: ConcernItem }) {
  const t = useT();
  const moment = useMoment();
  const [open, setOpen] = useState(false);
  if (!item.person) return null;
  return (
    <Card as="section" className={styles.panel} labelledBy="posts-title">
      <div className={styles.panelHead}>
        <h2 id="posts-title">{t('posts.title')}</h2>
        {item.recentPosts.length > 0 && (
          <TextButton onPress={() => setOpen(!open)} expanded={open}>
            {open ? t('posts.fold') : t('posts.show', { count: item.recentPosts.length })}
          </TextButton>
        )}
      </div>
      {item.recentPosts.length === 0 && <p className={styles.muted}>{t('posts.none')}</p>}
      {open && (
        <ol className={styles.posts}>
          {item.recentPosts.map((post) => (
            <li key={post.id}>
              <p className={styles.who}>
                <Link to={post.link}>{post.title ?? moment(post.at)}</Link>{' '}
                {post.title && <time dateTime={post.at}>{moment(post.at)}</time>}
              </p>
              <p className={styles.lineText}>{post.text}</p>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** Our private talk with the person, when there is one. */
export function TeamTalk({ item }: { item: ConcernItem }) {
  const t = useT();
  const moment = useMoment();
  const name = usePersonName();
  const [, setSearch] = useSearchParams();
  const talk = item.conversation;
  const last = talk?.items.at(-1);
  if (!talk || !last) return null;
  const answer = () => {
    setSearch((now) => (now.set('act', 'write'), now), { replace: true, preventScrollReset: true });
    requestAnimationFrame(() => document.getElementById('verdict-write')?.focus());
  };
  return (
    <Card as="section" className={styles.panel} labelledBy="talk-title">
      <h2 id="talk-title">{t('talk.title', { name: name(item) })}</h2>
      {last.authorRole === 'MEMBER' && (
        <p>
          <Tag icon="hourglass">{t('talk.waits')}</Tag>
        </p>
      )}
      <ol className={styles.posts}>
        {talk.items.slice(-6).map((message) => (
          <li key={message.id}>
            <p className={styles.who}>
              <b>{message.authorName || t('context.team')}</b>{' '}
              <time dateTime={message.sentAt}>{moment(message.sentAt)}</time>
            </p>
            <RichText html={message.bodyHtml} />
          </li>
        ))}
      </ol>
      {item.viewerCan.writePrivately ? (
        <Button icon="mail" size="small" onPress={answer}>
          {t('talk.answer', { name: name(item) })}
        </Button>
      ) : (
        item.viewerCan.claim && <p className={styles.muted}>{t('talk.claimFirst')}</p>
      )}
    </Card>
  );
}

/** The time of the first sign, as a heading of the timeline. */
export function RaisedLine({ item }: { item: ConcernItem }) {
  const moment = useMoment();
  return (
    <>
      <T id="timeline.raised" /> <time dateTime={item.raisedAt}>{moment(item.raisedAt)}</time>
    </>
  );
}
