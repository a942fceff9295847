import { Field, Int, ObjectType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';
import { Fact, Level } from '../platform/shared.model.js';
import { ContentType } from '../screening/content.model.js';
import { Proposal } from './decision.model.js';
import { QueueRow } from './queue.model.js';

@ObjectType({
  description:
    'What the viewer may do with an item now. What is false is not offered; whyNot tells the most important reason.',
})
export class ReviewItemViewerCan {
  @Field(() => Boolean, { description: 'Claim it.' })
  claim!: boolean;

  @Field(() => Boolean, { description: 'Hand it back.' })
  release!: boolean;

  @Field(() => Boolean, { description: 'Decide it.' })
  decide!: boolean;

  @Field(() => Boolean, { description: 'Answer in the open, as a member of the group who may write there.' })
  reply!: boolean;

  @Field(() => Boolean, { description: 'Put a correction beside a post that the group reads (H14).' })
  correct!: boolean;

  @Field(() => Boolean, { description: 'Write to the member as the moderation team.' })
  writePrivately!: boolean;

  @Field(() => Boolean, { description: 'Hide words for now.' })
  hide!: boolean;

  @Field(() => Boolean, { description: 'Turn replies off.' })
  repliesOff!: boolean;

  @Field(() => Boolean, { description: 'Take words down.' })
  remove!: boolean;

  @Field(() => Boolean, { description: 'Propose to take words down; a lead confirms.' })
  proposeRemove!: boolean;

  @Field(() => Boolean, { description: 'Pause the person for up to 24 hours.' })
  restrict!: boolean;

  @Field(() => Boolean, { description: 'Propose a pause; a lead confirms.' })
  proposeRestrict!: boolean;

  @Field(() => Boolean, { description: 'End a pause before its time.' })
  endPause!: boolean;

  @Field(() => Boolean, { description: 'End the memberships of somebody who is too young (H26).' })
  closeForAge!: boolean;

  @Field(() => Boolean, { description: 'Escalate to a clinician.' })
  escalate!: boolean;

  @Field(() => [Level], { description: 'Levels it may be raised to.' })
  raise!: Level[];

  @Field(() => [Level], { description: 'Levels it may be lowered to.' })
  lower!: Level[];

  @Field(() => String, {
    nullable: true,
    description: "notClaimed, claimedByOther or decided; null when it is in the viewer's hands.",
  })
  whyNot!: string | null;
}

@ObjectType({ description: 'Text in pieces; a marked piece carries the numbers of the signals it is evidence for.' })
export class MarkedText {
  @Field(() => String, { description: 'The piece.' })
  text!: string;

  @Field(() => [Int], { description: 'Numbers of signals; empty for plain text.' })
  marks!: number[];
}

@ObjectType({ description: 'A line next to the words in question, as it stood then.' })
export class ContextLine {
  @Field(() => String, { description: 'Name in the group; empty for the moderation team.' })
  authorName!: string;

  @Field(() => String, { nullable: true, description: 'Drawing and ground.' })
  avatar!: string | null;

  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'What was written, as source text.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether the person in question wrote it.' })
  isPerson!: boolean;
}

@ObjectType({ description: 'Words in question: frozen as they were, and as they are now (R6).' })
export class ReviewSubject {
  @Field(() => ContentType, { description: 'Kind.' })
  contentType!: ContentType;

  @Field(() => UuidScalar, { description: 'The content.' })
  contentId!: string;

  @Field(() => String, { nullable: true, description: 'Title of a thread, or name of a profile.' })
  title!: string | null;

  @Field(() => [MarkedText], { description: 'The words at that moment, in pieces.' })
  asReported!: MarkedText[];

  @Field(() => Date, { description: 'That moment.' })
  asReportedAt!: Date;

  @Field(() => Int, { description: 'Version of the words at that moment.' })
  version!: number;

  @Field(() => Date, { description: 'When they were written.' })
  writtenAt!: Date;

  @Field(() => String, { nullable: true, description: 'The words now; null when they are gone.' })
  now!: string | null;

  @Field(() => String, { description: 'PostState now; GONE when they are gone.' })
  nowState!: string;

  @Field(() => Boolean, { description: 'Changed, taken back or gone since.' })
  changedSince!: boolean;

  @Field(() => [ContextLine], { description: 'Up to ten lines before, oldest first.' })
  before!: ContextLine[];

  @Field(() => [ContextLine], { description: 'Up to ten lines after, oldest first.' })
  after!: ContextLine[];

  @Field(() => String, { nullable: true, description: 'Path in the app.' })
  link!: string | null;

  @Field(() => Boolean, { description: 'Replies are off now.' })
  repliesOff!: boolean;

  @Field(() => Boolean, { description: 'It is held because the author asked that only moderators see it.' })
  authorAsked!: boolean;
}

@ObjectType({ description: 'One reason why the item is here.' })
export class ReviewSignal {
  @Field(() => Int, { description: 'Number that marks its evidence in the text.' })
  number!: number;

  @Field(() => String, { description: 'REPORT, DETECTOR, SELF, MODERATOR, PATTERN, UNSCREENED or CLINICIAN.' })
  source!: string;

  @Field(() => Level, { description: 'Level it asked for.' })
  level!: Level;

  @Field(() => String, { description: 'A or B for words found; WORRIED or RULE for reports; else the source.' })
  category!: string;

