import { graphql } from '../platform/graphql-document.js';

export const PersonFields = graphql(/* GraphQL */ `
  fragment PersonFields on Person {
    id
    email
    workName
    jobTitle
    roles
    secondFactor
    createdAt
    practiceDoneAt
    certificates {
      id
      groupId
      groupName
      validFrom
      validUntil
      revokedAt
      inForce
    }
  }
`);

export const People = graphql(/* GraphQL */ `
  query People($search: String, $after: String) {
    people(search: $search, after: $after, first: 20) {
      items {
        ...PersonFields
      }
      page {
        hasNext
        next
        previous
      }
    }
  }
`);

export const GrantRole = graphql(/* GraphQL */ `
  mutation GrantRole($accountId: UUID!, $role: Role!) {
    grantRole(accountId: $accountId, role: $role) {
      ...PersonFields
    }
  }
`);

export const RemoveRole = graphql(/* GraphQL */ `
  mutation RemoveRole($accountId: UUID!, $role: Role!) {
    removeRole(accountId: $accountId, role: $role) {
      ...PersonFields
    }
  }
`);

export const IssueCertificate = graphql(/* GraphQL */ `
  mutation IssueCertificate($accountId: UUID!, $groupId: UUID!, $validUntil: DateTime!) {
    issueCertificate(accountId: $accountId, groupId: $groupId, validUntil: $validUntil) {
      ...PersonFields
    }
  }
`);

export const RevokeCertificate = graphql(/* GraphQL */ `
  mutation RevokeCertificate($id: UUID!) {
    revokeCertificate(id: $id) {
      ...PersonFields
    }
  }
`);

export const ResetSecondFactor = graphql(/* GraphQL */ `
  mutation ResetSecondFactor($accountId: UUID!, $reason: FactorResetReason!) {
    resetSecondFactor(accountId: $accountId, reason: $reason) {
      ...PersonFields
    }
  }
`);

export const SetWorkName = graphql(/* GraphQL */ `
  mutation SetWorkName($accountId: UUID!, $workName: String!, $jobTitle: String!) {
    setWorkName(accountId: $accountId, workName: $workName, jobTitle: $jobTitle) {
      ...PersonFields
    }
  }
`);
