import { graphql } from '../platform/graphql-document.js';

export const RatingQueueFields = graphql(/* GraphQL */ `
  fragment RatingQueueFields on RatingQueue {
    left
    next {
      id
      kind
      groupName
      texts {
        title
        words
        writtenAt
        before
        after
      }
    }
  }
`);

export const NextToRate = graphql(/* GraphQL */ `
  query NextToRate($kind: RatingKind!) {
    toRate(kind: $kind) {
      ...RatingQueueFields
    }
  }
`);

export const RateConcern = graphql(/* GraphQL */ `
  mutation RateConcern($input: ConcernRatingInput!) {
    rateConcern(input: $input) {
      id
    }
  }
`);

export const RateText = graphql(/* GraphQL */ `
  mutation RateText($key: UUID!, $id: UUID!, $level: Level!) {
    rateText(key: $key, id: $id, level: $level) {
      id
    }
  }
`);

export const PassRating = graphql(/* GraphQL */ `
  mutation PassRating($key: UUID!, $kind: RatingKind!, $id: UUID!) {
    passRating(key: $key, kind: $kind, id: $id) {
      id
    }
  }
`);
