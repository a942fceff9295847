import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';

/** Rows of safety.md 4.2. */
export const RuleCategory = { A: 'A', B: 'B', C: 'C', D: 'D', E: 'E', F: 'F', G: 'G', H: 'H', I: 'I' } as const;
export type RuleCategory = (typeof RuleCategory)[keyof typeof RuleCategory];
registerEnumType(RuleCategory, {
  name: 'RuleCategory',
  description:
    'What a rule is about: A body and treatment, B suicide and self-harm, C eating, D getting insulin, E abuse and safeguarding, F dangerous advice, G personal details, H selling, I harassment.',
});

export const RuleLanguage = { en: 'en', es: 'es' } as const;
export type RuleLanguage = (typeof RuleLanguage)[keyof typeof RuleLanguage];
registerEnumType(RuleLanguage, { name: 'RuleLanguage', description: 'The language that a rule hears (R60).' });

export const RuleCertainty = { strong: 'strong', possible: 'possible' } as const;
export type RuleCertainty = (typeof RuleCertainty)[keyof typeof RuleCertainty];
registerEnumType(RuleCertainty, {
  name: 'RuleCertainty',
  description: 'How sure a rule is. What is only possible never sets more than red by itself.',
});

export const RuleTurn = {
  NEGATED: 'negated',
  EVERYDAY: 'everyday',
  PAST: 'past',
  GENERAL: 'general',
  OTHER_PERSON: 'other person',
  FICTION: 'fiction',
  JOKE: 'joke',
  IDIOM: 'idiom',
  HANDLED: 'handled',
} as const;
registerEnumType(RuleTurn, {
  name: 'RuleTurn',
  description: 'What the words around a match can say about it, so that it counts for less or not at all.',
});

@ObjectType({ description: 'One rule of the lexicon (R61).' })
export class LexiconRule {
  @Field({ description: 'Row and name, for example B8.wish-gone.' }) id!: string;
  @Field({ description: 'Row of the lexicon, for example B8.' }) signal!: string;
  @Field({ description: 'The words that staff see when it finds something.' }) label!: string;
  @Field(() => RuleCategory, { description: 'What it is about.' }) category!: RuleCategory;
  @Field(() => RuleLanguage, {
    description: 'The language that it hears. A Spanish rule has a name that begins with es-.',
  })
  language!: RuleLanguage;
  @Field(() => Level, { description: 'The level that it starts at.' }) level!: Level;
  @Field(() => RuleCertainty, { description: 'How sure it is.' }) certainty!: RuleCertainty;
  @Field({ description: 'A person reads the words before others see them (B7).' }) hold!: boolean;
  @Field(() => [[String]], { description: 'Every part must be found; each is a list of alternatives.' })
  all!: readonly (readonly string[])[];
  @Field(() => Int, { description: 'How many sentences the parts may lie apart.' }) within!: number;
  @Field(() => [String], { description: 'Words of an everyday meaning that turn it off.' }) unless!: readonly string[];
  @Field(() => [RuleTurn], { description: 'Readings of the surrounding words that it does not listen to.' })
  deaf!: readonly string[];
  @Field(() => [String], { description: 'Examples that it must hear.' }) positive!: readonly string[];
  @Field(() => [String], { description: 'Examples that it must leave alone.' }) negative!: readonly string[];
  @Field({ description: 'Who answers for it.' }) owner!: string;
  @Field({ description: 'Day of the last look at it, as 2026-11-22.' }) lastReview!: string;
  @Field({ description: 'Whether a clinical lead has signed it off.' }) signedOff!: boolean;
  @Field({ description: 'False when it was retired and reads nothing any more.' }) inForce!: boolean;
  @Field(() => Int, { nullable: true, description: 'Version that last changed it; null for as the release brings it.' })
  changedIn!: number | null;
}

@ObjectType({ description: 'One page of rules, in the order of their ids.' })
export class LexiconRulePage {
  @Field(() => [LexiconRule], { description: 'The rules.' }) items!: LexiconRule[];
  @Field(() => Int, { description: 'How many match altogether.' }) total!: number;
  @Field(() => PageInfo, { description: 'Where this page stands.' }) page!: PageInfo;
}

@ObjectType({ description: 'A row that a rule can belong to.' })
export class LexiconSignal {
  @Field({ description: 'Its code, for example B8.' }) code!: string;
  @Field({ description: 'Its words for staff.' }) label!: string;
}

@ObjectType({ description: 'What the viewer may do with the lexicon.' })
export class LexiconViewerCan {
  @Field({ description: 'Propose a change.' }) propose!: boolean;
}

@ObjectType({ description: 'The lexicon in force.' })
export class LexiconState {
  @Field(() => Int, { description: 'Its version; 0 is the release as it is.' }) version!: number;
  @Field({ description: 'The name that is kept with what it finds (R6).' }) name!: string;
  @Field({ description: 'The rules that the release brings.' }) release!: string;
  @Field(() => Int, { description: 'Rules in force.' }) rules!: number;
  @Field({ description: 'True while the approved changes cannot be used and the rules of the release read alone.' })
  faulty!: boolean;
  @Field(() => Int, { description: 'Proposals that wait for an answer.' }) waiting!: number;
  @Field(() => [LexiconSignal], { description: 'Rows that a rule can belong to.' }) signals!: LexiconSignal[];
  @Field(() => LexiconViewerCan, { description: 'What the viewer may do.' }) viewerCan!: LexiconViewerCan;
}

