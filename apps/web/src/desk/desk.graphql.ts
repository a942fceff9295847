import { graphql } from '../platform/graphql-document.js';

export const QueueRowFields = graphql(/* GraphQL */ `
  fragment QueueRowFields on QueueRow {
    id
    reference
    level
    status
    placeName
    placeKind
    quote
    folded
    source
    sourceFacts {
      name
      value
    }
    raisedAt
    claimBy
    totalSeconds
    claimedByName
    claimedByMe
    leaseUntil
    wakeAt
    escalationStatus
    viewerCan {
      claim
      open
    }
  }
`);

export const ShiftFields = graphql(/* GraphQL */ `
  fragment ShiftFields on DeskShift {
    id
    name
    avatar
    plannedFrom
    plannedUntil
    startableFrom
    startedAt
    status
    isMine
    hardItemCap
    hardItemsTaken
    holding
    isLead
  }
`);

export const HandoverDraftFields = graphql(/* GraphQL */ `
  fragment HandoverDraftFields on HandoverDraft {
    level
    done
    due
    dueAt
  }
`);

export const DeskNow = graphql(/* GraphQL */ `
  query DeskNow {
    desk {
      shift {
        ...ShiftFields
      }
      onDesk {
        ...ShiftFields
      }
      onCall {
        duty
        name
        jobTitle
        isMe
        until
      }
      counts {
        level
        count
      }
      handedOver {
        row {
          ...QueueRowFields
        }
        note
        draft {
          ...HandoverDraftFields
        }
      }
      offeredToMe
      nobodyTakes {
        ...QueueRowFields
      }
      declined
      exposure {
        stretchMinutes
        stretchLimit
        pauseMinutes
        dayMinutes
        dayLimit
        limit
        againAt
      }
      handoverNotes
      waiting {
        firstPosts
        appeals
        proposals
        ratings
      }
      detector {
        working
        lastCheckedAt
        waiting
      }
    }
  }
`);

export const DeskQueue = graphql(/* GraphQL */ `
  query DeskQueue($view: QueueView!) {
    queue(view: $view) {
      items {
        ...QueueRowFields
      }
      next {
        ...QueueRowFields
      }
      lanes {
        lane
        done
        next
      }
      counts {
        view
        count
      }
      updatedAt
    }
  }
`);

export const MyDeskShifts = graphql(/* GraphQL */ `
  query MyDeskShifts {
    myShifts {
      ...ShiftFields
    }
  }
`);

export const StartDeskShift = graphql(/* GraphQL */ `
  mutation StartDeskShift(
    $shiftId: UUID
    $until: DateTime
    $hardItemCap: Int!
    $prefersNot: [String!]!
    $feeling: ShiftFeeling
  ) {
    startShift(
      shiftId: $shiftId
      until: $until
      hardItemCap: $hardItemCap
      prefersNot: $prefersNot
      feeling: $feeling
    ) {
      ...ShiftFields
    }
  }
`);

export const DeclineTopics = graphql(/* GraphQL */ `
  mutation DeclineTopics($prefersNot: [String!]!) {
    declineTopics(prefersNot: $prefersNot) {
      id
    }
  }
`);

export const EndDeskShift = graphql(/* GraphQL */ `
  mutation EndDeskShift($handoverNote: String!, $wantsDebrief: Boolean!, $feeling: ShiftFeeling) {
    endShift(handoverNote: $handoverNote, wantsDebrief: $wantsDebrief, feeling: $feeling) {
      ...ShiftFields
    }
  }
`);

export const ClaimNext = graphql(/* GraphQL */ `
  mutation ClaimNext {
    claimNext {
      id
    }
  }
`);

export const ClaimRow = graphql(/* GraphQL */ `
  mutation ClaimRow($id: UUID!) {
    claimItem(id: $id) {
      id
    }
  }
`);

export const HandBack = graphql(/* GraphQL */ `
  mutation HandBack($id: UUID!, $note: String) {
    handBack(id: $id, note: $note) {
      id
    }
  }
`);

export const DeskRooms = graphql(/* GraphQL */ `
  query DeskRooms {
    groups {
      id
      slug
      name
      moderatedHours
      room {
        id
        isOpen
        closesAt
        opensAt
        band
        slowModeSeconds
        pause {
          until
        }
        moderatorsHere {
          membershipId
          displayName
          avatar
        }
        viewerCan {
          moderate
        }
      }
    }
  }
`);

export const SetRoomPace = graphql(/* GraphQL */ `
  mutation SetRoomPace($roomId: UUID!, $slowModeSeconds: Int!) {
    setRoomPace(roomId: $roomId, slowModeSeconds: $slowModeSeconds) {
      id
      slowModeSeconds
    }
  }
`);

export const MarkContent = graphql(/* GraphQL */ `
  mutation MarkContent($key: UUID!, $contentType: ContentType!, $contentId: UUID!, $level: Level!, $note: String) {
    markContent(key: $key, contentType: $contentType, contentId: $contentId, level: $level, note: $note) {
      id
    }
  }
`);
