import { draft, type Rule } from './rule.js';

const pills =
  '(?:pills?|tablets?|tabs|paracetamol|meds|medication|insulin|metformin|amitriptyline|sleeping|co ?codamol|ibuprofen|antidepressants|novorapid|humalog|lantus|units|pens?|vials?|box(?:es)?|packets?|packs?|strips?)';

const solid =
  '(?:pills?|tablets?|paracetamol|paracetamols|ibuprofen|metformin|co ?codamol|codeine|aspirin|amitriptyline|sertraline|capsules|caps|tramadol|diazepam|zopiclone|propranolol|gliclazide)';

/** B1-B2: an act under way, a plan, a time or means (safety.md 4.2 B). */
export const acts: readonly Rule[] = [
  {
    id: 'B1.taken',
    signal: 'B1',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        `(?:ive|i|ive just|i just)(?: [^ |?]{1,20}){0,2}? (?:taken|took|swallowed|necked|downed|injected|had|drunk|drank) (?:[^ |?]{1,20} ){0,2}?(?:the whole|whole|entire|an entire|every (?:last|single)|too many|a load of|loads of|(?:a )?handfuls? of|all of (?:the|my|them)|all the|all my|everything|the lot|a bottle of|two boxes|three boxes|\\d\\d+)(?: [^ |?]{1,20}){0,4}? ?${pills}?(?: [^ |?]{1,20}){0,4}? (?:at once|in one go|and (?:im|i) (?:waiting|going|lying|not)|wash(?:ing|ed) (?:it|them)|to end|to die|so (?:i|it)|goodbye|sorry|wont be long)`,
        `(?:ive|i|just)(?: [^ |?]{1,20}){0,2}? (?:taken|took|swallowed|necked|downed) (?:[^ |?]{1,20} ){0,2}?(?:the whole (?:box|pack|packet|bottle|strip|lot)|whole (?:box|bottle|packet)|too many|so many|handfuls? of|a load of|loads of|every (?:last|single))(?: [^ |?]{1,20}){0,3}? ${pills}`,
        '(?:ive|i|just)(?: [^ |?]{1,20}){0,2}? (?:taken|took|swallowed|necked|downed) every (?:tablet|pill)s?(?: [^ |?]{1,20}){0,3}? (?:house|flat|own|had|have|find|found|cupboard|drawer|box|packet|left)',
        `(?:ive|i|just)(?: [^ |?]{1,20}){0,2}? (?:injected|put in|pumped in|given my ?self) (?:[^ |?]{1,20} ){0,2}?(?:the whole|a whole|whole|entire|everything|all of it|three hundred|two hundred|a hundred|[1-9]\\d\\d)(?: [^ |?]{1,20}){0,3}? ?(?:pens?|vials?|cartridges?|units|insulin)`,
        '(?:ive|i|im|just)(?: [^ |?]{1,20}){0,2}? (?:taken|took|had|overdosed|od|taking|had) ?(?:an? |another |my )?(?:overdose|od)|ive (?:just )?overdosed|i (?:just )?overdosed|just overdosed',
        '(?:i|ive|just) (?:[^ |?]{1,20} ){0,1}?(?:drank|drunk|swallowed) (?:[^ |?]{1,20} ){0,3}?(?:antifreeze|bleach|weed ?killer|rat poison|poison|batteries|drain cleaner)',
        '(?:emptied|emptying|pumped|unloaded)(?: [^ |?]{1,20}){0,3}? (?:pen|vial|cartridge|pens|reservoir) (?:in|into) (?:my|me|her|his)',
        '(?:bolused|injected|given my ?self|gave my ?self|took|taken|dosed)(?: [^ |?]{1,20}){0,6}? (?:on purpose|deliberately|intentionally)|(?:deliberately|intentionally|purposely) (?:bolused|injected|took|taken|overdosed|overbolused)',
        'injected (?:[^ |?]{1,20} ){0,2}?(?:everything|all of it|all i had|the lot)|engine (?:is )?(?:running|on){g8} (?:garage|shut|closed|hose)|hose{g6} exhaust',
        'wash(?:ing|ed) (?:it|them)(?: all)? down(?: now| with)|ive (?:already |just )?(?:done it|taken them|swallowed them)(?! (?:for|before|since|from|a|many|loads|every|twice|once|with|like|on|at|in) )(?: now| all| already)?|its (?:all )?in (?:me|my (?:blood|system)) now|i have done it now|already (?:took|taken|swallowed) (?:them|it|everything)',
        '(?:ive|i)(?: [^ |?]{1,20}){0,2}? (?:cut|slit|slashed|opened) my (?:wrists?|throat|veins)|(?:im|i) (?:am )?(?:bleeding out|cutting (?:deep|deeper|my wrists)|drifting off for good)',
        '(?:im|i am|standing|stood|sat|sitting|up) (?:[^ |?]{1,20} ){0,3}?(?:on|at|by) the (?:edge of the (?:bridge|roof|cliff|platform)|bridge|ledge|roof|railway|tracks|cliff)(?: edge)?(?: [^ |?]{1,20}){0,6}? (?:jump|over|end|goodbye|now|looking down|cant go|ready|done)',
        '(?:rope|noose|belt|bag)(?: [^ |?]{1,20}){0,3}? (?:round|around|over) my (?:neck|head)',
      ],
    ],
    unless: [
      '(?:if|wish) i(?: [^ |?]{1,20}){0,1}? (?:took|had taken|swallowed|injected)',
      'vaccines?|vaccination|boosters?|wine gums|vitamins?',
      'as prescribed',
      'with breakfast',
      'antibiotics course',
      'finished the course',
      'photos?|pictures?|stairs',
      'by (?:accident|mistake)',
    ],
    ...draft,
    positive: [
      'I swallowed every pill I could find',
      'i took the whole packet of paracetamol',
      'Ive injected three hundred units of insulin and said nothing',
      'im up on the roof edge looking down, on the roof now ready to jump',
      'Ive taken an overdose',
    ],
    negative: [
      'I took my tablets with breakfast',
      'had all my boosters now',
      'overdosed on mince pies',
      'On the bridge taking photos now, ready for dinner',
    ],
  },
  {
    id: 'B1.many',
    signal: 'B1',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        `(?:took|taken|swallowed|necked|downed|had) (?:about |around |like |over |nearly |maybe |at least ){0,2}(?:1[2-9]|[2-9]\\d|\\d{3}|twenty|thirty|forty|fifty|sixty|a hundred|dozens of) (?:of (?:my|the|her|his) )?(?:[^ |?]{1,20} )?${solid}`,
      ],
    ],
    unless: [
      '(?:over|in) (?:a|the|this|\\d) (?:month|week|year|days|weeks|months)',
      'so far this',
      'vitamins?',
      'in total',
    ],
    ...draft,
    positive: ['I swallowed about 30 ibuprofen', 'took twenty of my sleeping pills'],
    negative: ['Took 2 paracetamol for my head', 'I take 12 tablets a day', 'Had 20 glucose tabs in a month'],
  },
  {
    id: 'B1.at-the-edge',
    signal: 'B1',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:im|standing|stood|sat|sitting|up|walking|gone) (?:[^ |?]{1,20} ){0,3}?(?:on|at|by|to|onto) the (?:edge(?: of [^ |?]{1,20}){0,2}?|bridge|ledge|roof|railway(?: line)?|train tracks|tracks|cliffs?|multi ?storey)',
      ],
      [
        '(?:want|going|ready|about|need|urge) to (?:jump|end it|die|let go|step off|go over)|jump(?:ing)? (?:now|off|soon)|goodbye|cant go on|end it|no one (?:can|will) stop me|want it to (?:stop|end)',
      ],
    ],
    within: 1,
    unless: ['trains?(?:potting)?|bungee|photos?|pictures?|boat|swim|diving'],
    ...draft,
    positive: ['Sitting on the ledge. I need to let go.', 'walking to the railway line, goodbye'],
    negative: ['Standing on the bridge taking pictures, my daughter wants to jump in puddles'],
  },
  {
    id: 'B1.taken-and-sorry',
    signal: 'B1',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      ['(?:took|taken|swallowed|necked|downed) (?:them all|all of them|the lot|everything)'],
      ['sorry|goodbye|forgive|too late|love you|tell (?:my|them)|dont (?:call|ring|send)|nobody|scared|what now|help'],
    ],
    within: 1,
    unless: ['biscuits?|chocolates?|cake|sweets|jabs?|vaccines?|bins?|tests?|bags?'],
    ...draft,
    positive: ['Swallowed the lot. Too late for anything now.'],
    negative: ['The dog swallowed the lot, sorry about the biscuits'],
  },
  {
    id: 'B1.attempt',
    signal: 'B1',
    category: 'B',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:tried|trying|attempted|nearly|almost|went) (?:to |and )?(?:[^ |?]{1,20} ){0,1}?(?:kill(?:ed|ing)? ?my ?self|end(?:ed|ing)? (?:my(?: own)? life|it all)|took my(?: own)? life|take my(?: own)? life|hang(?:ed|ing)? my ?self|hung my ?self|drown(?:ed|ing)? my ?self|overdos(?:e|ed|ing)|unalive my ?self)',
        '(?:i|my|ive)(?: [^ |?]{1,20}){0,3}? (?:attempted suicide|suicide attempt)|after (?:an|my|another) (?:overdose|attempt)',
      ],
    ],
    unless: ['worried about', 'laugh(?:ing)?'],
    ...draft,
    positive: [
      'I tried to drown myself on Sunday',
      'my last suicide attempt was Thursday',
      'back on the ward after another overdose',
    ],
    negative: ['I tried to die my hair red', 'Nearly killed myself laughing'],
  },
  {
    id: 'B1.taken-maybe',
    signal: 'B1',
    category: 'B',
    level: 'RED',
    certainty: 'possible',
    all: [
      [
        `(?:ive|i)(?: [^ |?]{1,20}){0,2}? (?:taken|took|swallowed|necked|had|downed) (?:all of them|them all|the lot|everything in the cupboard|all of the (?:pills|tablets|meds|insulin)|all my (?:pills|tablets|meds|medication|insulin) (?:and|at|because|so|together))`,
      ],
    ],
    unless: [
      '(?:if|wish|think|thinking)(?: [^ |?]{1,20}){0,3}? (?:took|had taken)',
      '(?:jabs?|vaccines?|boosters?|biscuits?|chocolates?|sweets|jelly|cake|tests|courses?|sandwich(?:es)?|crisps|dextro)',
      'this morning with',
      'as (?:usual|prescribed|normal)',
      'on time',
    ],
    ...draft,
    positive: ['ive swallowed the lot'],
    negative: ['They brought biscuits and I had the lot'],
  },
  {
    id: 'B2.intent-now',
    signal: 'B2',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '{willI} (?:[^ |?]{1,20} ){0,5}?(?:kill ?my ?self|killing my ?self|end my(?: own)? life|ending my(?: own)? life|end it all|ending it all|take my(?: own)? life|unalive my ?self|top my ?self|do my ?self in|off my ?self|hang my ?self|drown my ?self|shoot my ?self|commit suicide|take an overdose|overdose|kms|ctb)',
        '{willI} (?:[^ |?]{1,20} ){0,2}?(?:take|swallow|inject|use) (?:all|every(?: single| last)?|the whole|the entire|everything|the rest of)(?: [^ |?]{1,20}){0,4}? (?:not wake|never wake|die|end it|sleep forever|be done|be over|go to sleep|be gone)',
        '(?:killing|unaliving|hanging|drowning|ending) my ?self (?:tonight|now|right now|today|tomorrow)',
        '(?:theres|ive got|i have|got|found|tied) (?:a |the |my )?(?:rope|noose){g8} (?:im (?:going|ready|done)|tonight|now|use it)',
        '(?:im|i am) (?:[^ |?]{1,20} ){0,1}?(?:killing my ?self|ending my life|ending it(?: all)?|unaliving my ?self) (?:tonight|now|today|tomorrow|right now|this evening)',
        '{willI} (?:[^ |?]{1,20} ){0,2}?(?:end it|be dead|die|go through with it|go to sleep forever)(?: all| for good| then)? (?:tonight|now|right now|today|tomorrow|by (?:morning|tomorrow|tonight)|before (?:morning|they|anyone)|when (?:they|everyone|the kids)|once (?:they|everyone|the kids))',
        '(?:tonight|today|tomorrow)(?: [^ |?]{1,20}){0,5}? (?:i (?:die|end it|finish it|kill my ?self|do it)|im (?:ending it|done for good|doing it|killing my ?self))',
        '(?:want to|going to|need to|have to) (?:[^ |?]{1,20} ){0,1}?(?:kill ?my ?self|end my life|end it all|die|be dead|not be alive)(?: [^ |?]{1,20}){0,2}? (?:tonight|right now|today|this evening|tomorrow|in the next hour)',
      ],
    ],
    ...draft,
    positive: [
      'im going to kill myself',
      "I'll end it tonight",
      'tonight is the night, i die',
      'gonna unalive myself',
      'i w a n t to die tonight',
      'im going to k i l l m y s e l f',
    ],
    negative: [
      'I will die if this pump alarms again',
      'I am not going to kill myself',
      'Going to end it with my boyfriend tonight',
      'im going to kill myself if i have to restart this app again',
    ],
  },
  {
    id: 'B2.do-it-soon',
    signal: 'B2',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:{willI}|im|be) (?:[^ |?]{1,20} ){0,1}?(?:do it|doing it|end things|jump|be gone|use it)(?: [^ |?]{1,20}){0,2}? (?:{soon}|when the house is|while (?:they|everyone))',
        '(?:tonight|today|tomorrow)s? (?:is )?(?:the|my last) (?:night|day)',
      ],
      [
        '(?:a|my|the) plan|suicid(?:e|al)|want to die|die|dying|goodbye|dont (?:look for|call|try|stop)|cant go on|end (?:it|my life)|kill my ?self|(?:ive|i have|ive got) (?:the|my) (?:insulin|pills|tablets|rope|pens)|not be here|no more pain|at peace|sorry',
      ],
    ],
    within: 2,
    unless: ['sensor|cannula|pump start|set change|quiz|wedding|recipe|exam|washing|paperwork|form'],
    ...draft,
    positive: [
      'I will do it tonight. Sorry to you all.',
      'Goodbye. Doing it when everyone is asleep, I will do it when the house is quiet',
    ],
    negative: ['Sensor change is due, I will do it tonight', 'Today is the day of the pump start, sorry for shouting'],
  },
  {
    id: 'B2.jump',
    signal: 'B2',
    category: 'B',
    level: 'CRISIS',
    certainty: 'possible',
    all: [
      [
        "(?:im going to|im about to|about to|ready to|want to|i'll|i) jump(?! (?:for|up|on|in|at|to|onto|into|through|straight|ahead|back|over|around|out|every|when|whenever|a))",
      ],
    ],
    unless: ['trampoline|puddles?|bungee|parachute|skipping|queue|rope|horses?|gym|class'],
    ...draft,
    positive: ['I am going to jump', 'i want to jump off the car park'],
    negative: ['I jump on the trampoline', 'Going to jump into bed now'],
  },
  {
    id: 'B2.intent-and-means',
    signal: 'B2',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'want (?:it|this|everything) (?:all )?to (?:be over|end|stop)',
        '(?:want|wanting|going|ready|planning|plan|thinking of|thinking about|decided) (?:[^ |?]{1,20} ){0,2}?{kill}',
        'suicidal',
        'end it',
        'dont want to (?:be here|live|be alive)',
        'cant go on',
        'want to go to sleep (?:forever|and)',
      ],
      [
        '{means}(?: [^ |?]{1,20}){0,4}? {inHand}',
        '{inHand}(?: [^ |?]{1,20}){0,3}? {means}',
        '(?:holding|got|have|staring at|looking at|sat with|sitting with) (?:[^ |?]{1,20} ){0,3}?(?:pills|tablets|blades?|razor|rope|noose|knife|gun|vials?|whole pen|full pen|enough insulin|stash)',
        '(?:full|whole|enough) (?:pen|vial|insulin|cartridge)(?: [^ |?]{1,20}){0,3}? (?:to do it|to die|to kill|would do it|next to me|here)',
      ],
    ],
    within: 2,
    ...draft,
    positive: [
      'I want to die. The tablets are lined up.',
      'feeling suicidal and I am holding a full vial, staring at the insulin',
    ],
    negative: ['My pens are lined up for the holiday', 'Never been suicidal. Holding my new pens, so shiny'],
  },
  {
    id: 'B2.time-and-means',
    signal: 'B2',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      ['{asleepLater}'],
      [
        '{means}s?(?: [^ |?]{1,20}){0,2}? (?:in my (?:pocket|hand|lap)|next to me|beside me|in front of me|lined up|laid out|counted out|all counted|under my pillow|stashed|saved up)',
      ],
    ],
    within: 1,
    unless: [
      'dinner|lunch|breakfast|tea|meals?|snacks?|school|eat|eating|restaurant|walk|run|gym|trip|flight|correction|correct|basal|bolus|dose|lantus|night dose|holiday|hypo|low|travel|carry|party|meeting|pub|football|nurse|clinic|just in case|pack(?:ed|ing)?',
    ],
    ...draft,
    positive: ['once everyone is asleep. tablets counted out', 'At midnight, blade in my hand'],
    negative: ['Pen in my pocket for dinner tonight', 'Tablets counted out for the trip tonight'],
  },
  {
    id: 'B2.plan',
    signal: 'B2',
    category: 'B',
    level: 'CRISIS',
    certainty: 'possible',
    all: [
      [
        '(?:ive (?:got )?|i have |i (?:made|know) |got )(?:a |my |the )?(?:plan|date|day|method|place) (?:[^ |?]{1,20} ){0,2}?(?:to (?:die|end|kill|do it)|for (?:it|ending|my death|doing it)|picked|set|chosen)',
        '(?:picked|chosen|set|decided on) (?:the|a|my) (?:day|date|place|method|bridge|spot)(?: [^ |?]{1,20}){0,3}? (?:to (?:die|end|do it|go)|for it|when i (?:die|go))',
        "know (?:exactly )?how (?:im|i am|i would|id|i will|ill|i'll) (?:going to )?(?:do it|end it|die)|saving up (?:my )?(?:pills|tablets|insulin|pens)|stockpil(?:ed|ing) (?:my )?(?:pills|tablets|insulin)(?: [^ |?]{1,20}){0,4}? (?:die|end|it|enough)",
      ],
    ],
    unless: ['driving|wedding|holiday|brexit|surgery|operation|pump start'],
    ...draft,
    positive: ['I know exactly how I would do it', 'picked a day to do it'],
    negative: ['Picked a date for the pump start'],
  },
];
