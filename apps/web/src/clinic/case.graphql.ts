import { graphql } from '../platform/graphql-document.js';
import '../platform/safety-plan.graphql.js';
import './service.graphql.js';

export const RevealFields = graphql(/* GraphQL */ `
  fragment RevealFields on Reveal {
    id
    caseReference
    fields
    reasonCode
    reason
    status
    requestedByName
    requestedAt
    grantedAt
    expiresAt
    reviewBy
    reviewFinding
    tellMemberBy
    withheldReason
    lookAgainAt
    viewerCan {
      see
      approve
      revoke
      review
      lookAgain
    }
  }
`);

export const NoteFields = graphql(/* GraphQL */ `
  fragment NoteFields on ClinicalNote {
    id
    authorName
    fields {
      name
      value
    }
    text
    signedAt
    savedAt
    isMine
  }
`);

export const PackLineFields = graphql(/* GraphQL */ `
  fragment PackLineFields on PackLine {
    name
    say
    href
    display
    areas
    verifiedOn
    isOverdue
  }
`);

export const CaseFields = graphql(/* GraphQL */ `
  fragment CaseFields on Case {
    id
    reference
    version
    level
    status
    ask
    sentence
    asks {
      reviewItemId
      ask
      sentence
      raisedByName
      at
    }
    raisedByName
    ownerName
    isMine
    openedAt
    detectedAt
    acknowledgedAt
    dueAt
    dueFor
    handoverToName
    handoverNote
    subjects {
      contentType
      contentId
      title
      asReported {
        text
        marks
      }
      asReportedAt
      writtenAt
      now
      nowState
      changedSince
      before {
        authorName
        at
        text
        isPerson
      }
      after {
        authorName
        at
        text
        isPerson
      }
      link
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
    person {
      displayName
      avatar
      groupNames
      country
      localTime
    }
    toldUs {
      condition
      yearsWithIt
      treatment
      devices
      pregnancy
      ageBand
      region
      contactBy
      supporter
      updatedAt
    }
    earlierCases {
      reference
      level
      openedAt
      closedAt
      outcome
    }
    conversation {
      id
      unread
      callBackAskedAt
      callBackFrom
      callBackUntil
      items {
        id
        fromMe
        authorName
        authorRole
        avatar
        bodyHtml
        sentAt
      }
      viewerCan {
        write
      }
    }
    memberReadAt
    memberOnline
    steps
    notes {
      ...NoteFields
      addenda {
        ...NoteFields
      }
    }
    outreach {
      id
      channel
      result
      confirmed
      words
      at
      actorName
      nextAttemptAt
    }
    safetyPlan {
      ...SafetyPlanFields
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
    }
    followUps {
      id
      dueAt
      doneAt
    }
    colleagues {
      accountId
      name
      jobTitle
      duty
      openCases
    }
    outcome
    extraOutcomes
    needsSecondPerson
    closingByName
    signOffBy
    worthTime
    feedbackCode
    leftDetails
    emergencyPack {
      countryName
      emergency {
        ...PackLineFields
      }
      crisis {
        ...PackLineFields
      }
      poison {
        ...PackLineFields
      }
    }
    serviceContacts {
      ...ServiceContactFields
    }
    reveals {
      ...RevealFields
    }
    viewerCan {
      read
      acknowledge
      cannotTake
      write
      changeLevel
      handOver
      acceptHandover
      decline
      watch
      close
      signOff
      annotate
      review
      export
      reveal
      reopen
    }
  }
`);

export const CaseView = graphql(/* GraphQL */ `
  query CaseView($id: UUID!) {
    clinicCase(id: $id) {
      ...CaseFields
    }
  }
`);

export const WriteToPatient = graphql(/* GraphQL */ `
  mutation WriteToPatient($key: UUID!, $caseId: UUID!, $body: String!) {
    writeToPatient(key: $key, caseId: $caseId, body: $body) {
      ...CaseFields
    }
  }
`);

export const SaveNote = graphql(/* GraphQL */ `
  mutation SaveNote($input: NoteInput!) {
    saveNote(input: $input) {
      ...CaseFields
    }
  }
`);

export const LogOutreach = graphql(/* GraphQL */ `
  mutation LogOutreach($input: OutreachInput!) {
    logOutreach(input: $input) {
      ...CaseFields
    }
  }
`);

export const SetCaseLevel = graphql(/* GraphQL */ `
  mutation SetCaseLevel($key: UUID!, $caseId: UUID!, $version: Int!, $level: Level!, $reason: String!) {
    setCaseLevel(key: $key, caseId: $caseId, version: $version, level: $level, reason: $reason) {
      ...CaseFields
    }
  }
`);

export const OfferHandover = graphql(/* GraphQL */ `
  mutation OfferHandover($key: UUID!, $caseId: UUID!, $version: Int!, $toAccountId: UUID!, $note: String!) {
    offerHandover(key: $key, caseId: $caseId, version: $version, toAccountId: $toAccountId, note: $note) {
      ...CaseFields
    }
  }
`);

export const AcceptHandover = graphql(/* GraphQL */ `
  mutation AcceptHandover($caseId: UUID!, $version: Int!) {
    acceptHandover(caseId: $caseId, version: $version) {
      ...CaseFields
    }
  }
`);

export const DeclineHandover = graphql(/* GraphQL */ `
  mutation DeclineHandover($caseId: UUID!, $version: Int!) {
    declineHandover(caseId: $caseId, version: $version) {
      ...CaseFields
    }
  }
`);

export const DeclineCase = graphql(/* GraphQL */ `
  mutation DeclineCase($key: UUID!, $caseId: UUID!, $version: Int!, $reasonCode: String!, $note: String!) {
    declineCase(key: $key, caseId: $caseId, version: $version, reasonCode: $reasonCode, note: $note) {
      ...CaseFields
    }
  }
`);

export const WatchCase = graphql(/* GraphQL */ `
  mutation WatchCase($caseId: UUID!, $version: Int!, $lookAgainAt: DateTime!) {
    watchCase(caseId: $caseId, version: $version, lookAgainAt: $lookAgainAt) {
      ...CaseFields
    }
  }
`);

export const ResumeCase = graphql(/* GraphQL */ `
  mutation ResumeCase($caseId: UUID!, $version: Int!) {
    resumeCase(caseId: $caseId, version: $version) {
      ...CaseFields
    }
  }
`);

export const CloseCase = graphql(/* GraphQL */ `
  mutation CloseCase($input: CloseInput!) {
    closeCase(input: $input) {
      ...CaseFields
    }
  }
`);

export const SignOffCase = graphql(/* GraphQL */ `
  mutation SignOffCase($key: UUID!, $caseId: UUID!, $version: Int!, $agree: Boolean!, $note: String!) {
    signOffCase(key: $key, caseId: $caseId, version: $version, agree: $agree, note: $note) {
      ...CaseFields
    }
  }
`);

export const ReviewCase = graphql(/* GraphQL */ `
  mutation ReviewCase($key: UUID!, $caseId: UUID!, $version: Int!, $finding: String!, $learning: String!) {
    reviewCase(key: $key, caseId: $caseId, version: $version, finding: $finding, learning: $learning) {
      ...CaseFields
    }
  }
`);

export const CompleteFollowUp = graphql(/* GraphQL */ `
  mutation CompleteFollowUp($id: UUID!) {
    completeFollowUp(id: $id) {
      ...CaseFields
    }
  }
`);
