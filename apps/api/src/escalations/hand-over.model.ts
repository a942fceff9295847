import { Field, Int, ObjectType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import { Colleague } from './case.model.js';

@ObjectType({
  description: 'A clinical shift past its end that stays open: cases of it are still in its holder’s hands (R33).',
})
export class OpenShift {
  @Field(() => UuidScalar, { description: 'Id of the shift.' })
  id!: string;

  @Field({ description: 'Name at work of the holder.' })
  name!: string;

  @Field({ description: 'PRIMARY or BACKUP.' })
  duty!: string;

  @Field({ description: 'When it should have ended.' })
  until!: Date;

  @Field(() => Int, { description: 'Cases that wait to be accepted by somebody.' })
  cases!: number;
}

@ObjectType({ description: 'The shift that the viewer hands over.' })
export class HandOverShift {
  @Field({ description: 'PRIMARY or BACKUP.' })
  duty!: string;

  @Field({ description: 'Its planned end.' })
  until!: Date;

  @Field({ description: 'Whether that is past: it stays open until every case is accepted.' })
  isOver!: boolean;
}

@ObjectType({ description: 'An own case to hand over: clocks and counts for a drafted note, no words of anybody.' })
export class HandOverCase {
  @Field(() => UuidScalar, { description: 'Id of the case.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the case.' })
  reference!: number;

  @Field(() => Level, { description: 'Level now.' })
  level!: string;

  @Field(() => Int, { description: 'To be sent with the offer.' })
  version!: number;

  @Field({ description: 'TO_OFFER, OFFERED, or RINGING while somebody is being rung: then acknowledge first.' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'To whom it is offered now.' })
  offeredToName!: string | null;

  @Field(() => Date, { nullable: true, description: 'Until when they can accept.' })
  acceptBy!: Date | null;

  @Field(() => String, { nullable: true, description: 'DECLINED or LAPSED: what became of the last offer.' })
  lastAnswer!: string | null;

  @Field({ description: 'When it was opened, or opened again.' })
  openedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the viewer acknowledged it.' })
  acknowledgedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'First contact with the person, in writing too.' })
  firstContactAt!: Date | null;

  @Field(() => Int, { description: 'Attempts in the outreach log.' })
  attempts!: number;

  @Field(() => Date, { nullable: true, description: 'The last of them.' })
  lastAttemptAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Its result, as a code of the outreach log.' })
  lastResult!: string | null;

  @Field(() => Int, { description: 'Signed notes.' })
  signedNotes!: number;

  @Field(() => Date, { nullable: true, description: 'The next attempt that was planned.' })
  retryAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When to look again, while it is watched.' })
  lookAgainAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'By when to decide on emergency services.' })
  decideBy!: Date | null;
}

@ObjectType({ description: 'A case that a colleague has accepted.' })
export class HandedOver {
  @Field(() => UuidScalar, { description: 'Id of the entry.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the case.' })
  reference!: number;

  @Field({ description: 'Who has it now.' })
  name!: string;

  @Field({ description: 'When they accepted.' })
  at!: Date;
}

@ObjectType({ description: 'The viewer’s cases at the end of a shift, and who could take them (R33).' })
export class HandOver {
  @Field(() => HandOverShift, { nullable: true, description: 'The shift; null when the viewer has none to hand over.' })
  shift!: HandOverShift | null;

  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Account of whoever is on call next, or of the manager in a hole.',
  })
  nextId!: string | null;

  @Field(() => String, { nullable: true, description: 'Their name at work.' })
  nextName!: string | null;

  @Field(() => [HandOverCase], { description: 'Own cases of level 1 and 2, most urgent first.' })
  cases!: HandOverCase[];

  @Field(() => [HandedOver], { description: 'What colleagues have accepted since the shift began, newest first.' })
  accepted!: HandedOver[];

  @Field(() => [Colleague], { description: 'Whom a case can be offered to.' })
  colleagues!: Colleague[];
}
