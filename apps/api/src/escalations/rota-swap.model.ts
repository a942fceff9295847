import { Field, ObjectType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

@ObjectType({ description: 'What the viewer may do with an offer.' })
export class RotaSwapCan {
  @Field({ description: 'Take it.' })
  accept!: boolean;

  @Field({ description: 'Say no to it.' })
  refuse!: boolean;

  @Field({ description: 'Take it back, or cancel it as a clinical lead.' })
  end!: boolean;
}

@ObjectType({
  description: 'A shift on call, or a part of it, that its holder offers; theirs until somebody accepts (R28).',
})
export class RotaSwap {
  @Field(() => UuidScalar, { description: 'Id of the offer.' })
  id!: string;

  @Field({ description: 'PRIMARY, BACKUP or MANAGER.' })
  duty!: string;

  @Field({ description: 'Begin of what is offered. It lapses at that moment.' })
  from!: Date;

  @Field({ description: 'End of what is offered.' })
  until!: Date;

  @Field({ description: 'Whose shift it is.' })
  offeredByName!: string;

  @Field(() => String, { nullable: true, description: 'To whom; null when to all who may hold the duty.' })
  offeredToName!: string | null;

  @Field({ description: 'OFFERED, ACCEPTED, REFUSED, LAPSED, WITHDRAWN or CANCELLED.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'Who took it.' })
  takenByName!: string | null;

  @Field({ description: "Whether it is the viewer's own shift." })
  isMine!: boolean;

  @Field(() => Date, { nullable: true, description: 'When it was settled; null while it stands.' })
  settledAt!: Date | null;

  @Field(() => RotaSwapCan, { description: 'What the viewer may do with it now.' })
  viewerCan!: RotaSwapCan;
}

@ObjectType({ description: 'Somebody who may hold a duty.' })
export class RotaColleague {
  @Field(() => UuidScalar, { description: 'Account id.' })
  id!: string;

  @Field({ description: 'Name at work.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Job title.' })
  jobTitle!: string | null;
}
