import { graphql } from '../platform/graphql-document.js';

export const MemorialFields = graphql(/* GraphQL */ `
  fragment MemorialFields on Memorial {
    id
    version
    caseReference
    frozenAt
    nameChoice
    names {
      groupName
      groupSlug
      displayName
      condolence
    }
    debriefs {
      id
      name
      asModerator
      talkBy
      talkedAt
    }
    undoAskedAt
    undoneAt
    viewerCan {
      decideName
      askUndo
      confirmUndo
    }
  }
`);

export const Memorials = graphql(/* GraphQL */ `
  query Memorials {
    memorials {
      ...MemorialFields
    }
  }
`);

export const DecideMemorialName = graphql(/* GraphQL */ `
  mutation DecideMemorialName($id: UUID!, $version: Int!, $choice: NameChoice!) {
    decideMemorialName(id: $id, version: $version, choice: $choice) {
      ...MemorialFields
    }
  }
`);

export const NoteDebrief = graphql(/* GraphQL */ `
  mutation NoteDebrief($id: UUID!) {
    noteDebrief(id: $id) {
      ...MemorialFields
    }
  }
`);

export const AskMemorialUndo = graphql(/* GraphQL */ `
  mutation AskMemorialUndo($id: UUID!, $version: Int!, $reason: String!) {
    askMemorialUndo(id: $id, version: $version, reason: $reason) {
      ...MemorialFields
    }
  }
`);

export const ConfirmMemorialUndo = graphql(/* GraphQL */ `
  mutation ConfirmMemorialUndo($id: UUID!, $version: Int!) {
    confirmMemorialUndo(id: $id, version: $version) {
      ...MemorialFields
    }
  }
`);
