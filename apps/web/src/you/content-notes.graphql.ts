import { graphql } from '../platform/graphql-document.js';

export const MyContentNotes = graphql(/* GraphQL */ `
  query MyContentNotes {
    myContentNotes
  }
`);

export const ChooseContentNotes = graphql(/* GraphQL */ `
  mutation ChooseContentNotes($subjects: [ContentSubject!]!) {
    chooseContentNotes(subjects: $subjects)
  }
`);
