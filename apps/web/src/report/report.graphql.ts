import { graphql } from '../platform/graphql-document.js';

export const SendReport = graphql(/* GraphQL */ `
  mutation SendReport($input: ReportInput!) {
    report(input: $input) {
      id
      door
      lookBy
    }
  }
`);

export const ReportedAuthor = graphql(/* GraphQL */ `
  query ReportedAuthor($id: UUID!) {
    author(id: $id) {
      id
      displayName
      avatar
      about
    }
  }
`);

export const MuteReported = graphql(/* GraphQL */ `
  mutation MuteReported($membershipId: UUID!) {
    silence(membershipId: $membershipId, kind: MUTE) {
      id
      silenced
    }
  }
`);