  @Field(() => String, { description: 'Code of what was found or chosen.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'What the reporter, or the person asking for help, added.' })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'Who reported or marked it; for leads only (R10).' })
  reporterName!: string | null;

  @Field(() => Date, { description: 'When.' })
  at!: Date;
}

@ObjectType({ description: 'What we know about the person in this group. Never a score (R13).' })
export class KnownAboutPerson {
  @Field(() => Date, { nullable: true, description: 'In this group since.' })
  since!: Date | null;

  @Field(() => Int, { description: 'Posts and messages in this group.' })
  posts!: number;

  @Field(() => Int, { description: 'Earlier concerns here.' })
  earlierConcerns!: number;

  @Field(() => Date, { nullable: true, description: 'When a help card was last shown to them.' })
  helpCardShownAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What they chose on it.' })
  helpCardChoice!: string | null;

  @Field(() => Date, { nullable: true, description: 'Paused until; null when not.' })
  restrictedUntil!: Date | null;

  @Field(() => [QueueRow], { description: 'Concerns about the same person in other groups; for leads only.' })
  othersForLeads!: QueueRow[];
}

@ObjectType({ description: 'One thing that happened.' })
export class TimelineEntry {
  @Field(() => UuidScalar, { description: 'Id of the entry.' })
  id!: string;

  @Field(() => String, { description: 'Stable code of what happened.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Who did it; null for the product itself.' })
  actorName!: string | null;

  @Field(() => [Fact], { description: 'Facts for the words of the entry.' })
  facts!: Fact[];

  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'Can be taken back by the one who did it until then.',
  })
  undoUntil!: Date | null;

  @Field(() => UuidScalar, { nullable: true, description: 'The act, to take it back.' })
  actionId!: string | null;
}

@ObjectType({ description: 'Something the person wrote lately in this group.' })
export class RecentPost {
  @Field(() => UuidScalar, { description: 'Id of the post or message.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Title of its thread.' })
  title!: string | null;

  @Field(() => String, { description: 'The first 500 characters.' })
  text!: string;

  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'Its state now.' })
  state!: string;

  @Field(() => String, { description: 'Path in the app.' })
  link!: string;
}

@ObjectType({ description: 'Words to begin from, with blanks to fill (R23).' })
export class Template {
  @Field(() => String, { description: 'Id of the template.' })
  id!: string;

  @Field(() => String, { description: 'What it is for, in words.' })
  name!: string;

  @Field(() => String, { description: 'The words; name and emergency number are filled in, the rest is in braces.' })
  body!: string;

  @Field(() => [String], { description: 'Blanks that must be filled.' })
  blanks!: string[];

  @Field(() => String, {
    description: 'CHECK_IN, AFTER_CRISIS, HIDE, REMOVE, RESTRICT, REPLIES_OFF, DECLINE, SUPPORT or RETURN.',
  })
  for!: string;
}

@ObjectType({ description: 'All signals about one membership, with what is needed to decide once (S03).' })
export class ReviewItem {
  @Field(() => UuidScalar, { description: 'Id of the item.' })
  id!: string;

  @Field(() => Int, { description: 'Number people use to talk about it.' })
  reference!: number;

  @Field(() => Level, { description: 'How soon a person must look.' })
  level!: Level;

  @Field(() => String, { description: 'NEW, CLAIMED, DECIDED or CLOSED.' })
  status!: string;

  @Field(() => Int, { description: 'Version, for acts that must not overtake others.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name of the group.' })
  groupName!: string | null;

  @Field(() => String, { nullable: true, description: 'The group in addresses.' })
  groupSlug!: string | null;

  @Field(() => Date, { description: 'When the words were written, or the report made.' })
  raisedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Promised first look.' })
  claimBy!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Promised first act; null once something was done.' })
  actBy!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the claim returns by itself.' })
  leaseUntil!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who holds it.' })
  claimedByName!: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer holds it.' })
  claimedByMe!: boolean;

  @Field(() => String, { description: 'Code such as insulinRunningOut, for the heading.' })
  headline!: string;

  @Field(() => [ReviewSubject], { description: 'The words in question, newest first.' })
  subjects!: ReviewSubject[];

  @Field(() => [ReviewSignal], { description: 'Why it is here, oldest first.' })
  signals!: ReviewSignal[];

  @Field(() => [String], {
    description: 'What to keep in mind with this kind of concern, two or three short lines (R24).',
  })
  help!: string[];

  @Field(() => KnownAboutPerson, { description: 'What we know about the person here.' })
  known!: KnownAboutPerson;

  @Field(() => [TimelineEntry], { description: 'What happened, oldest first.' })
  timeline!: TimelineEntry[];

  @Field(() => [RecentPost], { description: 'What the person wrote lately in this group.' })
  recentPosts!: RecentPost[];

  @Field(() => [Proposal], { description: 'Proposals that wait for a lead.' })
  proposals!: Proposal[];

  @Field(() => String, { description: 'Ask to begin an escalation with: CONTACT, ADVISE, CHECK_CLAIM or TAKE_OVER.' })
  presetAsk!: string;

  @Field(() => String, { description: 'A sentence to begin an escalation with.' })
  presetSentence!: string;

  @Field(() => [Template], { description: 'Words to begin from.' })
  templates!: Template[];

  @Field(() => String, {
    nullable: true,
    description: 'Contact that somebody signed out has left; for leads only (SAFE-2).',
  })
  signedOutContact!: string | null;

  @Field(() => ReviewItemViewerCan, { description: 'What the viewer may do now.' })
  viewerCan!: ReviewItemViewerCan;

  /** For fields of other features. */
  membershipId!: string | null;

  escalationId!: string | null;

  involved!: boolean;
}
