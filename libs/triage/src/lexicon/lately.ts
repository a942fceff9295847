import { draft, type Rule } from './rule.js';

const untold =
  '(?:(?:not|havent|hasnt|havent even|have not|didnt|never|doesnt|dont) (?:mentioned|mention|told|telling|tell|troubled|bothered|know|reported|ring|gone|want)|(?:not|no) (?:telling|to hospital)|do not tell|keeping it (?:that way|quiet)|if i (?:inform|tell)|said no to hospital|licen[cs]ing|my licen[cs]e|dvla|go straight on)';

/** A5, A6, A14 and burnout: what happened lately or keeps happening. */
export const lately: readonly Rule[] = [
  {
    id: 'A5.helped-and-untold',
    signal: 'A5',
    category: 'A',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        'gluca(?:gon|gen)|baqsimi|orange (?:kit|box)|paramedics?|(?:spoon(?:ed)?|rub(?:bed|bing)?)(?: [^ |?]{1,20}){0,4}? (?:honey|jam|frosting|sugar|in|into)|came round(?! (?:to|for|with|at) )|(?:ive|i|he|she) come round|(?:ive |i )?(?:come|came) to on|passed out|blacked out|crashed (?:the|my) (?:car|van|bike)|had a seizure|found me|(?:an|whole) hours? missing|hours missing|lost time',
      ],
      [
        `${untold}|nobody knows|no one knows|right as rain|dont remember|doesnt remember|dont recall|mortifying|since they(?:d)?|busy|train on|going out again|in the same week|nights this week|this week|(?:mon|tues|weds|wednes|thurs|fri|satur|sun)(?:day)?`,
      ],
    ],
    within: 4,
    unless: [
      'years ago|long ago|last year|19[4-9]\\d|20[01]\\d|decades?|when i was (?:little|a kid|diagnosed)|film|novel|episode|documentary',
      'training|course|lesson|expired|prescription|nasal|teach|showed|if (?:he|she|you|someone|one day)',
      'clinic (?:knows|has been told)|(?:i|and|,|so|then) (?:told|rang|saw|emailed) (?:the |my )?(?:clinic|nurse|dsn|gp|doctor|team|consultant)',
      'compression|joke|novel|wine|gin|drunk|dentist',
      'post|parcel|blanket',
    ],
    deaf: ['negated'],
    ...draft,
    positive: [
      'My wife needed the glucagon on Friday. I have not told the clinic, they would take my licence.',
      'Two paramedics came Tuesday, right as rain now, so I have not bothered the nurse',
    ],
    negative: [
      'Every Sunday I practise what to say when the potatoes come round.',
      'The glucagon has expired, must order more on Monday',
      'Passed out on Friday, told my nurse the same day, not driving now',
    ],
  },
  {
    id: 'A6.repeated-or-unfelt',
    signal: 'A6',
    category: 'A',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:never|dont|didnt|not|cant|no longer|without) (?:ever )?(?:felt|feel|get|feeling|notice|noticed|sense)(?: [^ |?]{1,20}){0,4}? (?:either|it|them|a thing|no warnings?|warnings?|shakes|of them|any ?more|lows?)|felt nothing|shakes(?: [^ |?]{1,20}){0,3}? gone|only knew (?:cos|because|when)|come to know only|slept through|doesnt wake|(?:makes|thats) (?:twice|three)|4th one|fourth one|third time',
        '(?:g|n):low{g4} (?:g|n):low{g4} (?:g|n):low|(?:g|n):low (?:monday|tuesday|wednesday|thursday|friday)[^|]{1,30}(?:g|n):low',
        '(?:two|three|four|\\d)(?: [^ |?]{1,20}){0,2}? (?:times|nights|afternoons|lows)(?: [^ |?]{1,20}){0,2}? (?:in a|this|running|a) ?(?:week|fortnight|month)?',
      ],
      [
        'g:low|n:low|g:lo|below 50|under 3|under 50|(?:in|mid) the (?:mid )?40s|mid 40s|hypos?|lows|4\\d|2 point|down at 2',
      ],
      [
        'driv(?:e|es|er|ing)|bus|lorry|van|wheel|cab|taxi|passengers?|scaffold|ladder|roof|crane|machine|live (?:by my ?self|alone)|just me|on my own|alone|nights?|motorway|class|teaching|week|month|stairs|3am|in the dark|fast|breakfast|asleep|sleep',
      ],
    ],
    within: 3,
    unless: [
      'clinic (?:knows|has|changed|reduced)|nurse (?:knows|cut|reduced|has|changed)|team (?:knows|cut|reduced|changed)|sorted|yrs ago|years ago',
      'carbs|km|price|a1c|hba1c|chol|ratio',
      'no (?:hypos|lows)|without a (?:hypo|low)',
    ],
    deaf: ['negated'],
    ...draft,
    positive: [
      'I drive a cab and twice a week I am 2.5 without feeling it, never felt either of them',
      '2.7 Monday, 2.4 Tuesday, 2.6 last night, awake at 3am again',
    ],
    negative: ['I drive a bus and was 6.5 all week', 'Three nights in a week at 5.5, slept through'],
  },
  {
    id: 'A14.foot-gone-dark',
    signal: 'A14',
    category: 'A',
    level: 'RED',
    certainty: 'strong',
    all: [
      ['toes?|foot|feet|heel|sole|toenails?|sock|down (?:there|ther)|under my (?:little|big)'],
      [
        '(?:gone|going|goes|gon|turned|turning|nearly|is|bit|all|it|well) (?:[^ |?]{1,20} ){0,4}?(?:black|blak|dark|purple|plum)|black (?:bit|spot|patch|one|tip|at the tip)|(?:smells?|smel|honks|stinks|stinking)|hole (?:in|under)|(?:weeping|oozing|pus)|colou?r of a plum',
      ],
    ],
    within: 3,
    unless: [
      'podiatr(?:y|ist)(?: [^ |?]{1,20}){0,4}? (?:checked|happy|seen|says|said|looked|same|sorted)|bruise|nail polish|(?:black|dark|purple) (?:socks?|shoes?|boots?|trainers?|varnish)|socks? (?:smell|stink)|(?:19|20)\\d\\d|grandfather|grandad|years ago|healed|feet smell|cheesy|dog|cat|novel',
      'tin of|dropped|odou?r eaters|polish|paint',
    ],
    deaf: ['negated'],
    ...draft,
    positive: ['The tip of my toe has gone black', 'There is a hole in my heel and the sock smells'],
    negative: ['New black socks for my feet', 'Toe went black from a dropped tin, podiatrist checked it'],
  },
  {
    id: 'A14.sight-lost-suddenly',
    signal: 'A14',
    category: 'A',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:curtain|veil|shutter|shadow|ink|black strings?|cobwebs?|floaters?)',
        'cant (?:see|read)(?: [^ |?]{1,20}){0,5}? (?:eye|it)|lost (?:the )?(?:sight|vision)',
      ],
      ['(?:left|right|one|my|half(?: my)?) (?:left |right )?eyes?'],
    ],
    within: 1,
    unless: [
      'years ago|had (?:the )?(?:laser|injection|surgery|vitrectomy)|casualty|a&e|eye clinic (?:saw|seen|today)|curtain rail|new curtains',
    ],
    ...draft,
    positive: [
      'Like a curtain half across my left eye this morning',
      'Ink in my right eye since Sunday, cant read with it',
    ],
    negative: ['New curtains, cant believe my eyes', 'Floaters in one eye, eye clinic saw me'],
  },
  {
    id: 'A14.looks-small',
    signal: 'A14',
    category: 'A',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      ['blister|cut|sore|crack|corn|wound'],
      ['heel|foot|toe|sole|ball of'],
      ['numb|burst|plaster|hasnt closed|wont heal|not healed|still hasnt|podiatry|open'],
    ],
    within: 3,
    unless: ['no blisters|healed|years ago'],
    deaf: ['negated'],
    ...draft,
    positive: ['Blister on my heel still hasnt closed, plaster or not?'],
    negative: ['No blisters on my heel, not even a plaster'],
  },
  {
    id: 'A16.question-for-the-clinic',
    signal: 'A16',
    category: 'A',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      [
        '(?:do|should|can|shall|would|could) (?:i|you) (?:just )?(?:restart|continue|take|drop|go back|stop|skip|carry on|half|keep taking)(?: [^ |?]{1,20}){0,10}',
        'when do i take|what to do (?:w|with) (?:my |the )?doses|is it ok to take|is it safe to take|ok to take',
      ],
      [
        'metformin|gliclazide|ozempic|mounjaro|wegovy|ramipril|statin|insulin|levemir|lantus|weekly injection|dose|doses|both|baby dose|dye|scan|prep',
      ],
      [
        'weeks|week|review|letter|doc|doctor|gp|nights|prep|eat|leaflet|harmful|bat|dsn|appointment|hospital|ask|surgery|steroids',
      ],
    ],
    within: 3,
    unless: ['pharmacist (?:said|says)|nurse (?:said|says|told)|told me'],
    deaf: ['general', 'other person', 'negated'],
    ...draft,
    positive: ['Should I restart my weekly injection after three weeks away, the leaflet is no help'],
    negative: ['Can I take metformin with food? Nurse told me yes at my appointment'],
  },
  {
    id: 'BURNOUT.resigned',
    signal: 'BURNOUT',
    category: 'A',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      [
        'stopped (?:being bothered(?! by)|caring)|turn it face down|guess the rest|blind bolus|dont test|dont count|havent (?:pricked|had a shower|opened the app|tested|looked)|throw a guess|missed (?:two|three|four|\\d) (?:clinic )?appointments|just going through the motions|given up (?:looking|trying)|no fight left|dont open the (?:letters|app)',
      ],
      ['insulin|basal|jab|injections?|long acting|sensor|app|clinic|numbers?|bolus|sugars?|meter|dose|nurse'],
    ],
    within: 4,
    unless: ['quiz|exam|lottery'],
    deaf: ['negated'],
    ...draft,
    positive: ['I take the basal and guess the rest, I have stopped being bothered about the numbers'],
    negative: ['I stopped being bothered by the insulin pump noise at night'],
  },
];
