import { graphql } from './graphql-document.js';

export const ReadDraft = graphql(/* GraphQL */ `
  query ReadDraft($place: String!) {
    draft(place: $place) {
      place
      title
      body
      key
      revision
      savedAt
    }
  }
`);

export const UnsentWords = graphql(/* GraphQL */ `
  query UnsentWords {
    drafts {
      place
      title
      body
      key
      savedAt
    }
  }
`);

export const SaveDraft = graphql(/* GraphQL */ `
  mutation SaveDraft($place: String!, $title: String!, $body: String!, $key: UUID!, $revision: Int!) {
    saveDraft(place: $place, title: $title, body: $body, key: $key, revision: $revision) {
      place
      revision
      savedAt
    }
  }
`);

export const DiscardDraft = graphql(/* GraphQL */ `
  mutation DiscardDraft($place: String!, $key: UUID!) {
    discardDraft(place: $place, key: $key) {
      id
    }
  }
`);
