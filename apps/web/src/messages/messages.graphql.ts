import { graphql } from '../platform/graphql-document.js';
import '../platform/help-card.graphql.js';

export const Conversations = graphql(/* GraphQL */ `
  query Conversations {
    conversations {
      id
      kind
      title
      groupName
      lastMessageAt
      unread
    }
  }
`);

export const ConversationFields = graphql(/* GraphQL */ `
  fragment ConversationFields on Conversation {
    id
    kind
    title
    groupName
    readers
    lastMessageAt
    unread
    callBackAskedAt
    callBackFrom
    callBackUntil
    items {
      id
      fromMe
      authorName
      authorRole
      avatar
      bodyHtml
      sentAt
      helpCard {
        ...HelpCardFields
      }
    }
    receipt {
      lookBy
      moderator {
        displayName
        until
      }
    }
    viewerCan {
      write
      askCallBack
    }
  }
`);

export const ConversationView = graphql(/* GraphQL */ `
  query ConversationView($id: UUID!) {
    conversation(id: $id) {
      ...ConversationFields
    }
  }
`);

export const WriteInConversation = graphql(/* GraphQL */ `
  mutation WriteInConversation($key: UUID!, $conversationId: UUID!, $body: String!) {
    writeInConversation(key: $key, conversationId: $conversationId, body: $body) {
      ...ConversationFields
    }
  }
`);

export const MarkConversationRead = graphql(/* GraphQL */ `
  mutation MarkConversationRead($id: UUID!) {
    markConversationRead(id: $id) {
      id
      unread
    }
  }
`);

export const AskCallBack = graphql(/* GraphQL */ `
  mutation AskCallBack($conversationId: UUID!, $from: DateTime, $until: DateTime) {
    askCallBack(conversationId: $conversationId, from: $from, until: $until) {
      ...ConversationFields
    }
  }
`);

/** Whether something is left that somebody could ring; never what it says. */
export const LeftDetails = graphql(/* GraphQL */ `
  query LeftDetails {
    myIdentity {
      field
      filled
    }
  }
`);

export const LeaveNumber = graphql(/* GraphQL */ `
  mutation LeaveNumber($value: String!) {
    setIdentity(field: PHONE, value: $value) {
      field
      filled
    }
  }
`);

export const TeamOfGroup = graphql(/* GraphQL */ `
  query TeamOfGroup($slug: String!) {
    group(slug: $slug) {
      id
      name
      slug
      moderatorsHere {
        displayName
        avatar
        until
      }
      myMembership {
        standing
      }
    }
    conversations {
      id
      kind
      groupName
    }
  }
`);

export const WriteToTeam = graphql(/* GraphQL */ `
  mutation WriteToTeam($key: UUID!, $groupId: UUID!, $body: String!) {
    writeToTeam(key: $key, groupId: $groupId, body: $body) {
      id
    }
  }
`);
