import { graphql } from './graphql-document.js';

export const Me = graphql(/* GraphQL */ `
  query Me {
    me {
      id
      email
      country
      timeZone
      locale
      glucoseUnit
      workName
      jobTitle
      roles
      sessionState
      secondFactorEnrolled
      workspaces
      memberships {
        id
        groupId
        groupName
        groupSlug
        displayName
        avatar
        standing
        restrictedUntil
        moderates
      }
      unseenNotices
      unreadMessages
      onShiftUntil
      onCallUntil
    }
  }
`);

export const GiveSecondFactor = graphql(/* GraphQL */ `
  mutation GiveSecondFactor($code: String!) {
    giveSecondFactor(code: $code) {
      id
      sessionState
    }
  }
`);

export const SignOut = graphql(/* GraphQL */ `
  mutation SignOut {
    signOut {
      id
    }
  }
`);
