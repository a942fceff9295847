import { graphql } from '../platform/graphql-document.js';
import './case.graphql.js';

export const AskReveal = graphql(/* GraphQL */ `
  mutation AskReveal($input: RevealInput!) {
    reveal(input: $input) {
      ...RevealFields
    }
  }
`);

export const SeeRevealed = graphql(/* GraphQL */ `
  mutation SeeRevealed($id: UUID!) {
    seeRevealed(id: $id) {
      field
      value
    }
  }
`);

export const Reveals = graphql(/* GraphQL */ `
  query Reveals {
    reveals {
      ...RevealFields
    }
  }
`);

export const ApproveReveal = graphql(/* GraphQL */ `
  mutation ApproveReveal($id: UUID!) {
    approveReveal(id: $id) {
      ...RevealFields
    }
  }
`);

export const RevokeReveal = graphql(/* GraphQL */ `
  mutation RevokeReveal($id: UUID!) {
    revokeReveal(id: $id) {
      ...RevealFields
    }
  }
`);

export const ReviewReveal = graphql(/* GraphQL */ `
  mutation ReviewReveal($id: UUID!, $ok: Boolean!, $finding: String!) {
    reviewReveal(id: $id, ok: $ok, finding: $finding) {
      ...RevealFields
    }
  }
`);

export const LookAgainAtReveal = graphql(/* GraphQL */ `
  mutation LookAgainAtReveal($id: UUID!, $withholdReason: String, $lookAgainAt: DateTime) {
    lookAgainAtReveal(id: $id, withholdReason: $withholdReason, lookAgainAt: $lookAgainAt) {
      ...RevealFields
    }
  }
`);
