import { useQuery } from '@tanstack/react-query';
import type { AgreedProposalFieldsFragment } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { AgreedFrame, type Part } from './agreed-frame.js';
import { useFieldWords } from './agreed-words.js';
import { AgreedProposals } from './agreed.graphql.js';
import { ProposalCards, useWhichProposals } from './proposal-cards.js';

/** Proposed changes of one part. */
export function AgreedChangesPage() {
  return <AgreedFrame>{(part) => <Changes part={part} />}</AgreedFrame>;
}

function Changes({ part }: { part: Part }) {
  const nameOf = useChangeName(part);
  const { waiting, after } = useWhichProposals();
  const query = useQuery({
    ...queryOf(AgreedProposals, { part: part.name, waiting, after }),
    placeholderData: (before) => before,
  });
  return (
    <ProposalCards
      query={query}
      found={query.data?.configurationProposals}
      at="/run/agreed"
      nameOf={nameOf}
      toOf={({ id }) => `/run/agreed/proposals/${id}`}
    />
  );
}

/** What a proposal is called: the fields that it changes, or the version that it brings back. */
export function useChangeName(part: Pick<Part, 'name' | 'fields'>) {
  const t = useT();
  const words = useFieldWords(part.name);
  return ({ restores, changes }: Pick<AgreedProposalFieldsFragment, 'restores' | 'changes'>): string => {
    if (restores !== null && restores !== undefined)
      return t(restores === 1 ? 'agreed.backToStandard' : 'proposed.backTo', { version: restores });
    const field = part.fields.find(({ key }) => key === changes[0]?.key);
    return t('agreed.change', { first: field ? words.name(field) : '', more: Math.max(0, changes.length - 1) });
  };
}
