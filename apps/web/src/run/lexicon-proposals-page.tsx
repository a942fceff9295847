import { useQuery } from '@tanstack/react-query';
import type { LexiconProposalFieldsFragment } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LexiconFrame } from './lexicon-frame.js';
import { LexiconProposals } from './lexicon-proposals.graphql.js';
import { ProposalCards, useWhichProposals } from './proposal-cards.js';

/** Changes that wait for a second person, and those that had their answer. */
export function LexiconProposalsPage() {
  const t = useT();
  return <LexiconFrame lead={t('lexicon.proposals.lead')}>{() => <Proposals />}</LexiconFrame>;
}

function Proposals() {
  const nameOf = useProposalName();
  const { waiting, after } = useWhichProposals();
  const query = useQuery({
    ...queryOf(LexiconProposals, { waiting, after }),
    placeholderData: (before) => before,
  });
  return (
    <ProposalCards
      query={query}
      found={query.data?.lexiconProposals}
      at="/run/lexicon"
      nameOf={nameOf}
      toOf={({ id }) => `/run/lexicon/proposals/${id}`}
    />
  );
}

/** What a proposal is called: the rules that it names, or the version that it brings back. */
export function useProposalName() {
  const t = useT();
  return ({ restores, ruleIds }: Pick<LexiconProposalFieldsFragment, 'restores' | 'ruleIds'>): string =>
    restores === null
      ? t('lexicon.proposal.rules', { first: ruleIds[0] ?? '', more: Math.max(0, ruleIds.length - 1) })
      : t(restores === 0 ? 'lexicon.proposal.release' : 'proposed.backTo', { version: restores });
}
