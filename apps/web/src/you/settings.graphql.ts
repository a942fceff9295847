import { graphql } from '../platform/graphql-document.js';

export const SettingsCountries = graphql(/* GraphQL */ `
  query SettingsCountries {
    countries {
      code
      name
      open
    }
  }
`);

export const ChangeSettings = graphql(/* GraphQL */ `
  mutation ChangeSettings($country: String!, $timeZone: String!, $glucoseUnit: String!) {
    changeSettings(country: $country, timeZone: $timeZone, glucoseUnit: $glucoseUnit) {
      id
      country
      timeZone
      glucoseUnit
    }
  }
`);

export const MySessions = graphql(/* GraphQL */ `
  query MySessions {
    mySessions {
      id
      device
      createdAt
      lastSeenAt
      current
    }
  }
`);

export const EndSession = graphql(/* GraphQL */ `
  mutation EndSession($id: UUID!) {
    endSession(id: $id) {
      id
    }
  }
`);

export const SignOutEverywhere = graphql(/* GraphQL */ `
  mutation SignOutEverywhere {
    signOutEverywhere {
      id
    }
  }
`);

export const ChangePassword = graphql(/* GraphQL */ `
  mutation ChangePassword($current: String!, $password: String!) {
    changePassword(current: $current, password: $password) {
      id
    }
  }
`);

export const MySilenced = graphql(/* GraphQL */ `
  query MySilenced {
    mySilenced {
      kind
      groupName
      author {
        id
        displayName
        avatar
      }
    }
  }
`);

export const Unsilence = graphql(/* GraphQL */ `
  mutation Unsilence($membershipId: UUID!) {
    unsilence(membershipId: $membershipId) {
      id
      silenced
    }
  }
`);

export const MyConsents = graphql(/* GraphQL */ `
  query MyConsents {
    myConsents {
      purpose
      version
      givenAt
      withdrawnAt
    }
  }
`);

export const Agree = graphql(/* GraphQL */ `
  mutation Agree($consents: [ConsentInput!]!) {
    agree(consents: $consents) {
      purpose
      version
      givenAt
      withdrawnAt
    }
  }
`);

export const MyIdentity = graphql(/* GraphQL */ `
  query MyIdentity {
    myIdentity {
      field
      filled
      value
      updatedAt
    }
  }
`);

export const SetIdentity = graphql(/* GraphQL */ `
  mutation SetIdentity($field: IdentityField!, $value: String!) {
    setIdentity(field: $field, value: $value) {
      field
      filled
      value
      updatedAt
    }
  }
`);

export const SeenAboutMe = graphql(/* GraphQL */ `
  query SeenAboutMe {
    seenAboutMe {
      revealed {
        at
        byRole
        fields
        reasonCode
      }
      shared {
        at
        byRole
        service
        recipient
        shared
        legalBasis
        reference
      }
      read {
        byRole
        firstAt
        lastAt
        times
      }
    }
  }
`);

export const ToldUsFields = graphql(/* GraphQL */ `
  fragment ToldUsFields on ToldUs {
    condition
    yearsWithIt
    treatment
    devices
    pregnancy
    ageBand
    region
    contactBy
    supporter
    updatedAt
  }
`);

export const MyToldUs = graphql(/* GraphQL */ `
  query MyToldUs {
    myToldUs {
      ...ToldUsFields
    }
  }
`);

export const TellUs = graphql(/* GraphQL */ `
  mutation TellUs($input: ToldUsInput!) {
    tellUs(input: $input) {
      ...ToldUsFields
    }
  }
`);
