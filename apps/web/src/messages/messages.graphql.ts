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
  mutation AskCallBack($conversationId: UUID!) {
    askCallBack(conversationId: $conversationId) {
      ...ConversationFields
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
