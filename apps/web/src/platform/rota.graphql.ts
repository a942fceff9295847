import { graphql } from './graphql-document.js';

export const Rota = graphql(/* GraphQL */ `
  query Rota($from: DateTime!, $until: DateTime!) {
    rota(from: $from, until: $until) {
      id
      duty
      name
      accountId
      from
      until
      isMine
    }
  }
`);

export const RotaZone = graphql(/* GraphQL */ `
  query RotaZone {
    rotaZone
  }
`);

export const DeskShifts = graphql(/* GraphQL */ `
  query DeskShifts($from: DateTime!, $until: DateTime!) {
    deskShifts(from: $from, until: $until) {
      id
      name
      plannedFrom
      plannedUntil
      status
      isMine
      isLead
    }
  }
`);

export const Colleagues = graphql(/* GraphQL */ `
  query Colleagues {
    people(first: 100) {
      items {
        id
        workName
        email
        jobTitle
        roles
      }
    }
  }
`);

export const PlanRotaShift = graphql(/* GraphQL */ `
  mutation PlanRotaShift($duty: String!, $accountId: UUID!, $from: DateTime!, $until: DateTime!) {
    planRotaShift(duty: $duty, accountId: $accountId, from: $from, until: $until) {
      id
    }
  }
`);

export const RemoveRotaShift = graphql(/* GraphQL */ `
  mutation RemoveRotaShift($id: UUID!) {
    removeRotaShift(id: $id) {
      id
    }
  }
`);

export const PlanDeskShift = graphql(/* GraphQL */ `
  mutation PlanDeskShift($accountId: UUID!, $from: DateTime!, $until: DateTime!) {
    planDeskShift(accountId: $accountId, from: $from, until: $until) {
      id
    }
  }
`);

export const RemoveDeskShift = graphql(/* GraphQL */ `
  mutation RemoveDeskShift($id: UUID!) {
    removeDeskShift(id: $id) {
      id
    }
  }
`);
