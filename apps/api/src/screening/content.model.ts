import { registerEnumType } from '@nestjs/graphql';

/** Kinds of text a member writes that can be screened, reported and moderated. */
export const ContentType = {
  POST: 'POST',
  MESSAGE: 'MESSAGE',
  PROFILE: 'PROFILE',
  TEAM_MESSAGE: 'TEAM_MESSAGE',
} as const;
export type ContentType = (typeof ContentType)[keyof typeof ContentType];
registerEnumType(ContentType, {
  name: 'ContentType',
  description: 'What kind of text a report, a mark or an act is about.',
});

/** Content that passes through the detector on every create and edit. */
export type WrittenType = ContentType | 'CLINICAL_MESSAGE';

/** One neighbour of a text, as it stood when somebody looked (R6). */
export interface NearbyLine {
  /** Null for the moderation team. */
  membershipId: string | null;
  authorName: string;
  avatar: string | null;
  at: Date;
  text: string;
}

/** A text with what stands around it, for review. Owned by the feature that stores the text; read through its service. */
export interface ReviewableContent {
  contentType: ContentType;
  contentId: string;
  version: number;
  groupId: string;
  membershipId: string;
  title: string | null;
  bodySource: string;
  /** PostState for posts and messages; PUBLISHED for anything without states. */
  state: string;
  writtenAt: Date;
  /** Path in the app. */
  link: string;
  repliesOff: boolean;
  /** Ten items before, or five minutes of chat; oldest first. */
  before: readonly NearbyLine[];
  /** Ten items after, or five minutes of chat; oldest first. */
  after: readonly NearbyLine[];
}
