import { graphql } from '../platform/graphql-document.js';
import './desk.graphql.js';

export const ConcernFields = graphql(/* GraphQL */ `
  fragment ConcernFields on ReviewItem {
    id
    reference
    level
    status
    version
    person {
      id
      displayName
      avatar
      isNew
    }
    groupName
    groupSlug
    raisedAt
    claimBy
    actBy
    leaseUntil
    claimedByName
    claimedByMe
    headline
    help
    subjects {
      contentType
      contentId
      title
      asReported {
        text
        marks
      }
      asReportedAt
      version
      writtenAt
      now
      nowState
      changedSince
      before {
        authorName
        avatar
        at
        text
        isPerson
      }
      after {
        authorName
        avatar
        at
        text
        isPerson
      }
      link
      repliesOff
      authorAsked
    }
    signals {
      number
      source
      level
      category
      code
      note
      reporterName
      at
    }
    known {
      since
      posts
      earlierConcerns
      helpCardShownAt
      helpCardChoice
      restrictedUntil
      othersForLeads {
        ...QueueRowFields
      }
    }
    timeline {
      id
      kind
      actorName
      facts {
        name
        value
      }
      at
      undoUntil
      actionId
    }
    recentPosts {
      id
      title
      text
      at
      state
      link
    }
    proposals {
      id
      kind
      reasonCode
      memberText
      hours
      proposedByName
      proposedAt
      viewerCan {
        confirm
      }
    }
    escalation {
      reference
      status
      openedAt
      acknowledgedAt
      ownerName
      closedAt
      feedbackCode
      feedbackText
      outcomeBroad
    }
    conversation {
      id
      readers
      lastMessageAt
      items {
        id
        fromMe
        authorName
        authorRole
        bodyHtml
        sentAt
      }
    }
    signedOutContact
    presetAsk
    presetSentence
    templates {
      id
      name
      body
      blanks
      for
    }
    viewerCan {
      claim
      release
      decide
      reply
      correct
      writePrivately
      hide
      repliesOff
      remove
      proposeRemove
      restrict
      proposeRestrict
      endPause
      closeForAge
      escalate
      raise
      lower
      whyNot
    }
  }
`);

export const Concern = graphql(/* GraphQL */ `
  query Concern($id: UUID!) {
    reviewItem(id: $id) {
      ...ConcernFields
    }
  }
`);

export const DeskRules = graphql(/* GraphQL */ `
  query DeskRules {
    rules {
      code
      words
      forRemoval
    }
  }
`);

export const ClaimConcern = graphql(/* GraphQL */ `
  mutation ClaimConcern($id: UUID!) {
    claimItem(id: $id) {
      ...ConcernFields
    }
  }
`);

export const RenewLease = graphql(/* GraphQL */ `
  mutation RenewLease($id: UUID!) {
    renewLease(id: $id) {
      ...ConcernFields
    }
  }
`);

export const SetItemLevel = graphql(/* GraphQL */ `
  mutation SetItemLevel($id: UUID!, $version: Int!, $level: Level!, $reasonCode: String!) {
    setItemLevel(id: $id, version: $version, level: $level, reasonCode: $reasonCode) {
      ...ConcernFields
    }
  }
`);

export const WaitOnItem = graphql(/* GraphQL */ `
  mutation WaitOnItem($id: UUID!, $until: DateTime!) {
    waitOnItem(id: $id, until: $until) {
      ...ConcernFields
    }
  }
`);

export const ReplyInOpen = graphql(/* GraphQL */ `
  mutation ReplyInOpen($key: UUID!, $itemId: UUID!, $contentId: UUID!, $body: String!) {
    replyInOpen(key: $key, itemId: $itemId, contentId: $contentId, body: $body) {
      ...ConcernFields
    }
  }
`);

export const CorrectPost = graphql(/* GraphQL */ `
  mutation CorrectPost($key: UUID!, $itemId: UUID!, $contentId: UUID!, $body: String!) {
    correctPost(key: $key, itemId: $itemId, contentId: $contentId, body: $body) {
      ...ConcernFields
    }
  }
`);

export const WriteToMember = graphql(/* GraphQL */ `
  mutation WriteToMember($key: UUID!, $itemId: UUID!, $templateId: String, $body: String!, $waitHours: Int) {
    writeToMember(key: $key, itemId: $itemId, templateId: $templateId, body: $body, waitHours: $waitHours) {
      ...ConcernFields
    }
  }
`);

export const HideContent = graphql(/* GraphQL */ `
  mutation HideContent($input: ActInput!) {
    done: hideContent(input: $input) {
      ...ConcernFields
    }
  }
`);

export const RestoreContent = graphql(/* GraphQL */ `
  mutation RestoreContent($input: ActInput!) {
    done: restoreContent(input: $input) {
      ...ConcernFields
    }
  }
`);

export const TurnRepliesOff = graphql(/* GraphQL */ `
  mutation TurnRepliesOff($input: ActInput!) {
    done: turnRepliesOff(input: $input) {
      ...ConcernFields
    }
  }
`);

export const TurnRepliesOn = graphql(/* GraphQL */ `
  mutation TurnRepliesOn($input: ActInput!) {
    done: turnRepliesOn(input: $input) {
      ...ConcernFields
    }
  }
`);

export const RemoveContent = graphql(/* GraphQL */ `
  mutation RemoveContent($input: ActInput!) {
    done: removeContent(input: $input) {
      ...ConcernFields
    }
  }
`);

export const DeclinePending = graphql(/* GraphQL */ `
  mutation DeclinePending($input: ActInput!) {
    done: declinePending(input: $input) {
      ...ConcernFields
    }
  }
`);

export const PublishPending = graphql(/* GraphQL */ `
  mutation PublishPending($key: UUID!, $itemId: UUID!, $contentId: UUID!, $version: Int!) {
    publishPending(key: $key, itemId: $itemId, contentId: $contentId, version: $version) {
      ...ConcernFields
    }
  }
`);

export const RestrictMember = graphql(/* GraphQL */ `
  mutation RestrictMember($input: ActInput!) {
    done: restrictMember(input: $input) {
      ...ConcernFields
    }
  }
`);

export const CloseForAge = graphql(/* GraphQL */ `
  mutation CloseForAge($input: ActInput!) {
    done: closeForAge(input: $input) {
      ...ConcernFields
    }
  }
`);

export const EndPause = graphql(/* GraphQL */ `
  mutation EndPause($input: ActInput!) {
    done: endPause(input: $input) {
      ...ConcernFields
    }
  }
`);

export const UndoAction = graphql(/* GraphQL */ `
  mutation UndoAction($actionId: UUID!) {
    undoAction(actionId: $actionId) {
      ...ConcernFields
    }
  }
`);

export const DecideItem = graphql(/* GraphQL */ `
  mutation DecideItem($key: UUID!, $id: UUID!, $version: Int!, $reasonCode: String!, $note: String) {
    decideItem(key: $key, id: $id, version: $version, reasonCode: $reasonCode, note: $note) {
      ...ConcernFields
    }
  }
`);

export const Escalate = graphql(/* GraphQL */ `
  mutation Escalate($key: UUID!, $itemId: UUID!, $level: Level!, $ask: Ask!, $sentence: String!) {
    escalate(key: $key, itemId: $itemId, level: $level, ask: $ask, sentence: $sentence) {
      ...ConcernFields
    }
  }
`);
