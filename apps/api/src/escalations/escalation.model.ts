import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Fact, Level } from '../platform/shared.model.js';
import { DeskShift } from '../shifts/shift.model.js';
import { OnCall } from './rota.model.js';

export const CaseStatus = {
  OPEN: 'OPEN',
  PAGED: 'PAGED',
  ACKNOWLEDGED: 'ACKNOWLEDGED',
  IN_PROGRESS: 'IN_PROGRESS',
  MONITORING: 'MONITORING',
  CLOSING: 'CLOSING',
  CLOSED: 'CLOSED',
  REVIEWED: 'REVIEWED',
  DECLINED_RETURNED: 'DECLINED_RETURNED',
} as const;
export type CaseStatus = (typeof CaseStatus)[keyof typeof CaseStatus];
registerEnumType(CaseStatus, { name: 'CaseStatus', description: 'Where a case stands (safety.md 2.6).' });

export const Ask = {
  CONTACT: 'CONTACT',
  ADVISE: 'ADVISE',
  CHECK_CLAIM: 'CHECK_CLAIM',
  TAKE_OVER: 'TAKE_OVER',
} as const;
export type Ask = (typeof Ask)[keyof typeof Ask];
registerEnumType(Ask, { name: 'Ask', description: 'What the moderator asks of the clinician.' });

@ObjectType({ description: 'What the viewer may do with a case now.' })
export class CaseViewerCan {
  @Field(() => Boolean, { description: 'Open it and read the words.' })
  read!: boolean;

  @Field(() => Boolean, { description: 'Take it.' })
  acknowledge!: boolean;

  @Field(() => Boolean, { description: 'Say that one cannot take it; the next person is rung at once.' })
  cannotTake!: boolean;

  @Field(() => Boolean, { description: 'Write to the member, keep notes, log attempts.' })
  write!: boolean;

  @Field(() => [Level], { description: 'Levels the viewer may set.' })
  changeLevel!: Level[];

  @Field(() => Boolean, { description: 'Offer it to a colleague.' })
  handOver!: boolean;

  @Field(() => Boolean, { description: 'Accept what a colleague offers.' })
  acceptHandover!: boolean;

  @Field(() => Boolean, { description: 'Return it to the moderators.' })
  decline!: boolean;

  @Field(() => Boolean, { description: 'Let it rest until a set time.' })
  watch!: boolean;

  @Field(() => Boolean, { description: 'Close it with an outcome.' })
  close!: boolean;

  @Field(() => Boolean, { description: 'Agree or disagree as the second person.' })
  signOff!: boolean;

  @Field(() => Boolean, { description: 'Add to a signed note, also after the case has ended.' })
  annotate!: boolean;

  @Field(() => Boolean, { description: 'Look back at it once it is closed, as a clinical lead.' })
  review!: boolean;

  @Field(() => Boolean, { description: 'Take it along as a file, as a clinical lead.' })
  export!: boolean;

  @Field(() => Boolean, { description: 'Ask to see identity details; whether at once is decided then.' })
  reveal!: boolean;

  @Field(() => Boolean, { description: 'Look at it again before its time.' })
  reopen!: boolean;
}

@ObjectType({ description: 'A case as a row: number, level and clocks. Words only for those who may open it.' })
export class CaseRow {
  @Field(() => UuidScalar, { description: 'Id of the case.' })
  id!: string;

  @Field(() => Int, { description: 'Number people use to talk about it.' })
  reference!: number;

  @Field(() => Level, { description: 'How soon it must move.' })
  level!: Level;

  @Field(() => CaseStatus, { description: 'Where it stands.' })
  status!: CaseStatus;

  @Field(() => Ask, { description: 'What is asked.' })
  ask!: Ask;

  @Field(() => String, {
    nullable: true,
    description: "The moderator's sentence. Null until acknowledged: a page shows no words.",
  })
  sentence!: string | null;

  @Field(() => String, { nullable: true, description: 'Who raised it; null when the clock did.' })
  raisedByName!: string | null;

  @Field(() => String, { nullable: true, description: 'Who owns it.' })
  ownerName!: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer owns it.' })
  isMine!: boolean;

  @Field(() => Date, { description: 'When it was opened, or opened again.' })
  openedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'End of the promise that is running.' })
  dueAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'ACKNOWLEDGE, OPEN, CONTACT, ENTRY, DECIDE, RETRY, LOOK_AGAIN or SIGN_OFF.',
  })
  dueFor!: string | null;

  @Field(() => Boolean, {
    description: 'Whether the member has used Kith in the last two minutes; only for those who may open the case.',
  })
  memberOnline!: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'When the member asked to be rung, until they are; only for those who may open the case (R34).',
  })
  callBackAskedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'From when they want to be rung; null for any time.' })
  callBackFrom!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when they want to be rung; null for any time.' })
  callBackUntil!: Date | null;

  @Field(() => Boolean, { description: 'A colleague offers it to the viewer.' })
  handoverToMe!: boolean;

  @Field(() => CaseViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: CaseViewerCan;
}

@ObjectType({ description: 'One attempt to reach one person.' })
export class Page {
  @Field(() => UuidScalar, { description: 'Id of the attempt.' })
  id!: string;

  @Field(() => UuidScalar, { description: 'The case.' })
  caseId!: string;

  @Field(() => Int, { description: 'Number of the case.' })
  reference!: number;

  @Field(() => Level, { description: 'Level of the case.' })
  level!: Level;

  @Field(() => Int, { description: 'Step of the ladder, from 0.' })
  step!: number;

