import { graphql } from '../platform/graphql-document.js';

export const ServiceContactFields = graphql(/* GraphQL */ `
  fragment ServiceContactFields on ServiceContact {
    id
    caseReference
    service
    recipient
    contactedAt
    reference
    outcome
    words
    shared
    legalBasis
    actorName
    tellMemberBy
    memberToldAt
    withheldReason
    lookAgainAt
    viewerCan {
      lookAgain
    }
  }
`);

export const RecordService = graphql(/* GraphQL */ `
  mutation RecordService($input: ServiceContactInput!) {
    recordService(input: $input) {
      ...ServiceContactFields
    }
  }
`);

export const UntoldDisclosures = graphql(/* GraphQL */ `
  query UntoldDisclosures {
    untoldDisclosures {
      ...ServiceContactFields
    }
  }
`);

export const LookAgainAtDisclosure = graphql(/* GraphQL */ `
  mutation LookAgainAtDisclosure($id: UUID!, $withholdReason: String, $lookAgainAt: DateTime) {
    lookAgainAtDisclosure(id: $id, withholdReason: $withholdReason, lookAgainAt: $lookAgainAt) {
      ...ServiceContactFields
    }
  }
`);
