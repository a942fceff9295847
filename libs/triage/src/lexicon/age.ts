import { draft, type Rule } from './rule.js';

const ages = '(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|1[0-7])';

/** E6: somebody who may be too young for a community of adults (safety.md 4.2 E). A calm look; with any risk it is urgent. */
export const age: readonly Rule[] = [
  {
    id: 'E6.may-be-under-age',
    signal: 'E6',
    category: 'E',
    level: 'AMBER',
    certainty: 'possible',
    all: [
      [
        `(?:im|i am)(?: only| just| still)? (?:a )?${ages} (?:and a half|years? old|yrs? old|yo|y o|year old)`,
        `(?:im|i am)(?: only| just| still)? (?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?! (?:mmol|units?|point|weeks?|months?|days?|minutes?|stone|kilos?|miles|weeks|years? (?:in|into|on|since|later|post|sober|clean|married|with)|today|now|this|after|before|at|and (?:a bit|dropping|falling|rising)))`,
        `(?:im|i am) in (?:year|yr|grade) (?:seven|eight|nine|ten|eleven|7|8|9|10|11)|(?:im|i am) in (?:the )?(?:6th|7th|8th|9th|10th|11th|sixth|seventh|eighth|ninth|tenth|eleventh) (?:grade|form)`,
        `my (?:year|yr) (?:seven|eight|nine|ten|eleven|7|8|9|10|11)(?: form)? (?:tutor|teacher|class|form|exams?|friends?)`,
        `my (?:form tutor|head of year|homeroom|school nurse)|(?:my|our) (?:gcses?|sats exams?|mock exams?)|(?:im|i am) (?:revising|studying) for (?:my )?gcses?`,
        `(?:mum|mom|dad|my parents)(?: [^ |?]{1,20}){0,2}? (?:dont|doesnt|does not|do not|cant) know (?:im|i am) (?:on here|on this|in this group|in here)`,
        `(?:i|ive) (?:lied|fibbed|made up|put a fake)(?: [^ |?]{1,20}){0,3}? (?:my )?(?:age|birthday|date of birth)|(?:im|i am) not (?:really |actually )?(?:18|eighteen)(?: yet)?|(?:im|i am) under (?:18|eighteen)`,
      ],
    ],
    unless: [
      'when i was|back when|years ago|used to|at school i was|i was at school',
      'teach|teacher here|im a (?:teacher|tutor|school nurse)|as a (?:teacher|tutor)|lesson plan|my pupils?|my students?',
      '(?:son|daughter|kid|child|boy|girl|grandson|granddaughter|niece|nephew|lad)s?',
    ],
    deaf: ['negated', 'past', 'other person', 'general', 'fiction', 'joke'],
    ...draft,
    positive: [
      'my year 8 form tutor found out about my pump',
      'Im fifteen and nobody in my class gets it',
      'i am in year 9 and my levels are everywhere',
      'my mum doesnt know im on here',
      'i lied about my age to join this',
      'im 14 years old, is this normal?',
    ],
    negative: [
      'My daughter is in year 8 and her form tutor is lovely',
      'When I was fifteen I hated needles',
      'I am fourteen weeks into the pump trial',
      'Im 14 today after breakfast',
      'I teach, so my year 8 class know what a hypo looks like',
      'My son is fourteen years old',
    ],
  },
];
