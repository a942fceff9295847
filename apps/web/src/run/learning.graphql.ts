import { graphql } from '../platform/graphql-document.js';

export const LearningFields = graphql(/* GraphQL */ `
  fragment LearningFields on LearningReview {
    id
    cause
    detail
    level
    reviewItemId
    reference
    happenedAt
    openedAt
    closedAt
    version
    plan {
      door
      change
      words
      hazard
      ownerId
      ownerName
      dueOn
      overdue
    }
    viewerCan {
      plan
      close
    }
  }
`);

export const LearningReviews = graphql(/* GraphQL */ `
  query LearningReviews($open: Boolean!, $after: String) {
    learningReviews(open: $open, after: $after) {
      page {
        hasNext
        next
      }
      items {
        ...LearningFields
      }
    }
  }
`);

export const LearningOwners = graphql(/* GraphQL */ `
  query LearningOwners {
    learningOwners {
      id
      name
    }
  }
`);

export const PlanLearning = graphql(/* GraphQL */ `
  mutation PlanLearning($input: LearningPlanInput!) {
    planLearningReview(input: $input) {
      ...LearningFields
    }
  }
`);

export const CloseLearning = graphql(/* GraphQL */ `
  mutation CloseLearning($key: UUID!, $id: UUID!, $version: Int!) {
    closeLearningReview(key: $key, id: $id, version: $version) {
      ...LearningFields
    }
  }
`);
