import { draft, type Rule } from './rule.js';

const closeOne =
  '(?:he|she|hes|shes|husband|hubby|wife|boyfriend|girlfriend|bf|gf|partner|ex|stepdad|stepmum|dad|mum|mom|father|mother|brother|uncle|carer|son)';
const past =
  'years? (?:ago|back)|last (?:month|year)|months ago|when i was|in (?:19|20)\\d\\d|used to|once had|decades?';
const calm = 'sorted|all (?:fine|good|well|ok)|fine now|back to normal|on the mend|thankfully|luckily';

/**
 * Two plain cues that rarely stand together by chance. Each is only possible, so it asks for a person soon and never for
 * more by itself.
 */
export const twoCues: readonly Rule[] = [
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
    id: 'B2.tonight-and-end',
    signal: 'B2',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:tonight|today|tomorrow|this (?:evening|morning|afternoon|weekend)|in an hour|when (?:he|she|they|everyone)(?: [^ |?]{1,20}){0,3}? (?:asleep|leaves?|gone|out)|after (?:work|school|dinner|tea|they))(?: [^ |?]{1,20}){0,6}? (?:its over|it will be over|itll be over|it (?:all )?ends|it all stops|ill be (?:gone|free|at peace|with (?:him|her|them))|im (?:done|gone|finished|ending))',
        '(?:its over|itll (?:all )?be over|it all stops|ill be gone|ill be free|be with (?:him|her|them|you) (?:again|soon))(?: [^ |?]{1,20}){0,4}? (?:tonight|today|tomorrow|by (?:morning|then|tomorrow)|soon)',
        '(?:last|final) (?:post|message|night|time|words|sunset|supper)(?: [^ |?]{1,20}){0,4}? (?:here|ever|on earth|with you|alive|from me)|wont (?:see|wake up|make it to) (?:tomorrow|monday|christmas|the morning|my birthday)',
      ],
      [
        'sorry|love|goodbye|bye|thank|pain|tired|cant|insulin|pens?|pills|forgive|note|letter|kids|mum|alone|peace|sugar|treat',
      ],
    ],
    within: 2,
    unless: [
      'holiday|term|exam|shift|season|series|sale|offer|course|antibiotics|diet|fast|ramadan|lent|match|marathon|job|warranty|contract|surgery|operation|trial',
    ],
    ...draft,
    positive: ['Tonight it ends. I am so tired and so sorry.', 'I wont see Monday. Tell the kids I love them.'],
    negative: ['My course ends today, sorry to leave', 'It stops raining tomorrow, thank goodness'],
  },
  {
    id: 'B6.no-wish-to-live',
    signal: 'B6',
    category: 'B',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:thoughts?|thinking|thought) (?:of|about) (?:suicide|killing|dying|ending it|not being here|jumping|crashing|overdosing|doing it|driving (?:off|into))',
        '(?:keep|kept|been|started) (?:imagining|picturing|planning|thinking about|googling|looking at|researching|fantasi[sz]ing about)(?: [^ |?]{1,20}){0,4}? (?:my death|my funeral|not (?:being|waking)|dying|crashing|the bridge|overdose|how (?:many|much) (?:it|id)|ways to (?:die|go|end))',
        '(?:dont|do not|no longer) want to (?:live|be alive|be here|exist|wake up)',
        '(?:want|wanted|wish) (?:it|everything|my life) to (?:be over|end|stop)|(?:better off|rather be) dead|end it all|end my life|take my (?:own )?life',
      ],
    ],
    unless: [
      '(?:friend|he|she|character|they) (?:said|says|wrote)',
      'diabetes to (?:end|be over)|this (?:alarm|queue|meeting|winter)',
    ],
    ...draft,
    positive: ['I keep imagining my funeral', 'been having thoughts about crashing the car'],
    negative: ['I want this winter to be over', 'Thoughts about pumps?'],
  },
  {
    id: 'B10.hurting-oneself',
    signal: 'B10',
    category: 'B',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:cut|cutting|burn|burning|burned|burnt|hurt|hurting|hit|hitting|scratch|scratching|punish|punishing) my ?self(?: [^ |?]{1,20}){0,3}? (?:again|last|this|on (?:purpose|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|tonight|every|to (?:feel|cope)|when)',
        '(?:self harm(?:ed|ing)?|self injur(?:y|ed)|relapsed|slipped up)(?: [^ |?]{1,20}){0,4}? (?:again|last|this|yesterday|sunday|monday|tuesday|wednesday|thursday|friday|saturday|after)(?: [^ |?]{1,20}){0,4}?',
        '(?:blade|razor|lancet|needle|lighter|scissors)(?: [^ |?]{1,20}){0,8}? (?:my (?:arms?|thighs?|wrists?|skin|stomach)) (?:on purpose|again|to feel|until)',
      ],
      ['self|cut|cutting|arms?|thighs?|wrists?|clean|months?|blade|razor|skin|ashamed|hurt|burn(?:t|ed)?|purpose'],
    ],
    unless: ['shaving|cooking|kitchen|oven|gym|diet|chocolate|smoking|cigarettes|drinking|carbs|keto'],
    ...draft,
    positive: ['I self harmed again on Friday, so ashamed', 'Cutting myself again to cope'],
    negative: ['Burnt myself again cooking', 'Slipped on the ice last Monday, hurt my hip'],
  },
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
      'sensor|news|film|ball|by accident|hypo|low|joke|laugh|tickle|nappy|toddler|two year old|football|hits? me (?:that|hard|when)|in the feels|sends|bless|helps?|kindly|cares',
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
];
