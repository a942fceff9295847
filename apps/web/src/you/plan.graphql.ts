import { graphql } from '../platform/graphql-document.js';
import '../platform/safety-plan.graphql.js';

export const MySafetyPlan = graphql(/* GraphQL */ `
  query MySafetyPlan {
    mySafetyPlan {
      ...SafetyPlanFields
    }
  }
`);
