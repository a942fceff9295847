import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SearchQuery } from '../gql/graphql.js';
import { Fold, useWaits } from '../platform/fold.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import styles from './search.module.css';

type Hit = SearchQuery['search']['items'][number];
type Parts = Hit['title'];

/** What was found, newest first; hits of one thread that follow each other stand under its title. */
export function Hits({ hits }: { hits: readonly Hit[] }) {
  const threads: [Hit, ...Hit[]][] = [];
  for (const hit of hits) {
    const last = threads.at(-1);
    if (last?.[0].threadId === hit.threadId) last.push(hit);
    else threads.push([hit]);
  }
  return (
    <ol className={styles.hits}>
      {threads.map((inThread) => (
        <li key={inThread[0].id}>
          <InThread hits={inThread} />
        </li>
      ))}
    </ol>
  );
}

function InThread({ hits: [first, ...others] }: { hits: readonly [Hit, ...Hit[]] }) {
  const t = useT();
  const time = useTime();
  const waits = useWaits(first.threadId, first.titleNotes);
  const heading = (title: ReactNode) => (
    <h2>
      <Link to={addressOf(first)}>{title}</Link>
    </h2>
  );
  return (
    <article>
      <Fold of={first.threadId} notes={first.titleNotes} title={heading}>
        {heading(<Marked parts={first.title} />)}
      </Fold>
      {[first, ...others].map((hit) => (
        <div key={hit.id} className={styles.hit}>
          {hit.number > 1 ? (
            <Fold of={hit.id} notes={hit.contentNotes}>
              <Excerpt parts={hit.excerpt} />
            </Fold>
          ) : (
            !waits && <Excerpt parts={hit.excerpt} />
          )}
          <p className={styles.facts}>
            {hit.author && <span>{hit.author.displayName}</span>}
            <span>{hit.groupName}</span>
            <span>{time.dayAndClock(hit.writtenAt)}</span>
            {hit.number > 1 && <Link to={addressOf(hit)}>{t('search.reply', { number: hit.number - 1 })}</Link>}
          </p>
        </div>
      ))}
    </article>
  );
}

/** In its place: the post on its page of the thread. */
const addressOf = (hit: Hit): string =>
  hit.number === 1 ? `/t/${hit.threadId}` : `/t/${hit.threadId}?post=${hit.number}`;

const Excerpt = ({ parts }: { parts: Parts }) => (
  <p className={styles.excerpt}>
    <Marked parts={parts} />
  </p>
);

function Marked({ parts }: { parts: Parts }) {
  return parts.map((part, at) => (part.isMatch ? <mark key={at}>{part.text}</mark> : part.text));
}
