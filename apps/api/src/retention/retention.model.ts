import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { RunState } from '@kith/domain/retention/retention';

import { UuidScalar } from '../platform/scalars.js';

export const RetentionRunState: { readonly [S in RunState]: S } = {
  PROPOSED: 'PROPOSED',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  WITHDRAWN: 'WITHDRAWN',
};
registerEnumType(RetentionRunState, {
  name: 'RetentionRunState',
  description: 'PROPOSED waits for a second person; RUNNING deletes a part with every sweep.',
});

@ObjectType({ description: 'One class of data, its clock, and how much is past its time (H22).' })
export class RetentionClassReport {
  @Field(() => String, { description: 'Stable code, for example communityContent.' })
  code!: string;

  @Field(() => Int, { description: 'Days that it is kept.' })
  days!: number;

  @Field(() => Date, { description: 'What is older is past its time.' })
  olderThan!: Date;

  @Field(() => Boolean, { description: 'Whether a run deletes it; evidence and records are counted only.' })
  deletes!: boolean;

  @Field(() => Int, { description: 'How many are past their time and not held. Threads count as one.' })
  due!: number;

  @Field(() => Int, { description: 'How many are past their time and kept by a hold.' })
  held!: number;
}

@ObjectType({ description: 'Numbers of one class in a run.' })
export class RetentionCount {
  @Field(() => String, { description: 'Code of the class.' })
  code!: string;

  @Field(() => Int, { description: 'How many were past their time when it was proposed.' })
  due!: number;

  @Field(() => Int, { description: 'How many were deleted so far.' })
  deleted!: number;
}

@ObjectType({ description: 'What the viewer may do with a run.' })
export class RetentionRunViewerCan {
  @Field(() => Boolean, { description: 'Let it go, as the second person.' })
  letGo!: boolean;

  @Field(() => Boolean, { description: 'Withdraw it.' })
  withdraw!: boolean;
}

@ObjectType({ description: 'A deletion by the clocks: proposed by one person, let go by another (R4, H22).' })
export class RetentionRun {
  @Field(() => UuidScalar, { description: 'Id of the run.' })
  id!: string;

  @Field(() => RetentionRunState, { description: 'How far it is.' })
  state!: RunState;

  @Field(() => Date, { description: 'Limits count back from here.' })
  asOf!: Date;

  @Field(() => String, { nullable: true, description: 'Who proposed it.' })
  proposedByName!: string | null;

  @Field(() => String, { nullable: true, description: 'Who let it go or withdrew it.' })
  decidedByName!: string | null;

  @Field(() => Date, { nullable: true, description: 'When.' })
  decidedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When nothing was left to delete.' })
  finishedAt!: Date | null;

  @Field(() => [RetentionCount], { description: 'Numbers by class.' })
  counts!: RetentionCount[];

  @Field(() => RetentionRunViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: RetentionRunViewerCan;
}

@ObjectType({ description: 'What the viewer may do with a legal hold.' })
export class LegalHoldViewerCan {
  @Field(() => Boolean, { description: 'Lift it.' })
  lift!: boolean;
}

@ObjectType({ description: 'Keeps all that belongs to one person, whatever clock runs out (H21, H22).' })
export class LegalHold {
  @Field(() => UuidScalar, { description: 'Id of the hold.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the concern by which the person was named.' })
  concern!: number;

  @Field(() => String, { description: 'Why, in the words of whoever placed it.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Who placed it.' })
  placedByName!: string | null;

  @Field(() => Date, { description: 'When.' })
  placedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was lifted; null while it stands.' })
  liftedAt!: Date | null;

  @Field(() => LegalHoldViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: LegalHoldViewerCan;
}

@ObjectType({ description: 'What the viewer may do about retention.' })
export class RetentionViewerCan {
  @Field(() => Boolean, { description: 'Propose a run.' })
  propose!: boolean;

  @Field(() => Boolean, { description: 'Place a legal hold.' })
  hold!: boolean;
}

@ObjectType({ description: 'What is kept for how long, counted without reading a word (H22).' })
export class Retention {
  @Field(() => [RetentionClassReport], { description: 'Every class.' })
  classes!: RetentionClassReport[];

  @Field(() => [RetentionRun], { description: 'The last 20 runs, newest first.' })
  runs!: RetentionRun[];

  @Field(() => [LegalHold], { description: 'Holds that stand.' })
  holds!: LegalHold[];

  @Field(() => RetentionViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: RetentionViewerCan;
}
