import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';

import { JoinRule } from '../groups/group.model.js';
import { UuidScalar } from '../platform/scalars.js';

@ObjectType({ description: 'Somebody who asked to join a group.' })
export class Asked {
  @Field(() => UuidScalar, { description: 'The membership that waits.' }) membershipId!: string;
  @Field({ description: 'Name they chose for this group.' }) displayName!: string;
  @Field({ description: 'Their drawing, for example kettle-clay.' }) avatar!: string;
  @Field(() => String, { nullable: true, description: 'What they wrote when they asked.' }) note!: string | null;
  @Field({ description: 'When they asked.' }) askedAt!: Date;
}

@ObjectType({ description: 'A group as those who run the service see it: settings and figures, no content.' })
export class RunGroup {
  @Field(() => UuidScalar, { description: 'Id of the group.' }) id!: string;
  @Field({ description: 'Its address: /groups/<slug>.' }) slug!: string;
  @Field({ description: 'Its name.' }) name!: string;
  @Field({ description: 'Who it is for, in one sentence.' }) summary!: string;
  @Field({ description: 'The long text of its page.' }) about!: string;
  @Field(() => JoinRule, { description: 'How people get in.' }) joinRule!: JoinRule;
  @Field({ description: 'OFF, FIRST_THREE (posts of new members) or ALL (R19).' }) premoderation!: string;
  @Field({ description: 'Moderated hours, in words.' }) moderatedHours!: string;
  @Field({ description: 'Offers a way to leave the page quickly.' }) isSensitive!: boolean;
  @Field(() => Int, { description: 'Active members.' }) members!: number;
  @Field(() => [Asked], { description: 'People who asked to join, first come first.' }) asked!: Asked[];
  @Field(() => Int, { description: 'Hand it back with a change.' }) version!: number;
}

@InputType({ description: 'Settings of a group.' })
export class GroupInput {
  @Field({ description: 'At most 60 characters.' }) name!: string;
  @Field({ description: 'Small letters, digits and dashes; at most 40.' }) slug!: string;
  @Field({ description: 'At most 200 characters.' }) summary!: string;
  @Field({ description: 'At most 5,000 characters.' }) about!: string;
  @Field(() => JoinRule, { description: 'How people get in.' }) joinRule!: JoinRule;
  @Field({ description: 'OFF, FIRST_THREE or ALL.' }) premoderation!: string;
  @Field({ description: 'At most 120 characters.' }) moderatedHours!: string;
  @Field({ description: 'Offers a way to leave the page quickly.' }) isSensitive!: boolean;
}
