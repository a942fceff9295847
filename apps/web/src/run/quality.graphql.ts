import { graphql } from '../platform/graphql-document.js';

export const AgreementFields = graphql(/* GraphQL */ `
  fragment AgreementFields on AgreementFigure {
    state
    pairs
    agreed
    kappa
    low
    high
  }
`);

export const HowSure = graphql(/* GraphQL */ `
  query HowSure {
    qualityFigures {
      since
      at
      levels {
        ...AgreementFields
      }
      actions {
        ...AgreementFields
      }
      categories {
        category
        named
        agreement {
          ...AgreementFields
        }
      }
      ratedTwice
      differing
      farApart
      missedPerThousand {
        value
        low
        high
      }
      recall {
        value
        low
        high
      }
      weeks {
        week
        decided
        withoutWords
        concerns
        rated
        unflagged
        texts
        read
        leftOut
        grave
        sameDay
        perThousand {
          value
          low
          high
        }
      }
    }
  }
`);

export const DifferenceFields = graphql(/* GraphQL */ `
  fragment DifferenceFields on Disagreement {
    id
    groupName
    ratedAt
    levelsApart
    first {
      level
      category
      action
    }
    second {
      level
      category
      action
    }
    texts {
      title
      words
      writtenAt
      before
      after
    }
    notes {
      id
      writtenByName
      words
      at
    }
  }
`);

export const Differences = graphql(/* GraphQL */ `
  query Differences($after: String) {
    disagreements(after: $after) {
      page {
        hasNext
        next
      }
      items {
        ...DifferenceFields
      }
    }
  }
`);

export const AddDifferenceNote = graphql(/* GraphQL */ `
  mutation AddDifferenceNote($key: UUID!, $id: UUID!, $words: String!) {
    addDisagreementNote(key: $key, id: $id, words: $words) {
      ...DifferenceFields
    }
  }
`);
