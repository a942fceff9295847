import { graphql } from './graphql-document.js';

/** A thread as a line in a list. */
export const ThreadRowFields = graphql(/* GraphQL */ `
  fragment ThreadRowFields on ThreadRow {
    id
    groupName
    groupSlug
    title
    firstLine
    advice
    contentNotes
    topic
    replyCount
    newReplies
    isUnread
    lastActivityAt
    author {
      displayName
      avatar
    }
  }
`);