  @Field(() => String, { description: 'OWNER, PRIMARY, BACKUP, MANAGER, EVERYONE, SIGN_OFF or HANDOVER.' })
  duty!: string;

  @Field(() => String, { description: 'Who was rung.' })
  toName!: string;

  @Field(() => Boolean, { description: 'Whether that is the viewer.' })
  toMe!: boolean;

  @Field(() => String, { description: 'Name of the channel.' })
  channel!: string;

  @Field(() => String, { description: 'QUEUED, SENT, DELIVERED, ACKNOWLEDGED, FAILED, TIMED_OUT or SUPERSEDED.' })
  status!: string;

  @Field(() => Date, { description: 'When it was decided.' })
  queuedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the channel took it.' })
  sentAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was where somebody could see it.' })
  deliveredAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was answered.' })
  acknowledgedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the channel gave up.' })
  failedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the last try was not taken, as a code.' })
  fault!: string | null;

  @Field(() => String, { nullable: true, description: 'Id the carrier gave it.' })
  receipt!: string | null;

  @Field(() => Date, { nullable: true, description: 'When the next person is rung.' })
  nextAt!: Date | null;
}

@ObjectType({ description: "The viewer's own unsigned note on a case that is somebody else's by now." })
export class UnfinishedNote {
  @Field(() => UuidScalar, { description: 'Id of the note.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the case.' })
  caseReference!: number;

  @Field(() => [Fact], { description: 'Its fields by name.' })
  fields!: Fact[];

  @Field(() => String, { description: 'Free text.' })
  text!: string;

  @Field(() => Date, { description: 'Last save.' })
  savedAt!: Date;
}

@ObjectType({ description: 'The first page of the clinic: what needs the viewer, and nothing else.' })
export class ClinicInbox {
  @Field(() => [CaseRow], { description: 'Levels 1 and 2 that wait for anybody, or for the viewer.' })
  needsYou!: CaseRow[];

  @Field(() => [CaseRow], { description: 'Level 3, for today.' })
  today!: CaseRow[];

  @Field(() => [CaseRow], { description: 'In the hands of others, or resting until a time.' })
  waiting!: CaseRow[];

  @Field(() => [CaseRow], { description: 'Closings that wait for a second person.' })
  toSignOff!: CaseRow[];

  @Field(() => [CaseRow], { description: 'Closed crises that wait for a clinical lead to look back.' })
  toReview!: CaseRow[];

  @Field(() => [UnfinishedNote], { description: "The viewer's unsigned notes on cases that went to somebody else." })
  unfinishedNotes!: UnfinishedNote[];

  @Field(() => OnCall, { nullable: true, description: "The viewer's own duty now." })
  duty!: OnCall | null;

  @Field(() => [OnCall], { description: 'Who else is on call.' })
  others!: OnCall[];

  @Field(() => [DeskShift], { description: 'Moderators on shift.' })
  deskNow!: DeskShift[];

  @Field(() => [Page], { description: 'Pages that ring for the viewer.' })
  pages!: Page[];

  @Field(() => Date, { description: 'When this was read.' })
  checkedAt!: Date;
}

@ObjectType({ description: 'One step of the ladder of a page.' })
export class PageStep {
  @Field(() => Int, { description: 'Step, from 0.' })
  step!: number;

  @Field(() => String, { description: 'Name of the person, or EVERYONE.' })
  who!: string;

  @Field(() => Date, { description: 'When they were, or will be, rung.' })
  at!: Date;

  @Field(() => Boolean, { description: 'Whether it has happened.' })
  done!: boolean;
}

@ObjectType({ description: 'What a page opens: level, number and clocks, and no words (R29).' })
export class PageScreen {
  @Field(() => UuidScalar, { description: 'Id of the case.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the case.' })
  reference!: number;

  @Field(() => Level, { description: 'Level of the case.' })
  level!: Level;

  @Field(() => Date, { description: 'When the case was opened.' })
  sentAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who raised it; null when the clock did.' })
  raisedByName!: string | null;

  @Field(() => Date, { nullable: true, description: 'Until when somebody must acknowledge.' })
  acknowledgeBy!: Date | null;

  @Field(() => [PageStep], { description: 'Who was rung and who comes next.' })
  ladder!: PageStep[];

  @Field(() => CaseViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: CaseViewerCan;

  @Field(() => String, { nullable: true, description: 'Who was first.' })
  ownerName!: string | null;
}

@ObjectType({ description: 'One page of closed cases.' })
export class ClosedPage {
  @Field(() => [CaseRow], { description: 'The cases, newest first.' })
  items!: CaseRow[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  page!: PageInfo;
}

@ObjectType({ description: 'What a moderator sees of the case their concern became: nothing clinical (R48).' })
export class EscalationGlimpse {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of the case; only for leads and clinicians, since it is the same in every group of a person.',
  })
  reference!: number | null;

  @Field(() => String, { description: 'Where the case stands: a CaseStatus.' })
  status!: string;

  @Field(() => Date, { description: 'When it was sent.' })
  openedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When a clinician took it.' })
  acknowledgedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who has it.' })
  ownerName!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it ended.' })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'rightToRaise, fineNotNeeded or soonerNextTime.' })
  feedbackCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The clinician's words to the moderator: thanks, one learning point, or why it was returned.",
  })
  feedbackText!: string | null;

  @Field(() => String, { nullable: true, description: 'reached, passedToServices, notClinical or notReached.' })
  outcomeBroad!: string | null;
}
