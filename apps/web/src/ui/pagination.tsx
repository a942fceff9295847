import { Link } from 'react-router';
import { Icon } from './icon.js';
import styles from './small.module.css';

interface PaginationProps {
  /** Name of the landmark, such as "Pages of replies". */
  label: string;
  /** Keyset pages know only their neighbours; numbered ones also know how many there are. */
  previous?: { to: string; text: string } | undefined;
  next?: { to: string; text: string } | undefined;
  numbered?: { current: number; count: number; toPage: (page: number) => string; nameOf: (page: number) => string };
}

const near = (current: number, count: number): (number | 'gap')[] => {
  const wanted = [1, current - 1, current, current + 1, count].filter((page) => page >= 1 && page <= count);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((page, at) => (at > 0 && page - pages[at - 1]! > 1 ? (['gap', page] as const) : [page]));
};

/** Real links, so that a page can be kept, shared and opened beside this one. */
export function Pagination({ label, previous, next, numbered }: PaginationProps) {
  if (!previous && !next && (numbered?.count ?? 0) < 2) return null;
  return (
    <nav aria-label={label} className={styles.pages}>
      {previous && (
        <Link to={previous.to} rel="prev">
          <Icon name="chevron-left" size={1} />
          {previous.text}
        </Link>
      )}
      {numbered &&
        near(numbered.current, numbered.count).map((page, at) => {
          if (page === 'gap') {
            return (
              <span key={`gap-${at}`} className={styles.gap} aria-hidden="true">
                …
              </span>
            );
          }
          if (page === numbered.current) {
            return (
              <span key={page} role="link" aria-disabled="true" aria-current="page" aria-label={numbered.nameOf(page)}>
                {page}
              </span>
            );
          }
          return (
            <Link key={page} to={numbered.toPage(page)} aria-label={numbered.nameOf(page)}>
              {page}
            </Link>
          );
        })}
      {next && (
        <Link to={next.to} rel="next">
          {next.text}
          <Icon name="chevron-right" size={1} />
        </Link>
      )}
    </nav>
  );
}
