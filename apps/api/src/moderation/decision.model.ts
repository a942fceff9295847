import { Field, Int, ObjectType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

@ObjectType({ description: 'What the viewer may do about a decision.' })
export class DecisionViewerCan {
  @Field(() => Boolean, { description: 'Ask for another look.' })
  appeal!: boolean;
}

@ObjectType({ description: "A member's challenge to a decision, as they see it." })
export class MyAppeal {
  @Field(() => UuidScalar, { description: 'Id of the challenge.' })
  id!: string;

  @Field(() => String, { description: 'LODGED or DECIDED.' })
  status!: string;

  @Field(() => Date, { description: 'When it was sent.' })
  lodgedAt!: Date;

  @Field(() => Date, { description: 'By when another person answers.' })
  decideBy!: Date;

  @Field(() => String, { nullable: true, description: 'UPHELD, PARTLY or OVERTURNED.' })
  outcome!: string | null;

  @Field(() => String, { nullable: true, description: 'The answer in words.' })
  answer!: string | null;
}

@ObjectType({ description: "What was done to the viewer's words or to them, why, and how to object (R21)." })
export class Decision {
  @Field(() => UuidScalar, { description: 'Id of the decision.' })
  id!: string;

  @Field(() => String, { description: 'HIDDEN, REMOVED, RESTRICTED, REPLIES_OFF, DECLINED or HELD.' })
  what!: string;

  @Field(() => String, { description: 'Code of the rule.' })
  rule!: string;

  @Field(() => String, { description: 'What we wrote about it.' })
  explanation!: string;

  @Field(() => String, { nullable: true, description: "The member's own copy of the words." })
  contentCopy!: string | null;

  @Field(() => Boolean, {
    description: 'Whether software alone noticed it; a person decided in every case but a hold.',
  })
  foundBySoftware!: boolean;

  @Field(() => String, { description: 'In which group.' })
  groupName!: string;

  @Field(() => Date, { description: 'When.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'End of a pause.' })
  endsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was taken back.' })
  liftedAt!: Date | null;

  @Field(() => Date, { description: 'Last day to ask for another look.' })
  appealUntil!: Date;

  @Field(() => MyAppeal, { nullable: true, description: 'The challenge, if there is one.' })
  appeal!: MyAppeal | null;

  @Field(() => String, { nullable: true, description: 'Path to the words in the app.' })
  link!: string | null;

  @Field(() => DecisionViewerCan, { description: 'What the viewer may do about it.' })
  viewerCan!: DecisionViewerCan;
}

@ObjectType({ description: 'What the viewer may do with a proposal.' })
export class ProposalViewerCan {
  @Field(() => Boolean, { description: 'Confirm or refuse it.' })
  confirm!: boolean;
}

@ObjectType({ description: 'A removal or pause that a peer moderator proposes and a lead confirms (2.1).' })
export class Proposal {
  @Field(() => UuidScalar, { description: 'Id of the proposal.' })
  id!: string;

  @Field(() => String, { description: 'REMOVE or RESTRICT.' })
  kind!: string;

  @Field(() => String, { description: 'Code of the rule.' })
  reasonCode!: string;

  @Field(() => String, { description: 'What the member would read.' })
  memberText!: string;

  @Field(() => Int, { nullable: true, description: 'Length of a pause in hours.' })
  hours!: number | null;

  @Field(() => String, { description: 'Who proposes it.' })
  proposedByName!: string;

  @Field(() => Date, { description: 'When.' })
  proposedAt!: Date;

  @Field(() => UuidScalar, { description: 'The item it belongs to.' })
  reviewItemId!: string;

  @Field(() => String, { description: 'Name of the member in the group.' })
  personName!: string;

  @Field(() => ProposalViewerCan, { description: 'What the viewer may do with it.' })
  viewerCan!: ProposalViewerCan;
}

@ObjectType({ description: 'What the viewer may do with a challenge.' })
export class AppealViewerCan {
  @Field(() => Boolean, { description: 'Answer it.' })
  decide!: boolean;

  @Field(() => [String], {
    description: 'What they may decide: UPHELD, OVERTURNED, and PARTLY where there is a part to change.',
  })
  outcomes!: string[];

  @Field(() => String, { nullable: true, description: 'Why not: ownDecision.' })
  whyNot!: string | null;
}

@ObjectType({ description: 'A challenge to a decision, to be answered by another person within seven days (R22).' })
export class AppealItem {
  @Field(() => UuidScalar, { description: 'Id of the challenge.' })
  id!: string;

  @Field(() => String, { description: 'What was done.' })
  what!: string;

  @Field(() => String, { description: 'Code of the rule.' })
  rule!: string;

  @Field(() => String, { description: 'What the member was told.' })
  explanation!: string;

  @Field(() => String, { nullable: true, description: 'The words it is about.' })
  contentCopy!: string | null;

  @Field(() => String, { description: 'What the member says.' })
  words!: string;

  @Field(() => String, { description: 'Name of the member in the group.' })
  personName!: string;

  @Field(() => String, { description: 'In which group.' })
  groupName!: string;

  @Field(() => Date, { description: 'When it was sent.' })
  lodgedAt!: Date;

  @Field(() => Date, { description: 'By when to answer.' })
  decideBy!: Date;

  @Field(() => String, { nullable: true, description: 'Who made the decision; null where software held the words.' })
  decidedByName!: string | null;

  @Field(() => AppealViewerCan, { description: 'What the viewer may do with it.' })
  viewerCan!: AppealViewerCan;
}

@ObjectType({ description: 'A rule to name as the reason of an act.' })
export class RuleChoice {
  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'The rule in plain words, as the member reads it.' })
  words!: string;

  @Field(() => Boolean, { description: 'Whether it allows taking words down for good or pausing a person (R20).' })
  forRemoval!: boolean;
}

@ObjectType({ description: 'What waits for the viewer as a lead; nothing for everybody else.' })
export class DeskWaiting {
  @Field(() => Int, { description: 'Challenges they may answer.' })
  appeals!: number;

  @Field(() => Int, { description: 'Proposals they may confirm.' })
  proposals!: number;
}
