import { draft, type Rule } from './rule.js';

const treatment =
  '(?:insulin|injections?|shots?|jabs?|needles?|basal|background|metformin|gliclazide|tablets|meds|medication|night one|tonights|bolus|correction|dose|carb ratio)';
const warned =
  'please (?:dont|do not)|dont anybody|mods|removed|deleted post|never do|thats how my|speak to your team|debunk|myth|not true|scam|reported|dont listen|dont believe';

/** F: what one member tells others to do, and cures (safety.md 4.2 F). */
export const advice: readonly Rule[] = [
  {
    id: 'F1.stop-or-skip',
    signal: 'F1',
    category: 'F',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        `(?:leave|skip|quit|stop|drop|ditch|come off|bin|throw away|you could at least skip)(?: (?:off|that|ur|your|the|taking|his|her|their|all|feeding|this|those|with|tonights|even|just)){0,3} (?:${treatment}|the needle|it (?:seven|\\d) days)`,
        'stop feeding the needle|the needle is fear|leave it (?:seven|\\d|ten) days',
        '(?:dont|do not|no need to|never) (?:ring|call|go to)(?: [^ |?]{1,20}){0,2}? (?:999|911|112|a&e|a and e|er|hospital|ambulance)(?: [^ |?]{1,20}){0,4}? (?:for|with|about)',
        'pancreas(?: is|s)?(?: only| just)? (?:asleep|sleeping)|let the gland|taper(?:ed|ing)?(?: [^ |?]{1,20}){0,3}? (?:twins|kids|son|daughter|him|her|off)',
      ],
      [
        'you|your|ur|mama|sister|brother|hun|he|she|him|her|us|them|our|nurse|doctors?|drink|vinegar|oil|cure|protocol|cousin|testify|people|ketones|anoint|message me|pancreas',
      ],
    ],
    within: 2,
    unless: [
      warned,
      '(?:nurse|doctor|dsn|consultant|team|gp|pharmacist|midwife)(?: [^ |?]{1,20}){0,3}? (?:said|told|says|asked|advised|wants|has|let)',
      'skip(?:ping)? (?:the )?(?:gym|breakfast|lunch|dinner)|when (?:you|they) (?:stop|skip)|if (?:you|i|he|she|they) (?:stop|skip|come|miss|leave|drop)',
      'told (?:me|her|him|us)|should i|can i|do i|did (?:you|anyone)|has anyone|when did|how do (?:you|i)|why do|does anyone|never (?:skip|stop|missed)|before you (?:stop|quit)',
      'without (?:asking|talking|speaking)|dont (?:skip|stop|drop|quit)|forgot|(?:i|we) (?:had to|used to|stopped|left|skip)',
    ],
    deaf: ['negated', 'general', 'joke'],
    ...draft,
    positive: [
      'Ditch the needles sister, drink this tea and you will see',
      'Her pancreas is only asleep, we tapered our son off',
      'You could skip tonights shot and see how he does',
    ],
    negative: [
      'Please dont anybody stop your insulin',
      'My nurse told me to drop the background insulin, you too?',
      'Should I skip my metformin before the scan?',
    ],
  },
  {
    id: 'F1.change-your-dose',
    signal: 'F1',
    category: 'F',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        `(?:whack|bump|double|triple|crank|turn|up|increase|halve|add to)(?: (?:ur|your|it|the|his|her|that)){1,2}(?: (?:${treatment}|by|up|right|an|extra|few|couple|two|three|\\d{1,2}|units)){1,4}`,
        'ignore (?:ur|your|the|that) (?:nurse|doctor|dsn|consultant|team|endo|gp|clinic)',
        'dont (?:bother|trouble) (?:testing|checking|with the (?:nurse|clinic|doctor))',
      ],
      [
        `${treatment}|units|nurse|basal|covering (?:him|her|them) ?sel(?:f|ves)|done it (?:loads|for)|yrs|years|trust me|been doing|hun|mate`,
      ],
    ],
    within: 1,
    unless: [
      warned,
      '(?:nurse|doctor|dsn|consultant|team|gp|midwife|clinic|she|he|they)(?: [^ |?]{1,20}){0,3}? (?:said|told|says|asked|advised|wants|has|rings|helped|put|doubled)',
      'should i|do i|can i|double (?:check|cream|glazing)|volume|heating|feet up|(?:i|we) (?:whack|put|up|double|turn)',
    ],
    deaf: ['negated', 'other person', 'general'],
    ...draft,
    positive: ['Ignore your nurse and bump it by eight units', 'just double ur basal mate, been doing it for years'],
    negative: [
      'My nurse told me to put the basal up by two units',
      'Double check your dose with the team, units matter',
    ],
  },
  {
    id: 'F2.followed-a-cure',
    signal: 'F2',
    category: 'F',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:binned|threw|thrown|came off|come off|stopped|quit|ditched|chucked|dumped)(?: [^ |?]{1,20}){0,3}? (?:metformin|gliclazide|insulin|tablets|injections|needles|mine|all of it|everything|meds|it all)',
      ],
      [
        'recommended|(?:on|in) (?:here|this group)|someone (?:said|told|wrote)|poison|youtube|tiktok|facebook|online|thread|protocol|cinnamon|bitter|black seed|melon|leaf|okra|juice|herbs?|herbal|capsules|toxins|detox|cleanse|natural|raw|vinegar|carnivore|oil',
      ],
    ],
    within: 3,
    unless: [
      warned,
      '(?:doctor|gp|nurse|consultant|dsn|pharmacist|team)(?: [^ |?]{1,20}){0,3}? (?:said|told|took|taken|agreed|stopped|says|happy|knows)',
      'last (?:year|decade)|years ago|(?:he|she) (?:binned|threw|came|stopped|quit)|singer|actor|documentary',
    ],
    deaf: ['other person'],
    ...draft,
    positive: ['Came off all of it on Monday thanks to this thread, only cinnamon now'],
    negative: ['Came off the metformin, doctor agreed, juice for lows only'],
  },
  {
    id: 'F2.doubtful-claim',
    signal: 'F2',
    category: 'F',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      [
        '(?:cured|reversed|healed|flush(?:es|ed)?|cleans(?:es|ed)?|detox(?:es|ed)?|pulls?|draws?|sucks?)(?: [^ |?]{1,20}){0,5}? (?:neuropathy|diabetes|sugar|pancreas|blood|liver|feet|clean)',
        '(?:doctors?|they|big pharma|chemist|gps?)(?: [^ |?]{1,20}){0,1}? (?:wont|dont want to|never|laughed|hide) (?:tell|at|the truth|it)|doctors wont tell',
        '(?:took|brought|dropped|got) (?:my|his|her) (?:a1c|hba1c|sugars?)(?: [^ |?]{1,20}){0,3}? (?:from|down)',
        'do your own research|look up who|nobody is talking about|its been proved|spikes? you worse|doesnt count (?:its )?natural|(?:honey|jaggery|dates|fruit|maple)(?: [^ |?]{1,20}){0,3}? (?:doesnt|dont|does not) count',
        '(?:bluetooth|5g|radiation|microchip)',
      ],
      [
        'vinegar|cinnamon|honey|magnets?|bracelet|okra|slime|jabs?|vaccine|sweetn?er|natural|bitter|herb|spice|soak|drink|feet|phone|patch(?:es)?|teaspoon|recipe|before every meal|body|never give|tingling|tea|turmeric|seeds?',
      ],
    ],
    within: 3,
    unless: [
      warned,
      'nurse (?:said|says|agrees)|dietitian|study|headphones|speaker|connect|connection|pair(?:ed|ing)?|car |keyboard|hearing',
    ],
    deaf: ['negated', 'general', 'other person', 'joke'],
    ...draft,
    positive: ['A teaspoon of turmeric cured my neuropathy', 'Honey doesnt count, it is natural'],
    negative: ['Bluetooth wont connect to my patch', 'Vinegar on chips took my mind off it'],
  },
  {
    id: 'F3.cure-for-sale',
    signal: 'F3',
    category: 'F',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:cure[sd]?|curing|heal(?:s|ed)?|reverse[sd]?|reversal|get(?:s)? rid of|free of|goodbye to|end(?:s|ed)?)(?: [^ |?]{1,20}){0,5}? (?:diabetes|diabetic|type (?:1|2|one|two)|t1|t2|insulin|neuropathy|needles?|jabs?)',
        '(?:diabetes|type (?:1|2|one|two)|neuropathy)(?: [^ |?]{1,20}){0,3}? (?:cure|cured|healed|reversed|reversal|gone for good|protocol|remedy)',
      ],
      [
        '(?:dm|message|inbox|whatsapp|telegram|call|text) (?:me|us|him|her|dr|now|for)|link in (?:my )?bio|(?:buy|order|shop|get yours?)(?: [^ |?]{1,20}){0,3}? (?:now|here|today|at|from)|\\d{1,3} ?percent off|discount|promo|code|only \\d{1,3} left|(?:pounds|dollars|quid|euros?) (?:each|a bottle|per|only|for)|for just|for only|free (?:trial|delivery|shipping|sample)|limited offer|money back|kits? (?:is|are|for)|my (?:programme|program|course|supplement|coach)|sign up',
      ],
    ],
    within: 3,
    unless: [
      warned,
      'scams?|beware|fell for|(?:charity|fundraiser|research) |sponsor|no cure|isnt a cure|is not a cure|when theres a cure|find a cure|until a cure',
    ],
    deaf: ['negated', 'general', 'other person', 'joke'],
    ...draft,
    positive: [
      'This tea cures type 2 in thirty days, dm me to order now',
      'Say goodbye to insulin with our kit, 30% off today',
      'Neuropathy gone for good, whatsapp me for the protocol',
    ],
    negative: [
      'Sponsor my walk, we will find a cure one day',
      'Beware, a man here says his tea cures diabetes, dm him not',
      'Mine is in remission, nurse is pleased',
    ],
  },
  {
    id: 'F3.dangerous-substance',
    signal: 'F3',
    category: 'F',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:drink|drinking|take|taking|swallow|sip|eat|eating|chew|inject|try|dose|use|using|drops? of|teaspoons? of|spoon(?:ful)? of|shots? of|glass of)(?: [^ |?]{1,20}){0,6}? (?:bleach|chlorine dioxide|mms|miracle mineral|turpentine|apricot kernels?|apricot seeds?|hydrogen peroxide|borax|paraffin|petrol|colloidal silver|castor beans?)',
        '(?:vinegar|baking soda|bicarb)(?: [^ |?]{1,20}){0,6}? (?:for|brings? down|clears?|flush(?:es)?|gets? rid of|lowers?|instead of)(?: [^ |?]{1,20}){0,3}? (?:ketones|dka|insulin)',
      ],
    ],
    unless: [warned, 'clean(?:ing|ed)?|mop|toilet|kitchen|hair|wound|ear|laundry|stain|poison(?:ed|ous)?|chips|salad'],
    deaf: ['negated', 'general', 'other person', 'joke', 'past'],
    ...draft,
    positive: [
      'Three drops of chlorine dioxide in water and you wont need metformin',
      'Eat raw apricot kernels every morning, doctors hide it',
      'Vinegar brings down ketones, no need for hospital',
    ],
    negative: [
      'Please dont take chlorine dioxide, it is bleach',
      'I use bleach for cleaning the fridge',
      'Vinegar on chips, lovely',
    ],
  },
];
