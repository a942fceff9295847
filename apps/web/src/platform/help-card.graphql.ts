import { graphql } from './graphql-document.js';

/** The card that only the writer sees. Spread it where content of one's own is read. */
export const HelpCardFields = graphql(/* GraphQL */ `
  fragment HelpCardFields on HelpCard {
    id
    kind
    quoted
    choice
    shownAt
    readBy
    country
    moderator {
      displayName
      avatar
      until
    }
  }
`);

export const AnswerHelpCard = graphql(/* GraphQL */ `
  mutation AnswerHelpCard($id: UUID!, $choice: HelpChoice!) {
    answerHelpCard(id: $id, choice: $choice) {
      id
      choice
    }
  }
`);

export const HelpPack = graphql(/* GraphQL */ `
  query HelpPack($country: String!) {
    helpPack(country: $country) {
      country
      emergency {
        name
        channels {
          href
          display
        }
      }
      lines {
        id
        kind
        needs
        name
        say
        channels {
          type
          href
          display
          free
        }
        alwaysOpen
      }
      emergencyDepartment
      glucose {
        unit
        low
        ketonesUrgent
        ketonesEmergency
      }
    }
  }
`);
