import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

export const HelpCardKind = {
  DISTRESS: 'DISTRESS',
  IMMEDIATE: 'IMMEDIATE',
  LOW: 'LOW',
  HIGH: 'HIGH',
  EMERGENCY: 'EMERGENCY',
  SOMEONE_ELSE: 'SOMEONE_ELSE',
} as const;
export type HelpCardKind = (typeof HelpCardKind)[keyof typeof HelpCardKind];
registerEnumType(HelpCardKind, {
  name: 'HelpCardKind',
  description:
    'Which card: hard times, danger now, a low, a high with ketones, another emergency of the body, or worry about somebody else.',
});

export const HelpChoice = {
  TALK: 'TALK',
  STAY: 'STAY',
  MODERATORS_ONLY: 'MODERATORS_ONLY',
  TREATED: 'TREATED',
  NOT_NOW: 'NOT_NOW',
} as const;
export type HelpChoice = (typeof HelpChoice)[keyof typeof HelpChoice];
registerEnumType(HelpChoice, {
  name: 'HelpChoice',
  description:
    'TALK: wants a person; STAY: leave as posted; MODERATORS_ONLY: show it only to moderators; TREATED: the low is treated; NOT_NOW: this is not happening now.',
});

@ObjectType({ description: 'A card that offers help, shown to the author of a text and to nobody else (F1, R40).' })
export class HelpCard {
  @Field(() => UuidScalar, { description: 'Id of the card.' })
  id!: string;

  @Field(() => HelpCardKind, { description: 'Which card to show.' })
  kind!: HelpCardKind;

  @Field(() => String, { nullable: true, description: "The writer's own words that led to it." })
  quoted!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the author chose, as a HelpChoice code; null while unanswered.',
  })
  choice!: string | null;

  @Field(() => Date, { description: 'When it was shown.' })
  shownAt!: Date;

  @Field(() => String, { description: "Two-letter country of the author's settings; picks the help directory." })
  country!: string;

  /** Membership that wrote the text; for the fields that higher features add. */
  membershipId!: string;

  contentId!: string;
}
