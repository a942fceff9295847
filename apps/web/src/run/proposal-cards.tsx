import type { UseQueryResult } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Card } from '../ui/card.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import styles from './kept.module.css';
import { type AnyProposal, ProposalState } from './proposal-state.js';
import { NotLoaded } from './refused.js';

interface ProposalCardsProps<P extends AnyProposal> {
  query: UseQueryResult;
  /** One page, once it is here. */
  found: { items: readonly P[]; page: { hasNext: boolean; next?: string | null } } | undefined;
  /** Address of the screen. */
  at: string;
  nameOf: (proposal: P) => string;
  toOf: (proposal: P) => string;
}

/** Which proposals are looked at, from the address. */
export function useWhichProposals(): { waiting: boolean; after: string | null } {
  const [params] = useSearchParams();
  return { waiting: params.get('view') !== 'decided', after: params.get('after') };
}

/** Changes that wait for a second person, and those that had their answer. */
export function ProposalCards<P extends AnyProposal>({ query, found, at, nameOf, toOf }: ProposalCardsProps<P>) {
  const t = useT();
  const { waiting, after } = useWhichProposals();
  const next = found?.page.hasNext ? found.page.next : null;
  return (
    <>
      <p className={styles.buttons}>
        <Link to="?" aria-current={waiting ? 'true' : undefined} className={styles.switch}>
          {t('proposed.waiting')}
        </Link>
        <Link to="?view=decided" aria-current={waiting ? undefined : 'true'} className={styles.switch}>
          {t('proposed.decided')}
        </Link>
      </p>
      {query.isPending && <Skeleton stillText={t('app.loading')} />}
      {query.isError && <NotLoaded query={query} at={at} hidden />}
      {found?.items.length === 0 && <EmptyState>{t(waiting ? 'proposed.empty' : 'proposed.emptyDecided')}</EmptyState>}
      {found && found.items.length > 0 && (
        <ul role="list" className={styles.cards}>
          {found.items.map((proposal) => (
            <ProposalCard key={proposal.id} proposal={proposal} name={nameOf(proposal)} to={toOf(proposal)} />
          ))}
        </ul>
      )}
      {found && (
        <Pagination
          label={t('proposed.pages')}
          previous={after ? { to: waiting ? '?' : '?view=decided', text: t('proposed.newest') } : undefined}
          next={
            next
              ? {
                  to: `?${new URLSearchParams({ ...(!waiting && { view: 'decided' }), after: next }).toString()}`,
                  text: t('proposed.older'),
                }
              : undefined
          }
        />
      )}
    </>
  );
}

function ProposalCard({ proposal, name, to }: { proposal: AnyProposal; name: string; to: string }) {
  const t = useT();
  const time = useTime();
  return (
    <Card as="li" className={styles.proposal!}>
      <div className={styles.rowHead}>
        <h2>
          <Link to={to}>{name}</Link>
        </h2>
        <ProposalState proposal={proposal} />
      </div>
      <p className={styles.clamped}>{proposal.reason}</p>
      <p className={styles.quiet}>
        {t('proposed.by', {
          name: proposal.proposedByName ?? t('proposed.somebody'),
          at: time.dayAndClock(proposal.proposedAt),
        })}
      </p>
    </Card>
  );
}
