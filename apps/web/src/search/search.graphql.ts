import { graphql } from '../platform/graphql-document.js';

export const Search = graphql(/* GraphQL */ `
  query Search($filter: SearchInput!, $after: String) {
    search(filter: $filter, after: $after, first: 20) {
      items {
        id
        threadId
        number
        contentNotes
        titleNotes
        title {
          text
          isMatch
        }
        excerpt {
          text
          isMatch
        }
        author {
          displayName
          avatar
        }
        groupName
        writtenAt
      }
      page {
        hasNext
        next
      }
      isNear
      lookedBackTo
      showsCare
    }
  }
`);
