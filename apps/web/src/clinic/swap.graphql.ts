import { graphql } from '../platform/graphql-document.js';

export const SwapFields = graphql(/* GraphQL */ `
  fragment SwapFields on RotaSwap {
    id
    duty
    from
    until
    offeredByName
    offeredToName
    status
    takenByName
    isMine
    settledAt
    viewerCan {
      accept
      refuse
      end
    }
  }
`);

export const RotaSwaps = graphql(/* GraphQL */ `
  query RotaSwaps {
    rotaSwaps {
      ...SwapFields
    }
  }
`);

export const RotaColleagues = graphql(/* GraphQL */ `
  query RotaColleagues($duty: String!) {
    rotaColleagues(duty: $duty) {
      id
      name
      jobTitle
    }
  }
`);

export const OfferRotaSwap = graphql(/* GraphQL */ `
  mutation OfferRotaSwap($key: UUID!, $shiftId: UUID!, $from: DateTime!, $until: DateTime!, $toAccountId: UUID) {
    offerRotaSwap(key: $key, shiftId: $shiftId, from: $from, until: $until, toAccountId: $toAccountId) {
      id
    }
  }
`);

export const AcceptRotaSwap = graphql(/* GraphQL */ `
  mutation AcceptRotaSwap($key: UUID!, $id: UUID!) {
    acceptRotaSwap(key: $key, id: $id) {
      id
    }
  }
`);

export const RefuseRotaSwap = graphql(/* GraphQL */ `
  mutation RefuseRotaSwap($key: UUID!, $id: UUID!) {
    refuseRotaSwap(key: $key, id: $id) {
      id
    }
  }
`);

export const EndRotaSwap = graphql(/* GraphQL */ `
  mutation EndRotaSwap($key: UUID!, $id: UUID!) {
    endRotaSwap(key: $key, id: $id) {
      id
    }
  }
`);