@ObjectType({ description: 'A version of the lexicon: who changed what, and who agreed.' })
export class LexiconVersion {
  @Field(() => Int, { description: 'Its number.' }) number!: number;
  @Field(() => UuidScalar, { description: 'The proposal that became it.' }) proposalId!: string;
  @Field(() => [String], { description: 'Ids of the rules in which it differs from the one before.' })
  touched!: string[];
  @Field(() => Int, { nullable: true, description: 'The earlier version whose changes it brought back.' })
  restores!: number | null;
  @Field({ description: 'Why, in the words of its maker.' }) reason!: string;
  @Field(() => String, { nullable: true, description: 'Work name of who proposed it.' }) proposedByName!: string | null;
  @Field(() => String, { nullable: true, description: 'Work name of who approved it.' }) decidedByName!: string | null;
  @Field({ description: 'Since when.' }) approvedAt!: Date;
}

@ObjectType({ description: 'One page of versions, newest first.' })
export class LexiconVersionPage {
  @Field(() => [LexiconVersion], { description: 'The versions.' }) items!: LexiconVersion[];
  @Field(() => PageInfo, { description: 'Where this page stands.' }) page!: PageInfo;
}

@ObjectType({ description: 'A place in the text, as offsets; the end is exclusive.' })
export class TextSpan {
  @Field(() => Int, { description: 'First character.' }) start!: number;
  @Field(() => Int, { description: 'The one after the last.' }) end!: number;
}

@ObjectType({ description: 'A word as the rules see it.' })
export class ReadWord extends TextSpan {
  @Field({ description: 'The word, or a mark such as g:low for a number that was read; | and ? close a sentence.' })
  word!: string;
}

@ObjectType({ description: 'A place where a rule found its words, and what the words around it made of that.' })
export class ReadingStep {
  @Field({ description: 'The rule.' }) ruleId!: string;
  @Field({ description: 'Its words for staff.' }) label!: string;
  @Field(() => [TextSpan], { description: 'Where.' }) spans!: readonly TextSpan[];
  @Field(() => Level, { description: 'The level that the rule starts at.' }) from!: Level;
  @Field(() => Level, { nullable: true, description: 'What remained; null when nothing did.' }) level!: Level | null;
  @Field(() => [RuleTurn], { description: 'What lowered it or took it away.' }) turns!: readonly string[];
  @Field({ description: 'It stands in words of somebody else (R57).' }) quoted!: boolean;
}

@ObjectType({ description: 'Something that would be raised for a text.' })
export class ReadFinding {
  @Field({ description: 'The rule, or what else found it.' }) ruleId!: string;
  @Field({ description: 'Its words for staff.' }) label!: string;
  @Field(() => Level, { description: 'How soon a person must look.' }) level!: Level;
  @Field({ description: 'The words would be held until a person has read them.' }) hold!: boolean;
}

@ObjectType({ description: 'How a text is read, step by step. Nothing of it is kept.' })
export class LexiconReading {
  @Field({ description: 'The text as it was read; offsets count in it.' }) text!: string;
  @Field({ description: 'The version that read it.' }) version!: string;
  @Field(() => [ReadWord], { description: 'The words as the rules see them.' }) words!: readonly ReadWord[];
  @Field(() => [TextSpan], { description: 'Words of somebody else.' }) quotations!: readonly TextSpan[];
  @Field(() => [ReadingStep], { description: 'Each rule that found something.' }) steps!: ReadingStep[];
  @Field(() => [ReadFinding], { description: 'What would be raised, gravest first.' }) findings!: ReadFinding[];
  @Field(() => Level, { nullable: true, description: 'The level; null when it cannot be read and goes to a person.' })
  level!: Level | null;
}

@ObjectType({ description: 'What is wrong with a rule as it is written.' })
export class RuleFault {
  @Field({ description: 'Field of LexiconRuleInput.' }) field!: string;
  @Field({
    description:
      'What to do about it, as a code: malformed, unknown, missing, tooMany, tooLong, onlyB7, unknownPiece, tooSlow, notHeard, wronglyHeard.',
  })
  code!: string;
  @Field(() => String, { nullable: true, description: 'The pattern or example that it is about.' }) value!:
    string | null;
}

@InputType({ description: 'A whole rule as somebody writes it.' })
export class LexiconRuleInput {
  @Field({ description: 'Row and name: small letters, digits and dashes after the point; at most 60.' }) id!: string;
  @Field({ description: 'Row that it belongs to.' }) signal!: string;
  @Field(() => Level, { description: 'The level that it starts at; never green.' }) level!: Level;
  @Field(() => RuleCertainty, { description: 'How sure it is.' }) certainty!: RuleCertainty;
  @Field({ description: 'A person reads the words before others see them; only for B7.' }) hold!: boolean;
  @Field(() => [[String]], { description: 'Parts that must all be found, each a list of alternatives.' })
  all!: string[][];
  @Field(() => Int, { description: 'How many sentences the parts may lie apart, 0 to 3.' }) within!: number;
  @Field(() => [String], { description: 'Words that turn it off.' }) unless!: string[];
  @Field(() => [String], { description: 'Examples that it must hear.' }) positive!: string[];
  @Field(() => [String], { description: 'Examples that it must leave alone.' }) negative!: string[];
}

@InputType({ description: 'A change of the lexicon.' })
export class LexiconChangeInput {
  @Field(() => Int, { description: 'The version that was looked at.' }) base!: number;
  @Field(() => [LexiconRuleInput], { description: 'Whole rules, new or in place of one; at most 20.' })
  put!: LexiconRuleInput[];
  @Field(() => [String], { description: 'Ids of rules to take out; at most 20.' }) retire!: string[];
  @Field({ description: 'Why; at most 2,000 characters.' }) reason!: string;
}
