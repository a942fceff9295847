import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';
import { ContentType } from '../screening/content.model.js';

export const Door = { WORRIED: 'WORRIED', RULE: 'RULE' } as const;
export type Door = (typeof Door)[keyof typeof Door];
registerEnumType(Door, {
  name: 'Door',
  description: 'WORRIED: "I\'m worried about this person", no reason asked. RULE: "this breaks a rule".',
});

export const ReportStatus = {
  RECEIVED: 'RECEIVED',
  BEING_LOOKED_AT: 'BEING_LOOKED_AT',
  DEALT_WITH: 'DEALT_WITH',
} as const;
export type ReportStatus = (typeof ReportStatus)[keyof typeof ReportStatus];
registerEnumType(ReportStatus, { name: 'ReportStatus', description: 'How far a report is (R10).' });

@ObjectType({ description: 'What the viewer may do with their report.' })
export class ReportViewerCan {
  @Field(() => Boolean, { description: 'Say "I am still worried" after it was dealt with.' })
  stillWorried!: boolean;
}

@ObjectType({ description: 'A report, or a request for help, as its sender sees it.' })
export class Report {
  @Field(() => UuidScalar, { description: 'Id of the report.' })
  id!: string;

  @Field(() => Door, { description: 'Through which door it came.' })
  door!: Door;

  @Field(() => String, { description: 'Code of the category; help for a request for help.' })
  category!: string;

  @Field(() => ReportStatus, { description: 'How far it is.' })
  status!: ReportStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Broad words as a code, never a sanction and nothing clinical (R48).',
  })
  outcome!: string | null;

  @Field(() => Date, { description: 'When it was sent.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was dealt with.' })
  outcomeAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'By when somebody will have looked; null once somebody has.',
  })
  lookBy!: Date | null;

  @Field(() => ReportViewerCan, { description: 'What the viewer may do with it.' })
  viewerCan!: ReportViewerCan;
}

@InputType({ description: 'A report of something a member wrote, or of a profile.' })
export class ReportInput {
  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;

  @Field(() => ContentType, { description: 'Kind of the content.' })
  contentType!: ContentType;

  @Field(() => UuidScalar, { description: 'The content; for a profile the membership.' })
  contentId!: string;

  @Field(() => Door, { description: 'Which door.' })
  door!: Door;

  @Field(() => String, { description: 'Code of the category.' })
  category!: string;

  @Field(() => String, { nullable: true, description: 'More, if the member wishes; at most 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'A member asks for a person.' })
export class HelpRequestInput {
  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;

  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The group it is asked from; without one, the first of the member.',
  })
  groupId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In their own words, at most 5,000 characters; none are needed.',
  })
  words?: string | null;
}
