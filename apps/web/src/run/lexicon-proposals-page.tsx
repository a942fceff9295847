import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { LexiconProposalFieldsFragment } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Card } from '../ui/card.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { LexiconFrame } from './lexicon-frame.js';
import { ProposalState } from './lexicon-proposal-state.js';
import { LexiconProposals } from './lexicon-proposals.graphql.js';
import styles from './lexicon.module.css';
import { NotLoaded } from './refused.js';

/** Changes that wait for a second person, and those that had their answer. */
export function LexiconProposalsPage() {
  const t = useT();
  return <LexiconFrame lead={t('lexicon.proposals.lead')}>{() => <Proposals />}</LexiconFrame>;
}

function Proposals() {
  const t = useT();
  const [params] = useSearchParams();
  const waiting = params.get('view') !== 'decided';
  const after = params.get('after');
  const proposals = useQuery({
    ...queryOf(LexiconProposals, { waiting, after }),
    placeholderData: (before) => before,
  });
  const data = proposals.data?.lexiconProposals;
  const view = waiting ? '?' : '?view=decided';
  return (
    <>
      <p className={styles.buttons}>
        <Link to="?" aria-current={waiting ? 'true' : undefined} className={styles.switch}>
          {t('lexicon.proposals.waiting')}
        </Link>
        <Link to="?view=decided" aria-current={waiting ? undefined : 'true'} className={styles.switch}>
          {t('lexicon.proposals.decided')}
        </Link>
      </p>
      {proposals.isPending && <Skeleton stillText={t('app.loading')} />}
      {proposals.isError && <NotLoaded query={proposals} at="/run/lexicon" hidden />}
      {data?.items.length === 0 && (
        <EmptyState>{t(waiting ? 'lexicon.proposals.empty' : 'lexicon.proposals.emptyDecided')}</EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ul role="list" className={styles.cards}>
          {data.items.map((proposal) => (
            <ProposalRow key={proposal.id} proposal={proposal} />
          ))}
        </ul>
      )}
      {data && (
        <Pagination
          label={t('lexicon.proposals.pages')}
          previous={after ? { to: view, text: t('lexicon.newest') } : undefined}
          next={
            data.page.hasNext && data.page.next
              ? {
                  to: `?${new URLSearchParams({ ...(!waiting && { view: 'decided' }), after: data.page.next }).toString()}`,
                  text: t('lexicon.older'),
                }
              : undefined
          }
        />
      )}
    </>
  );
}

/** What a proposal is called: the rules that it names, or the version that it brings back. */
export function useProposalName() {
  const t = useT();
  return ({ restores, ruleIds }: Pick<LexiconProposalFieldsFragment, 'restores' | 'ruleIds'>): string =>
    restores === null
      ? t('lexicon.proposal.rules', { first: ruleIds[0] ?? '', more: Math.max(0, ruleIds.length - 1) })
      : t(restores === 0 ? 'lexicon.proposal.release' : 'lexicon.proposal.restore', { version: restores });
}

function ProposalRow({ proposal }: { proposal: LexiconProposalFieldsFragment }) {
  const t = useT();
  const time = useTime();
  const nameOf = useProposalName();
  return (
    <Card as="li" className={styles.proposal!}>
      <div className={styles.rowHead}>
        <h2>
          <Link to={`/run/lexicon/proposals/${proposal.id}`}>{nameOf(proposal)}</Link>
        </h2>
        <ProposalState proposal={proposal} />
      </div>
      <p className={styles.clamped}>{proposal.reason}</p>
      <p className={styles.quiet}>
        {t('lexicon.proposal.by', {
          name: proposal.proposedByName ?? t('lexicon.somebody'),
          at: time.dayAndClock(proposal.proposedAt),
        })}
      </p>
    </Card>
  );
}
