import { Field, ObjectType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

@ObjectType({ description: 'Somebody on the clinical rota.' })
export class OnCall {
  @Field(() => String, { description: 'PRIMARY, BACKUP or MANAGER.' })
  duty!: string;

  @Field(() => String, { description: 'Name at work.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Job title.' })
  jobTitle!: string | null;

  @Field(() => Boolean, { description: 'Whether it is the viewer.' })
  isMe!: boolean;

  @Field(() => Date, { nullable: true, description: 'End of the duty.' })
  until!: Date | null;
}

@ObjectType({ description: 'One person on one clinical duty.' })
export class RotaShift {
  @Field(() => UuidScalar, { description: 'Id of the shift.' })
  id!: string;

  @Field(() => String, { description: 'PRIMARY, BACKUP or MANAGER.' })
  duty!: string;

  @Field(() => String, { description: 'Name at work.' })
  name!: string;

  @Field(() => UuidScalar, { description: 'Account of the person.' })
  accountId!: string;

  @Field(() => Date, { description: 'Begin.' })
  from!: Date;

  @Field(() => Date, { description: 'End; the next begins here.' })
  until!: Date;

  @Field(() => Boolean, { description: "Whether it is the viewer's." })
  isMine!: boolean;
}
