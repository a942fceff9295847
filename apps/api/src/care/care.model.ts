import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';
import { DeskShift } from '../shifts/shift.model.js';

@ObjectType({ description: 'What the viewer may do with a talk.' })
export class CareTalkViewerCan {
  @Field(() => Boolean, { description: 'Set a time for it, or say that it took place.' })
  arrange!: boolean;

  @Field(() => Boolean, { description: 'Say that it is not needed; not after a death.' })
  decline!: boolean;
}

@ObjectType({ description: 'A talk of a moderator with a lead: when and with whom, never what was said (R49).' })
export class CareTalk {
  @Field(() => UuidScalar, { description: 'Id of the talk.' })
  id!: string;

  @Field(() => String, { description: 'Name of the moderator.' })
  name!: string;

  @Field(() => String, { description: 'DEBRIEF, or CHECK_IN by a lead after a hard shift.' })
  kind!: string;

  @Field(() => String, { description: 'ASKED, CRISIS, HARD_SHIFT (three red ones or a crisis) or DEATH.' })
  cause!: string;

  @Field(() => Boolean, { description: 'After a death: it takes place.' })
  isMandatory!: boolean;

  @Field(() => String, { description: 'ASKED, ARRANGED, HELD or DECLINED.' })
  state!: string;

  @Field(() => Date, { description: 'Since when it is wanted.' })
  askedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it is to take place.' })
  arrangedFor!: Date | null;

  @Field(() => String, { nullable: true, description: 'Name of the lead.' })
  withName!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was held or declined.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'To be sent back with a change.' })
  version!: number;
}

@ObjectType({ description: 'A month of the pulse, without anything that leads to a person (R50).' })
export class PulseMonth {
  @Field(() => String, { description: 'Such as 2026-03.' })
  month!: string;

  @Field(() => Int, { nullable: true, description: 'How many answered; null while fewer than five did.' })
  answers!: number | null;

  @Field(() => [Float], { description: 'Mean of each question from 1 to 5; empty while fewer than five answered.' })
  means!: readonly number[];
}

@ObjectType({ description: 'Care for the viewer as a moderator.' })
export class MyCare {
  @Field(() => [CareTalk], { description: 'Own talks that are open or ended in the last 14 days.' })
  talks!: CareTalk[];

  @Field(() => Boolean, { description: 'A talk is offered because they took on a life at risk in the last 24 hours.' })
  isOffered!: boolean;

  @Field(() => Boolean, { description: 'The questions of this month are still open.' })
  pulseIsOpen!: boolean;

  @Field(() => [String], { description: 'Codes of the questions of the month, in order.' })
  pulseQuestions!: readonly string[];
}

@ObjectType({ description: 'Somebody who moderates, as the leads plan their care.' })
export class CaredFor {
  @Field(() => UuidScalar, { description: 'Id of the account.' })
  accountId!: string;

  @Field(() => String, { description: 'Name colleagues know them by.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Day of the last supervision, such as 2026-03-02.' })
  supervisedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'With whom.' })
  supervisedBy!: string | null;

  @Field(() => Boolean, { description: 'A month has gone by since, or there was none.' })
  supervisionDue!: boolean;

  @Field(() => Boolean, { description: 'It is the viewer, whom another lead looks after.' })
  isMe!: boolean;
}

@ObjectType({ description: 'What the leads see of the care for moderators.' })
export class DeskCare {
  @Field(() => [CareTalk], { description: 'Talks that are open, and those that ended in the last 14 days.' })
  talks!: CareTalk[];

  @Field(() => [DeskShift], {
    description: 'Shifts left early by somebody who needed to; the rest of their time is open.',
  })
  toCover!: DeskShift[];

  @Field(() => [CaredFor], { description: 'Everybody who moderates.' })
  moderators!: CaredFor[];

  @Field(() => [PulseMonth], { description: 'The last twelve months that are over.' })
  pulse!: PulseMonth[];

  @Field(() => [String], { description: 'Codes of the questions, in the order of the means.' })
  pulseQuestions!: readonly string[];
}
