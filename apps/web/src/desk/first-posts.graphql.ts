import { graphql } from '../platform/graphql-document.js';

export const WaitingFirstPosts = graphql(/* GraphQL */ `
  query WaitingFirstPosts($after: String) {
    waitingFirstPosts(after: $after) {
      items {
        threadId
        groupName
        publishedAt
        answerBy
        greeters
      }
      page {
        hasNext
        next
      }
    }
  }
`);
