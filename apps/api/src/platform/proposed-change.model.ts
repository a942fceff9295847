import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from './scalars.js';

/** Enum of `@kith/domain/proposal/proposal`. */
export const ProposedChangeState = {
  PROPOSED: 'PROPOSED',
  APPROVED: 'APPROVED',
  DECLINED: 'DECLINED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type ProposedChangeState = (typeof ProposedChangeState)[keyof typeof ProposedChangeState];
registerEnumType(ProposedChangeState, {
  name: 'ProposedChangeState',
  description: 'Where a change that needs two people stands.',
});

@ObjectType({ description: 'What the viewer may do with a proposed change.' })
export class ProposedChangeViewerCan {
  @Field({ description: 'Approve or decline it.' }) decide!: boolean;
  @Field({ description: 'Take it back.' }) withdraw!: boolean;
}

/** What is the same for every change that a second person approves (R4). */
@ObjectType({ isAbstract: true })
export abstract class ProposedChange {
  @Field(() => UuidScalar, { description: 'Id of the proposal.' }) id!: string;
  @Field(() => ProposedChangeState, { description: 'Where it stands.' }) state!: ProposedChangeState;
  @Field(() => Int, { description: 'The version that its maker saw.' }) base!: number;
  @Field({ description: 'Another version has come into force since: it must be looked at anew.' }) outOfDate!: boolean;
  @Field(() => Int, { nullable: true, description: 'The earlier version that it brings back.' })
  restores!: number | null;
  @Field({ description: 'Why, in the words of its maker.' }) reason!: string;
  @Field(() => String, { nullable: true, description: 'Work name of who proposed it.' }) proposedByName!: string | null;
  @Field({ description: 'When.' }) proposedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Work name of who decided it.' }) decidedByName!: string | null;
  @Field(() => Date, { nullable: true, description: 'When it was decided.' }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What was written with the decision.' }) decisionReason!:
    string | null;
  @Field(() => Int, { nullable: true, description: 'The version that it became.' }) madeVersion!: number | null;
  @Field(() => ProposedChangeViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: ProposedChangeViewerCan;
}
