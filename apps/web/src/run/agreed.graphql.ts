import { graphql } from '../platform/graphql-document.js';

export const AgreedFieldFields = graphql(/* GraphQL */ `
  fragment AgreedFieldFields on ConfigurationField {
    key
    kind
    value
    standard
    unit
    min
    max
    recordedOnly
    mayBeEmpty
    keeps
    name
  }
`);

export const AgreedProposalFields = graphql(/* GraphQL */ `
  fragment AgreedProposalFields on ConfigurationProposal {
    id
    part
    state
    base
    outOfDate
    restores
    reason
    proposedByName
    proposedAt
    decidedByName
    decidedAt
    decisionReason
    madeVersion
    changes {
      key
      before
      after
    }
    viewerCan {
      decide
      withdraw
    }
  }
`);

export const AgreedParts = graphql(/* GraphQL */ `
  query AgreedParts {
    configurationParts {
      name
      version
      faulty
      waiting
      changed
    }
  }
`);

export const AgreedPart = graphql(/* GraphQL */ `
  query AgreedPart($name: ConfigurationPartName!) {
    configurationPart(part: $name) {
      name
      version
      faulty
      waiting
      changed
      fields {
        ...AgreedFieldFields
      }
      viewerCan {
        propose
      }
    }
  }
`);

export const AgreedVersions = graphql(/* GraphQL */ `
  query AgreedVersions($part: ConfigurationPartName!, $after: String) {
    configurationVersions(part: $part, after: $after, first: 20) {
      items {
        number
        proposalId
        restores
        reason
        proposedByName
        decidedByName
        approvedAt
        changes {
          key
          before
          after
        }
      }
      page {
        hasNext
        next
        previous
      }
    }
  }
`);

export const AgreedProposals = graphql(/* GraphQL */ `
  query AgreedProposals($part: ConfigurationPartName!, $waiting: Boolean!, $after: String) {
    configurationProposals(part: $part, waiting: $waiting, after: $after, first: 20) {
      items {
        ...AgreedProposalFields
      }
      page {
        hasNext
        next
        previous
      }
    }
  }
`);

export const AgreedProposalView = graphql(/* GraphQL */ `
  query AgreedProposalView($id: UUID!) {
    configurationProposal(id: $id) {
      ...AgreedProposalFields
    }
  }
`);

export const ProposeAgreedChange = graphql(/* GraphQL */ `
  mutation ProposeAgreedChange($key: UUID!, $input: ConfigurationChangeInput!) {
    proposeConfigurationChange(key: $key, input: $input) {
      ...AgreedProposalFields
    }
  }
`);

export const ProposeAgreedRestore = graphql(/* GraphQL */ `
  mutation ProposeAgreedRestore(
    $key: UUID!
    $part: ConfigurationPartName!
    $version: Int!
    $base: Int!
    $reason: String!
  ) {
    proposeConfigurationRestore(key: $key, part: $part, version: $version, base: $base, reason: $reason) {
      ...AgreedProposalFields
    }
  }
`);

export const ApproveAgreedProposal = graphql(/* GraphQL */ `
  mutation ApproveAgreedProposal($id: UUID!, $reason: String) {
    approveConfigurationProposal(id: $id, reason: $reason) {
      ...AgreedProposalFields
    }
  }
`);

export const DeclineAgreedProposal = graphql(/* GraphQL */ `
  mutation DeclineAgreedProposal($id: UUID!, $reason: String!) {
    declineConfigurationProposal(id: $id, reason: $reason) {
      ...AgreedProposalFields
    }
  }
`);

export const WithdrawAgreedProposal = graphql(/* GraphQL */ `
  mutation WithdrawAgreedProposal($id: UUID!) {
    withdrawConfigurationProposal(id: $id) {
      ...AgreedProposalFields
    }
  }
`);
