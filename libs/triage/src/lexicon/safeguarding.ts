import { draft, type Rule } from './rule.js';

/** E: control of food and medicine, violence, a child or dependant without care, sexual approaches (safety.md 4.2 E). */
export const safeguarding: readonly Rule[] = [
  {
    id: 'E1.medicine-controlled',
    signal: 'E1',
    category: 'E',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:keeps?|holds?|hides?|hid|locks?|locked|takes?|took|put|rations?)(?: [^ |?]{1,20}){0,3}? (?:insulin|pens?|strips|sweets|tabs|glucose|food|kit|sensor|jabs|hypo stuff)(?: [^ |?]{1,20}){0,3}? (?:in (?:his|her|the|their)|off me|away|from me|on top)',
        '(?:i get|gives me|hands? me|lets me have)(?: [^ |?]{1,20}){0,5}? (?:when|if) (?:the|ive|im|i (?:say|have|do)|he|she|shes|hes)',
        '(?:squirted|threw|thrown|poured|binned|emptied|flushed)(?: [^ |?]{1,20}){0,2}? (?:insulin|pens?|vials?|strips|kit|tabs|it|them|sensors?)(?: [^ |?]{1,20}){0,2}? (?:down the (?:sink|toilet|drain)|away|in the bin)',
        '(?:padlock|lockbox|lock(?:ed)? (?:box|up|cupboard)|(?:has|hes|shes|got) the key)',
        '(?:kicks off|goes mad|shouts)(?: [^ |?]{1,20}){0,3}? (?:if|when) (?:he|she) (?:catches|sees) me',
        '(?:has|hes|shes|took|keeps) my (?:bank card|pension|passport|papers|money)|sells? (?:them|my)(?: [^ |?]{1,20}){0,3}? (?:market|on|down)',
        'attention seeking',
        '(?:stopped|takes?|took|keeps?) (?:my )?(?:car keys|phone|food) (?:off me)?',
      ],
      [
        '(?:he|she|they|hes|shes|husband|wife|boyfriend|girlfriend|partner|mum|mom|dad|stepdad|stepmum|ex|son|lad|gf|carer|uncle)',
      ],
      ['insulin|pens?|strips?|prescription|kit|low|sugar|jab|injection|needles|sensor|glucose|number'],
    ],
    within: 4,
    unless: [
      'toddler|two year old|dog|cat|puppy|baby|child ?lock|out of reach|little one',
      'fridge (?:door|shelf)|keeps? (?:it|them|mine|hers|his) in the (?:fridge|door)|butter',
      'airport|security|customs|school (?:nurse|office|keeps)|reception|teacher|hospital (?:took|keeps)',
      'by mistake|accident|out of date|expired|old ones',
    ],
    deaf: ['negated'],
    ...draft,
    positive: [
      'My husband keeps my insulin in his locked box and gives me it if I have been good',
      'She took my glucose tabs off me when I was low',
    ],
    negative: ['Mum keeps my insulin in the fridge door', 'He threw the expired pens away'],
  },
  {
    id: 'E1.care-withheld',
    signal: 'E1',
    category: 'E',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        'care home|nursing home|home carers?|night staff|agency|the home|staff|manager|they (?:hold|only test|give her|give him)|ward|one nurse',
      ],
      ['dad|mum|nan|aunt|auntie|gran|grandad|uncle|resident|mother|father|mam'],
      [
        'blanks|finger marks|bruis(?:e|es|ing)|not at all|no food|punish|only test when|left (?:in|without)|missed (?:his|her)|nobody has (?:tested|checked)|difficult|falls',
      ],
    ],
    within: 6,
    unless: ['wonderful|brilliant|lovely staff|sorted'],
    deaf: ['negated'],
    ...draft,
    positive: ['Mum is in a care home, her chart has blanks at night and bruises nobody explains'],
    negative: ['The care home staff are wonderful with nan, no food problems'],
  },
  {
    id: 'E2.violence-now',
    signal: 'E2',
    category: 'E',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:hes|shes|he is|she is|theyre|and hes|dads|stepdads)(?: [^ |?]{1,20}){0,2}? (?:kicking|breaking|smashing|hitting|punching|strangling|battering|beating)(?: [^ |?]{1,20}){0,3}? (?:doors?|in|down|me|mum|him|her|up)',
        'hes got (?:a knife|my insulin)|back against (?:it|the door)|locked (?:my ?self|us) in the (?:bathroom|bedroom|loo)',
      ],
    ],
    unless: [
      'film|telly|game|tantrum|toddler|washing machine|goal|football|pb|personal best|hitting me (?:hard|now)|it down',
    ],
    deaf: ['joke'],
    ...draft,
    positive: ['he is kicking the bedroom door', 'My stepdads smashing the door, locked us in the bathroom'],
    negative: ['He is kicking a ball against the door of the shed in the film', 'The toddler is hitting me, tantrum'],
  },
  {
    id: 'E3.dependant-without-care',
    signal: 'E3',
    category: 'E',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      ['{child}|year old|mum|nan|gran|granny|grandma|grandad|mother|resident|dad'],
      [
        '(?:wouldnt|wont|refuses? to|refused to) (?:take|give|do)(?: [^ |?]{1,20}){0,4}? (?:pens?|insulin|bag|jab)',
        '(?:stopped|not|wont|isnt|arent|havent|hasnt|refuses? to) (?:giving|given|give|be giving|doing|done)(?: [^ |?]{1,20}){0,5}? (?:insulin|injections?|jabs?)',
        '(?:binned|threw|thrown|stopped|chucked)(?: [^ |?]{1,20}){0,3}? (?:poison|insulin|pens|jabs)',
        '(?:letting|let)(?: [^ |?]{1,20}){0,3}? (?:body|pancreas|him|her) (?:reset|heal|detox)',
        '(?:juice )?cleanse|injections are what|(?:that|the) poison',
        '(?:no one|nobody)(?: is|s)? in with|cant do (?:her|his) own (?:jabs?|injections?|insulin)|nobodys? (?:has )?(?:done|given)(?: [^ |?]{1,20}){0,5}? (?:jab|insulin)',
        '(?:padlock|(?:has|hes|shes) the key|locked)(?: [^ |?]{1,20}){0,14}? (?:insulin|needles|say sorry|says? sorry|jab)',
      ],
      [
        'weekend|today|this morning|yesterday|phones? off|sunday|not picking up|feel sick|now she isnt|now he isnt|no key|since|days|says he can|says she can|when i say sorry|hours ago',
      ],
    ],
    within: 6,
    unless: ['school trip|nursery staff|trained|care plan|years ago|film|documentary|petition'],
    deaf: ['negated'],
    ...draft,
    positive: [
      'My ex threw the insulin out and has our son till Sunday, he says it is poison',
      'No one is in with gran, she cant do her own injections, not picking up since morning',
    ],
    negative: ['My son had juice at the party today', 'School wont give a jab today, care plan meeting'],
  },
  {
    id: 'E4.approach-to-a-young-person',
    signal: 'E4',
    category: 'E',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:wants?|asked for|asks for|asking (?:me )?for|asked me for|sent|send|sending)(?: [^ |?]{1,20}){0,3}? (?:pics?|pictures?|photos?|nudes|selfies?)|(?:whats|what is|add) (?:ur|your|my|you) (?:snap|insta|number|whatsapp)|dont tell (?:ur|your|my|you) (?:mum|mom|parents|dad)|(?:dont mind if|how old)(?: [^ |?]{1,20}){0,2}? (?:young|are you|r you|you are)',
      ],
      [
        'im (?:1[0-7]|n:up|n:high|n:fine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)|without my top|under my top|how old|young|cute|messages? me every|hes (?:nice|2\\d|3\\d|4\\d)|says hes|year (?:7|8|9|10|11)',
      ],
    ],
    within: 3,
    unless: ['(?:nurse|doctor|clinic|podiatrist|surgery|dsn)', 'photos? of (?:your|the) (?:lunch|dinner|meal|garden)'],
    deaf: ['negated', 'general', 'other person', 'joke'],
    ...draft,
    positive: ['A man here asked for pictures, im 14', 'ur cute, whats ur snap, how old are you'],
    negative: ['The nurse asked for photos of the foot', 'Send pics of your garden'],
  },
  {
    id: 'E5.school-plan',
    signal: 'E5',
    category: 'E',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      ['school|teacher|nursery|classroom|headteacher|office'],
      [
        '(?:cant|not allowed to|wont let (?:him|her|them)|has to|made to|sent to walk|on (?:his|her) own)(?: [^ |?]{1,20}){0,6}? (?:snack|test|finger|corridor|bell|eat|office|water|toilet|own)',
      ],
      ['son|daughter|lad|girl|boy|kid|child|shes|hes|he|she'],
    ],
    within: 2,
    deaf: ['negated'],
    ...draft,
    positive: ['School wont let him eat his snack in class, my son is six'],
    negative: ['School was lovely about his snack, my son is six'],
  },
  {
    id: 'A6.child-repeated-lows',
    signal: 'A6',
    category: 'A',
    level: 'RED',
    certainty: 'strong',
    all: [
      ['{child}'],
      ['g:low|n:low'],
      [
        'g:low{g6} g:low|nights? running|three nights|every (?:single )?(?:night|time)|eight days|slept through|n:low{g3} (?:g|n):low',
      ],
    ],
    within: 2,
    unless: ['sorted|team (?:knows|changed|has)|nurse (?:knows|changed|has)|carbs|a1c'],
    ...draft,
    positive: ['My son has been 2.5 three nights running and slept through it'],
    negative: ['My son was 5.5 three nights running'],
  },
];
