import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';

import { shortestPassword } from '@kith/contracts/password';

import { ConsentInput } from '../accounts/account.model.js';
import { UuidScalar } from '../platform/scalars.js';

export const JoinRule = { OPEN: 'OPEN', ASK: 'ASK', INVITED: 'INVITED' } as const;
export type JoinRule = (typeof JoinRule)[keyof typeof JoinRule];
registerEnumType(JoinRule, {
  name: 'JoinRule',
  description: 'OPEN: join at once. ASK: ask to join. INVITED: by invitation, not listed.',
});

export const Standing = {
  ASKED: 'ASKED',
  ACTIVE: 'ACTIVE',
  LEFT: 'LEFT',
  DECLINED: 'DECLINED',
  REMOVED: 'REMOVED',
} as const;
export type Standing = (typeof Standing)[keyof typeof Standing];
registerEnumType(Standing, { name: 'Standing', description: 'How a person stands to a group.' });

export const SilenceKind = { MUTE: 'MUTE', BLOCK: 'BLOCK' } as const;
export type SilenceKind = (typeof SilenceKind)[keyof typeof SilenceKind];
registerEnumType(SilenceKind, {
  name: 'SilenceKind',
  description: 'MUTE: the viewer does not see the other. BLOCK: neither sees the other. Silent in both cases.',
});

@ObjectType({ description: 'A moderator who is here now.' })
export class ModeratorHere {
  @Field(() => String, { description: 'Name in the group, or at work.' })
  displayName!: string;

  @Field(() => String, { description: 'Drawing and ground, such as kettle-clay.' })
  avatar!: string;

  @Field(() => Date, { description: 'End of the shift.' })
  until!: Date;
}

@ObjectType({ description: 'Who is there at this moment, for pages that need no sign-in.' })
export class PublicMoment {}

@ObjectType({ description: 'A person who moderates this group.' })
export class GroupModerator {
  @Field(() => UuidScalar, { nullable: true, description: 'Their membership here; null for staff who are no members.' })
  membershipId!: string | null;

  @Field(() => String, { description: 'Name in this group, or at work.' })
  displayName!: string;

  @Field(() => String, { description: 'Drawing and ground.' })
  avatar!: string;
}

@ObjectType({ description: 'What the viewer may do with a group now.' })
export class GroupViewerCan {
  @Field(() => Boolean, { description: 'Join at once.' })
  join!: boolean;

  @Field(() => Boolean, { description: 'Ask to join.' })
  ask!: boolean;

  @Field(() => Boolean, { description: 'Leave, or take back the wish to join.' })
  leave!: boolean;

  @Field(() => Boolean, { description: 'Read what is written: members, its moderators, leads.' })
  readContent!: boolean;

  @Field(() => Boolean, { description: 'Write posts.' })
  write!: boolean;

  @Field(() => Boolean, { description: 'Enter the live room.' })
  enterRoom!: boolean;
}

@ObjectType({ description: "The viewer's own place in one group: the name and drawing others see there." })
export class MyMembership {
  @Field(() => UuidScalar, { description: 'Id of the membership.' })
  id!: string;

  @Field(() => UuidScalar, { description: 'Id of the group.' })
  groupId!: string;

  @Field(() => String, { description: 'Name of the group.' })
  groupName!: string;

  @Field(() => String, { description: 'The group in addresses.' })
  groupSlug!: string;

  @Field(() => String, { description: 'Name others see in this group.' })
  displayName!: string;

  @Field(() => String, { description: 'Drawing and ground.' })
  avatar!: string;

  @Field(() => String, { description: 'What the person says about themselves here.' })
  about!: string;

  @Field(() => Standing, { description: 'How the viewer stands to the group.' })
  standing!: Standing;

  @Field(() => Date, {
    nullable: true,
    description: 'Writing is paused until then; null when it is not.',
  })
  restrictedUntil!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'End of the visit before this one, for "since your last visit".',
  })
  lastVisitAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether the viewer moderates this group now.' })
  moderates!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer has offered to greet new people here.' })
  greets!: boolean;

  @Field(() => Boolean, { description: 'Whether the group can read anything the viewer wrote.' })
  hasWritten!: boolean;
}

