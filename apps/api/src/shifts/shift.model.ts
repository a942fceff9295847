import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

export const ShiftFeeling = { STEADY: 'STEADY', TENDER: 'TENDER', WORN: 'WORN' } as const;
registerEnumType(ShiftFeeling, {
  name: 'ShiftFeeling',
  description: 'How a moderator is: STEADY, TENDER (easily touched today), WORN (little strength left).',
});

@ObjectType({ description: "A moderator's time at the desk." })
export class DeskShift {
  @Field(() => UuidScalar, { description: 'Id of the shift.' })
  id!: string;

  @Field(() => String, { description: 'Name colleagues know the moderator by.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Drawn portrait of the moderator.' })
  avatar!: string | null;

  @Field(() => Date, { description: 'Planned begin.' })
  plannedFrom!: Date;

  @Field(() => Date, { description: 'Planned end.' })
  plannedUntil!: Date;

  @Field(() => Date, { nullable: true, description: 'When the moderator arrived.' })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the moderator left, or was found to have left.' })
  endedAt!: Date | null;

  @Field(() => String, {
    description: 'PLANNED, ACTIVE, HANDED_OVER, or ABANDONED: not ended 30 minutes after its end.',
  })
  status!: string;

  @Field(() => Boolean, { description: "Whether it is the viewer's own shift." })
  isMine!: boolean;

  @Field(() => Int, {
    description: 'How many hard items (a life at risk, self-harm, abuse) the moderator takes in this shift at most.',
  })
  hardItemCap!: number;

  @Field(() => Boolean, { description: 'Whether the moderator is a lead.' })
  isLead!: boolean;
}
