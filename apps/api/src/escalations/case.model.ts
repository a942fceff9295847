import { Field, Int, ObjectType } from '@nestjs/graphql';

import { ToldUs } from '../accounts/account.model.js';
import { Conversation } from '../conversations/conversation.model.js';
import { ReviewSignal, ReviewSubject, TimelineEntry } from '../moderation/review-item.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Fact, Level } from '../platform/shared.model.js';
import { ConfirmedFact, Outcome } from './case-input.model.js';
import { Ask, CaseStatus, CaseViewerCan, Page } from './escalation.model.js';
import { SafetyPlan } from './safety-plan.model.js';

@ObjectType({
  description: 'The person as a clinician knows them: a pseudonym, where they are, what time it is there.',
})
export class CasePerson {
  @Field(() => String, { description: 'Name in the group the newest trigger came from.' })
  displayName!: string;

  @Field(() => String, { description: 'Their drawing.' })
  avatar!: string;

  @Field(() => [String], { description: 'Groups the case gathered from.' })
  groupNames!: string[];

  @Field(() => String, { description: 'Country, ISO 3166 code of two letters.' })
  country!: string;

  @Field(() => String, { description: 'Their local time now, ISO 8601 with its offset from UTC.' })
  localTime!: string;
}

@ObjectType({ description: 'An earlier case of the same person.' })
export class EarlierCase {
  @Field(() => Int, { description: 'Number of the case.' })
  reference!: number;

  @Field(() => Level, { description: 'Level when it ended.' })
  level!: Level;

  @Field(() => Date, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended.' })
  closedAt!: Date | null;

  @Field(() => Outcome, { nullable: true, description: 'How it ended.' })
  outcome!: string | null;
}

@ObjectType({ description: 'Somebody a case can be handed to.' })
export class Colleague {
  @Field(() => UuidScalar, { description: 'Account of the colleague.' })
  accountId!: string;

  @Field(() => String, { description: 'Name at work.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Job title.' })
  jobTitle!: string | null;

  @Field(() => String, { nullable: true, description: 'PRIMARY, BACKUP or MANAGER while on call; null when not.' })
  duty!: string | null;

  @Field(() => Int, { description: 'Open cases they own.' })
  openCases!: number;
}

@ObjectType({
  description: 'A clinical note: structured fields and free text. Signed notes change only by addenda (R37).',
})
export class ClinicalNote {
  @Field(() => UuidScalar, { description: 'Id of the note.' })
  id!: string;

  @Field(() => String, { description: 'Who wrote it.' })
  authorName!: string;

  @Field(() => [Fact], { description: 'Its fields by name.' })
  fields!: Fact[];

  @Field(() => String, { description: 'Free text.' })
  text!: string;

  @Field(() => Date, { nullable: true, description: 'When it was signed; null while it is a draft.' })
  signedAt!: Date | null;

  @Field(() => Date, { description: 'Last save.' })
  savedAt!: Date;

  @Field(() => [ClinicalNote], { description: 'What was added after signing, oldest first.' })
  addenda!: ClinicalNote[];

  @Field(() => Boolean, { description: 'Whether the viewer wrote it.' })
  isMine!: boolean;
}

@ObjectType({ description: 'One attempt to reach the person or somebody for them (R35).' })
export class OutreachEntry {
  @Field(() => UuidScalar, { description: 'Id of the attempt.' })
  id!: string;

  @Field(() => String, { description: 'MESSAGE, PHONE, TEXT, SUPPORTER, CLINIC, EMERGENCY or OTHER.' })
  channel!: string;

  @Field(() => String, { description: 'REACHED, NO_ANSWER, DECLINED, WRONG_PERSON, THIRD_PARTY or SENT.' })
  result!: string;

  @Field(() => [ConfirmedFact], { description: 'What the person knew before clinical talk (H09).' })
  confirmed!: ConfirmedFact[];

  @Field(() => String, { nullable: true, description: 'Words used.' })
  words!: string | null;

  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'Who tried.' })
  actorName!: string;

  @Field(() => Date, { nullable: true, description: 'When the next attempt is planned.' })
  nextAttemptAt!: Date | null;
}

@ObjectType({ description: 'A promised look after closing.' })
export class FollowUp {
  @Field(() => UuidScalar, { description: 'Id of the follow-up.' })
  id!: string;

  @Field(() => Date, { description: 'When it is due.' })
  dueAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was done.' })
  doneAt!: Date | null;
}

@ObjectType({ description: 'What one moderator asked, when, and about which concern.' })
export class CaseAsk {
  @Field(() => UuidScalar, { description: 'The concern.' })
  reviewItemId!: string;

  @Field(() => Ask, { description: 'What is asked.' })
  ask!: Ask;

  @Field(() => String, { description: 'Their sentence.' })
  sentence!: string;

