import { graphql } from './graphql-document.js';

export const ReadDraft = graphql(/* GraphQL */ `
  query ReadDraft($place: String!) {
    draft(place: $place) {
      place
      title
      body
      savedAt
    }
  }
`);

export const SaveDraft = graphql(/* GraphQL */ `
  mutation SaveDraft($place: String!, $title: String!, $body: String!) {
    saveDraft(place: $place, title: $title, body: $body) {
      place
      savedAt
    }
  }
`);

export const DiscardDraft = graphql(/* GraphQL */ `
  mutation DiscardDraft($place: String!) {
    discardDraft(place: $place) {
      id
    }
  }
`);
