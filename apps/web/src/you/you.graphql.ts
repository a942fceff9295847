import { graphql } from '../platform/graphql-document.js';

export const Notices = graphql(/* GraphQL */ `
  query Notices($after: String) {
    notices(after: $after, first: 20) {
      unseen
      items {
        id
        kind
        link
        facts {
          name
          value
        }
        createdAt
        seenAt
      }
      page {
        hasNext
        next
      }
    }
  }
`);

export const NewestNotice = graphql(/* GraphQL */ `
  query NewestNotice {
    notices(first: 1) {
      unseen
      items {
        id
      }
    }
  }
`);

export const MarkNoticeSeen = graphql(/* GraphQL */ `
  mutation MarkNoticeSeen($id: UUID!) {
    markNoticeSeen(id: $id) {
      id
      seenAt
    }
  }
`);

export const MarkAllNoticesSeen = graphql(/* GraphQL */ `
  mutation MarkAllNoticesSeen {
    markAllNoticesSeen {
      id
    }
  }
`);

export const MyReports = graphql(/* GraphQL */ `
  query MyReports {
    myReports {
      id
      door
      category
      status
      outcome
      createdAt
      outcomeAt
      lookBy
      viewerCan {
        stillWorried
      }
    }
  }
`);

export const StillWorried = graphql(/* GraphQL */ `
  mutation StillWorried($reportId: UUID!) {
    stillWorried(reportId: $reportId) {
      id
      status
      outcome
      outcomeAt
      lookBy
      viewerCan {
        stillWorried
      }
    }
  }
`);

export const DecisionFields = graphql(/* GraphQL */ `
  fragment DecisionFields on Decision {
    id
    what
    rule
    explanation
    contentCopy
    foundBySoftware
    groupName
    createdAt
    endsAt
    liftedAt
    appealUntil
    link
    appeal {
      id
      status
      lodgedAt
      decideBy
      outcome
      answer
    }
    viewerCan {
      appeal
    }
  }
`);

export const MyDecisions = graphql(/* GraphQL */ `
  query MyDecisions {
    myDecisions {
      ...DecisionFields
    }
  }
`);

export const OneDecision = graphql(/* GraphQL */ `
  query OneDecision($id: UUID!) {
    decision(id: $id) {
      ...DecisionFields
    }
  }
`);

export const AppealDecision = graphql(/* GraphQL */ `
  mutation AppealDecision($key: UUID!, $decisionId: UUID!, $words: String!) {
    appealDecision(key: $key, decisionId: $decisionId, words: $words) {
      ...DecisionFields
    }
  }
`);

export const MyProfiles = graphql(/* GraphQL */ `
  query MyProfiles {
    me {
      id
      memberships {
        id
        groupId
        groupName
        groupSlug
        displayName
        avatar
        about
        standing
      }
    }
  }
`);

export const ChangeMembership = graphql(/* GraphQL */ `
  mutation ChangeMembership($id: UUID!, $displayName: String!, $avatar: String!, $about: String!) {
    changeMembership(id: $id, displayName: $displayName, avatar: $avatar, about: $about) {
      id
      displayName
      avatar
      about
    }
  }
`);

export const ProfileNameCheck = graphql(/* GraphQL */ `
  query ProfileNameCheck($name: String!, $groupId: UUID!) {
    nameCheck(name: $name, groupId: $groupId) {
      ok
      looksReal
    }
  }
`);
