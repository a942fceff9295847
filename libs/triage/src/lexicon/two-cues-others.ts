import { past } from './past-words.js';
import { draft, type Rule } from './rule.js';

const closeOne =
  '(?:he|she|hes|shes|husband|hubby|wife|boyfriend|girlfriend|bf|gf|partner|ex|stepdad|stepmum|dad|mum|mom|father|mother|brother|uncle|carer|son)';

/** Two plain cues that rarely stand together by chance: what people do to each other. */
export const twoCuesAboutOthers: readonly Rule[] = [
  {
    id: 'E1.hurt-or-afraid-at-home',
    signal: 'E1',
    category: 'E',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        `${closeOne}(?: [^ |?]{1,20}){0,3}? (?:hits?|slap(?:s|ped)|punch(?:es|ed)|kick(?:s|ed)|pushed|pushes|chok(?:es|ed)|grabbed|grabs|shoved|hurts?|beats?|pinned|threatens?|threatened)(?: [^ |?]{1,20}){0,2}? (?:me|us|mum|the kids|my (?:arm|face|neck|hair|son|daughter|kit|pump))`,
        `(?:scared|afraid|frightened|terrified) (?:of|to tell|when) (?:my )?${closeOne}|walking on eggshells`,
        `${closeOne}(?: [^ |?]{1,20}){0,2}? (?:wont|doesnt|never|refuses to) (?:let|allow)(?: me| us)?(?: [^ |?]{1,20}){0,3}? (?:insulin|test|eat|doctor|nurse|clinic|treat|hospital|phone|money|leave|appointments?|supplies)`,
        `${closeOne}(?: [^ |?]{1,20}){0,2}? (?:controls?|counts|rations|withholds?|monitors|checks)(?: [^ |?]{1,20}){0,2}? (?:my|every)(?: [^ |?]{1,20}){0,2}? (?:insulin|food|money|phone|meds|meals|bank|jab|strips)`,
      ],
    ],
    unless: [
      past,
      'sensor|news|film|ball|by accident|hypo|low|joke|laugh|tickle|nappy|toddler|two year old|football|hits? me (?:that|hard)|in the feels|sends|bless|helps?|kindly|cares',
    ],
    deaf: ['negated'],
    ...draft,
    positive: [
      'My partner wont let me see the nurse',
      'He slapped me again and threw my kit',
      'She counts every jab and meal',
    ],
    negative: ['He threw me a party', 'My dad never let diabetes stop him'],
  },
  {
    id: 'F1.you-do-not-need-it',
    signal: 'F1',
    category: 'F',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:you|u|nobody|she|he|they|kids) (?:dont|doesnt|do not|never) (?:actually |really |even )?need(?:s|ed)? (?:the |that |any |all that |to take )?(?:insulin|metformin|injections|meds|medication|drugs|needles|it)',
        '(?:get|come|came|getting|got)(?: [^ |?]{1,20}){0,2}? off (?:the |that |your |all )?(?:insulin|metformin|needle|injections|meds)(?: [^ |?]{1,20}){0,4}? (?:by|with|using|like i did|in \\d{1,2} (?:days|weeks))',
        '(?:throw|flush|bin|chuck|burn)(?: [^ |?]{1,20}){0,2}? (?:your|those|that|the|ur) (?:insulin|pens|tablets|metformin|meds|needles|pills)',
        '(?:reverse|cure|heal)(?:s|d)? (?:type (?:1|one)|t1|your type|his type|her type)',
        '(?:just )?(?:take|inject|give (?:him|her)|jab|dose) (?:an )?(?:extra |another )?(?:\\d{1,2}|ten|five|twenty|double|n:[a-z0-9]{2,6})(?: units)?(?: [^ |?]{1,20}){0,6}? (?:youll be fine|trust me|works for me|every time|and (?:forget|ignore)|dont (?:tell|bother|worry))',
        '(?:bleach|apricot kernels|turpentine|borax|hydrogen peroxide|colloidal silver|urine therapy)',
      ],
    ],
    unless: [
      'please dont|dont listen|myth|scam|false|not true|nonsense|dangerous|never|told me|said|claims?|reported|debunk|cant (?:cure|reverse)|no cure|one day|research|hope|dream|wish',
      'nurse|doctor|dsn|consultant|team|gp|honeymoon|type (?:2|two)|did you|how did|clean(?:s|ed|ing)?|sink|toilet|laundry|hair',
    ],
    deaf: ['negated', 'general', 'other person', 'joke'],
    ...draft,
    positive: [
      'You dont need insulin, it is all about the gut',
      'Flush those pens and trust nature',
      'Get off the insulin with this juice like I did',
    ],
    negative: ['The nurse says you dont need insulin yet', 'Nobody can cure type 1, that is a scam'],
  },
  {
    id: 'I2.will-hurt-you',
    signal: 'I2',
    category: 'I',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        "(?:i'll|ill|i will|im going to|gonna|going to|someone should|somebody should|hope someone) (?:come and |come round and |personally )?(?:find|hurt|smash|batter|slap|punch|break|ruin|destroy|hunt|get) (?:you|u|your (?:face|legs|life|teeth))",
        '(?:coming for you|you(?:re| are) (?:dead|a dead)|youll pay|make you pay|deserve to (?:die|go blind|lose)|hope (?:you|your)(?: [^ |?]{1,20}){0,4}? (?:die|dies|hypo|drop off|rot|amputated|blind))',
        '(?:sit on my|send nudes|nice (?:tits|arse|ass|body)|would smash|want to see you naked|what are you wearing|sexy|so hot)(?: [^ |?]{1,20}){0,6}? (?:dm|message|pic|pics|snap|babe|private|cam)',
      ],
    ],
    unless: [
      'get you (?:sorted|through|a|some|there|home|back|in)|find you (?:a|some|the|well)|lol|joke|kettle|pump|sensor|alarm|biscuits?',
    ],
    deaf: ['general', 'other person', 'negated', 'past', 'idiom'],
    ...draft,
    positive: ['I will find you and make you pay', 'Hope you go blind'],
    negative: ['I will find you a good recipe', 'We will get you through this'],
  },
  {
    id: 'I2.armed-and-tonight',
    signal: 'I2',
    category: 'I',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:going to|gonna|will|about to) (?:stab|shoot|batter|burn|hurt|kill|finish)(?: [^ |?]{1,20}){0,1}? (?:him|her|them|down (?:his|her|their))',
      ],
      [
        'know where|waiting (?:outside|for (?:him|her|them))|tonight|outside (?:his|her|their)|got a (?:knife|gun|bat)|(?:his|her) (?:house|work|car)',
      ],
    ],
    within: 1,
    unless: [
      'lol|joke|film|game|novel|chapter|(?:at|in) (?:scrabble|cards|fifa|golf|chess)|ate|eaten|snor(?:es|ing)|left the',
    ],
    deaf: ['general', 'other person', 'past'],
    ...draft,
    positive: ['Going to stab him, I know where he drinks'],
    negative: ['Going to kill him tonight, he ate my jelly babies'],
  },
  {
    id: 'E1.home-does-not-care',
    signal: 'E1',
    category: 'E',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:staff|carers?|nurses?|home|they)(?: [^ |?]{1,20}){0,3}? (?:never|dont|doesnt|forget to|refuse to|not) (?:check|test|give|feed|change|treat|listen)',
      ],
      ['dads?|mums?|nans?|gran|grandma|grandad|aunt|uncle|resident|mother|father|brother|sister'],
      ['bruis(?:e|es|ed)|left (?:in|all|for)|hungry|no food|punish|thin|sugars?|insulin|scared|marks|unexplained|wet'],
      ['home|ward|carers?|staff|respite|agency'],
    ],
    within: 2,
    unless: ['sorted|lovely|wonderful|years ago|film|documentary'],
    deaf: ['negated'],
    ...draft,
    positive: ['Staff at the home never check dads sugars and there are bruises'],
    negative: ['Staff at the home are lovely with dad, they never rush him'],
  },
  {
    id: 'E4.touched-and-young',
    signal: 'E4',
    category: 'E',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:touch(?:es|ed|ing)?|groped|kiss(?:es|ed)?|comes into my (?:room|bed))(?: [^ |?]{1,20}){0,2}? me|touches me|comes into my (?:room|bed)|(?:sent|send|sending|wants|asked for|asks for)(?: [^ |?]{1,20}){0,4}? (?:photos?|pics?|nudes|videos?)|meet (?:up )?(?:with )?(?:him|me) (?:alone|in secret)|our (?:little )?secret',
      ],
      [
        'im (?:1[0-7]|n:up|n:high|n:fine|thirteen|fourteen|fifteen|sixteen|seventeen)|dont tell|year (?:7|8|9|10|11)|secret',
      ],
    ],
    within: 2,
    unless: ['nurse|doctor|clinic|recipe|garden|santa|surprise'],
    deaf: ['negated', 'general', 'other person', 'joke'],
    ...draft,
    positive: ['My coach touches me, im 16'],
    negative: ['The story touched me, what a recipe'],
  },
  {
    id: 'G2.named-in-real-life',
    signal: 'G2',
    category: 'G',
    level: 'RED',
    certainty: 'strong',
    all: [
      ['(?:is (?:actually|really)|real name is|(?:her|his|their) (?:real )?name is|i know who)(?: [^ |?]{1,20}){0,4}?'],
      [
        '(?:works|lives|teaches|drives|parks|goes to school|her address|his address)(?: [^ |?]{1,20}){0,2}? (?:in|at|on|near|for)',
      ],
    ],
    within: 1,
    unless: [
      'my (?:dog|cat|son|daughter|nurse|doctor|dsn|consultant)|actor|celebrity|character|really (?:well|good|nice|hard|lovely)|works in (?:mysterious|mmol)|which pump|this works',
    ],
    deaf: ['general', 'other person', 'joke', 'past', 'fiction'],
    ...draft,
    positive: ['That user is actually Ann Other who works in the bank in town'],
    negative: ['My nurse is really lovely, she works at the hospital'],
  },
];
