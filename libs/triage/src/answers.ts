import type { Level } from '@kith/contracts/level';
import { compile } from './lexicon/macros.js';
import type { Category } from './lexicon/rule.js';

/** What a short answer says. */
export type Said = 'yes' | 'done' | 'no';

/** A short answer takes its topic from the question before it (R58). */
export interface AnswerRule {
  readonly id: string;
  readonly signal: string;
  readonly category: Category;
  readonly level: Level;
  readonly answers: readonly Said[];
}

/** How people ask and answer in one language: the questions of each rule, and the words of an answer. */
export interface Asking {
  readonly questions: Readonly<Record<string, RegExp>>;
  readonly said: Readonly<Record<Said, RegExp>>;
  /** With one of these the answer is a no, whatever else it says. */
  readonly denies: RegExp;
}

const yes =
  '(?:yes|yeah|yep|yea|ye|yh|both|i am|im|ive|i have|i did|i do|i think so|think so|kind of|kinda|sort of|maybe|probably|a bit|sometimes|often|every day|tonight|now|right now|always|most days|correct|true)';
const doneNow =
  '(?:done|its done|too late|already|already (?:did|have|done|took|taken)|its too late|both already|i did|yes already|just did|just now|all of them|the lot|i have|took them)';
const no =
  '(?:no|nope|nah|not really|i cant|cant|dont think so|not sure|i dont know|dont know|idk|never|no one|nobody|none|alone|on my own|nothing)';

export const answerRules: readonly AnswerRule[] = [
  { id: 'answer.done', signal: 'B1', category: 'B', level: 'CRISIS', answers: ['done'] },
  { id: 'answer.taken', signal: 'B1', category: 'B', level: 'CRISIS', answers: ['yes', 'done'] },
  { id: 'answer.means', signal: 'B2', category: 'B', level: 'CRISIS', answers: ['yes'] },
  { id: 'answer.unsafe', signal: 'B4', category: 'B', level: 'CRISIS', answers: ['no'] },
  { id: 'answer.thoughts', signal: 'B6', category: 'B', level: 'RED', answers: ['yes'] },
  { id: 'answer.alone-low', signal: 'A1', category: 'A', level: 'CRISIS', answers: ['no'] },
  { id: 'answer.not-awake', signal: 'A3', category: 'A', level: 'CRISIS', answers: ['no'] },
  { id: 'answer.ketones', signal: 'A7', category: 'A', level: 'RED', answers: ['yes'] },
];

export const englishAsking: Asking = {
  questions: {
    'answer.done': compile([
      '(?:ending your life|kill(?:ing)? yourself|suicide|suicidal|hurt(?:ing)? yourself|overdose|taken (?:anything|something|them|any)|end it)',
    ]),
    'answer.taken': compile([
      '(?:have|did) you (?:already )?(?!(?:taken?|took|inject(?:ed)?) your (?:[a-z]{1,12} )?(?:insulin|basal|bolus|dose|lantus|tresiba|meds|medication|tablets|metformin|jab) )(?:taken?|took|swallow(?:ed)?|inject(?:ed)?|hurt yourself|cut yourself|overdosed?|done (?:it|something|anything))',
    ]),
    'answer.means': compile([
      '(?:do|have) you (?:have |got )?(?:a plan|the means|them with you|it with you|anything with you|the (?:pills|pens?|tablets|insulin))',
      '(?:planning|going) to (?:do it|act|end)',
    ]),
    'answer.unsafe': compile([
      '(?:can|could|will) you (?:keep yourself|stay|be|keep) safe',
      'are you safe',
      'do you feel safe',
    ]),
    'answer.thoughts': compile([
      '(?:ending your (?:own )?life|kill(?:ing)? yourself|suicide|suicidal|thoughts of (?:dying|death)|want to die|hurt(?:ing)? yourself|end it|not (?:be|being) here)',
    ]),
    'answer.alone-low': compile([
      '(?:have|got|find|get|eat|drink|treat|swallow)(?: [^ |?]{1,10}){0,5}? (?:sugar|juice|glucose|sweet|anything|it|yourself)',
      'can you (?:treat|eat|drink|swallow|get up|stand)',
      '(?:is )?(?:anyone|anybody|someone) (?:there|with you|at home)',
    ]),
    'answer.not-awake': compile([
      '(?:is|are|has) (?:he|she|they)(?: [^ |?]{1,8}){0,2}? (?:awake|breathing|responding|conscious|woken|talking|awake now|ok)',
      'can (?:you|he|she|they) (?:wake|be woken|respond|swallow|talk)',
    ]),
    'answer.ketones': compile([
      '(?:being|been|feeling|are you) (?:sick|vomiting)',
      'throwing up',
      'ketones|trouble breathing|drowsy',
    ]),
  },
  said: { yes: compile([yes]), done: compile([doneNow]), no: compile([no]) },
  denies: compile(['no|nope|not|never|dont']),
};
