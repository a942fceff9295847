import { graphql } from '../platform/graphql-document.js';

export const MySafetyPlan = graphql(/* GraphQL */ `
  query MySafetyPlan {
    mySafetyPlan {
      ...SafetyPlanFields
    }
  }
`);
