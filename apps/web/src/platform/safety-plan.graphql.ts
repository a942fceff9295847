import { graphql } from './graphql-document.js';

export const SafetyPlanFields = graphql(/* GraphQL */ `
  fragment SafetyPlanFields on SafetyPlan {
    id
    version
    reviewAt
    versions {
      version
      words {
        warningSigns
        alone
        distractions
        people
        professionals
        saferPlace
        insulinHolder
        penQuantity
        rescueKit
        sickDays
      }
      savedAt
      byMember
      byRole
      isMine
    }
  }
`);

export const SaveSafetyPlan = graphql(/* GraphQL */ `
  mutation SaveSafetyPlan($input: SafetyPlanInput!) {
    saveSafetyPlan(input: $input) {
      ...SafetyPlanFields
    }
  }
`);
