import { draft, type Rule } from './rule.js';

/** B5-B7, B10: intent by neglect, active thoughts, method, self-harm. */
export const selfHarm: readonly Rule[] = [
  {
    id: 'B5.next-low',
    signal: 'B5',
    category: 'B',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        "(?:next time|if|when|whenever|one day|sometime) (?:i|im|i'm|my sugars?|it)(?: [^ |?]{1,8}){0,3}? (?:low|hypo|drop|drops|crash)(?: [^ |?]{1,10}){0,6}? (?:leave it|let it|wont treat|not (?:going to )?(?:treat|fix|eat|bother|do)|do nothing|stay (?:in bed|asleep|there)|ride it (?:down|out) for good|slip away|just sleep|let go|not wake)",
        '(?:stop|stopping|stopped|quit|quitting|give up|giving up|not taking|refuse|refusing|withhold)(?: [^ |?]{1,8}){0,2}? (?:my )?(?:insulin|injections|jabs|treatment)(?: [^ |?]{1,10}){0,4}? (?:let(?:ting)? (?:it|nature|dka|the)|die|end|finish|over|see what happens|fade|slip away|be gone|done with)',
        '(?:let|letting) (?:the |my |a |this )?(?:dka|diabetes|sugars?|hypo|low|ketones) (?:kill|take|finish|do|have|win)(?: [^ |?]{1,4}){0,1}?',
      ],
    ],
    unless: ['let it settle|let it (?:rise|come up|ride)|not bother (?:telling|logging|my)|alarm'],
    deaf: ['negated'],
    ...draft,
    positive: [
      'If I drop again I wont treat it',
      'thinking of stopping my insulin so it is all over',
      'let the dka take me',
    ],
    negative: ['Next time I go low I will eat less chocolate', 'When I drop I let it come up slowly'],
  },
  {
    id: 'B5.neglect-now',
    signal: 'B5',
    category: 'B',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      ['{lowNow}', '{down}', '{under4}', 'this (?:low|hypo)'],
      [
        '(?:not (?:going to |gonna )?|wont |dont want to |refuse to |refusing to |no reason to )(?:treat|treating|fix|fixing|eat|eating|bother)(?: (?:it|this|anything))?',
        '(?:leaving|leave|letting|let) it (?:drop|fall|go|take me|be|run)',
        'going to (?:just )?(?:lie|lay|sleep) (?:here|down|through)(?: [^ |?]{1,6}){0,3}?(?: let)',
      ],
      [
        'dont (?:want|care)|let go|take me|easier|peace|tired of|over with|no point|done|die|goodbye|drift|wont wake|sleep|anyone|so what|better off|want (?:it|this)',
      ],
    ],
    within: 2,
    deaf: ['negated'],
    unless: ['carbs? (?:tonight|today)', 'sweet tooth'],
    ...draft,
    positive: ['2.7 now and im not treating it, no point', 'this low, im letting it take me'],
    negative: ['3.9, not going to bother with juice, lunch is on the table'],
  },
  {
    id: 'B6.thoughts',
    signal: 'B6',
    category: 'B',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:thinking|thoughts|think|thought|dreaming|fantasi[sz]ing|obsessing|ideas|urges?|urge) (?:[^ |?]{1,8} ){0,1}?(?:about|of|to) (?:[^ |?]{1,8} ){0,1}?(?:suicide|kill(?:ing)? ?my ?self|end(?:ing)? (?:it(?: all)?|my life|things|everything)|tak(?:e|ing) my (?:own )?life|not being (?:alive|here)|dying|my own death|jump(?:ing)? (?:off|in front|under)|hang(?:ing)? my ?self|overdos(?:e|ing)|crash(?:ing)? (?:the|my) car)',
        'suicidal(?! (?:people|patients|person|callers|ideation (?:is|in)))|(?:having|had|got|get|those|the|dark|intrusive) (?:[^ |?]{1,8} ){0,1}?(?:suicide|suicidal|end it) (?:thoughts|ideation)',
        '(?:i|im|ive|still|just|really|so much)(?: [^ |?]{1,8}){0,2}? (?:want|wanting|wanted|ready|rather|longing) (?:to )?(?:just )?(?:die|be dead|kill ?my ?self|end it all|end my life|end my own life|unalive my ?self|kms|ctb|end everything)',
        '(?:want to die|kill(?:ing)? ?my ?self|unalive my ?self|ending my (?:own )?life|end my (?:own )?life)',
        '(?:keep|cant stop|always|constantly)(?: [^ |?]{1,8}){0,1}? (?:picturing|imagining|seeing|planning|rehearsing|thinking (?:about|of))(?: [^ |?]{1,8}){0,2}? (?:doing it|do it|it(?: over)?|my (?:death|funeral|suicide)|ending|the (?:bridge|rope|pills|tracks|drop)|how i(?:d| would))',
        '(?:id|would) (?:be )?(?:better|rather) (?:off )?dead|i should (?:just )?(?:die|be dead|kill my ?self)|deserve to die|no longer want to (?:be alive|live)|ready to (?:die|go for good)|(?:cant|dont want to) (?:live|be alive) (?:any more|like this|another day)',
      ],
    ],
    ...draft,
    positive: [
      'I feel suicidal',
      'cant stop thinking about killing myself',
      'i waaaant to diiiie',
      'I want to d!e',
      'cant stop imagining how id do it',
    ],
    negative: [
      "I don't want to die, I want to sleep",
      'I have never been suicidal',
      'Am I suicidal? No.',
      'Are you thinking of suicide?',
      'dying for a cup of tea',
    ],
  },
  {
    id: 'B7.method',
    signal: 'B7',
    category: 'B',
    level: 'RED',
    certainty: 'strong',
    hold: true,
    all: [
      [
        '(?:what|which|whats the|how much|how many|what is the|tell me (?:the|what|how much))(?: [^ |?]{1,10}){0,4}? (?:amount|dose|dosage|units|insulin|tablets|pills|paracetamol|of (?:it|them|these)|would it take)?(?: [^ |?]{1,10}){0,4}? (?:be certain|be lethal|be fatal|lethal|fatal|(?:kill|finish) (?:me|you|someone|a person|an adult|a diabetic|my ?self)|end (?:it|my life|me)|be enough to (?:die|kill|end|never|not wake|go)|never wake(?: up)?|not wake up|be sure of (?:it|dying)|do (?:it|the job) for (?:good|sure|certain)|to die|overdose on)',
        '(?:lethal|fatal|deadly) (?:dose|amount|overdose)(?: [^ |?]{1,8}){0,4}?|(?:easiest|quickest|best|painless|least painful|surest|quietest|most painless|fastest|gentlest) (?:way|method|means)(?: [^ |?]{1,6}){0,2}? (?:to (?:die|go|end it|end my|kill|do it|leave)|of (?:dying|suicide|killing|ending|doing it))',
        '(?:how (?:do|can|would|could|to|does|should))(?: (?:i|you|one|someone|a person|people))?(?: [^ |?]{1,8}){0,2}? (?:kill (?:my ?self|yourself|them ?selves)|overdose|end (?:my|your) life|hang (?:my ?self|yourself)|tie a noose|die (?:painlessly|quietly|in my sleep|without|quickly)|make it look like)',
        'how long (?:does|until|till|would|before|for)(?: [^ |?]{1,8}){0,3}? (?:to die|you die|die|id die|bleed out|until its over|lose consciousness|stop breathing|it (?:is|was|be) over)',
        '(?:would|will|can|could) (?:\\d{2,3}|[a-z]{2,9} (?:hundred|units|pens?)|a (?:whole|full) (?:pen|vial)|this much|that much|one pen)(?: [^ |?]{1,8}){0,4}? (?:kill (?:me|you|someone|my ?self)|be (?:enough to (?:die|kill)|fatal|lethal)|finish me|end it)',
      ],
    ],
    unless: [
      '(?:kill|cover|fix) (?:this|the|my|a) (?:high|spike|rise)',
      'weeds|germs|bacteria|mould|dog|cat|plants?|battery',
      'prevent(?:ing|ion)?|worried (?:about|that) (?:my|him|her)|toddler|accident(?:al|ally)?',
    ],
    deaf: ['general', 'other person', 'negated', 'idiom'],
    ...draft,
    positive: [
      'How much insulin would kill me',
      'whats the least painful way to go',
      'would a whole pen be enough to die',
      'what dose is lethal',
    ],
    negative: [
      'How much insulin would it take to cover a pizza',
      'How many units will kill this high?',
      'Whats the best way to inject',
    ],
  },
  {
    id: 'B10.self-harm',
    signal: 'B10',
    category: 'B',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:i|ive|im|just|been|started|keep|back to)(?: [^ |?]{1,8}){0,3}? (?:cut|cutting|burned|burnt|burning|slashed|scratched|harmed|harming|hurting|carved|hurt) (?:my ?self|my (?:arms?|thighs?|legs?|wrists?|stomach|skin))(?: (?:again|on purpose|last night|tonight|today|yesterday|with|because|so|to|deliberately|and|,))?',
        '(?:did|done|doing) my (?:thighs?|arms?|legs?|wrists?|stomach)(?: [^ |?]{1,6}){0,1}? (?:again|last night|tonight|in)',
        '(?:i|ive|im|been|started)(?: [^ |?]{1,8}){0,2}? self ?(?:harm(?:ed|ing)?)|self harm(?:ed|ing)? (?:again|last night|today|this week|yesterday|on)|self harm(?:ing)? relapse|relapsed(?: [^ |?]{1,8}){0,3}? (?:cutting|cut|blade|self harm)',
        'urges? to (?:self harm|(?:cut|harm|hurt|burn)(?! (?:carbs|hair|out|down|back|sugar|bread|ties|calories)))',
        '(?:urges?|want|wanting|need|desperate|craving) (?:[^ |?]{1,8} ){0,2}?(?:to )?(?:cut|harm|hurt|burn|self harm)(?: (?:my ?self|my (?:arms?|legs?|thighs?|wrists?)|so bad|again))',
        '(?:blade|razor)(?: [^ |?]{1,8}){0,5}? (?:skin|arm|arms|thighs?|wrists?|again|relief)|fresh cuts',
      ],
    ],
    unless: [
      'shav(?:e|ed|ing)|cooking|chopping|kitchen|gym|football|garden(?:ing)?|oven|iron|bike|accident(?:ally)?|by mistake|sensor site|knitting|lancet|hair|fell|grass|running|lifting|hob',
    ],
    ...draft,
    positive: [
      'I cut my arms again last night',
      'relapsed with the blade',
      'the urge to hurt myself is huge, urge to cut myself',
    ],
    negative: ['Cut myself shaving', 'I hurt my back at the gym', 'I have not self harmed in my life'],
  },
];
