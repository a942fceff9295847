import { graphql } from '../platform/graphql-document.js';

export const QuestionFields = graphql(/* GraphQL */ `
  fragment QuestionFields on VisitQuestion {
    id
    words
    answer
    askedAt
    version
    origin {
      groupName
      link
    }
  }
`);

export const MyVisitQuestions = graphql(/* GraphQL */ `
  query MyVisitQuestions {
    myVisitQuestions {
      ...QuestionFields
    }
  }
`);

export const AddVisitQuestion = graphql(/* GraphQL */ `
  mutation AddVisitQuestion($key: UUID!, $words: String!, $postId: UUID) {
    addVisitQuestion(key: $key, words: $words, postId: $postId) {
      id
    }
  }
`);

export const ChangeVisitQuestion = graphql(/* GraphQL */ `
  mutation ChangeVisitQuestion($input: VisitQuestionInput!) {
    changeVisitQuestion(input: $input) {
      id
    }
  }
`);

export const MoveVisitQuestion = graphql(/* GraphQL */ `
  mutation MoveVisitQuestion($key: UUID!, $questionId: UUID!, $way: QuestionMove!) {
    moveVisitQuestion(key: $key, questionId: $questionId, way: $way) {
      id
    }
  }
`);

export const RemoveVisitQuestion = graphql(/* GraphQL */ `
  mutation RemoveVisitQuestion($key: UUID!, $questionId: UUID!) {
    removeVisitQuestion(key: $key, questionId: $questionId) {
      id
    }
  }
`);

export const PutBackVisitQuestion = graphql(/* GraphQL */ `
  mutation PutBackVisitQuestion($key: UUID!, $questionId: UUID!) {
    putBackVisitQuestion(key: $key, questionId: $questionId) {
      id
    }
  }
`);
