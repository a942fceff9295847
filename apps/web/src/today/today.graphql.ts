import '../platform/thread-row.graphql.js';
import { graphql } from '../platform/graphql-document.js';

export const TodayView = graphql(/* GraphQL */ `
  query TodayView {
    today {
      forYou {
        id
        kind
        link
        createdAt
        facts {
          name
          value
        }
      }
      conversations {
        id
        kind
        title
        lastMessageAt
      }
      threads {
        ...ThreadRowFields
      }
      rooms {
        id
        title
        groupName
        isOpen
        closesAt
        opensAt
        moderatorsHere {
          membershipId
          displayName
          avatar
        }
      }
    }
  }
`);
