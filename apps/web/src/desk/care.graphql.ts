import { graphql } from '../platform/graphql-document.js';

export const TalkFields = graphql(/* GraphQL */ `
  fragment TalkFields on CareTalk {
    id
    name
    kind
    cause
    isMandatory
    state
    askedAt
    arrangedFor
    withName
    endedAt
    version
    viewerCan {
      arrange
      decline
    }
  }
`);

export const MyCare = graphql(/* GraphQL */ `
  query MyCare {
    myCare {
      talks {
        ...TalkFields
      }
      isOffered
      pulseIsOpen
      pulseQuestions
    }
  }
`);

export const DeskCare = graphql(/* GraphQL */ `
  query DeskCare {
    deskCare {
      talks {
        ...TalkFields
      }
      toCover {
        id
        name
        plannedUntil
      }
      moderators {
        accountId
        name
        supervisedOn
        supervisedBy
        supervisionDue
        practiceDoneAt
        isMe
      }
      pulse {
        month
        answers
        means
      }
      pulseQuestions
    }
  }
`);

export const AskForTalk = graphql(/* GraphQL */ `
  mutation AskForTalk($key: UUID!, $wanted: Boolean!) {
    askForTalk(key: $key, wanted: $wanted) {
      id
    }
  }
`);

export const ArrangeTalk = graphql(/* GraphQL */ `
  mutation ArrangeTalk($id: UUID!, $version: Int!, $at: DateTime!) {
    arrangeTalk(id: $id, version: $version, at: $at) {
      id
    }
  }
`);

export const HoldTalk = graphql(/* GraphQL */ `
  mutation HoldTalk($id: UUID!, $version: Int!) {
    holdTalk(id: $id, version: $version) {
      id
    }
  }
`);

export const DeclineTalk = graphql(/* GraphQL */ `
  mutation DeclineTalk($id: UUID!, $version: Int!) {
    declineTalk(id: $id, version: $version) {
      id
    }
  }
`);

export const StepAway = graphql(/* GraphQL */ `
  mutation StepAway {
    stepAway {
      id
    }
  }
`);

export const AnswerPulse = graphql(/* GraphQL */ `
  mutation AnswerPulse($answers: [Int!]!) {
    answerPulse(answers: $answers) {
      id
    }
  }
`);

export const RecordSupervision = graphql(/* GraphQL */ `
  mutation RecordSupervision($accountId: UUID!, $heldOn: String!) {
    recordSupervision(accountId: $accountId, heldOn: $heldOn) {
      id
    }
  }
`);
