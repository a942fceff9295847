import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { PageInfo } from '../platform/paging.model.js';
import { ProposedChange } from '../platform/proposed-change.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';

/** Enum of `@kith/domain/configuration/configuration`. */
export const ConfigurationPartName = {
  timers: 'timers',
  templates: 'templates',
  thresholds: 'thresholds',
  staffedHours: 'staffedHours',
  reveals: 'reveals',
  retention: 'retention',
} as const;
export type ConfigurationPartName = (typeof ConfigurationPartName)[keyof typeof ConfigurationPartName];
registerEnumType(ConfigurationPartName, {
  name: 'ConfigurationPartName',
  description: 'Parts of what an organisation decides; each is changed and versioned by itself.',
});

@ObjectType({ description: 'One value that an organisation decides.' })
export class ConfigurationField {
  @Field({ description: 'Its name, for example claim.CRISIS or checkIn.es.' }) key!: string;
  @Field({ description: 'What it is: number, hours, zone or text.' }) kind!: string;
  @Field({ description: 'As it is in force; a number as digits.' }) value!: string;
  @Field({ description: 'As it is until somebody decides otherwise.' }) standard!: string;
  @Field(() => String, { nullable: true, description: 'Unit of a number: minutes, hours, days, percent or count.' })
  unit!: string | null;
  @Field(() => Int, { nullable: true, description: 'Smallest number that is allowed.' }) min!: number | null;
  @Field(() => Int, { nullable: true, description: 'Largest number that is allowed.' }) max!: number | null;
  @Field({ description: 'It is written down as policy; nothing in the product reads it yet.' })
  recordedOnly!: boolean;
  @Field({ description: 'It may be left empty.' }) mayBeEmpty!: boolean;
  @Field(() => [String], { description: 'Blanks that must stay in a text.' }) keeps!: readonly string[];
  @Field(() => String, { nullable: true, description: 'What the text is for, as staff read it.' })
  name!: string | null;
}

@ObjectType({ description: 'What the viewer may do with a part.' })
export class ConfigurationPartViewerCan {
  @Field({ description: 'Propose a change.' }) propose!: boolean;
}

@ObjectType({ description: 'One part of what an organisation decides, as it is in force (R4).' })
export class ConfigurationPart {
  @Field(() => ConfigurationPartName, { description: 'Which part.' }) name!: ConfigurationPartName;
  @Field(() => Int, { description: 'The version in force; 1 is the defaults.' }) version!: number;
  @Field({ description: 'What was agreed cannot be used with this release; the defaults stand in.' }) faulty!: boolean;
  @Field(() => Int, { description: 'Proposals that wait for an answer.' }) waiting!: number;
  @Field(() => Int, { description: 'Fields that are otherwise than by default.' }) changed!: number;
  @Field(() => [ConfigurationField], { description: 'Its fields, in order.' }) fields!: ConfigurationField[];
  @Field(() => ConfigurationPartViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: ConfigurationPartViewerCan;
}

@ObjectType({ description: 'One field that is otherwise than before.' })
export class ConfigurationChange {
  @Field({ description: 'Name of the field.' }) key!: string;
  @Field({ description: 'As it was.' }) before!: string;
  @Field({ description: 'As it would be.' }) after!: string;
}

@ObjectType({ description: 'A proposed change of one part. A second person approves it (R4).' })
export class ConfigurationProposal extends ProposedChange {
  @Field(() => ConfigurationPartName, { description: 'Which part.' }) part!: ConfigurationPartName;
  @Field(() => [ConfigurationChange], { description: 'Field by field, on the version that its maker saw.' })
  changes!: ConfigurationChange[];
}

@ObjectType({ description: 'One page of proposals, newest first.' })
export class ConfigurationProposalPage {
  @Field(() => [ConfigurationProposal], { description: 'The proposals.' }) items!: ConfigurationProposal[];
  @Field(() => PageInfo, { description: 'Where this page stands.' }) page!: PageInfo;
}

@ObjectType({ description: 'A version of one part that was or is in force.' })
export class ConfigurationVersion {
  @Field(() => Int, { description: 'Its number; 1, the defaults, is not listed.' }) number!: number;
  @Field(() => UuidScalar, { description: 'The proposal that it was.' }) proposalId!: string;
  @Field(() => Int, { nullable: true, description: 'The earlier version that it brought back.' })
  restores!: number | null;
  @Field(() => [ConfigurationChange], { description: 'What became otherwise.' }) changes!: ConfigurationChange[];
  @Field({ description: 'Why, in the words of its maker.' }) reason!: string;
  @Field(() => String, { nullable: true, description: 'Work name of who proposed it.' }) proposedByName!: string | null;
  @Field(() => String, { nullable: true, description: 'Work name of who approved it.' }) decidedByName!: string | null;
  @Field({ description: 'When it came into force.' }) approvedAt!: Date;
}

@ObjectType({ description: 'One page of versions, newest first.' })
export class ConfigurationVersionPage {
  @Field(() => [ConfigurationVersion], { description: 'The versions.' }) items!: ConfigurationVersion[];
  @Field(() => PageInfo, { description: 'Where this page stands.' }) page!: PageInfo;
}

@ObjectType({ description: 'How soon somebody looks at one level.' })
export class AgreedLook {
  @Field(() => Level, { description: 'The level.' }) level!: Level;
  @Field(() => Int, { description: 'Minutes until a moderator has claimed it.' }) minutes!: number;
}

@ObjectType({ description: 'Times that this organisation promises, as the screens of staff tell them (R13).' })
export class AgreedTimes {
  @Field(() => [AgreedLook], { description: 'By level; green promises nothing.' }) looks!: AgreedLook[];
  @Field(() => Int, { description: 'Minutes for which sealed details can be seen.' }) revealMinutes!: number;
}

@InputType({ description: 'A field and the value it should have.' })
export class ConfigurationFieldInput {
  @Field({ description: 'Name of the field.' }) key!: string;
  @Field({ description: 'Its value; a number as digits.' }) value!: string;
}

@InputType({ description: 'A change of one part.' })
export class ConfigurationChangeInput {
  @Field(() => ConfigurationPartName, { description: 'Which part.' }) part!: ConfigurationPartName;
  @Field(() => Int, { description: 'The version that was looked at.' }) base!: number;
  @Field(() => [ConfigurationFieldInput], { description: 'Fields to change; at most 60.' })
  changes!: ConfigurationFieldInput[];
  @Field({ description: 'Why; at most 2,000 characters.' }) reason!: string;
}
