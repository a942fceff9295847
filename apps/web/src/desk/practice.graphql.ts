import { graphql } from '../platform/graphql-document.js';

export const Practice = graphql(/* GraphQL */ `
  query Practice {
    practice {
      concerns {
        code
        place
        source
        isDone
      }
    }
  }
`);

export const PracticeConcernFields = graphql(/* GraphQL */ `
  fragment PracticeConcernFields on PracticeConcern {
    code
    number
    total
    place
    author
    source
    words
    context
    nextCode
    answer {
      level
      act
      ourLevel
      ourActs
      why
      levelCompared
      actCompared
    }
  }
`);

export const OnePractice = graphql(/* GraphQL */ `
  query OnePractice($code: String!) {
    practiceConcern(code: $code) {
      ...PracticeConcernFields
    }
  }
`);

export const AnswerPractice = graphql(/* GraphQL */ `
  mutation AnswerPractice($code: String!, $level: Level!, $act: String!) {
    answerPractice(code: $code, level: $level, act: $act) {
      ...PracticeConcernFields
    }
  }
`);
