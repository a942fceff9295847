import { graphql } from './graphql-document.js';

export const AskForHelp = graphql(/* GraphQL */ `
  mutation AskForHelp($input: HelpRequestInput!) {
    askForHelp(input: $input) {
      id
      lookBy
    }
  }
`);
