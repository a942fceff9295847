import { graphql } from '../platform/graphql-document.js';
import './lexicon.graphql.js';

export const LexiconProposalFields = graphql(/* GraphQL */ `
  fragment LexiconProposalFields on LexiconProposal {
    id
    state
    base
    outOfDate
    restores
    ruleIds
    reason
    proposedByName
    proposedAt
    decidedByName
    decidedAt
    decisionReason
    madeVersion
    viewerCan {
      decide
      withdraw
    }
  }
`);

export const LexiconProposals = graphql(/* GraphQL */ `
  query LexiconProposals($waiting: Boolean!, $after: String) {
    lexiconProposals(waiting: $waiting, after: $after, first: 20) {
      items {
        ...LexiconProposalFields
      }
      page {
        hasNext
        next
        previous
      }
    }
  }
`);

export const ReplayFigureFields = graphql(/* GraphQL */ `
  fragment ReplayFigureFields on ReplayFigures {
    heard
    recall
    precision
    alertsPerThousand
    wrongTraps
  }
`);

export const LexiconProposalView = graphql(/* GraphQL */ `
  query LexiconProposalView($id: UUID!) {
    lexiconProposal(id: $id) {
      ...LexiconProposalFields
      replay {
        madeAt
        current
        concerns
        sets {
          name
          ordinary
          messages
          grave
          traps
          before {
            ...ReplayFigureFields
          }
          after {
            ...ReplayFigureFields
          }
          changed {
            id
            from
            to
          }
        }
      }
    }
  }
`);

export const LexiconDifference = graphql(/* GraphQL */ `
  query LexiconDifference($id: UUID!) {
    lexiconProposalChanges(id: $id) {
      id
      before {
        ...LexiconRuleFields
      }
      after {
        ...LexiconRuleFields
      }
    }
  }
`);

export const LexiconFaults = graphql(/* GraphQL */ `
  query LexiconFaults($rule: LexiconRuleInput!) {
    lexiconFaults(rule: $rule) {
      field
      code
      value
    }
  }
`);

export const ProposeLexiconChange = graphql(/* GraphQL */ `
  mutation ProposeLexiconChange($key: UUID!, $input: LexiconChangeInput!) {
    proposeLexiconChange(key: $key, input: $input) {
      ...LexiconProposalFields
    }
  }
`);

export const ProposeLexiconRestore = graphql(/* GraphQL */ `
  mutation ProposeLexiconRestore($key: UUID!, $version: Int!, $base: Int!, $reason: String!) {
    proposeLexiconRestore(key: $key, version: $version, base: $base, reason: $reason) {
      ...LexiconProposalFields
    }
  }
`);

export const ApproveLexiconProposal = graphql(/* GraphQL */ `
  mutation ApproveLexiconProposal($id: UUID!, $reason: String) {
    approveLexiconProposal(id: $id, reason: $reason) {
      ...LexiconProposalFields
    }
  }
`);

export const DeclineLexiconProposal = graphql(/* GraphQL */ `
  mutation DeclineLexiconProposal($id: UUID!, $reason: String!) {
    declineLexiconProposal(id: $id, reason: $reason) {
      ...LexiconProposalFields
    }
  }
`);

export const WithdrawLexiconProposal = graphql(/* GraphQL */ `
  mutation WithdrawLexiconProposal($id: UUID!) {
    withdrawLexiconProposal(id: $id) {
      ...LexiconProposalFields
    }
  }
`);

export const AskLexiconReplay = graphql(/* GraphQL */ `
  mutation AskLexiconReplay($key: UUID!, $id: UUID!) {
    askLexiconReplay(key: $key, id: $id) {
      ...LexiconProposalFields
    }
  }
`);
