import { draft, type Rule } from './rule.js';

const medicine =
  '(?:insulin|novorapid|humalog|lantus|levemir|tresiba|fiasp|humulin|ozempic|mounjaro|wegovy|metformin|skinny pens?|pens|cartridges|vials?|pen of)';

/** D: getting insulin, stretching it, passing it on (safety.md 4.2 D). */
export const access: readonly Rule[] = [
  {
    id: 'D1.stretching',
    signal: 'D1',
    category: 'D',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:make|making)(?: [^ |?]{1,20}){0,3}? (?:vial|pen|insulin|bottle|cartridge) last',
        '(?:half|less than half|a third) (?:of )?(?:what|whats)(?: [^ |?]{1,20}){0,4}? (?:label|should|prescribed|supposed)',
        '(?:divide|share|sharing|split|splitting)(?: [^ |?]{1,20}){0,3}? (?:insulin|am|it|the pen|one supply|between us)',
        '(?:only|just) (?:shoot|inject|jab|bolus|dose) (?:for|at|once)',
        '(?:gives?|giving|lends?) me from (?:his|her|their)(?: [^ |?]{1,20}){0,2}? (?:bottle|pens?|vial|supply)',
        '(?:when|if) (?:he|she|they) (?:has|have) none i have none',
      ],
      [
        'insulin|dose|doses|payday|rent|deductible|copay|insurance|price|afford|buy|clinic|month|medicines?|vial|supply',
      ],
    ],
    within: 4,
    unless: ['petition|nobody should|no one should|people are|policy|bill|mps?|campaign|fridge space|tips for travel'],
    ...draft,
    positive: ['I make a vial last twice as long, the rent is due', 'We share one supply of insulin, my sister and I'],
    negative: ['People are rationing insulin, that is policy', 'Make the pen last on holiday by keeping it cool'],
  },
  {
    id: 'D2.asking-or-offering',
    signal: 'D2',
    category: 'D',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        `(?:anyone|anybody|any kind person|someone|somebody)(?: [^ |?]{1,20}){0,8}? (?:spare|got|have|part with|lend|post)(?: [^ |?]{1,20}){0,4}? ${medicine}`,
        `(?:got|have|ive|selling|boxes of|few)(?: [^ |?]{1,20}){0,6}? ${medicine}(?: [^ |?]{1,20}){0,6}? (?:going spare|spare|for sale|each|in date|sealed|to sell|takes the lot|unopened)`,
        `${medicine}(?: [^ |?]{1,20}){0,6}? no (?:script|prescription)`,
        `(?:swap|sell|selling|trade)(?: [^ |?]{1,20}){0,4}? ${medicine}`,
      ],
      [
        'pay|venmo|paypal|quid|price|tenner|each|dm|message me|drive|meet|post|collect|swap|area|near|discreet|telegram|whatsapp|script|spare|owe',
      ],
    ],
    within: 2,
    unless: [
      '(?:pack|carry|keep|take|always have|bring|put)(?: [^ |?]{1,20}){0,2}? spare|spare (?:pens?|insulin) (?:in|for the|at|with)',
      'scams?|dodgy|report(?:ed)?|illegal|beware|fake',
      'anyone (?:else )?(?:on|using|tried|switched|got experience)',
      'needles? in|colou?rs?|fountain|felt tip|biro|pharmac(?:y|ist)',
    ],
    deaf: ['general', 'other person'],
    ...draft,
    positive: [
      'Anybody near Leeds got a spare vial of Humalog, happy to pay',
      'Two boxes of Lantus going spare, 20 quid each',
    ],
    negative: ['I carry a spare pen of Humalog', 'Anyone tried Fiasp? Worth the price?'],
  },
  {
    id: 'D3.supply-worry',
    signal: 'D3',
    category: 'D',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      [
        '(?:days?|fortnights?|weeks?|weeks) (?:worth )?(?:left|worth)|(?:being )?discontinued|(?:out of stock|owing me|shortage|cant get hold of)',
      ],
      ['{insulin}|t1|type 1|repeat|chemist|pharmacy|surgery|eke it out'],
      ['left|careful|nobody has told|working days|form|who(?:s| is) meant|what (?:do|am) i|eke'],
    ],
    within: 2,
    unless: ['three months|holiday left|year left|petition'],
    deaf: ['negated'],
    ...draft,
    positive: ['Ten days worth left and the pharmacy keeps owing me insulin, nobody has told me what to do'],
    negative: ['Six weeks left at school, type 1 packed lunch form done?'],
  },
];
