import { draft, type Rule } from './rule.js';

const pills =
  '(?:pills?|tablets?|tabs|paracetamol|meds|medication|insulin|metformin|amitriptyline|sleeping|co ?codamol|ibuprofen|antidepressants|novorapid|humalog|lantus|units|pens?|vials?|box(?:es)?|packets?|packs?|strips?)';

const solid =
  '(?:pills?|tablets?|paracetamol|paracetamols|ibuprofen|metformin|co ?codamol|codeine|aspirin|amitriptyline|sertraline|capsules|caps|tramadol|diazepam|zopiclone|propranolol|gliclazide)';

/** B1-B4: act under way, plan, goodbye, cannot stay safe (safety.md 4.2 B). */
export const suicide: readonly Rule[] = [
  {
    id: 'B1.taken',
    signal: 'B1',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        `(?:ive|i|ive just|i just)(?: [^ |?]{1,8}){0,2}? (?:taken|took|swallowed|necked|downed|injected|had|drunk|drank) (?:[^ |?]{1,10} ){0,2}?(?:the whole|whole|entire|an entire|every (?:last|single)|too many|a load of|loads of|(?:a )?handfuls? of|all of (?:the|my|them)|all the|all my|everything|the lot|a bottle of|two boxes|three boxes|\\d\\d+)(?: [^ |?]{1,12}){0,4}? ?${pills}?(?: [^ |?]{1,10}){0,4}? (?:at once|in one go|and (?:im|i) (?:waiting|going|lying|not)|wash(?:ing|ed) (?:it|them)|to end|to die|so (?:i|it)|goodbye|sorry|wont be long)`,
        `(?:ive|i|just)(?: [^ |?]{1,8}){0,2}? (?:taken|took|swallowed|necked|downed) (?:[^ |?]{1,10} ){0,2}?(?:the whole (?:box|pack|packet|bottle|strip|lot)|whole (?:box|bottle|packet)|too many|handfuls? of|a load of|loads of|every (?:last|single))(?: [^ |?]{1,12}){0,3}? ${pills}`,
        `(?:ive|i|just)(?: [^ |?]{1,8}){0,2}? (?:injected|put in|pumped in|given my ?self) (?:[^ |?]{1,8} ){0,2}?(?:the whole|a whole|whole|entire|everything|all of it|three hundred|two hundred|a hundred|[1-9]\\d\\d)(?: [^ |?]{1,10}){0,3}? ?(?:pens?|vials?|cartridges?|units|insulin)`,
        '(?:ive|i|im|just)(?: [^ |?]{1,8}){0,2}? (?:taken|took|had|overdosed|od|taking|had) ?(?:an? |another |my )?(?:overdose|od)|ive (?:just )?overdosed|i (?:just )?overdosed|just overdosed',
        'wash(?:ing|ed) (?:it|them)(?: all)? down(?: now| with)|ive (?:already |just )?(?:done it|taken them|swallowed them)(?: now| all| already)?|its (?:all )?in (?:me|my (?:blood|system)) now|i have done it now|already (?:took|taken|swallowed) (?:them|it|everything)',
        '(?:ive|i)(?: [^ |?]{1,8}){0,2}? (?:cut|slit|slashed|opened) my (?:wrists?|throat|veins)|(?:im|i) (?:am )?(?:bleeding out|cutting (?:deep|deeper|my wrists)|drifting off for good)',
        '(?:im|i am|standing|stood|sat|sitting|up) (?:[^ |?]{1,10} ){0,3}?(?:on|at|by) the (?:edge of the (?:bridge|roof|cliff|platform)|bridge|ledge|roof|railway|tracks|cliff)(?: edge)?(?: [^ |?]{1,10}){0,6}? (?:jump|over|end|goodbye|now|looking down|cant go|ready|done)',
        '(?:rope|noose|belt|bag)(?: [^ |?]{1,8}){0,3}? (?:round|around|over) my (?:neck|head)',
      ],
    ],
    unless: [
      'vaccines?|vaccination|boosters?|biscuits?|chocolates?|crisps|cake|wine gums|vitamins?',
      'as prescribed',
      'with breakfast',
      'carbs',
      'antibiotics course',
      'finished the course',
      'photos?|pictures?|stairs',
      'by (?:accident|mistake)',
    ],
    ...draft,
    positive: [
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
        `(?:took|taken|swallowed|necked|downed|had) (?:about |around |like |over |nearly |maybe |at least ){0,2}(?:1[2-9]|[2-9]\\d|\\d{3}|twenty|thirty|forty|fifty|sixty|a hundred|dozens of) (?:of (?:my|the|her|his) )?(?:[^ |?]{1,12} )?${solid}`,
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
        '(?:im|standing|stood|sat|sitting|up|walking|gone) (?:[^ |?]{1,10} ){0,3}?(?:on|at|by|to|onto) the (?:edge(?: of [^ |?]{1,10}){0,2}?|bridge|ledge|roof|railway(?: line)?|train tracks|tracks|cliffs?|multi ?storey)',
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
    id: 'B1.taken-maybe',
    signal: 'B1',
    category: 'B',
    level: 'RED',
    certainty: 'possible',
    all: [
      [
        `(?:ive|i)(?: [^ |?]{1,8}){0,2}? (?:taken|took|swallowed|necked|had|downed) (?:all of them|them all|the lot|everything in the cupboard|all of the (?:pills|tablets|meds|insulin)|all my (?:pills|tablets|meds|medication|insulin) (?:and|at|because|so|together))`,
      ],
    ],
    unless: [
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
        '{willI} (?:[^ |?]{1,10} ){0,2}?(?:kill ?my ?self|killing my ?self|end my(?: own)? life|ending my(?: own)? life|end it all|ending it all|take my(?: own)? life|unalive my ?self|top my ?self|do my ?self in|off my ?self|hang my ?self|drown my ?self|shoot my ?self|commit suicide|take an overdose|overdose|kms|ctb)',
        '{willI} (?:[^ |?]{1,10} ){0,2}?(?:take|swallow|inject|use) (?:all|every(?: single| last)?|the whole|the entire|everything|the rest of)(?: [^ |?]{1,10}){0,4}? (?:not wake|never wake|die|end it|sleep forever|be done|be over|go to sleep|be gone)',
        '(?:im|i am) (?:[^ |?]{1,10} ){0,1}?(?:killing my ?self|ending my life|ending it(?: all)?|unaliving my ?self|doing it) (?:tonight|now|today|tomorrow|right now|this evening)',
        '{willI} (?:[^ |?]{1,10} ){0,2}?(?:end it|end things|do it|jump|be dead|die|be gone|go through with it|go to sleep forever)(?: all| for good| then)? (?:tonight|now|right now|today|tomorrow|by (?:morning|tomorrow|tonight)|before (?:morning|they|anyone)|when (?:they|everyone|the kids)|once (?:they|everyone|the kids))',
        '(?:tonight|today|tomorrow)(?: [^ |?]{1,10}){0,2}? (?:is (?:the|my) (?:night|day|last)|i (?:die|end it|finish it|kill my ?self|do it)|im (?:ending it|done for good|doing it|killing my ?self))',
        '(?:want to|going to|need to|have to) (?:[^ |?]{1,10} ){0,1}?(?:kill ?my ?self|end my life|end it all|die|be dead|not be alive)(?: [^ |?]{1,10}){0,2}? (?:tonight|right now|today|this evening|tomorrow|in the next hour)',
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
    id: 'B2.intent-and-means',
    signal: 'B2',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'want (?:it|this|everything) (?:all )?to (?:be over|end|stop)',
        '(?:want|wanting|going|ready|planning|plan|thinking of|thinking about|decided) (?:[^ |?]{1,8} ){0,2}?{kill}',
        'suicidal',
        'end it',
        'dont want to (?:be here|live|be alive)',
        'cant go on',
        'want to go to sleep (?:forever|and)',
      ],
      [
        '{means}(?: [^ |?]{1,10}){0,4}? {inHand}',
        '{inHand}(?: [^ |?]{1,10}){0,3}? {means}',
        '(?:holding|got|have|staring at|looking at|sat with|sitting with) (?:[^ |?]{1,8} ){0,3}?(?:pills|tablets|blades?|razor|rope|noose|knife|gun|vials?|whole pen|full pen|enough insulin|stash)',
        '(?:full|whole|enough) (?:pen|vial|insulin|cartridge)(?: [^ |?]{1,8}){0,3}? (?:to do it|to die|to kill|would do it|next to me|here)',
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
        '{means}s?(?: [^ |?]{1,8}){0,2}? (?:in my (?:pocket|hand|lap)|next to me|beside me|in front of me|lined up|laid out|counted out|all counted|under my pillow|stashed|saved up)',
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
        '(?:ive (?:got )?|i have |i (?:made|know) |got )(?:a |my |the )?(?:plan|date|day|method|place) (?:[^ |?]{1,8} ){0,2}?(?:to (?:die|end|kill|do it)|for (?:it|ending|my death|doing it)|picked|set|chosen)',
        '(?:picked|chosen|set|decided on) (?:the|a|my) (?:day|date|place|method|bridge|spot)(?: [^ |?]{1,8}){0,3}? (?:to (?:die|end|do it|go)|for it|when i (?:die|go))',
        "know (?:exactly )?how (?:im|i am|i would|id|i will|ill|i'll) (?:going to )?(?:do it|end it|die)|saving up (?:my )?(?:pills|tablets|insulin|pens)|stockpil(?:ed|ing) (?:my )?(?:pills|tablets|insulin)(?: [^ |?]{1,8}){0,4}? (?:die|end|it|enough)",
      ],
    ],
    unless: ['driving|wedding|holiday|brexit|surgery|operation|pump start'],
    ...draft,
    positive: ['I know exactly how I would do it', 'picked a day to do it'],
    negative: ['Picked a date for the pump start'],
  },
  {
    id: 'B3.goodbye-strong',
    signal: 'B3',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:wont|not going to|not) be (?:here|around|alive) (?:tomorrow|in the morning|by (?:morning|tomorrow|then)|when you (?:read|see)|much longer|after tonight|at christmas)',
        'by the time (?:you|anyone|they) (?:read|reads|see|sees|find|finds) this',
        '(?:written|wrote|writing|left|leaving) (?:[^ |?]{1,10} ){0,2}?(?:goodbye (?:notes?|letters?)|suicide note|last letters?|notes? (?:for|to) (?:my|the) (?:kids|mum|dad|family|wife|husband|children)(?: [^ |?]{1,8}){0,4}? (?:gone|goodbye|sorry|forgive))',
        '(?:my last (?:night|day) (?:on earth|alive|here)|last night alive|see you (?:all )?on the other side|this is (?:my )?(?:final|last) goodbye|goodbye (?:cruel )?world|goodbye forever|(?:look after|take care of|feed|be good to) (?:my|the) (?:[^ |?]{1,10} ){0,2}?(?:when|after|once|now) im (?:gone|dead))',
        '(?:after|when|once) im (?:gone|dead)(?: [^ |?]{1,8}){0,4}? (?:tell|dont|please|look|give|play|bury)',
      ],
    ],
    unless: [
      'moving house|new job|on holiday|offline|working|on shift|away|wifi|signal|flying|driving|appointment|moderator|surgery',
    ],
    deaf: ['negated'],
    ...draft,
    positive: [
      'by the time you read this ill be gone',
      'I wont be here in the morning',
      'Written goodbye letters to both my girls',
    ],
    negative: ['I wont be around tomorrow, working a double', 'Goodbye forever to finger pricks, goodbye old meter'],
  },
  {
    id: 'B3.goodbye-and-arrangements',
    signal: 'B3',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'goodbye|good bye|bye (?:everyone|all|friends|forever)|farewell|(?:sign(?:ing|ed)?|log(?:ging)?) off (?:for good|forever|for the last time|now for good)|last (?:post|message|time) (?:from me|ill|i will|here|ever|you)|wont (?:see|hear from) me again',
      ],
      [
        'passwords?|will is|my will|(?:given|giving|gave) away|funeral|insurance papers|the keys are|bank (?:details|cards?)|paperwork|(?:dog|cat) (?:is|has|goes|will)|letters?|left (?:a )?note|sorted my (?:affairs|things)|tell (?:my|them|him|her)|youve (?:all )?been (?:good|kind|great|lovely|wonderful|amazing|the best)|thank you (?:all )?for (?:everything|being)|sorry (?:for|to) (?:everything|everyone|all)|forgive me|im sorry|love you all|no more pain|finally (?:be )?(?:peace|rest|free)',
      ],
    ],
    within: 2,
    unless: [
      'leaving (?:the|this) (?:group|app|site|forum|job|team|company|school)',
      'moving|new (?:group|job|pump|meter|school|house|home)|switching|holiday|retir(?:e|ed|ing|ement)|quitting facebook|carbs|bread|uni|university|deleting my account because|transferring|for the (?:night|evening|weekend|week)',
    ],
    ...draft,
    positive: ['Bye everyone. The keys are under the mat, forgive me.', 'last post from me, love you all, im sorry'],
    negative: ['Saying goodbye to my old pump, you have been good to me', 'Signing off for the night, love you all'],
  },
  {
    id: 'B3.goodbye-alone',
    signal: 'B3',
    category: 'B',
    level: 'RED',
    certainty: 'possible',
    all: [
      [
        '(?:this is|its) (?:goodbye|my goodbye|the end (?:for|of) me|my last (?:post|message))|goodbye (?:everyone|all|my friends|friends|to you all)|(?:sign(?:ing)?|log(?:ging)?) off (?:for good|forever|for the last time)|you wont (?:see|hear from) me again|(?:given|giving|gave) away (?:all )?my (?:things|stuff|clothes|books|belongings)|wont be a (?:bother|problem|burden) (?:to|any|for) (?:you |anyone |much ){0,3}(?:longer|more)',
      ],
    ],
    unless: [
      'leaving (?:the|this) (?:group|app|site|forum|job|team|company|school)',
      'moving|declutter(?:ing)?|charity shop|new (?:group|job|pump|meter|school|house|home)|switching|holiday|retir(?:e|ed|ing|ement)|facebook|uni|university|account|for the (?:night|evening|weekend|week)',
    ],
    ...draft,
    positive: ['this is goodbye', 'giving away all my stuff, its time'],
    negative: ['Moving house, giving away all my books', 'Goodbye everyone for the night'],
  },
  {
    id: 'B4.cannot-stay-safe',
    signal: 'B4',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        "(?:cant|not able to|unable to|dont (?:think|know|believe|feel)(?: (?:if|that|like|whether))? i (?:can|could|will|ll)|not sure(?: (?:if|that|whether))? i (?:can|could|will)|doubt i can|struggling to|cant promise (?:to|ill|i'll|i will|i can)) (?:[^ |?]{1,8} ){0,1}?(?:keep|stay|be|remain) (?:my ?self |me )?(?:safe|alive)",
        "(?:not (?:sure|certain)|cant (?:promise|say|swear|guarantee)|dont know|no guarantee|wouldnt say|who says)(?: (?:if|that|whether))?(?: i| ill| i'll| id)? (?:wont|wouldnt)(?: [^ |?]{1,8}){0,1}? (?:do (?:it|something|anything)|hurt|end|kill|harm|act|jump|cut|use|take (?:them|it|the|too)|hang|try)",
        "(?:not sure|not certain|cant promise|cant say|dont know(?: if| that)?) (?:i|ill|i'll|that i) wont",
        '(?:im|i am|feel|feeling|dont feel|do not feel|not) (?:not |un)?safe (?:[^ |?]{1,6} ){0,1}?(?:with|from) (?:my ?self|me|my (?:insulin|pens|pills|meds|thoughts|own))|(?:dont feel|not|isnt) safe (?:with|from|around) (?:my ?self|my own|my (?:pens|pills|thoughts|meds|insulin))',
        "(?:wont|dont think (?:ill|i'll|i will|i can)|cant|not going to|not sure (?:ill|i'll|i will|i can)) (?:make it|get|last) (?:through|to|till|until) (?:the |this )?(?:night|tonight|morning|tomorrow|weekend)",
        "(?:scared|afraid|terrified|frightened) (?:of )?(?:what|that) (?:i|ill|i'll)(?: [^ |?]{1,6}){0,1}? ?(?:will|might|could|may|do|going to)? ?(?:do|hurt|end|kill)(?: (?:to my ?self|tonight|next|my ?self|something|it))?|(?:might|going to|about to) do something (?:stupid|bad|drastic|silly|terrible)",
      ],
    ],
    unless: [
      'exam|interview|speech|buffet|cake|biscuits|chocolate|fridge|diet|phone battery|battery|presentation|hospital corridor|roads?|bike',
    ],
    deaf: ['negated'],
    ...draft,
    positive: [
      "I can't keep myself safe",
      "not sure I won't use the pens",
      "don't think i'll make it to morning",
      'im not safe with myself',
    ],
    negative: ['I can keep myself safe tonight', 'Not sure I will make it to the meet-up'],
  },
  {
    id: 'B4.no-trust',
    signal: 'B4',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      ['(?:dont|wont|cant|wouldnt|not sure i|do not) trust (?:my ?self|me)'],
      [
        'alone|on my own|by myself|tonight|at night|left|not to (?:do|hurt|take|use|cut|kill|end|jump)|with (?:the|my|all|these|this)(?: [^ |?]{1,8}){0,1}? (?:pens?|insulin|pills|tablets|meds|blades?|knife|knives|rope)|near (?:the|a) (?:bridge|edge|window|tracks|knives)',
      ],
    ],
    unless: [
      'biscuits?|cakes?|chocolates?|fridge|carbs|buffet|crisps|ice cream|numbers|maths|counting|cook|driving|shops?|amazon|credit card|snacks?|cheese|takeaways?|satnav',
    ],
    deaf: ['negated'],
    ...draft,
    positive: ['Please someone stay, I do not trust myself with my pens', 'dont trust myself at night lately'],
    negative: ['I dont trust myself alone with a chocolate cake'],
  },
];
