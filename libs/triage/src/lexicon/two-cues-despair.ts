import { past } from './past-words.js';
import { draft, type Rule } from './rule.js';

/** Two plain cues that rarely stand together by chance: suicide and self-harm. */
export const twoCuesOfDespair: readonly Rule[] = [
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
    id: 'B1.a-great-dose',
    signal: 'B1',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:took|taken|injected|done|given my ?self) (?:\\d{3,4}|[6-9]\\d|all my|the whole) (?:units|insulin|pens?|vials?)',
      ],
      ['sorry|everyone|goodbye|love|ring|peace|tired|anyone|forgive|wont|over now|bye'],
    ],
    within: 2,
    unless: [past, 'nurse|doctor|resistan(?:t|ce)|u ?500|ratio|per day|a day'],
    ...draft,
    positive: ['took 280 units just now. sorry everyone'],
    negative: ['I take 90 units a day, sorry pancreas'],
  },
  {
    id: 'B2.on-the-edge',
    signal: 'B2',
    category: 'B',
    level: 'CRISIS',
    certainty: 'possible',
    all: [
      [
        '(?:im|i am|ive been|standing|sat|sitting|stood) (?:up )?(?:on|at|by)(?: [^ |?]{1,20}){0,3}? (?:roof|ledge|bridge|tracks|railway|cliff|viaduct|multi ?storey|car park roof)',
        '{meansOfIt}(?: [^ |?]{1,20}){0,2}? (?:ready|tied|set up|loaded)',
      ],
    ],
    unless: [
      'fix(?:ing)?|walk(?:ing)?|view|gutters?|painting|work(?:ing)?|photo|picnic|fishing|tiles|builder|scaffold|traffic|beach|holiday|bike|boat|ready (?:for|to (?:collect|pick|go))|prescription|travel|trip|packed|appointment|hypo|low',
    ],
    ...draft,
    positive: ['I am on the ledge', 'I have the rope ready'],
    negative: ['I am on the bridge, lovely view', 'Tablets ready to collect'],
  },
  {
    id: 'B5.let-it-take-me-now',
    signal: 'B5',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:not going to|wont|refuse to|dont want to) treat|let(?:ting)? (?:it|the low|the hypo|the sugars?|diabetes) (?:take|finish|have|kill) me|let my ?self go (?:low|into dka)|stopped (?:taking )?(?:my )?insulin(?: [^ |?]{1,20}){0,4}? (?:done with|end|die)',
      ],
      ['tonight|now|today|sleep|bed|going to|done with'],
    ],
    within: 1,
    unless: [past, 'at 4|under 4|until|till it|nurse|above 4|low 4s'],
    deaf: ['negated'],
    ...draft,
    positive: ['Going to bed now and I am not going to treat it, let the low take me'],
    negative: ['The nurse says wont treat until it is under 4 now'],
  },
  {
    id: 'B10.cut-a-limb',
    signal: 'B10',
    category: 'B',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:cut|cutting|sliced|burnt|burned|scratched) my (?:arms?|thighs?|wrists?|stomach|skin|legs)(?: [^ |?]{1,20}){0,3}? (?:again|last (?:night|week)|yesterday|tonight|to (?:feel|cope)|because i|when i)',
      ],
    ],
    unless: [
      'shaving|cooking|kitchen|garden|brambles|thorns|roses|cat|dog|fell|falling|glass|oven|iron|work|fence|sun',
    ],
    ...draft,
    positive: ['I cut my arms again yesterday'],
    negative: ['Scratched my arms again yesterday on the brambles'],
  },
  {
    id: 'B1.swallowed-them',
    signal: 'B1',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:ive|i|i have|just) (?:swallowed|taken|took|downed|necked)(?: just)? (?:all|every one|a whole (?:box|packet|strip|bottle)|the whole (?:box|packet|strip|bottle))(?: [^ |?]{1,20}){0,2}? (?:of )?(?:my|the|them|tablets|pills|gliclazide|metformin|paracetamol|meds)',
      ],
    ],
    unless: [
      past,
      'morning (?:tablets|meds)|for (?:today|the day)|as prescribed|course|back to the (?:chemist|pharmacy)|with (?:food|breakfast)',
    ],
    ...draft,
    positive: ['I have taken all my tablets', 'just swallowed a whole box of the pills'],
    negative: ['I took all my tablets back to the pharmacy', 'Taken all my morning meds with breakfast'],
  },
  {
    id: 'B3.this-is-the-end',
    signal: 'B3',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:look after|take care of|be there for) (?:my|the) (?:kids|children|mum|mom|wife|husband|son|daughter|family|boys|girls)',
        'doing it (?:tonight|now|today)|had enough',
      ],
      [
        'this is the end|its the end|(?:the|my) (?:insulin|pills|tablets|pens?|rope) (?:is|are) ready|when im gone|without me|doing it (?:tonight|now|today)',
      ],
    ],
    within: 1,
    unless: ['holiday|hospital stay|operation|night out|work trip|the end of (?:term|the|this|my)|appointment'],
    ...draft,
    positive: ['Look after my boys. This is the end.', 'I have had enough, doing it tonight, my pills are ready'],
    negative: ['Look after the kids while I am at the operation, no end to it'],
  },
  {
    id: 'B13.do-us-a-favour',
    signal: 'B13',
    category: 'B',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:do (?:us|everyone|the world|yourself) (?:all )?a favou?r|nobody wants you|no one wants you|waste of (?:space|air|oxygen)|world(?: would be| is|d be) better (?:off )?without you)',
      ],
      ['end it|die|jump|disappear|kill yourself|stop your insulin|skip your insulin|here|without you'],
    ],
    deaf: ['other person', 'negated', 'joke', 'idiom', 'general'],
    ...draft,
    positive: ['Do us all a favour and jump', 'No one wants you here'],
    negative: ['Do yourself a favour and buy the case'],
  },
];
