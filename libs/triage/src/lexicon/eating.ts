import { draft, type Rule } from './rule.js';

/** C: eating disorder and insulin left out for weight (safety.md 4.2 C). */
export const eating: readonly Rule[] = [
  {
    id: 'C1.left-out-and-body',
    signal: 'C1',
    category: 'C',
    level: 'RED',
    certainty: 'strong',
    all: [['{leftOut}'], ['{body}|ribs']],
    within: 4,
    unless: [
      'not (?:skipping|missing|leaving)|never (?:missed|skipped|would)|still (?:take|taking|do|doing)|every (?:dose|unit)|take all of it|too scared not to',
      'years? (?:free|ago|back|since)|free of|recover(?:y|ed|ing)|back then|used to|until (?:20|19)\\d\\d|petition|signatures|services|mps?',
      'glp|ozempic|mounjaro|wegovy|trulicity',
      'nurse|dsn|doctor|consultant|gp|pharmacist',
      'people (?:skipping|who|leaving|missing)|evidence|committee',
      'phone rang|forgot|by accident|overslept|fell asleep',
      'honeymoon|needed less|need less|reduced my basal',
      'please dont|stand a chance|hungry',
    ],
    ...draft,
    positive: [
      'I have left off the mealtime insulin and the dress zips up',
      'I just let my sugars ride high so the scales go down',
      'She skips her insulin to be a smaller size',
    ],
    negative: ['I still take every dose, hate the scales', 'I used to skip insulin to be thin, recovered now'],
  },
  {
    id: 'C1.left-out-and-ill',
    signal: 'C1',
    category: 'C',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      ['{leftOut}'],
      ['dress|zips?|prom|bikini|weigh in|wedding|fitting|hen do|photos|scales|thin|skinny'],
      [
        '{vomit}|bringing up|being sick|bile|cant (?:get|catch|stop)(?: [^ |?]{1,20}){0,3}? (?:breath|sick)|heart(?:s)? (?:is )?(?:going|racing|pounding)',
      ],
    ],
    within: 4,
    unless: ['years ago|recover(?:y|ed)|back then'],
    ...draft,
    positive: ['Left off all insulin for the bikini, now I am bringing up bile'],
    negative: ['Left off the bread for the bikini, heart racing with joy'],
  },
  {
    id: 'C2.how-to-hide-it',
    signal: 'C2',
    category: 'C',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:how (?:long|do (?:i|you)|to|can)|stop)(?: [^ |?]{1,20}){0,6}? (?:run high|hide (?:it|this|them)|seeing|shows?|notice|noticing|find out)',
        '(?:full|unused|whole) pens(?: [^ |?]{1,20}){0,4}? (?:behind|under|hidden|stuffed)',
        '(?:sugars?|it) (?:carry|take|flush|wash) it (?:all )?(?:out|away)(?: again)?',
        'skipped to be thin|diabulimia',
      ],
      [
        'a1c|clinic|endo|upload|drop|lose|weight|ribs|well i look|i look|mum thinks|daughter|size|swears|i do (?:about )?half',
      ],
    ],
    within: 3,
    unless: [
      'recover(?:y|ed)|years free|free of|petition|services|got better|article|every dose|kept it up|screen(?:ing)?',
    ],
    deaf: ['general', 'other person'],
    ...draft,
    positive: [
      'How do I stop the clinic seeing it on the upload, it is for weight',
      'I let the sugar carry it out, everyone says how well I look',
    ],
    negative: ['How do you hide the pump under a dress at clinic', 'Diabulimia services petition, please sign'],
  },
  {
    id: 'C3.body-hatred',
    signal: 'C3',
    category: 'C',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      [
        '(?:hate|loathe|disgusted by|cant (?:look|bear))(?: [^ |?]{1,20}){0,3}? (?:my |this |the )?(?:body|stomach|belly|mirrors?|reflection|thighs|lumps)',
        '(?:insulin|injection|jab|dial|dose)(?: [^ |?]{1,20}){0,8}? (?:made me fat|fat on|makes me (?:fat|bigger))',
        '(?:covered|avoid|avoiding|hide from)(?: [^ |?]{1,20}){0,4}? mirrors?',
        '(?:old (?:thoughts|voice|habits)|weighing (?:my ?self )?(?:three|four|twice)|felt? (?:so )?good(?: [^ |?]{1,20}){0,3}? (?:not eating|empty)|caught my ?self weighing)',
      ],
    ],
    deaf: ['negated', 'past'],
    ...draft,
    positive: ['I hate my stomach and all its lumps', 'Every injection made me fat, I still take it'],
    negative: ['I hate my pump clip', 'Sensor on my stomach, love it'],
  },
];
