import { graphql } from '../platform/graphql-document.js';

export const Proposals = graphql(/* GraphQL */ `
  query Proposals {
    proposals {
      id
      kind
      reasonCode
      memberText
      hours
      proposedByName
      proposedAt
      reviewItemId
      personName
      viewerCan {
        confirm
      }
    }
  }
`);

export const ConfirmProposal = graphql(/* GraphQL */ `
  mutation ConfirmProposal($id: UUID!, $confirm: Boolean!) {
    confirmProposal(id: $id, confirm: $confirm) {
      id
    }
  }
`);

export const AppealFields = graphql(/* GraphQL */ `
  fragment AppealFields on AppealItem {
    id
    what
    rule
    explanation
    contentCopy
    words
    personName
    groupName
    lodgedAt
    decideBy
    decidedByName
    viewerCan {
      decide
      outcomes
      whyNot
    }
  }
`);

export const Appeals = graphql(/* GraphQL */ `
  query Appeals {
    appeals {
      ...AppealFields
    }
  }
`);

export const DecideAppeal = graphql(/* GraphQL */ `
  mutation DecideAppeal($key: UUID!, $id: UUID!, $outcome: String!, $answer: String!) {
    decideAppeal(key: $key, id: $id, outcome: $outcome, answer: $answer) {
      ...AppealFields
    }
  }
`);