  @Field(() => String, { description: 'Who asks.' })
  raisedByName!: string;

  @Field(() => Date, { description: 'When it joined the case.' })
  at!: Date;
}

@ObjectType({ description: "One person's case on one screen. Opening it is an act and is recorded (R54)." })
export class Case {
  @Field(() => UuidScalar, { description: 'Id of the case.' })
  id!: string;

  @Field(() => Int, { description: 'Number people use to talk about it.' })
  reference!: number;

  @Field(() => Int, { description: 'Hand it back with every act; a stale one is refused.' })
  version!: number;

  @Field(() => Level, { description: 'How soon it must move.' })
  level!: Level;

  @Field(() => CaseStatus, { description: 'Where it stands.' })
  status!: CaseStatus;

  @Field(() => Ask, { description: 'What is asked.' })
  ask!: Ask;

  @Field(() => String, { description: "The moderator's sentence." })
  sentence!: string;

  @Field(() => [CaseAsk], { description: 'What every moderator asked, oldest first.' })
  asks!: CaseAsk[];

  @Field(() => String, { nullable: true, description: 'Who raised it; null when the clock did.' })
  raisedByName!: string | null;

  @Field(() => String, { nullable: true, description: 'Who owns it.' })
  ownerName!: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer owns it.' })
  isMine!: boolean;

  @Field(() => Date, { description: 'When it was opened, or opened again.' })
  openedAt!: Date;

  @Field(() => Date, { description: 'When the words were written or reported; clocks start there.' })
  detectedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the owner took it.' })
  acknowledgedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'End of the promise that is running.' })
  dueAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'ACKNOWLEDGE, OPEN, CONTACT, ENTRY, DECIDE, RETRY, LOOK_AGAIN or SIGN_OFF.',
  })
  dueFor!: string | null;

  @Field(() => String, { nullable: true, description: 'Colleague it is offered to.' })
  handoverToName!: string | null;

  @Field(() => String, { nullable: true, description: 'What the owner tells that colleague.' })
  handoverNote!: string | null;

  @Field(() => [ReviewSubject], { description: 'What was said, as it stood, with the words around it.' })
  subjects!: ReviewSubject[];

  @Field(() => [ReviewSignal], { description: 'Why somebody looked.' })
  signals!: ReviewSignal[];

  @Field(() => CasePerson, { description: 'The person.' })
  person!: CasePerson;

  @Field(() => ToldUs, { nullable: true, description: 'What they told us about themselves; null when nothing.' })
  toldUs!: ToldUs | null;

  @Field(() => [EarlierCase], { description: 'Earlier cases, newest first.' })
  earlierCases!: EarlierCase[];

  @Field(() => Conversation, {
    nullable: true,
    description: 'The private conversation; null before the first message.',
  })
  conversation!: Conversation | null;

  @Field(() => Date, { nullable: true, description: 'When the member last read in it.' })
  memberReadAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether the member has used Kith in the last two minutes.' })
  memberOnline!: boolean;

  @Field(() => [String], { description: 'Suggested next steps, as codes.' })
  steps!: string[];

  @Field(() => [ClinicalNote], { description: "Signed notes and the viewer's own drafts." })
  notes!: ClinicalNote[];

  @Field(() => SafetyPlan, {
    nullable: true,
    description: "The person's safety plan; null when none was begun, and once the case has ended (R36).",
  })
  safetyPlan!: SafetyPlan | null;

  @Field(() => [OutreachEntry], { description: 'Every attempt to reach somebody.' })
  outreach!: OutreachEntry[];

  @Field(() => [TimelineEntry], { description: 'What has been done, oldest first.' })
  timeline!: TimelineEntry[];

  @Field(() => [Page], { description: 'Every page.' })
  pages!: Page[];

  @Field(() => [FollowUp], { description: 'Promised looks.' })
  followUps!: FollowUp[];

  @Field(() => [Colleague], { description: 'To whom it can be handed.' })
  colleagues!: Colleague[];

  @Field(() => Outcome, { nullable: true, description: 'Main outcome.' })
  outcome!: string | null;

  @Field(() => [Outcome], { description: 'Further outcomes.' })
  extraOutcomes!: string[];

  @Field(() => Boolean, {
    description: 'Whether closing it needs a second person: it was a crisis since it was opened.',
  })
  needsSecondPerson!: boolean;

  @Field(() => String, { nullable: true, description: 'Who proposed to close it.' })
  closingByName!: string | null;

  @Field(() => Date, { nullable: true, description: 'Until when the second person must sign off.' })
  signOffBy!: Date | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it was worth the clinician's time." })
  worthTime!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Feedback to the moderator, as a code.' })
  feedbackCode!: string | null;

  @Field(() => CaseViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: CaseViewerCan;
}