@ObjectType({ description: 'A moderated peer group.' })
export class PeerGroup {
  @Field(() => UuidScalar, { description: 'Id of the group.' })
  id!: string;

  @Field(() => String, { description: 'The group in addresses.' })
  slug!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'One line: who it is for.' })
  summary!: string;

  @Field(() => String, { description: 'About the group, plain text.' })
  about!: string;

  @Field(() => JoinRule, { description: 'How one comes in.' })
  joinRule!: JoinRule;

  @Field(() => String, { description: 'When moderators are there, in words.' })
  moderatedHours!: string;

  @Field(() => Boolean, { description: 'Whether a quick exit is offered here.' })
  isSensitive!: boolean;
}

@ObjectType({
  description: 'Another person as seen in one group. The id is of the membership: it means nothing in another group.',
})
export class Author {
  @Field(() => UuidScalar, { description: 'Id of the membership.' })
  id!: string;

  @Field(() => String, { description: 'Name in this group.' })
  displayName!: string;

  @Field(() => String, { description: 'Drawing and ground.' })
  avatar!: string;

  @Field(() => String, { description: 'What they say about themselves here.' })
  about!: string;

  @Field(() => Boolean, {
    description: 'Whether they moderate this group now; decided by the server, never by a name.',
  })
  isModerator!: boolean;

  @Field(() => Boolean, { description: 'Joined within the last 14 days.' })
  isNew!: boolean;

  @Field(() => Boolean, { description: 'Whether it is the viewer.' })
  isMe!: boolean;

  @Field(() => SilenceKind, { nullable: true, description: 'Whether the viewer has muted or blocked them.' })
  silenced!: SilenceKind | null;
}

@ObjectType({ description: 'Somebody the viewer has muted or blocked.' })
export class SilencedPerson {
  @Field(() => Author, { description: 'Who.' })
  author!: Author;

  @Field(() => SilenceKind, { description: 'Muted or blocked.' })
  kind!: SilenceKind;

  @Field(() => String, { description: 'In which group.' })
  groupName!: string;
}

@ObjectType({ description: 'A name that tells nothing about the person, with a drawing.' })
export class NameIdea {
  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => String, { description: 'Drawing and ground.' })
  avatar!: string;
}

@ObjectType({ description: 'Whether a name can be used in a group.' })
export class NameCheck {
  @Field(() => Boolean, { description: 'It can be used.' })
  ok!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, as the code the join would be refused with.' })
  problem!: string | null;

  @Field(() => Boolean, { description: 'It looks like a real name; a warning, not a refusal.' })
  looksReal!: boolean;
}

@InputType({ description: 'One group to join, with the name and drawing to wear there.' })
export class JoinGroupInput {
  @Field(() => UuidScalar, { description: 'The group.' })
  groupId!: string;

  @Field(() => String, { description: 'Name others will see there, 2 to 30 characters.' })
  displayName!: string;

  @Field(() => String, { description: 'Drawing and ground, such as kettle-clay.' })
  avatar!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A word to the moderators of a group one has to ask to join; at most 500 characters.',
  })
  note?: string | null;
}

@InputType({ description: 'Everything the join flow has asked.' })
export class JoinInput {
  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;

  @Field(() => String, { description: 'Country, ISO 3166 code of two letters.' })
  country!: string;

  @Field(() => Boolean, { description: 'Whether the person is 18 or older.' })
  isAdult!: boolean;

  @Field(() => String, { description: 'E-mail address.' })
  email!: string;

  @Field(() => String, { description: `Password, ${shortestPassword} characters or more.` })
  password!: string;

  @Field(() => String, { description: 'IANA time zone.' })
  timeZone!: string;

  @Field(() => [JoinGroupInput], { description: 'Up to three groups.' })
  groups!: JoinGroupInput[];

  @Field(() => Boolean, { description: 'Whether the three rules were accepted.' })
  acceptedRules!: boolean;

  @Field(() => [ConsentInput], { description: 'What the person agreed to.' })
  consents!: ConsentInput[];
}
