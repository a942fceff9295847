import type { LexiconProposalFieldsFragment, LexiconProposalViewQuery } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import { Tag } from '../ui/tag.js';

/** A proposal with its replay. */
export type Proposal = LexiconProposalViewQuery['lexiconProposal'];

/** Where a proposal stands, in a tag. */
export function ProposalState({ proposal }: { proposal: LexiconProposalFieldsFragment }) {
  const t = useT();
  const { state, madeVersion, outOfDate } = proposal;
  if (state === 'APPROVED') return <Tag tone="done">{t('lexicon.state.APPROVED', { version: madeVersion ?? 0 })}</Tag>;
  if (state === 'PROPOSED')
    return <Tag tone="waiting">{t(outOfDate ? 'lexicon.state.old' : 'lexicon.state.PROPOSED')}</Tag>;
  return <Tag>{t(`lexicon.state.${state}`)}</Tag>;
}
