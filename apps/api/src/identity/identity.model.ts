import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

export const IdentityField = {
  NAME: 'NAME',
  PHONE: 'PHONE',
  ADDRESS: 'ADDRESS',
  SUPPORTER: 'SUPPORTER',
  CLINIC: 'CLINIC',
} as const;
export type IdentityField = (typeof IdentityField)[keyof typeof IdentityField];
registerEnumType(IdentityField, {
  name: 'IdentityField',
  description: 'What a member may leave, sealed, for an emergency.',
});

export const RevealReason = {
  DANGER_TO_LIFE: 'DANGER_TO_LIFE',
  DANGER_TO_OTHER: 'DANGER_TO_OTHER',
  CHILD_OR_ADULT_AT_RISK: 'CHILD_OR_ADULT_AT_RISK',
  LEGAL_ORDER: 'LEGAL_ORDER',
  MEMBER_ASKED: 'MEMBER_ASKED',
} as const;
export type RevealReason = (typeof RevealReason)[keyof typeof RevealReason];
registerEnumType(RevealReason, { name: 'RevealReason', description: 'Why details are looked at (R41).' });

@ObjectType({ description: 'What the viewer may do with a reveal now.' })
export class RevealViewerCan {
  @Field(() => Boolean, { description: 'Look at the details.' })
  see!: boolean;

  @Field(() => Boolean, { description: 'Approve the request.' })
  approve!: boolean;

  @Field(() => Boolean, { description: 'End it.' })
  revoke!: boolean;

  @Field(() => Boolean, { description: 'Review it.' })
  review!: boolean;

  @Field(() => Boolean, { description: 'Tell the member now, or withhold it longer.' })
  lookAgain!: boolean;
}

@ObjectType({
  description: 'A time-limited sight of identity details for one case (R41-R45). It never carries the details.',
})
export class Reveal {
  @Field(() => UuidScalar, { description: 'Id of the reveal.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the case.' })
  caseReference!: number;

  @Field(() => [IdentityField], { description: 'Which details.' })
  fields!: IdentityField[];

  @Field(() => RevealReason, { description: 'Why, as a code.' })
  reasonCode!: RevealReason;

  @Field(() => String, { description: 'Why, in words.' })
  reason!: string;

  @Field(() => String, { description: 'REQUESTED, ACTIVE, EXPIRED, REVOKED, REVIEWED_OK or REVIEWED_CONCERN.' })
  status!: string;

  @Field(() => String, { description: 'Who asked.' })
  requestedByName!: string;

  @Field(() => Date, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it began.' })
  grantedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ends.' })
  expiresAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when somebody must review it.' })
  reviewBy!: Date | null;

  @Field(() => String, { nullable: true, description: 'What the review found.' })
  reviewFinding!: string | null;

  @Field(() => Date, { nullable: true, description: 'Until when the member is told.' })
  tellMemberBy!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the member is not told yet.' })
  withheldReason!: string | null;

  @Field(() => Date, { nullable: true, description: 'When that is looked at again.' })
  lookAgainAt!: Date | null;

  @Field(() => RevealViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: RevealViewerCan;
}

@ObjectType({ description: 'One detail, on the screen of the one who asked, for an hour.' })
export class RevealedField {
  @Field(() => IdentityField, { description: 'Which.' })
  field!: IdentityField;

  @Field(() => String, { nullable: true, description: 'The words; null when the member left none.' })
  value!: string | null;
}

@ObjectType({ description: 'One of the own details.' })
export class MyIdentityField {
  @Field(() => IdentityField, { description: 'Which.' })
  field!: IdentityField;

  @Field(() => Boolean, { description: 'Whether it is filled in.' })
  filled!: boolean;

  @Field(() => String, { nullable: true, description: 'The words.' })
  value!: string | null;

  @Field(() => Date, { nullable: true, description: 'Last change.' })
  updatedAt!: Date | null;
}

@ObjectType({ description: 'That somebody has seen the own details (R44).' })
export class WhoHasSeen {
  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'Their job, not their name.' })
  byRole!: string;

  @Field(() => [IdentityField], { description: 'Which details.' })
  fields!: IdentityField[];

  @Field(() => RevealReason, { description: 'Why.' })
  reasonCode!: RevealReason;
}

@InputType({ description: 'A request to see identity details (R41).' })
export class RevealInput {
  @Field(() => UuidScalar, { description: 'The case.' })
  caseId!: string;

  @Field(() => [IdentityField], { description: 'Only what is needed.' })
  fields!: IdentityField[];

  @Field(() => RevealReason, { description: 'Why, as a code.' })
  reasonCode!: RevealReason;

  @Field(() => String, { description: 'Why, in at least 20 characters.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Why telling the member would raise danger; needs lookAgainAt.' })
  withholdReason?: string | null;

  @Field(() => Date, { nullable: true, description: 'When to look at that again.' })
  lookAgainAt?: Date | null;

  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;
}
