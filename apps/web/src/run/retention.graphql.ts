import { graphql } from '../platform/graphql-document.js';

export const RetentionView = graphql(/* GraphQL */ `
  query RetentionView {
    retention {
      classes {
        code
        days
        deletes
        due
        held
      }
      runs {
        id
        state
        asOf
        proposedByName
        decidedByName
        decidedAt
        finishedAt
        counts {
          code
          due
          deleted
        }
        viewerCan {
          letGo
          withdraw
        }
      }
      holds {
        id
        concern
        reason
        placedByName
        placedAt
        viewerCan {
          lift
        }
      }
      viewerCan {
        propose
        hold
      }
    }
  }
`);

export const ProposeRetentionRun = graphql(/* GraphQL */ `
  mutation ProposeRetentionRun($key: UUID!) {
    proposeRetentionRun(key: $key) {
      id
    }
  }
`);

export const LetRetentionRunGo = graphql(/* GraphQL */ `
  mutation LetRetentionRunGo($id: UUID!) {
    letRetentionRunGo(id: $id) {
      id
    }
  }
`);

export const WithdrawRetentionRun = graphql(/* GraphQL */ `
  mutation WithdrawRetentionRun($id: UUID!) {
    withdrawRetentionRun(id: $id) {
      id
    }
  }
`);

export const PlaceLegalHold = graphql(/* GraphQL */ `
  mutation PlaceLegalHold($key: UUID!, $concern: Int!, $reason: String!) {
    placeLegalHold(key: $key, concern: $concern, reason: $reason) {
      id
    }
  }
`);

export const LiftLegalHold = graphql(/* GraphQL */ `
  mutation LiftLegalHold($id: UUID!) {
    liftLegalHold(id: $id) {
      id
    }
  }
`);
