import { graphql } from '../platform/graphql-document.js';

export const MyPagingFields = graphql(/* GraphQL */ `
  fragment MyPagingFields on MyPaging {
    ways {
      way
      isOn
      reachesMe
      canTest
      failingSince
      testedAt
      testStatus
      testFault
    }
    phone
    secondPhone
    devices {
      id
      name
      addedAt
    }
    pushKey
  }
`);

export const MyPagingView = graphql(/* GraphQL */ `
  query MyPagingView {
    myPaging {
      ...MyPagingFields
    }
  }
`);

export const SetPagePhone = graphql(/* GraphQL */ `
  mutation SetPagePhone($key: UUID!, $place: PhonePlace!, $number: String!) {
    setPagePhone(key: $key, place: $place, number: $number) {
      ...MyPagingFields
    }
  }
`);

export const AddPageDevice = graphql(/* GraphQL */ `
  mutation AddPageDevice($key: UUID!, $endpoint: String!, $p256dh: String!, $auth: String!) {
    addPageDevice(key: $key, endpoint: $endpoint, p256dh: $p256dh, auth: $auth) {
      ...MyPagingFields
    }
  }
`);

export const RemovePageDevice = graphql(/* GraphQL */ `
  mutation RemovePageDevice($id: UUID!) {
    removePageDevice(id: $id) {
      ...MyPagingFields
    }
  }
`);

export const TestPage = graphql(/* GraphQL */ `
  mutation TestPage($key: UUID!, $way: PageWay!) {
    testPage(key: $key, way: $way) {
      ...MyPagingFields
    }
  }
`);
