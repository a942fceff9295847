import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

export const Role = {
  peerModerator: 'peerModerator',
  leadModerator: 'leadModerator',
  clinician: 'clinician',
  clinicalLead: 'clinicalLead',
  safeguardingLead: 'safeguardingLead',
  privacyOfficer: 'privacyOfficer',
  auditor: 'auditor',
  programmeManager: 'programmeManager',
  administrator: 'administrator',
} as const;
export type Role = (typeof Role)[keyof typeof Role];
registerEnumType(Role, { name: 'Role', description: 'Powers beside those of a member (safety.md 2.1).' });

export const Workspace = { MEMBER: 'MEMBER', DESK: 'DESK', CLINIC: 'CLINIC', RUN: 'RUN' } as const;
export type Workspace = (typeof Workspace)[keyof typeof Workspace];
registerEnumType(Workspace, { name: 'Workspace', description: 'Parts of the product a person may enter.' });

export const SessionState = { READY: 'READY', SECOND_FACTOR: 'SECOND_FACTOR', LOCKED: 'LOCKED' } as const;
export type SessionState = (typeof SessionState)[keyof typeof SessionState];
registerEnumType(SessionState, {
  name: 'SessionState',
  description: 'READY may act. SECOND_FACTOR must enrol or give a code. LOCKED was idle for 15 minutes (R5).',
});

@ObjectType({ description: 'The signed-in person, as only they see it.' })
export class Me {
  @Field(() => UuidScalar, { description: 'Id of the account; no other person ever gets it.' })
  id!: string;

  @Field(() => String, { description: 'E-mail address of the account.' })
  email!: string;

  @Field(() => String, { description: 'Country, ISO 3166 code of two letters; decides which help is shown.' })
  country!: string;

  @Field(() => String, { description: 'IANA time zone.' })
  timeZone!: string;

  @Field(() => String, { description: 'Language and region, such as en-GB.' })
  locale!: string;

  @Field(() => String, { description: 'mmol/L or mg/dL.' })
  glucoseUnit!: string;

  @Field(() => String, { nullable: true, description: 'Name used at work; staff only.' })
  workName!: string | null;

  @Field(() => String, { nullable: true, description: 'Job title; staff only.' })
  jobTitle!: string | null;

  @Field(() => [Role], { description: 'Roles in force now; a peer moderator needs a valid certificate.' })
  roles!: Role[];

  @Field(() => SessionState, { description: 'Whether this session may act.' })
  sessionState!: SessionState;

  @Field(() => Boolean, { description: 'Whether a second factor is set up.' })
  secondFactorEnrolled!: boolean;

  @Field(() => [Workspace], { description: 'Workspaces the roles open.' })
  workspaces!: Workspace[];

  @Field(() => Boolean, {
    description: 'Whether the e-mail address was confirmed; before that one may read but not write.',
  })
  emailConfirmed!: boolean;
}

@ObjectType({ description: 'One place where the viewer is signed in.' })
export class MySession {
  @Field(() => UuidScalar, { description: 'Id of the session.' })
  id!: string;

  @Field(() => String, { description: 'Browser and system, in short.' })
  device!: string;

  @Field(() => Date, { description: 'When it began.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'Last activity, to the minute.' })
  lastSeenAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is this one.' })
  current!: boolean;
}

@ObjectType({ description: 'A new seed for one-time codes, shown once.' })
export class TotpEnrolment {
  @Field(() => String, { description: 'The seed in Base32, to type into an app.' })
  secret!: string;

  @Field(() => String, { description: 'The same as an otpauth address, for a QR code.' })
  uri!: string;
}

@ObjectType({ description: 'Development and demo only: one mail as it was or will be sent.' })
export class MailPreview {
  @Field(() => UuidScalar, { description: 'Id of the mail.' })
  id!: string;

  @Field(() => String, { description: 'Address it goes to.' })
  to!: string;

  @Field(() => String, { description: 'Subject.' })
  subject!: string;

  @Field(() => String, { description: 'Text, with its link.' })
  text!: string;

  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => String, { description: 'queued, sent or failed.' })
  status!: string;
}

@ObjectType({ description: 'A country in the list of the join flow.' })
export class CountryChoice {
  @Field(() => String, { description: 'ISO 3166 code of two letters.' })
  code!: string;

  @Field(() => String, { description: 'Name in English.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether people there can join: its help directory has been checked.' })
  open!: boolean;
}

@ObjectType({ description: 'What a member chose to tell the clinical team (H11); all optional.' })
export class ToldUs {
  @Field(() => String, { nullable: true, description: 'Condition, in their words.' })
  condition!: string | null;

  @Field(() => Int, { nullable: true, description: 'Years with it.' })
  yearsWithIt!: number | null;

  @Field(() => String, { nullable: true, description: 'Treatment, in their words.' })
  treatment!: string | null;

  @Field(() => String, { nullable: true, description: 'Devices, in their words.' })
  devices!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Pregnant.' })
  pregnancy!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Age band.' })
  ageBand!: string | null;

  @Field(() => String, { nullable: true, description: 'Region, coarse.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'How they would like to be contacted.' })
  contactBy!: string | null;

  @Field(() => String, { nullable: true, description: 'A person who supports them.' })
  supporter!: string | null;

  @Field(() => Date, { nullable: true, description: 'Last change; null when nothing was told yet.' })
  updatedAt!: Date | null;
}

@InputType({ description: 'What a member wants the clinical team to know. It replaces what was told before.' })
export class ToldUsInput {
  @Field(() => String, { nullable: true, description: 'Condition; at most 200 characters.' })
  condition?: string | null;

  @Field(() => Int, { nullable: true, description: 'Years with it, 0 to 120.' })
  yearsWithIt?: number | null;

  @Field(() => String, { nullable: true, description: 'Treatment; at most 500 characters.' })
  treatment?: string | null;

  @Field(() => String, { nullable: true, description: 'Devices; at most 500 characters.' })
  devices?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Pregnant.' })
  pregnancy?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Age band; at most 50 characters.' })
  ageBand?: string | null;

  @Field(() => String, { nullable: true, description: 'Region; at most 100 characters.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'How to contact them; at most 200 characters.' })
  contactBy?: string | null;

  @Field(() => String, { nullable: true, description: 'A person who supports them; at most 200 characters.' })
  supporter?: string | null;
}

@ObjectType({ description: 'One agreement, with the version of the text that was agreed to.' })
export class Consent {
  @Field(() => String, { description: 'What it is for, as a code.' })
  purpose!: string;

  @Field(() => String, { description: 'Version of the text.' })
  version!: string;

  @Field(() => Date, { description: 'When it was given.' })
  givenAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was withdrawn, if ever.' })
  withdrawnAt!: Date | null;
}

@InputType({ description: 'Agreement to one text in one version.' })
export class ConsentInput {
  @Field(() => String, { description: 'What it is for, as a code.' })
  purpose!: string;

  @Field(() => String, { description: 'Version of the text that was shown.' })
  version!: string;
}
