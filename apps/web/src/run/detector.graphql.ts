import { graphql } from '../platform/graphql-document.js';

export const HowDetectorDid = graphql(/* GraphQL */ `
  query HowDetectorDid($period: RulePeriod!) {
    ruleFigures(period: $period) {
      at
      rules {
        ruleId
        words
        level
        fired
        members
        decided
        open
        agreed
        agreedPercent
        overruled
        reasons {
          reason
          count
        }
        cases
        middleSeconds
        shouldNarrow
      }
      misses {
        code
        count
        agreed
        concerns {
          id
          reference
          level
          raisedAt
        }
      }
    }
  }
`);
