import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

const codes = Array.from({ length: 18 }, (_, n) => `OC${String(n + 1).padStart(2, '0')}`);
export const Outcome = Object.fromEntries(codes.map((code) => [code, code]));
registerEnumType(Outcome, { name: 'Outcome', description: 'Closure outcome codes of safety.md 2.8.' });

export const ConfirmedFact = {
  DISPLAY_NAME: 'DISPLAY_NAME',
  GROUP: 'GROUP',
  WHAT_THEY_WROTE: 'WHAT_THEY_WROTE',
  CONDITION: 'CONDITION',
  REGION: 'REGION',
  AGE_BAND: 'AGE_BAND',
  SUPPORTER: 'SUPPORTER',
} as const;
export type ConfirmedFact = (typeof ConfirmedFact)[keyof typeof ConfirmedFact];
registerEnumType(ConfirmedFact, {
  name: 'ConfirmedFact',
  description: 'What somebody knew who was reached, so that it is the right person (H09).',
});

@InputType({ description: 'A named value.' })
export class FactInput {
  @Field(() => String, { description: 'Name, letters only.' })
  name!: string;

  @Field(() => String, { description: 'Value, at most 2,000 characters.' })
  value!: string;
}

@InputType({ description: 'A note as it is typed, or to be signed.' })
export class NoteInput {
  @Field(() => UuidScalar, { description: 'The case.' })
  caseId!: string;

  @Field(() => UuidScalar, { nullable: true, description: "The viewer's draft; null begins one." })
  noteId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'The signed note this adds to.' })
  addendumTo?: string | null;

  @Field(() => [FactInput], { description: 'At most 20 fields.' })
  fields!: FactInput[];

  @Field(() => String, { description: 'At most 10,000 characters.' })
  text!: string;

  @Field(() => Boolean, { description: 'Sign it: then only addenda can follow.' })
  sign!: boolean;

  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;
}

@InputType({ description: 'One attempt to reach somebody.' })
export class OutreachInput {
  @Field(() => UuidScalar, { description: 'The case.' })
  caseId!: string;

  @Field(() => String, { description: 'MESSAGE, PHONE, TEXT, SUPPORTER, CLINIC, EMERGENCY or OTHER.' })
  channel!: string;

  @Field(() => String, { description: 'REACHED, NO_ANSWER, DECLINED, WRONG_PERSON, THIRD_PARTY or SENT.' })
  result!: string;

  @Field(() => [ConfirmedFact], {
    nullable: true,
    description: 'What they knew; at least two for somebody reached by phone or text, before clinical talk (H09).',
  })
  confirmed?: ConfirmedFact[] | null;

  @Field(() => String, { nullable: true, description: 'Words used; at most 2,000 characters.' })
  words?: string | null;

  @Field(() => Date, { nullable: true, description: 'When to try again.' })
  nextAttemptAt?: Date | null;

  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;
}

@InputType({ description: 'How a case ends.' })
export class CloseInput {
  @Field(() => UuidScalar, { description: 'The case.' })
  caseId!: string;

  @Field(() => Int, { description: 'Version the viewer saw.' })
  version!: number;

  @Field(() => Outcome, { description: 'Main outcome.' })
  outcome!: string;

  @Field(() => [Outcome], { description: 'Any further ones.' })
  extraOutcomes!: string[];

  @Field(() => String, { description: 'What was done; kept as a signed note.' })
  actionsTaken!: string;

  @Field(() => [Date], { description: 'When to look again; empty needs noFollowUpReason.' })
  followUpAt!: Date[];

  @Field(() => String, { nullable: true, description: 'Why nobody needs to look again.' })
  noFollowUpReason?: string | null;

  @Field(() => String, { description: 'rightToRaise, fineNotNeeded or soonerNextTime.' })
  feedbackCode!: string;

  @Field(() => String, { description: 'To the moderator: nothing clinical.' })
  feedbackText!: string;

  @Field(() => Boolean, { description: "Whether it was worth the clinician's time." })
  worthTime!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not.' })
  worthReason?: string | null;

  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;
}
