import { fault } from './highs.js';
import { past } from './past-words.js';
import { draft, type Rule } from './rule.js';
import { spoiled } from './supply.js';

const illNow =
  '{vomit}|(?:tummy|belly|stomach|abdominal|gut|guts)(?: [^ |?]{1,20}){0,2}? (?:pains?|agony|cramps?|hurts?|aches?|killing)|feel(?:ing)? (?:really |so |very |dreadfully |proper |quite )?(?:ill|awful|dreadful|rough|terrible|unwell|poorly)|(?:im|i am) (?:really |so |very |quite )?(?:ill|unwell|poorly)|panting|breathing (?:fast|hard|deep|deeply|heavy|heavily)';
const over =
  'sorted|all (?:fine|good|well|ok)|fine now|back to normal|on the mend|wore off|went away|settled|passed now|last (?:week|month|year|summer|winter)|sick of|sick day rules|sick note';
const effort = 'the (?:hill|gym|stairs|run|match|class)|jog(?:ging)?|workout|hangover|hungover|period pains?';

/**
 * A8, A10, A12, A15 for somebody who told us what makes the same words graver (R58). They never take the place of the
 * rules for everybody.
 */
export const toldUs: readonly Rule[] = [
  {
    id: 'A8.told-and-ill',
    signal: 'A8',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    needs: ['sglt2'],
    all: [[illNow]],
    unless: [past, over, effort],
    ...draft,
    positive: [
      'Been sick twice since lunch, sugars are 8.2 though',
      'My tummy is agony and I am breathing hard',
      'Feeling really rough today',
    ],
    negative: [
      'I was not sick at all this time',
      'My son has been sick all night',
      'Felt awful last week, fine now',
      'I am so sick of carb counting',
      'Breathing hard after the hill, lovely view',
    ],
  },
  {
    id: 'A10.told-no-insulin-symptoms',
    signal: 'A10',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    needs: ['type1', 'pump'],
    all: [
      ['{noInsulin}', spoiled, '{rationed}', '{alreadyWithout}'],
      [illNow, '{feelsDka}', '{drowsy}', '{symptoms}', 'k:1.5|k:3'],
    ],
    within: 3,
    unless: [past, over, 'no insulin (?:needed|resistance|yet)', 'pharmac(?:y|ist) (?:sorted|gave)'],
    ...draft,
    positive: [
      'Havent had any insulin since Friday. I thought I would manage. Now I feel terrible.',
      'My only vial smashed on the tiles. Shop is shut. Chemist too. I cant stop drinking.',
    ],
    negative: [
      'Ran out of Lantus, pharmacy opens at nine',
      'Ran out of insulin an hour ago, not thirsty, not feeling ill',
      'No insulin needed with this snack, feeling great',
      'My brother has run out of insulin and feels terrible',
    ],
  },
  {
    id: 'A12.told-not-delivering-symptoms',
    signal: 'A12',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    needs: ['type1', 'pump'],
    all: [[fault], [illNow, '{feelsDka}', '{drowsy}', '{symptoms}', 'k:1.5|k:3']],
    within: 3,
    unless: [past, over, effort],
    ...draft,
    positive: ['Cannula came out in the night. Changed it at six. So thirsty.', 'No delivery alarm. I feel awful.'],
    negative: ['Pod fell off in the pool, new one on, 6.9', 'Pump failed, on pens till the new one lands'],
  },
  {
    id: 'A15.told-high-and-ill',
    signal: 'A15',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    needs: ['pregnant'],
    all: [
      ['{high}'],
      [
        'since|all (?:day|night|morning|afternoon)|overnight|for (?:\\d{1,2}|six|seven|eight|nine|ten|twelve|hours|over|about|days)|hours|wont (?:come|go) down|(?:isnt|not) (?:coming|going) down|wont budge|stuck',
      ],
      ['{ill}', illNow],
    ],
    within: 1,
    unless: [past, over],
    ...draft,
    positive: ['Chest infection and 16 all day', 'I have a bug. Sugars stuck at 17 and it wont come down.'],
    negative: ['15 after cake, back in range in two hours', 'Had flu, 6.1 all day'],
  },
  {
    id: 'A15.told-ketones',
    signal: 'A15',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    needs: ['pregnant'],
    all: [['k:1.5|k:3']],
    unless: [past, 'threshold|chart says|cut off|lecture|assignment', 'if (?:your |the |my )?ketones', 'strips'],
    ...draft,
    positive: ['Ketones 1.6 this morning', 'showing 2.2 ketones'],
    negative: ['Ketones 0.4, phew', 'What do they say when ketones are 1.6?'],
  },
  {
    id: 'A15.told-baby-blood-or-vomiting',
    signal: 'A15',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    needs: ['pregnant'],
    all: [
      [
        '(?:no|fewer|less|reduced|cant feel any|cant feel) (?:movements?|kicks|moving|kicking)|(?:cant|not|havent) (?:feel|felt)(?: [^ |?]{1,20}){0,2}? (?:move|moving|kick|kicks)|(?:hasnt|isnt|not|stopped|barely|hardly) (?:really )?(?:moved|moving|kicked|kicking)(?! (?:house|home|in|out|on|flat))|(?:bump|little one|bub)(?: [^ |?]{1,20}){0,3}? (?:quiet|still)',
        'bleeding|losing blood|(?:proper|heavy) blood|bright red(?: [^ |?]{1,20}){0,2}? (?:blood|loo|toilet|pad|knickers|pants|paper)|(?:some|been|am|im|still|started) spotting|spotting (?:since|again|blood)|waters (?:have |just )?(?:broke|broken|gone)',
        '{vomit}',
      ],
    ],
    unless: [
      past,
      over,
      '(?:nose|gum|gums|finger) ?bleed(?:ing)?|gums|site|finger|fingers|sensor|cannula|shin|knee|plaster',
      'morning sickness|(?:ribs|moving again)',
    ],
    ...draft,
    positive: [
      'Hasnt kicked since last night',
      'There is some bleeding, is that bad?',
      'Bright red on the paper',
      'Cant keep anything down since Tuesday',
    ],
    negative: [
      'My sensor site is bleeding a bit',
      'No bleeding, thank goodness',
      'The usual morning sickness, threw up once',
      'We are not moving house before spring',
      'What should a teacher know about spotting a low?',
      'My face goes bright red when I speak in training',
      "The cat's just been sick",
      'The dog has been sick twice',
    ],
  },
];
