import '../platform/thread-row.graphql.js';
import { graphql } from '../platform/graphql-document.js';

export const GroupHead = graphql(/* GraphQL */ `
  fragment GroupHead on PeerGroup {
    id
    slug
    name
    summary
    joinRule
    sizeBand
    moderatedHours
    isSensitive
    moderatorsHere {
      displayName
      avatar
      until
    }
    myMembership {
      id
      displayName
      avatar
      standing
      moderates
      greets
      lastVisitAt
    }
    viewerCan {
      join
      ask
      leave
      readContent
      write
      enterRoom
    }
  }
`);

export const AllGroups = graphql(/* GraphQL */ `
  query AllGroups {
    groups {
      ...GroupHead
      newThreads
    }
  }
`);

export const GroupView = graphql(/* GraphQL */ `
  query GroupView($slug: String!) {
    group(slug: $slug) {
      ...GroupHead
      about
      firstPostPromise
      moderators {
        displayName
        avatar
      }
      room {
        id
        title
        isOpen
        closesAt
        opensAt
        band
        moderatorsHere {
          displayName
          avatar
        }
      }
    }
  }
`);

export const GroupThreads = graphql(/* GraphQL */ `
  query GroupThreads($slug: String!, $sort: ThreadSort!, $after: String, $before: String) {
    threads(groupSlug: $slug, sort: $sort, after: $after, before: $before, first: 20) {
      before
      newSinceVisit
      sinceAt
      items {
        ...ThreadRowFields
      }
      page {
        hasNext
        next
      }
    }
  }
`);

export const VisitGroup = graphql(/* GraphQL */ `
  mutation VisitGroup($groupId: UUID!) {
    visitGroup(groupId: $groupId) {
      id
    }
  }
`);

export const GroupNameIdeas = graphql(/* GraphQL */ `
  query GroupNameIdeas($groupId: UUID, $seed: Int!) {
    nameIdeas(groupId: $groupId, seed: $seed) {
      name
      avatar
    }
  }
`);

export const GroupNameCheck = graphql(/* GraphQL */ `
  query GroupNameCheck($name: String!, $groupId: UUID!) {
    nameCheck(name: $name, groupId: $groupId) {
      ok
      problem
      looksReal
    }
  }
`);

export const JoinGroup = graphql(/* GraphQL */ `
  mutation JoinGroup($key: UUID!, $groupId: UUID!, $displayName: String!, $avatar: String!, $note: String) {
    joinGroup(key: $key, groupId: $groupId, displayName: $displayName, avatar: $avatar, note: $note) {
      ...GroupHead
    }
  }
`);

export const LeaveGroup = graphql(/* GraphQL */ `
  mutation LeaveGroup($groupId: UUID!) {
    leaveGroup(groupId: $groupId) {
      ...GroupHead
    }
  }
`);

export const GreetNewPeople = graphql(/* GraphQL */ `
  mutation GreetNewPeople($id: UUID!, $greets: Boolean!) {
    greetNewPeople(id: $id, greets: $greets) {
      id
      greets
    }
  }
`);
