import '../platform/help-card.graphql.js';
import { graphql } from '../platform/graphql-document.js';

export const PostFields = graphql(/* GraphQL */ `
  fragment PostFields on Post {
    id
    number
    state
    bodyHtml
    bodySource
    createdAt
    editedAt
    version
    heardByMe
    tombstone
    author {
      id
      displayName
      avatar
      isModerator
      isMe
      silenced
    }
    replyTo {
      id
      number
      authorName
    }
    contentNotes
    isBeingChecked
    isDated
    correction {
      role
      name
      bodyHtml
      writtenAt
    }
    helpCard {
      ...HelpCardFields
    }
    viewerCan {
      edit
      takeDown
      putBack
      reply
      hear
      report
      mute
      moderate
      history
    }
  }
`);

export const ThreadView = graphql(/* GraphQL */ `
  query ThreadView($id: UUID!) {
    thread(id: $id) {
      id
      title
      topic
      repliesOff
      replyCount
      firstUnread
      lastReadAt
      group {
        id
        slug
        name
        isSensitive
        sizeBand
        moderatorsHere {
          displayName
          avatar
          until
        }
        room {
          id
          isOpen
          closesAt
        }
      }
      opening {
        ...PostFields
      }
      viewerCan {
        reply
        whyNot
      }
    }
  }
`);

export const ThreadPosts = graphql(/* GraphQL */ `
  query ThreadPosts($threadId: UUID!, $page: Int!) {
    posts(threadId: $threadId, page: $page) {
      pageNumber
      pageCount
      items {
        ...PostFields
      }
    }
  }
`);

export const Reply = graphql(/* GraphQL */ `
  mutation Reply($key: UUID!, $threadId: UUID!, $body: String!, $replyToId: UUID) {
    reply(key: $key, threadId: $threadId, body: $body, replyToId: $replyToId) {
      id
      outcome
      post {
        id
        number
      }
    }
  }
`);

export const EditPost = graphql(/* GraphQL */ `
  mutation EditPost($key: UUID!, $postId: UUID!, $version: Int!, $title: String, $body: String!) {
    editPost(key: $key, postId: $postId, version: $version, title: $title, body: $body) {
      id
      outcome
    }
  }
`);

export const TakeDownPost = graphql(/* GraphQL */ `
  mutation TakeDownPost($key: UUID!, $postId: UUID!) {
    takeDownPost(key: $key, postId: $postId) {
      id
      state
    }
  }
`);

export const PutBackPost = graphql(/* GraphQL */ `
  mutation PutBackPost($key: UUID!, $postId: UUID!) {
    putBackPost(key: $key, postId: $postId) {
      id
      state
    }
  }
`);

export const Hear = graphql(/* GraphQL */ `
  mutation Hear($postId: UUID!) {
    hear(postId: $postId) {
      id
      heardByMe
    }
  }
`);

export const Unhear = graphql(/* GraphQL */ `
  mutation Unhear($postId: UUID!) {
    unhear(postId: $postId) {
      id
      heardByMe
    }
  }
`);

export const MarkRead = graphql(/* GraphQL */ `
  mutation MarkRead($threadId: UUID!, $number: Int!) {
    markRead(threadId: $threadId, number: $number) {
      id
      firstUnread
    }
  }
`);

export const SilencePerson = graphql(/* GraphQL */ `
  mutation SilencePerson($membershipId: UUID!, $kind: SilenceKind!) {
    silence(membershipId: $membershipId, kind: $kind) {
      id
      silenced
    }
  }
`);

export const UnsilencePerson = graphql(/* GraphQL */ `
  mutation UnsilencePerson($membershipId: UUID!) {
    unsilence(membershipId: $membershipId) {
      id
      silenced
    }
  }
`);

export const PostHistory = graphql(/* GraphQL */ `
  query PostHistory($postId: UUID!) {
    postHistory(postId: $postId) {
      version
      title
      bodyHtml
      writtenAt
    }
  }
`);

export const CreateThread = graphql(/* GraphQL */ `
  mutation CreateThread($key: UUID!, $groupId: UUID!, $title: String!, $body: String!, $topic: String) {
    createThread(key: $key, groupId: $groupId, title: $title, body: $body, topic: $topic) {
      id
      outcome
      thread {
        id
      }
      post {
        id
      }
    }
  }
`);

export const WriteIn = graphql(/* GraphQL */ `
  query WriteIn($slug: String!) {
    group(slug: $slug) {
      id
      name
      slug
      sizeBand
      firstPostPromise
      myMembership {
        hasWritten
      }
      moderatorsHere {
        displayName
        avatar
        until
      }
      viewerCan {
        write
      }
    }
  }
`);
