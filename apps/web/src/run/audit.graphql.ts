import { graphql } from '../platform/graphql-document.js';

export const AuditTrail = graphql(/* GraphQL */ `
  query AuditTrail($filter: AuditFilter!, $after: String) {
    auditTrail(filter: $filter, after: $after, first: 50) {
      items {
        id
        at
        actorName
        caseNumber
        actorRoles
        action
        targetType
        targetId
        before
        after
        reasonCode
        details {
          name
          value
        }
      }
      page {
        hasNext
        next
        previous
      }
    }
  }
`);

export const AuditNightly = graphql(/* GraphQL */ `
  query AuditNightly {
    auditNights {
      night
      checkedAt
      entries
      faults
      isLate
    }
  }
`);

export const AuditCheckup = graphql(/* GraphQL */ `
  query AuditCheckup {
    auditCheck {
      whole
      checkedAt
      entries
      faults {
        chain
        position
        fault
      }
    }
  }
`);
