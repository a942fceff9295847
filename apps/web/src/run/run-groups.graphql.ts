import { graphql } from '../platform/graphql-document.js';

export const RunGroupFields = graphql(/* GraphQL */ `
  fragment RunGroupFields on RunGroup {
    id
    slug
    name
    summary
    about
    joinRule
    premoderation
    moderatedHours
    isSensitive
    members
    version
    asked {
      membershipId
      displayName
      avatar
      note
      askedAt
    }
  }
`);

export const RunGroups = graphql(/* GraphQL */ `
  query RunGroups {
    runGroups {
      ...RunGroupFields
    }
  }
`);

export const CreateGroup = graphql(/* GraphQL */ `
  mutation CreateGroup($key: UUID!, $input: GroupInput!) {
    createGroup(key: $key, input: $input) {
      ...RunGroupFields
    }
  }
`);

export const ChangeGroup = graphql(/* GraphQL */ `
  mutation ChangeGroup($id: UUID!, $version: Int!, $input: GroupInput!) {
    changeGroup(id: $id, version: $version, input: $input) {
      ...RunGroupFields
    }
  }
`);

export const DecideAsked = graphql(/* GraphQL */ `
  mutation DecideAsked($membershipId: UUID!, $accept: Boolean!) {
    decideAsked(membershipId: $membershipId, accept: $accept) {
      ...RunGroupFields
    }
  }
`);

export const FirstPostFigures = graphql(/* GraphQL */ `
  query FirstPostFigures {
    firstPostFigures {
      groupId
      posts
      inTimePercent
      medianMinutes
      byPeers
      byStaff
    }
  }
`);
