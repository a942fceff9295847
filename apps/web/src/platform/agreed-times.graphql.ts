import { graphql } from './graphql-document.js';

export const AgreedTimes = graphql(/* GraphQL */ `
  query AgreedTimes {
    agreedTimes {
      looks {
        level
        minutes
      }
      revealMinutes
    }
  }
`);
