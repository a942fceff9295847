import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';
import { Fact, Level } from '../platform/shared.model.js';
import { DeskShift } from '../shifts/shift.model.js';

export const QueueView = {
  OPEN: 'OPEN',
  MINE: 'MINE',
  WAITING: 'WAITING',
  ESCALATED: 'ESCALATED',
  DONE: 'DONE',
} as const;
export type QueueView = (typeof QueueView)[keyof typeof QueueView];
registerEnumType(QueueView, {
  name: 'QueueView',
  description:
    'OPEN: to be done. MINE: in my hands. WAITING: for an answer or a time. ESCALATED: with a clinician. DONE: decided in the last 24 hours.',
});

@ObjectType({ description: 'What the viewer may do with a row of the queue.' })
export class QueueRowViewerCan {
  @Field(() => Boolean, { description: 'Claim it now.' })
  claim!: boolean;

  @Field(() => Boolean, { description: 'Open it.' })
  open!: boolean;
}

@ObjectType({ description: 'One concern as a row: its level, a few words of it and the time left.' })
export class QueueRow {
  @Field(() => UuidScalar, { description: 'Id of the review item.' })
  id!: string;

  @Field(() => Int, { description: 'Number people use to talk about it.' })
  reference!: number;

  @Field(() => Level, { description: 'How soon a person must look.' })
  level!: Level;

  @Field(() => String, { description: 'NEW, CLAIMED, DECIDED or CLOSED.' })
  status!: string;

  @Field(() => String, { description: 'Name of the group; empty for somebody signed out.' })
  placeName!: string;

  @Field(() => String, { description: 'POST, MESSAGE, PROFILE, TEAM_MESSAGE, SELF or SIGNED_OUT.' })
  placeKind!: string;

  @Field(() => String, { nullable: true, description: 'At most 120 characters around the words that led to it.' })
  quote!: string | null;

  @Field(() => Boolean, { description: 'The quote is about harm to oneself: shown only when asked for.' })
  folded!: boolean;

  @Field(() => String, {
    description: 'Door of the gravest trigger: REPORT, DETECTOR, SELF, MODERATOR, PATTERN, UNSCREENED or CLINICIAN.',
  })
  source!: string;

  @Field(() => [Fact], {
    description:
      'code and category of the gravest trigger; worried and ruleReports count people; signals counts triggers.',
  })
  sourceFacts!: Fact[];

  @Field(() => Date, { description: 'When the words were written, or the report made.' })
  raisedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Promised first look; null where none is promised.' })
  claimBy!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Length of that promise, in seconds.' })
  totalSeconds!: number | null;

  @Field(() => String, { nullable: true, description: 'Who holds it.' })
  claimedByName!: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer holds it.' })
  claimedByMe!: boolean;

  @Field(() => Date, { nullable: true, description: 'When the claim returns by itself.' })
  leaseUntil!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When a waiting item comes back.' })
  wakeAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'State of the case at the clinic, if there is one.' })
  escalationStatus!: string | null;

  @Field(() => QueueRowViewerCan, { description: 'What the viewer may do with it.' })
  viewerCan!: QueueRowViewerCan;
}

@ObjectType({ description: 'One of the five draws of the lane share.' })
export class LaneDraw {
  @Field(() => Level, { description: 'RED or AMBER.' })
  lane!: Level;

  @Field(() => Boolean, { description: 'Drawn already in this round.' })
  done!: boolean;

  @Field(() => Boolean, { description: 'The turn that comes next.' })
  next!: boolean;
}

@ObjectType({ description: 'How many items a view has.' })
export class ViewCount {
  @Field(() => QueueView, { description: 'The view.' })
  view!: QueueView;

  @Field(() => Int, { description: 'Items in it.' })
  count!: number;
}

@ObjectType({ description: 'The queue as the viewer may see it, by level and time left.' })
export class Queue {
  @Field(() => [QueueRow], { description: 'At most 200 rows.' })
  items!: QueueRow[];

  @Field(() => QueueRow, { nullable: true, description: 'What "claim next" would give the viewer now.' })
  next!: QueueRow | null;

  @Field(() => [LaneDraw], {
    description: 'The five draws of the share between red and amber; a crisis comes before all of them.',
  })
  lanes!: LaneDraw[];

  @Field(() => [ViewCount], { description: 'Size of every view.' })
  counts!: ViewCount[];

  @Field(() => Date, { description: 'When this was read.' })
  updatedAt!: Date;
}

@ObjectType({ description: 'How many open items a level has.' })
export class LevelCount {
  @Field(() => Level, { description: 'The level.' })
  level!: Level;

  @Field(() => Int, { description: 'Open items the viewer may see.' })
  count!: number;
}

@ObjectType({ description: 'Whether words are being read by the detector (R9).' })
export class DetectorHealth {
  @Field(() => Boolean, {
    description: 'False when it has not answered for 45 seconds, is far behind, or its hourly rehearsal failed.',
  })
  working!: boolean;

  @Field(() => Date, { nullable: true, description: 'When it last read something.' })
  lastCheckedAt!: Date | null;

  @Field(() => Int, { description: 'Texts that wait, counted up to 201.' })
  waiting!: number;
}

@ObjectType({ description: 'The desk at this moment.' })
export class DeskMoment {
  @Field(() => DeskShift, { nullable: true, description: "The viewer's running shift." })
  shift!: DeskShift | null;

  @Field(() => [DeskShift], { description: 'Everybody on shift now.' })
  onDesk!: DeskShift[];

  @Field(() => [LevelCount], { description: 'Open items by level, most urgent first.' })
  counts!: LevelCount[];

  @Field(() => [String], { description: 'Notes of those who ended their shift in the last 24 hours.' })
  handoverNotes!: string[];

  @Field(() => DetectorHealth, { description: 'Whether words are being read.' })
  detector!: DetectorHealth;
}
