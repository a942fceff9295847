import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

export const NameChoice = { KEEP: 'KEEP', MEMORIAL: 'MEMORIAL', TAKE_DOWN: 'TAKE_DOWN' } as const;
export type NameChoice = (typeof NameChoice)[keyof typeof NameChoice];
registerEnumType(NameChoice, {
  name: 'NameChoice',
  description: 'How the name of somebody who has died is shown: as it was, in memory, or not at all (R47).',
});

@ObjectType({ description: 'What the viewer may do about a memorial now.' })
export class MemorialViewerCan {
  @Field(() => Boolean, { description: 'Decide how the name is shown.' })
  decideName!: boolean;

  @Field(() => Boolean, { description: 'Say that it was a mistake.' })
  askUndo!: boolean;

  @Field(() => Boolean, { description: 'Agree, as a second person, that it was a mistake (R4).' })
  confirmUndo!: boolean;
}

@ObjectType({ description: 'A group that they wrote in, with words to begin a post from.' })
export class MemorialName {
  @Field(() => String, { description: 'Name of the group.' })
  groupName!: string;

  @Field(() => String, { description: 'Address of the group.' })
  groupSlug!: string;

  @Field(() => String, { description: 'Their name there, as it was.' })
  displayName!: string;

  @Field(() => String, { description: 'Words for a post; a person changes and posts them, never the product (R47).' })
  condolence!: string;
}

@ObjectType({ description: 'Somebody who looked out for the person and is owed a talk (R47, R49).' })
export class DebriefOffer {
  @Field(() => UuidScalar, { description: 'Id of the offer.' })
  id!: string;

  @Field(() => String, { description: 'Their name at work or in a group.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether they worked on it as a moderator; otherwise they reported.' })
  asModerator!: boolean;

  @Field(() => Date, { description: 'Until when somebody talks with them.' })
  talkBy!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was noted that somebody did.' })
  talkedAt!: Date | null;
}

@ObjectType({
  description: 'What is left after a death: a frozen account, its names, and the talks that are owed (R47).',
})
export class Memorial {
  @Field(() => UuidScalar, { description: 'Id of the memorial.' })
  id!: string;

  @Field(() => Int, { description: 'Hand it back with every act; a stale one is refused.' })
  version!: number;

  @Field(() => Int, { description: 'Number of the case that it came from.' })
  caseReference!: number;

  @Field(() => Date, { description: 'Since when nobody can sign in and nothing is sent.' })
  frozenAt!: Date;

  @Field(() => NameChoice, { nullable: true, description: 'How the name is shown; null while nobody has decided.' })
  nameChoice!: NameChoice | null;

  @Field(() => [MemorialName], { description: 'Their groups.' })
  names!: MemorialName[];

  @Field(() => [DebriefOffer], { description: 'Who is owed a talk; never the viewer.' })
  debriefs!: DebriefOffer[];

  @Field(() => Date, { nullable: true, description: 'When somebody said that it was a mistake.' })
  undoAskedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the account was given back.' })
  undoneAt!: Date | null;

  @Field(() => MemorialViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: MemorialViewerCan;
}
