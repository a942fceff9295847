import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint, usePollWhenDown } from '../platform/realtime.js';
import { refusalOf } from '../platform/refusal.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Proposals } from './decisions.graphql.js';
import styles from './desk.module.css';
import { ProposalCard } from './proposal-card.js';

/** What peers propose and a lead decides: taking words down, pausing a person (2.1). */
export function ProposalsPage() {
  const t = useT();
  const query = useQuery({ ...queryOf(Proposals), refetchInterval: usePollWhenDown() });
  const proposals = query.data?.proposals;
  useHint('reviewItem.changed', () => void query.refetch());

  const isRefused = refusalOf(query.error) === 'action.forbidden';

  return (
    <>
      <PageTitle />
      <p className={styles.lead}>{t('proposals.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={2} height={10} />}
      {query.isError && !isRefused && <LoadFailed query={query} />}
      {isRefused && <EmptyState>{t('proposals.forLeads')}</EmptyState>}
      {proposals?.length === 0 && <EmptyState>{t('proposals.empty')}</EmptyState>}
      <ul className={styles.cards}>
        {proposals?.map((proposal) => (
          <ProposalCard
            key={proposal.id}
            proposal={proposal}
            name={proposal.personName}
            onward={<Link to={`/desk/c/${proposal.reviewItemId}`}>{t('proposals.concern')}</Link>}
          />
        ))}
      </ul>
    </>
  );
}
