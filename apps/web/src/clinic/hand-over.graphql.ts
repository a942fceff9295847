import { graphql } from '../platform/graphql-document.js';

export const HandOverView = graphql(/* GraphQL */ `
  query HandOverView {
    handOver {
      shift {
        duty
        until
        isOver
      }
      nextId
      nextName
      cases {
        id
        reference
        level
        version
        state
        offeredToName
        acceptBy
        lastAnswer
        openedAt
        acknowledgedAt
        firstContactAt
        attempts
        lastAttemptAt
        lastResult
        signedNotes
        retryAt
        lookAgainAt
        decideBy
      }
      accepted {
        id
        reference
        name
        at
      }
      colleagues {
        accountId
        name
        jobTitle
        duty
      }
    }
  }
`);
