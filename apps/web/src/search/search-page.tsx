import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Hits } from './hits.js';
import { SearchForm } from './search-form.js';
import { Search } from './search.graphql.js';
import styles from './search.module.css';
import { changed, filterNames, wantedBy } from './wanted.js';

/** Find words or somebody's posts in one's groups (ux.md M19). All of a search is in the address, and nowhere else. */
export function SearchPage() {
  const t = useT();
  const time = useTime();
  const [params] = useSearchParams();
  const filter = wantedBy(params, new Date());
  const after = params.get('after');
  const found = useQuery({
    ...queryOf(Search, { filter: filter ?? {}, after }),
    enabled: filter !== null,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const page = filter ? found.data?.search : undefined;
  const isFiltered = filterNames.some((name) => params.has(name));
  const next = page?.page.hasNext && page.page.next ? `?${withMark(params, page.page.next)}` : null;

  return (
    <>
      <PageTitle />
      <SearchForm />
      {page?.showsCare && <Care />}
      {filter && found.isPending && <Skeleton stillText={t('app.loading')} />}
      {filter && found.isError && <LoadFailed query={found} />}
      <div role="status" className={styles.status}>
        {page && page.items.length > 0 && (
          <p>{page.isNear ? t('search.near') : t('search.found', { count: page.items.length })}</p>
        )}
        {page?.items.length === 0 && (
          <EmptyState>
            {page.lookedBackTo
              ? t('search.noneSoFar', { day: time.dayAndClock(page.lookedBackTo) })
              : t(isFiltered ? 'search.noneFiltered' : 'search.none')}
          </EmptyState>
        )}
      </div>
      {page && <Hits hits={page.items} />}
      {page?.lookedBackTo && page.items.length > 0 && (
        <p className={styles.facts}>{t('search.backTo', { day: time.dayAndClock(page.lookedBackTo) })}</p>
      )}
      {page && (
        <Pagination
          label={t('search.pages')}
          previous={after ? { to: changed(params, {}), text: t('search.first') } : undefined}
          next={next ? { to: next, text: t(page.lookedBackTo ? 'search.further' : 'search.next') } : undefined}
        />
      )}
    </>
  );
}

function withMark(params: URLSearchParams, after: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set('after', after);
  return next;
}

/** Before what was found, for words of crisis; nothing is refused and nobody is told. */
function Care() {
  const t = useT();
  return (
    <Card tone="soft" as="section" labelledBy="search-care" className={styles.care ?? ''}>
      <h2 id="search-care">{t('search.care.title')}</h2>
      <p>{t('search.care.text')}</p>
      <LinkButton to="/help" outside icon="lifebuoy">
        {t('search.care.go')}
      </LinkButton>
    </Card>
  );
}
