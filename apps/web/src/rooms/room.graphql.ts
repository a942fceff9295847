import { graphql } from '../platform/graphql-document.js';
import '../platform/help-card.graphql.js';

/** What the head of the room says; asked again when presence changes. */
export const RoomFacts = graphql(/* GraphQL */ `
  query RoomFacts($id: UUID!) {
    room(id: $id) {
      id
      groupId
      groupName
      groupSlug
      title
      isOpen
      closesAt
      pausesAt
      opensAt
      band
      slowModeSeconds
      pause {
        byName
        until
        reason
      }
      moderatorsHere {
        membershipId
        displayName
        avatar
      }
      me {
        id
        displayName
        restrictedUntil
      }
      viewerCan {
        send
        moderate
      }
    }
  }
`);

export const RoomLine = graphql(/* GraphQL */ `
  fragment RoomLine on RoomMessage {
    id
    seq
    isMine
    clientKey
    bodyHtml
    sentAt
    author {
      id
      displayName
      avatar
      isModerator
      silenced
    }
    replyTo {
      id
      authorName
      firstWords
    }
    helpCard {
      ...HelpCardFields
    }
  }
`);

export const RoomLines = graphql(/* GraphQL */ `
  query RoomLines($id: UUID!) {
    room(id: $id) {
      id
      lastSeq
      messages {
        ...RoomLine
      }
    }
  }
`);

/** Lines of one's own that are kept for the moderators. */
export const RoomKept = graphql(/* GraphQL */ `
  query RoomKept($id: UUID!) {
    room(id: $id) {
      id
      kept {
        ...RoomLine
      }
    }
  }
`);

export const RoomEventsSince = graphql(/* GraphQL */ `
  query RoomEventsSince($id: UUID!, $seq: Int!) {
    room(id: $id) {
      id
      lastSeq
      eventsSince(seq: $seq) {
        seq
        type
        at
        messageId
        message {
          ...RoomLine
        }
      }
    }
  }
`);

export const TakeBackMessage = graphql(/* GraphQL */ `
  mutation TakeBackMessage($messageId: UUID!) {
    takeBackMessage(messageId: $messageId) {
      id
      lastSeq
    }
  }
`);

export const PauseRoom = graphql(/* GraphQL */ `
  mutation PauseRoom($key: UUID!, $roomId: UUID!, $minutes: Int, $reason: RoomPauseReason) {
    pauseRoom(key: $key, roomId: $roomId, minutes: $minutes, reason: $reason) {
      id
    }
  }
`);

export const ResumeRoom = graphql(/* GraphQL */ `
  mutation ResumeRoom($key: UUID!, $roomId: UUID!) {
    resumeRoom(key: $key, roomId: $roomId) {
      id
    }
  }
`);

export const SilenceInRoom = graphql(/* GraphQL */ `
  mutation SilenceInRoom($membershipId: UUID!, $kind: SilenceKind!) {
    silence(membershipId: $membershipId, kind: $kind) {
      id
      silenced
    }
  }
`);

export const UnsilenceInRoom = graphql(/* GraphQL */ `
  mutation UnsilenceInRoom($membershipId: UUID!) {
    unsilence(membershipId: $membershipId) {
      id
      silenced
    }
  }
`);

export const SilencedHere = graphql(/* GraphQL */ `
  query SilencedHere {
    mySilenced {
      author {
        id
      }
    }
  }
`);
