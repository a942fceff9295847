import { graphql } from '../platform/graphql-document.js';

export const CaseRowFields = graphql(/* GraphQL */ `
  fragment CaseRowFields on CaseRow {
    id
    reference
    level
    status
    ask
    sentence
    raisedByName
    ownerName
    isMine
    openedAt
    dueAt
    dueFor
    memberOnline
    callBackAskedAt
    callBackFrom
    callBackUntil
    handoverToMe
    viewerCan {
      read
      acknowledge
      cannotTake
      signOff
    }
  }
`);

export const ClinicInboxView = graphql(/* GraphQL */ `
  query ClinicInboxView {
    clinicInbox {
      needsYou {
        ...CaseRowFields
      }
      today {
        ...CaseRowFields
      }
      waiting {
        ...CaseRowFields
      }
      toSignOff {
        ...CaseRowFields
      }
      toReview {
        ...CaseRowFields
      }
      unfinishedNotes {
        id
        caseReference
        fields {
          name
          value
        }
        text
        savedAt
      }
      duty {
        duty
        name
        until
      }
      others {
        duty
        name
        jobTitle
        until
      }
      deskNow {
        id
        name
        avatar
        plannedUntil
        isLead
      }
      pages {
        id
        caseId
        reference
        level
        toMe
        status
      }
      testPages {
        id
        duty
        sentAt
        answerBy
      }
      openShift {
        id
        until
        cases
      }
      checkedAt
    }
  }
`);

export const AnswerTestPage = graphql(/* GraphQL */ `
  mutation AnswerTestPage($id: UUID!) {
    answerTestPage(id: $id) {
      id
    }
  }
`);

export const PageView = graphql(/* GraphQL */ `
  query PageView($reference: Int!) {
    page(reference: $reference) {
      id
      reference
      level
      sentAt
      raisedByName
      acknowledgeBy
      ownerName
      ladder {
        step
        who
        at
        done
      }
      viewerCan {
        read
        acknowledge
        cannotTake
      }
    }
  }
`);

export const AcknowledgeCase = graphql(/* GraphQL */ `
  mutation AcknowledgeCase($id: UUID!, $key: UUID!) {
    acknowledgeCase(id: $id, key: $key) {
      ...CaseRowFields
    }
  }
`);

export const CannotTakeCase = graphql(/* GraphQL */ `
  mutation CannotTakeCase($id: UUID!, $key: UUID!) {
    cannotTakeCase(id: $id, key: $key) {
      ...CaseRowFields
    }
  }
`);

export const ClosedCases = graphql(/* GraphQL */ `
  query ClosedCases($after: String) {
    closedCases(after: $after, first: 20) {
      items {
        ...CaseRowFields
      }
      page {
        hasNext
        next
        previous
      }
    }
  }
`);

export const FinishNote = graphql(/* GraphQL */ `
  mutation FinishNote($key: UUID!, $noteId: UUID!, $text: String!) {
    finishNote(key: $key, noteId: $noteId, text: $text) {
      checkedAt
    }
  }
`);
