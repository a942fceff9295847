import { draft, type Rule } from './rule.js';

/** B3-B4: words of goodbye, not able to stay safe (safety.md 4.2 B). */
export const goodbyes: readonly Rule[] = [
  {
    id: 'B3.goodbye-strong',
    signal: 'B3',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'by the time (?:you|anyone|they) (?:read|reads|see|sees|find|finds) this',
        '(?:written|wrote|writing|left|leaving) (?:[^ |?]{1,20} ){0,2}?(?:goodbye (?:notes?|letters?)|suicide note|last letters?|notes? (?:for|to) (?:my|the) (?:kids|mum|dad|family|wife|husband|children)(?: [^ |?]{1,20}){0,4}? (?:gone|goodbye|sorry|forgive))',
        '(?:my last (?:night|day) (?:on earth|alive|here)|last night alive|see you (?:all )?on the other side|this is (?:my )?(?:final|last) goodbye|goodbye (?:cruel )?world|goodbye forever|(?:look after|take care of|feed|be good to) (?:my|the) (?:[^ |?]{1,20} ){0,2}?(?:when|after|once|now) im (?:gone|dead))',
        '(?:after|when|once) im (?:gone|dead)(?: [^ |?]{1,20}){0,4}? (?:tell|dont|please|look|give|play|bury)',
      ],
    ],
    deaf: ['negated'],
    ...draft,
    positive: ['by the time you read this ill be gone', 'Written goodbye letters to both my girls'],
    negative: ['Goodbye forever to finger pricks, goodbye old meter'],
  },
  {
    id: 'B3.not-here-tomorrow',
    signal: 'B3',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:wont|not going to|not) be (?:here|around|alive) (?:in the morning|by (?:morning|tomorrow|then)|when you (?:read|see)|much longer|after tonight|at christmas)',
      ],
    ],
    unless: [
      'moving house|new job|on holiday|offline|working|on shift|away|wifi|signal|flying|driving|appointment|moderator|surgery',
    ],
    deaf: ['negated'],
    ...draft,
    positive: ['I wont be here in the morning'],
    negative: ['I wont be around tomorrow, working a double', 'I will not be here by then, on holiday'],
  },
  {
    id: 'B3.goodbye-and-arrangements',
    signal: 'B3',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'goodbye|good bye|bye (?:everyone|all|friends|forever)|farewell|(?:sign(?:ing|ed)?|log(?:ging)?) off (?:for good|forever|for the last time|now for good)|my last (?:post|message|night)|(?:after|when|once) im (?:gone|dead)|last (?:post|message|time) (?:from me(?! (?:today|tonight|for))|ill|i will|here|ever|you)|wont (?:see|hear from) me again',
      ],
      [
        'passwords?|will is|my will|(?:given|giving|gave) away|funeral|insurance papers|the keys are|bank (?:details|cards?)|paperwork|(?:dog|cat) (?:is|has|goes|will)|letters?|left (?:a )?note|sorted my (?:affairs|things)|tell (?:my|them|him|her)|youve (?:all )?been (?:good|kind|great|lovely|wonderful|amazing|the best)|thank you (?:all )?for (?:everything|being)|sorry (?:for|to) (?:everything|everyone|all)|forgive me|im (?:so |very |really )?sorry|love (?:you|them|him|her)|thank you all|no more pain|finally (?:be )?(?:peace|rest|free)',
      ],
    ],
    within: 2,
    unless: [
      'before bed|goodnight|for now|on holiday|on leave',
      'leaving (?:the|this) (?:group|app|site|forum|job|team|company|school)',
      'moving|new (?:group|job|pump|meter|school|house|home)|switching|holiday|retir(?:e|ed|ing|ement)|quitting facebook|to (?:carbs|bread)|deleting my account because|transferring|for the (?:night|evening|weekend|week)',
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
        '(?:this is|its) (?:goodbye|my goodbye|the end (?:for|of) me|my last (?:post|message))|goodbye (?:everyone|all|my friends|friends|to you all)|(?:sign(?:ing)?|log(?:ging)?) off (?:for good|forever|for the last time)|you wont (?:see|hear from) me again|(?:given|giving|gave) away (?:all )?my (?:things|stuff|clothes|books|belongings)|wont be (?:here|around|alive) tomorrow|wont be a (?:bother|problem|burden) (?:to|any|for) (?:you |anyone |much ){0,3}(?:longer|more)',
      ],
    ],
    unless: [
      'thats me (?:done|off)|same time|next (?:week|time)|for the laughs?|as host|handing over|stepping down',
      'taking|visiting|trip|appointment|clinic|working|zoo|on shift|day off|offline',
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
        "(?:cant|not able to|unable to|dont (?:think|know|believe|feel)(?: (?:if|that|like|whether))? i (?:can|could|will|ll)|not sure(?: (?:if|that|whether))? i (?:can|could|will)|doubt i can|struggling to|cant promise (?:to|ill|i'll|i will|i can)) (?:[^ |?]{1,20} ){0,1}?(?:keep|stay|be|remain) (?:my ?self |me )?(?:safe|alive)",
        "(?:not (?:sure|certain)|cant (?:promise|say|swear|guarantee)|dont know|no guarantee|wouldnt say|who says)(?: (?:if|that|whether))?(?: i| ill| i'll| id)? (?:wont|wouldnt)(?: [^ |?]{1,20}){0,1}? (?:do (?:it|something|anything)|hurt|end|kill|harm|act|jump|cut|use|take (?:them|it|the|too)|hang|try)",
        "(?:not sure|not certain|cant promise|cant say|dont know(?: if| that)?) (?:i|ill|i'll|that i) wont(?! (?:need|be|forget|miss|have|like|fit|get|see|understand|win|eat|go|want|know|find|lose|pass))",
        '(?:im|i am|feel|feeling|dont feel|do not feel|not) (?:not |un)?safe (?:[^ |?]{1,20} ){0,1}?(?:with|from) (?:my ?self|me|my (?:insulin|pens|pills|meds|thoughts|own))|(?:dont feel|not|isnt) safe (?:with|from|around) (?:my ?self|my own|my (?:pens|pills|thoughts|meds|insulin))',
      ],
    ],
    deaf: ['negated'],
    ...draft,
    positive: ["I can't keep myself safe", "not sure I won't use the pens", 'im not safe with myself'],
    negative: ['I can keep myself safe tonight', 'Not sure I will make it to the meet-up'],
  },
  {
    id: 'B4.not-through-the-night',
    signal: 'B4',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        "(?:wont|dont think (?:ill|i'll|i will|i can)|cant|not going to|not sure (?:ill|i'll|i will|i can)) (?:make it|get|last) (?:through|to|till|until) (?:the |this )?(?:night|tonight|morning|tomorrow|weekend)",
        "(?:dont think|not sure|doubt|dont know if)(?: [^ |?]{1,20}){0,4}? (?:survive|get through|make it through)(?: to| till| until)? (?:the |this )?(?:night|tonight|weekend)|(?:scared|afraid|terrified|frightened) (?:of )?(?:what|that) (?:i|ill|i'll)(?: [^ |?]{1,20}){0,1}? ?(?:will|might|could|may|do|going to)? ?(?:do|hurt|end|kill)(?: (?:to my ?self|tonight|next|my ?self|something|it))?|(?:might|going to|about to) do something (?:stupid|bad|drastic|silly|terrible)",
      ],
    ],
    unless: [
      'exam|interview|speech|buffet|cake|biscuits|chocolate|fridge|diet|phone battery|battery|presentation|hospital corridor|roads?|bike',
    ],
    deaf: ['negated'],
    ...draft,
    positive: ["don't think i'll make it to morning", 'scared of what I might do to myself'],
    negative: [
      'Wont make it through the night without a snack, biscuits ready',
      'Not sure I will make it to the meet-up',
    ],
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
        'alone|on my own|by myself|tonight|at night|left|not to (?:do|hurt|take|use|cut|kill|end|jump)|with (?:the|my|all|these|this)(?: [^ |?]{1,20}){0,1}? (?:pens?|insulin|pills|tablets|meds|blades?|knife|knives|rope)|near (?:the|a) (?:bridge|edge|window|tracks|knives)',
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
