import { draft, type Rule } from './rule.js';

/** A13-A15: heart, stroke, allergy, foot, eye, pregnancy. */
export const emergencies: readonly Rule[] = [
  {
    id: 'A13.heart',
    signal: 'A13',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'tight chest|chest (?:is |feels |really |so ){0,3}(?:pains?|tight|tightness|hurts|hurting|heavy|crushing|pressure)|(?:pain|pains|pressure|tightness|weight|elephant|crushing)(?: [^ |?]{1,20}){0,3}? (?:in|across|on|round) my chest|pain(?: [^ |?]{1,20}){0,3}? down (?:(?:my|the) )?(?:left |right )?arm|(?:having|is (?:this|it)|feels like|might be|could be|think) (?:[^ |?]{1,20} ){0,3}?heart attack',
        '(?:jaw|left arm|shoulder)(?: [^ |?]{1,20}){0,2}? (?:ache|aches|aching|pain|hurts|heavy|tight){g6} (?:clammy|sweating|sweaty|grey|sick|dizzy|breathless)',
        '(?:clammy|sweating|sweaty|grey){g6} (?:jaw|left arm|chest)(?: [^ |?]{1,20}){0,2}? (?:ache|aches|aching|pain|hurts|heavy|tight)',
      ],
    ],
    unless: [
      'chest pain clinic',
      'rule out',
      'ruled out',
      'all clear',
      'heart attack (?:in|at|years|last|when|survivor|risk)',
      'risk of',
      'after my heart',
      '(?:had|since) (?:a|my|his|her) heart attack',
      'raises?|prevent|reduces?',
    ],
    ...draft,
    positive: [
      'Tight chest and going down my left arm, chest hurts',
      'pain across my chest since tea',
      'sweating buckets and my jaw hurts',
    ],
    negative: ['Chesty cough again', 'Booked at the chest pain clinic, chest pain ruled out last time'],
  },
  {
    id: 'A13.stroke',
    signal: 'A13',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'words (?:wont|arent|not|dont|cant) (?:come|coming|be)(?: out)?(?: right)?|cant get (?:my |the )?words out|words (?:are )?(?:coming|come) out (?:wrong|jumbled|funny)|(?:speech|talking) (?:is |has )?(?:slurred|gone|slurring)|slurring my words|(?:cant|couldnt) (?:speak|talk)(?: properly)?{g6} (?:arm|face|side|leg)|(?:arm|face|leg|side) (?:is |has |feels )?(?:gone |going )?(?:weak|numb|limp|drooping){g8} (?:speak|talk|speech|words|slurr(?:ing|ed))',
        'face (?:has |is |just |side ){0,3}(?:dropped(?! (?:weight|a|some|off))|drooping|droops|drooped|fallen|gone numb)|(?:cant|couldnt) (?:feel|move|lift|raise)(?: [^ |?]{1,20}){0,2}? (?:one side|left side|right side|side of|my (?:left|right) (?:arm|side|leg)|half my|arm)|one side(?: of (?:my|his|her) (?:body|face))? (?:is |has |feels )?(?:gone |going )?(?:numb|weak|dead|drooping)|numb (?:all )?down one side|having a stroke',
      ],
    ],
    unless: ['sensor', 'dentist', 'years since (?:my|the) stroke'],
    ...draft,
    positive: [
      'Mum here, her face has dropped and her speech is slurred',
      'I cant lift my left arm and words come out jumbled',
    ],
    negative: ['Cant find the words to thank you', 'Cant feel my sensor, lovely'],
  },
  {
    id: 'A13.allergy',
    signal: 'A13',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:throat|tongue|lips|airway)(?: [^ |?]{1,20}){0,3}? (?:closing|closing up|swelling|swelled|swollen|swelling up|tightening)',
        'anaphyla(?:xis|ctic)(?: shock)? (?:now|right now|help)|(?:im|shes|hes|having an?) (?:going into )?anaphyla(?:xis|ctic)',
        '(?:used|jabbed|using) (?:my|the|her|his) epi ?pen',
      ],
    ],
    ...draft,
    positive: ['Throat closing up after that new shot', 'my lips and tongue are swelling'],
    negative: ['Sore throat again', 'Do you carry an epipen as well?'],
  },
  {
    id: 'A14.foot',
    signal: 'A14',
    category: 'A',
    level: 'RED',
    certainty: 'strong',
    all: [
      ['(?:heels?|foot|feet|toes?|sole|ulcer|blister|stump|shin|ankle|wound)'],
      [
        '(?:gone|going|turned|turning|is|are|looks|all|went|now) (?:[^ |?]{1,20} )?(?:black|purple|blue|grey)|black (?:skin|toe|patch|bit|spot)|smells?|stinks?|pus|oozing|weeping|gangren(?:e|ous)|see (?:the )?bone|hole in (?:it|my)|theres a hole|a hole|open (?:sore|wound)|red (?:streaks?|lines?)|hot and (?:red|swollen)|swollen and (?:hot|red)',
      ],
    ],
    unless: [
      'from running|(?:run|marathon|bruise|bruised)|dropped|podiatrist(?: [^ |?]{1,20}){0,8}? (?:checked|seen|happy|fine|afternoon)',
      'socks?|shoes?|trainers?|boots?|polish|football',
      'healed',
      'tattoo',
      'sensor',
    ],
    ...draft,
    positive: ['Little toe has gone black overnight', 'the blister on my sole is oozing and stinks'],
    negative: ['My feet are sore in these black shoes', 'Foot check done, all healed'],
  },
  {
    id: 'A14.eye',
    signal: 'A14',
    category: 'A',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        'floaters?|curtain|(?:lost|losing) (?:my |the )?(?:sight|vision)|vision (?:has |is |just )?(?:gone|going|went|lost)|sight (?:has |is |just )?(?:gone|going|went)|cant see|loss of (?:my )?(?:sight|vision)|gone blind|blind in|flashes of light|flashing lights|ink in my|blood in my eye|shadow (?:over|across|in)',
      ],
      [
        'sudden|suddenly|all of a sudden|overnight|since this morning|this morning|woke (?:up )?|just now|one eye|left eye|right eye|today|within (?:an hour|minutes)',
      ],
    ],
    within: 1,
    ...draft,
    positive: ['Suddenly a curtain over my left eye', 'woke up and lost the sight in my right eye'],
    negative: ['Cant see the point of this app today', 'Eye screening today, all clear'],
    unless: ['cant see (?:the|a|any|why|how|what|my (?:data|graph|results))', 'screening', 'tunnel'],
  },
  {
    id: 'A15.pregnancy',
    signal: 'A15',
    category: 'A',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'pregnant|pregnancy|trimester|midwife|bump|weeks (?:along|gone|pregnant)|\\d{1,2} weeks|\\d{1,2} wks|expecting|baby',
      ],
      [
        '(?:baby|she|he|bump|little one|bub)(?: [^ |?]{1,20}){0,2}? (?:hasnt|isnt|not|stopped|barely|hardly) (?:really )?(?:moved|moving|kicked|kicking)|(?:no|fewer|less|reduced|cant feel any|cant feel) (?:movements?|kicks|moving)|(?:cant|not|havent) (?:feel|felt)(?: [^ |?]{1,20}){0,2}? (?:move|moving|kick|kicks)|bleeding|waters (?:have |just )?(?:broke|broken|gone)|losing blood',
      ],
    ],
    within: 1,
    unless: ['(?:nose|gum|gums|finger) ?bleed(?:ing)?', 'gums', 'site', 'stopped kicking my ribs'],
    ...draft,
    positive: ['33 weeks and no kicks since last night', 'pregnant and bleeding, libre says 9'],
    negative: ['16 weeks pregnant and my sensor site is bleeding a bit', 'Baby has been moving all day'],
  },
];
