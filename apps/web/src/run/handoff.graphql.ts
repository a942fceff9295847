import { graphql } from '../platform/graphql-document.js';

export const HandoffKeyFields = graphql(/* GraphQL */ `
  fragment HandoffKeyFields on HandoffKey {
    id
    name
    hint
    scopes
    standing
    createdAt
    createdByName
    approvedByName
    expiresAt
    lastUsedAt
    viewerCan {
      approve
      revoke
    }
  }
`);

export const HandoffEndpointFields = graphql(/* GraphQL */ `
  fragment HandoffEndpointFields on HandoffEndpoint {
    id
    name
    url
    scopes
    createdAt
    createdByName
    waiting
    lastDeliveredAt
  }
`);

export const HandoffView = graphql(/* GraphQL */ `
  query HandoffView {
    handoff {
      base
      keys {
        ...HandoffKeyFields
      }
      endpoints {
        ...HandoffEndpointFields
      }
      undelivered {
        id
        endpointName
        reference
        attempts
        answer
        createdAt
      }
      viewerCan {
        change
        stop
      }
    }
  }
`);

export const CreateHandoffKey = graphql(/* GraphQL */ `
  mutation CreateHandoffKey($input: HandoffKeyInput!) {
    createHandoffKey(input: $input) {
      id
      secret
    }
  }
`);

export const ApproveHandoffKey = graphql(/* GraphQL */ `
  mutation ApproveHandoffKey($id: UUID!) {
    approveHandoffKey(id: $id) {
      ...HandoffKeyFields
    }
  }
`);

export const RevokeHandoffKey = graphql(/* GraphQL */ `
  mutation RevokeHandoffKey($id: UUID!) {
    revokeHandoffKey(id: $id) {
      ...HandoffKeyFields
    }
  }
`);

export const CreateHandoffEndpoint = graphql(/* GraphQL */ `
  mutation CreateHandoffEndpoint($input: HandoffEndpointInput!) {
    createHandoffEndpoint(input: $input) {
      id
      secret
    }
  }
`);

export const StopHandoffEndpoint = graphql(/* GraphQL */ `
  mutation StopHandoffEndpoint($id: UUID!) {
    stopHandoffEndpoint(id: $id) {
      id
    }
  }
`);

export const RedeliverHandoff = graphql(/* GraphQL */ `
  mutation RedeliverHandoff($id: UUID!) {
    redeliverHandoff(id: $id) {
      id
    }
  }
`);
