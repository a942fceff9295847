import type { ProposedChangeState } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import { Tag } from '../ui/tag.js';

/** A change that one person proposes and another decides, as far as every such change is the same. */
export interface AnyProposal {
  id: string;
  state: ProposedChangeState;
  outOfDate: boolean;
  reason: string;
  proposedByName?: string | null;
  proposedAt: string;
  decidedByName?: string | null;
  decidedAt?: string | null;
  decisionReason?: string | null;
  madeVersion?: number | null;
  viewerCan: { decide: boolean; withdraw: boolean };
}

/** Where a proposal stands, in a tag. */
export function ProposalState({ proposal }: { proposal: Pick<AnyProposal, 'state' | 'madeVersion' | 'outOfDate'> }) {
  const t = useT();
  const { state, madeVersion, outOfDate } = proposal;
  if (state === 'APPROVED') return <Tag tone="done">{t('proposed.state.APPROVED', { version: madeVersion ?? 0 })}</Tag>;
  if (state === 'PROPOSED')
    return <Tag tone="waiting">{t(outOfDate ? 'proposed.state.old' : 'proposed.state.PROPOSED')}</Tag>;
  return <Tag>{t(`proposed.state.${state}`)}</Tag>;
}
