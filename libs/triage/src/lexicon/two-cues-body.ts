import { past } from './past-words.js';
import { draft, type Rule } from './rule.js';

const calm = 'sorted|all (?:fine|good|well|ok)|fine now|back to normal|on the mend|thankfully|luckily';

/**
 * Two plain cues that rarely stand together by chance: the body, doses and supplies.
 */
export const twoCuesOfTheBody: readonly Rule[] = [
  {
    id: 'A7.ill-and-on-insulin',
    signal: 'A7',
    category: 'A',
    level: 'RED',
    certainty: 'possible',
    all: [
      [
        '(?:keep|keeps|been|being|started|cant stop|wont stop|constantly|still) (?:vomiting|throwing up|puking|being sick|retching|heaving)|(?:cant|not|unable to) keep(?: [^ |?]{1,20}){0,4}? down|(?:vomited|threw up|been sick|puked)(?: [^ |?]{1,20}){0,3}? (?:times|twice|all (?:night|day|morning)|since)',
      ],
      ['t1|t1d|type (?:1|one)|ketones?|insulin|pump|dka|sugars?|libre|sensor|dexcom|bg|diabetic|g:[a-z0-9]{2,6}'],
    ],
    within: 3,
    unless: [
      past,
      calm,
      '(?:dog|cat|puppy)',
      'metformin|ozempic|mounjaro|wegovy|glp',
      'no ketones|k:0',
      'sick of|sick day rules',
    ],
    ...draft,
    positive: ['Type 1 and I have been throwing up all night', 'He cant keep anything down, his pump says 14'],
    negative: [
      'Threw up all night years ago before I knew I was type 1',
      'The dog has been sick twice, my sugar is fine',
    ],
  },
  {
    id: 'A11.dose-slip',
    signal: 'A11',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:accidentally|by (?:mistake|accident)|mistakenly|oh god|oh no|stupidly|panicking|in the dark|half asleep|without (?:looking|thinking|my glasses))',
        '(?:realised|realise|noticed|just seen|looked down|turns out)(?: [^ |?]{1,20}){0,12}? (?:wrong|rapid|fast|novorapid|humalog|fiasp|mealtime|twice|double|already)',
      ],
      [
        '(?:took|taken|injected|gave|given|dialled|bolused|jabbed|put in|done|had|did)(?: [^ |?]{1,20}){0,8}? (?:units|insulin|bolus|novorapid|humalog|fiasp|lantus|levemir|tresiba|toujeo|basal|long acting|rapid|fast acting|pen|twice|again|double)',
      ],
    ],
    within: 1,
    unless: [
      past,
      'last (?:week|night)|yesterday|(?:missed|forgot|skipped|not (?:taken|injected))',
      'sorted|all fine|(?:helpline|nurse|doctor|team|111|clinic|pharmacist)(?: [^ |?]{1,20}){0,2}? (?:said|told|advised|says)|sensor|cannula|vitamin|metformin|antibiotic',
    ],
    ...draft,
    positive: [
      'Half asleep and I took 22 units of Humalog, not my Lantus',
      'I accidentally gave him his bolus, his dad had already done one',
    ],
    negative: ['Accidentally left my pen at work', 'By mistake took two metformin, pharmacist said fine'],
  },
  {
    id: 'A10.none-for-somebody',
    signal: 'A10',
    category: 'A',
    level: 'RED',
    certainty: 'possible',
    all: [
      [
        '(?:refus(?:es|ing|ed)|wont)(?: (?!food|to eat|dinner|lunch)[^ |?]{1,20}){0,3}? (?:insulin|injections?|jabs?|inject)',
        '(?:no|without|out of|ran out of|run out of)(?: [^ |?]{1,20}){0,3}? (?:insulin|pens|cartridges)(?: [^ |?]{1,20}){0,6}? (?:since|for (?:two|three|four|\\d)|days?|until|till|tonight|tomorrow)',
        '(?:havent|hasnt|not) (?:injected|had (?:any|my|his|her) (?:insulin|injection|jab)|taken (?:any|my|his|her) insulin)(?: [^ |?]{1,20}){0,4}? (?:since|for|in|days|yesterday)',
      ],
    ],
    within: 0,
    unless: [
      past,
      calm,
      'spare|backup|pharmac(?:y|ist) (?:gave|sorted)|picked up|collected|type (?:2|two)|tablets only|insurance (?:wont|refused) (?:pay|cover)|petition|people|worry|worried about running|never run',
      'needed no|no need|honeymoon|body|cells|carb',
    ],
    deaf: ['negated'],
    ...draft,
    positive: ['My teenager refuses his insulin', 'Havent injected since Friday'],
    negative: ['Ran out of insulin until the pharmacist gave me one', 'The cat wont take his tablets'],
  },
  {
    id: 'A11.child-and-a-pen',
    signal: 'A11',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'toddler|baby|(?:two|three|four|five|2|3|4|5) year old|my little (?:one|boy|girl)|grandson|granddaughter|nephew|niece|the cat|the dog',
      ],
      ['(?:my|mums|dads|his|her|nans) (?:insulin|pen|novorapid|humalog|lantus|fiasp)'],
      [
        '(?:got hold|got into|found|playing with|picked up)(?: [^ |?]{1,20}){0,8}? (?:pen|insulin)',
        'mark on|injected|stuck|jabbed|pricked|dial(?:led)?',
      ],
      ['mark|injected|jabbed|stuck|dial(?:led)?|needle|pricked|blood'],
    ],
    within: 2,
    unless: [past, 'pump school|likes to help|pretend|toy|needle free|his own|her own'],
    ...draft,
    positive: ['My toddler got hold of my pen and there is a mark on his leg'],
    negative: ['My toddler likes to help with my pen, pretend needle'],
  },
  {
    id: 'A2.says-low-and-nothing-works',
    signal: 'A2',
    category: 'A',
    level: 'CRISIS',
    certainty: 'possible',
    all: [
      ['(?:cgm|sensor|meter|dex|dexcom|libre|sugars?|im)(?: [^ |?]{1,20}){0,3}? low'],
      [
        'nothing(?: is|s)? (?:working|helping|bringing)|wont come up|still (?:dropping|falling|low)|keeps dropping|not coming up',
      ],
    ],
    within: 1,
    unless: [past, 'mood|battery|low carb|compression|lower than'],
    ...draft,
    positive: ['Sensor says low, I ate all I have and nothing is working'],
    negative: ['My mood is low and nothing is working at the office'],
  },
  {
    id: 'D1.half-for-money',
    signal: 'D1',
    category: 'D',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:half|quarter|smaller|fewer|less) (?:the )?(?:doses?|insulin|units|jabs)|(?:skipping|stretching|missing|rationing|saving|spacing out)(?: [^ |?]{1,20}){0,3}? (?:doses?|insulin|jabs|injections?|boluses)',
      ],
      ['pay|paid|afford|money|cost|price|insurance|copay|deductible|broke|skint|rent|bills|payday|expensive|benefits'],
    ],
    within: 1,
    unless: [
      'petition|nobody should|no one should|people|countries|in the (?:80s|90s|past)|weigh|thin|nurse|doctor|dsn|consultant|team|gp|mps?|campaign',
      past,
    ],
    ...draft,
    positive: ['We are down to half doses, cannot pay for more'],
    negative: ['Half the doses on my bill were wrong, sorted with the doctor'],
  },
];
