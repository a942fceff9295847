import { graphql } from '../platform/graphql-document.js';

export const Countries = graphql(/* GraphQL */ `
  query Countries {
    countries {
      code
      name
      open
    }
  }
`);

export const GroupsToJoin = graphql(/* GraphQL */ `
  query GroupsToJoin {
    groups {
      id
      name
      summary
      joinRule
      sizeBand
      moderatedHours
    }
  }
`);

export const NameIdeas = graphql(/* GraphQL */ `
  query NameIdeas($groupId: UUID, $seed: Int!) {
    nameIdeas(groupId: $groupId, seed: $seed) {
      name
      avatar
    }
  }
`);

export const NameCheck = graphql(/* GraphQL */ `
  query NameCheck($name: String!, $groupId: UUID!) {
    nameCheck(name: $name, groupId: $groupId) {
      ok
      problem
      looksReal
    }
  }
`);

export const Join = graphql(/* GraphQL */ `
  mutation Join($input: JoinInput!) {
    join(input: $input) {
      id
    }
  }
`);
