import { draft, type Rule } from './rule.js';

/** G, H, I: who another person is (own details: `personal-details.ts`), selling, and how people treat each other (safety.md 4.2 G-I). */
export const conduct: readonly Rule[] = [
  {
    id: 'G2.who-another-is',
    signal: 'G2',
    category: 'G',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:is really|really is|real name|who reported|wondering who|turns out|so much for anonymous|should know who|ought to know|thought people)',
        '(?:our|my)(?: [^ |?]{1,20}){0,2}? [a-z]{3,12} [a-z]{3,20} , (?:class|year|form)',
      ],
      [
        '(?:her|his|their) names? [a-z]{2,12}|(?:lives?|teaches|works|walks?|night shift)(?: [^ |?]{1,20}){0,4}? (?:at|in|on|over|above|home|past|depot|end)|number \\d{1,3}|lad called|primary|school',
      ],
    ],
    within: 3,
    unless: ['character|novel|film|episode|actor|celebrity|author'],
    deaf: ['general', 'other person', 'joke', 'past', 'fiction'],
    ...draft,
    positive: [
      'In case you are wondering who pumpqueen is, that is Jo who works at the library and lives over the bakery',
    ],
    negative: ['I was wondering who left the cake here'],
  },
  {
    id: 'H1.selling-or-recruiting',
    signal: 'H1',
    category: 'H',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      [
        '\\d{1,2} ?percent off|(?:discount|promo|use|w|with) code|link (?:is )?in (?:my )?(?:bio|profile)|only \\d{1,3} left|as seen on|payment plans?|spaces? left|be your own boss|(?:my|our) (?:team|circle|programme|course)|shop now|click (?:here|the link)',
        '(?:looking for|need|after|recruiting|seeking)(?: [^ |?]{1,20}){0,2}? (?:\\d{1,3} )?(?:adults|people|participants|volunteers|members)(?: [^ |?]{1,20}){0,10}? (?:interview|zoom|study|survey|voucher|questionnaire)',
        '(?:relief )?grant|processing fee|god sent|inbox (?:her|him|me)|only ten (?:pounds|dollars)|give only|donate|gofundme|crypto|bitcoin',
      ],
      [
        'profile|bio|dm|message|comment|link|today|last day|zoom|interview|student|voucher|whatsapp|inbox|fee|pounds|each|join|coach|watch|business|members?|percent|others',
      ],
    ],
    within: 3,
    unless: [
      'scams?|beware|report(?:ed)?|fell for|spam|chemist|boots|supermarket|tesco|asda|lidl|aldi|sock|socks|parkrun|charity walk|sponsor|sensor grant|pip|council|benefits?|diabetes uk|jdrf|breakthrough',
      'a1c|battery|in range|percent (?:off|of) (?:target|range)',
    ],
    deaf: ['general', 'other person', 'joke', 'negated', 'past'],
    ...draft,
    positive: [
      '30% off our sweets, link in bio',
      'Master student here, looking for 10 people for an interview, £20 voucher',
    ],
    negative: ['Beware, a scam about a relief grant on whatsapp', '80% in range today'],
  },
  {
    id: 'H2.prescription-shop',
    signal: 'D2',
    category: 'H',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        'no (?:script|prescription|rx)(?: needed| required)?|without (?:a )?(?:script|prescription)|discreet (?:post|delivery|shipping)',
      ],
      ['dm|telegram|whatsapp|pens?|insulin|ozempic|mounjaro|sensors?|post|order|message'],
    ],
    within: 1,
    unless: [
      'is it possible|can (?:i|you)|how (?:do|can)|emergency|pharmac(?:y|ist)|chemist|scams?|beware|abroad|usa|states',
    ],
    deaf: ['negated', 'general', 'other person'],
    ...draft,
    positive: ['Pens and sensors, no prescription needed, dm for telegram'],
    negative: ['Can I get insulin without a prescription abroad? asking the pharmacist'],
  },
  {
    id: 'I1.insult',
    signal: 'I1',
    category: 'I',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      [
        '(?:you|youre|ur|your)(?: (?:a|an|all|such|absolute|total|complete|just|are|lazy|thick|fat|stupid|lot|pathetic)){1,4} (?:cow|idiot|moron|pillock|sods?|mug|clown|muppet|fool|liar|loser|joke|cretin|prick|twat|bitch|pig)',
        '(?:thick|stupid|lazy|fat|silly) (?:cow|sods?|bitch|pig|idiot|git|mare)|put the (?:fork|cake|biscuits) down|eat (?:your|them) ?sel(?:f|ves) ill|professor google|power mad|little hitlers?|sanctimonious|(?:oh )?look ?, ? saint [a-z]{2,12}|crawl back|like the sound of (?:your|ur) own',
        '(?:type|t) ?(?:1|2|one|two)s(?: [^ |?]{1,20}){0,3}? (?:own (?:board|forum|group)|clogging|lazy)|some of us didnt do this|you lot (?:ordered|eat|just|want)|(?:your|ur) own fault',
        'mods (?:on here )?(?:are|is) (?:a )?(?:joke|useless|pathetic|nazis|power)',
      ],
    ],
    deaf: ['general', 'other person', 'joke', 'negated', 'past', 'idiom'],
    ...draft,
    positive: ['You are such an idiot', 'Put the fork down love', 'you lot just want free sensors'],
    negative: ['I felt like a fool', 'What an idiot I am, left the kit at home'],
  },
  {
    id: 'I2.threat',
    signal: 'I2',
    category: 'I',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:find out|know|find|knows) where (?:you|u|he|she) (?:live|lives|work|works|park|parks)|looking over (?:your|ur) shoulder|(?:come|youll come) unstuck|know (?:your|ur) street|watch (?:your|ur) back|youll (?:regret|be sorry)|one of these days youll',
      ],
    ],
    unless: [
      'kettle|pump|sensor|parrot|cat|dog|biscuits?|cake|fridge',
      'find out where (?:you|they|to) (?:park|can|get)|good to know where',
    ],
    deaf: ['general', 'other person', 'joke', 'negated', 'past', 'idiom'],
    ...draft,
    positive: ['Say it again and I find out where you live', 'Watch your back'],
    negative: ['We need to find out where the leak is', 'I know where I went wrong'],
  },
  {
    id: 'I2.threat-to-a-person',
    signal: 'I2',
    category: 'I',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:know|finishes?|finish|parks?|flat \\d{1,3}|bay|number \\d{1,3}|home)(?: [^ |?]{1,20}){0,6}? (?:park|parks|finish|at (?:five|six|seven|eight|nine|\\d)|bay|alone)|(?:going|come|coming) (?:down|round|over) there (?:tonight|now|later)',
      ],
      [
        'hammer|knife|bat|something in the boot|be stood there|well see|make (?:him|her|them) pay|going to (?:kill|hurt|get) (?:him|her|them|you)',
      ],
    ],
    within: 4,
    unless: ['film|novel|chapter|detective|game|nail|shelf|diy|cricket|fence'],
    deaf: ['general', 'other person', 'joke', 'negated', 'past', 'idiom'],
    ...draft,
    positive: ['He finishes work at six and I will be stood there with a bat'],
    negative: ['He finishes at six, the hammer and nails are for the shelf'],
  },
];
