/** Named pieces of patterns. `{gN}` is a gap of at most N words inside one sentence. */
export const gap = (words: number): string => `(?: [^ |?]{1,20}){0,${words}}?`;

const relation =
  '(?:mum|mom|mother|dad|father|wife|husband|partner|girlfriend|boyfriend|fiancee?|son|daughter|brother|sister|bro|sis|cousin|nephew|niece|uncle|aunt|auntie|nan|nana|gran|grandma|grandad|granny|granddad|kid|child|baby|boy|girl|lad|toddler|teen|teenager|friend|mate|best friend|flatmate|housemate|roommate|neighbour|neighbor|colleague|ex|client|patient|lodger|stepson|stepdaughter)s?';

export const macros: Readonly<Record<string, string>> = {
  g1: gap(1),
  g2: gap(2),
  g3: gap(3),
  g4: gap(4),
  g6: gap(6),
  g8: gap(8),
  g10: gap(10),
  relation,
  other: `(?:(?:my|our|a|the|his|her|their)(?: [^ |?,]{1,20})? ${relation}|husband|hubby|wife|partner|son|daughter|mum|mom|dad|brother|sister|nan|flatmate|housemate|girlfriend|boyfriend|dads|mums|someone|somebody|he|she|hes|shes|him|her)`,
  myself: '(?:my ?self|me self|meself|mself)',
  own: '(?:my own|my|own)',
  willI:
    "(?:i'll|ill|i will|i shall|im going to|i am going to|im gonna|i am gonna|imma|im gunna|im about to|i am about to|im planning (?:to|on)|i plan (?:to|on)|planning to|i intend to|ive decided (?:to|im)|i have decided to|decided to|ready to|going to|gonna|gunna|about to|i have to|i need to|its time to|time to)",
  kill: '(?:kill(?:ing)? ?(?:my ?self|me self|meself)|end(?:ing)? my(?: own)? life|end(?:ing)? it all|end(?:ing)? my ?self|tak(?:e|ing) my(?: own)? life|unaliv(?:e|ing)(?: my ?self)?|kms|ctb|top(?:ping)? my ?self|do(?:ing)? my ?self in|off(?:ing)? my ?self|hang(?:ing)? my ?self|drown(?:ing)? my ?self|shoot(?:ing)? my ?self|commit(?:ting)? suicide|overdos(?:e|ing)|od on|jump(?:ing)? (?:off|in front|under)|slit(?:ting)? my|be dead|die)',
  killHim:
    '(?:kill(?:ing|ed)? ?(?:him ?self|her ?self|them ?sel(?:f|ves)|their ?self)|end(?:ing)? (?:his|her|their)(?: own)? life|end(?:ing)? it(?: all)?|tak(?:e|ing) (?:his|her|their)(?: own)? life|hang(?:ing)? (?:him|her|them) ?sel(?:f|ves)|commit(?:ting)? suicide|overdos(?:e|ing|ed)|suicidal|unalive|jump(?:ing)? (?:off|in front|under)|harm(?:ing)? (?:him|her|them) ?sel(?:f|ves))',
  soon: '(?:now|right now|tonight|tonite|today|this (?:evening|morning|afternoon|minute|very)|tomorrow|in (?:an?|one|two|three|a few|half an|\\d{1,2}) (?:hours?|minutes?|mins?|hour)|within the hour|at midnight|before (?:morning|dawn|sunrise|they|he|she|anyone)|any minute|when (?:theyre|theyve|hes|shes|they|everyone|everybody|the kids|he|she)(?: (?:are|is|have|has|goes?|go|gets?))?(?: all)? (?:asleep|gone|out|left|leaves?|bed|sleeps?)|once (?:theyre|theyve|hes|shes|they|everyone|the kids|he|she)|after (?:the kids?|everyone|they|he|she|i (?:log|sign|hang)|this (?:post|message)))',
  asleepLater:
    '(?:(?:everyone|everybody|the kids|kids|house|they)(?: [^ |?]{1,20}){0,1}? (?:are|is) (?:asleep|out|in bed|gone)|(?:after|once|when|until|till)(?: [^ |?,]{1,20}){0,4}? (?:bedtime|asleep|gone to bed|in bed|gone out|have gone|has gone|leaves?|are out|is out|sleep|dark)|tonight|midnight|later on|in the small hours)',
  means:
    '(?:pens?|insulin|vials?|pills?|tablets?|tabs|meds|medication|blades?|razors?|rope|noose|knife|gun|needles?|syringes?|stash|everything i need|box of [^ |?]{1,20}|whole box|helium|belt|car keys and)',
  inHand:
    '(?:in my (?:pocket|hands?|lap|fist|dressing gown)|in hand|next to me|beside me|in front of me|lined up|laid out|counted out|all counted|on the (?:bed|pillow|bedside) |under my pillow|stashed|saved up|loaded|tied|ready and waiting)',
  low: '(?:g:low|g:edge|g:lo|n:low|s:low|k:low)',
  under4: '(?:g:low|g:edge|g:lo|n:low|s:low|g:under4|n:under4)',
  lowNow:
    '(?:g:low|g:edge|g:lo|n:low|s:low|(?:im|i am|so|really|very|dangerously|is|shes|hes|he is|she is|feel|feeling|gone|going|went) (?:[^ |?,]{1,20} )?(?:low(?! (?:carb|gi|fat|salt|sugar|calorie|on|in|mood|battery|key|maintenance|cost))|hypo)|hypoing|having (?:a|an?other) (?:[^ |?,]{1,20} )?(?:hypo|low)|mid hypo|hypo (?:and (?:i|im|cant|my)|now|right now)|in a (?:bad )?(?:hypo|low)|(?:bad|massive|horrible|nasty) (?:hypo|low) (?:right )?now|sugars? (?:is|are|has|have)? ?(?:crashing|crashed|tanking|bottoming))',
  high: '(?:g:high|g:edge|g:hi|n:high)',
  treat:
    '(?:juice|cartons?|glucose|tabs|tablets|dextrose|dextro|jelly babies|jelly beans|sweets|haribo|skittles|coke|cola|lucozade|lemonade|gel|gels|glucagon|gvoke|baqsimi|treated|treating|carbs|sugar|honey|biscuits?|smarties|hypo fix|fast carbs|syrup|jam)',
  down: '(?:plunging|plummeting|plummet|tanking|crashing|nose ?diving|free ?fall(?:ing)?|straight down|double (?:arrows? )?down|two (?:arrows? )?down|double arrows?|arrows? (?:[^ |?,]{1,20} )?(?:straight |pointing )?down|down down|(?:dropping|falling|going down|sinking)(?: [^ |?,]{1,20}){0,2}? (?:fast|quick|quickly|like|rapidly|so|stone|still|hard)|dropping|falling|sinking)',
  vomit:
    '(?:throw(?:ing|n)? up|threw up|vomit(?:ing|ed|s)?|been sick|being sick|be sick|is sick|sick (?:again|twice|three|four|five|six|all|every|constantly|everywhere|\\d)|keep(?:s)? (?:being )?(?:sick|vomiting)|puk(?:e|ing|ed)|chucking up|heaving|retching|(?:cant|cannot|wont|not) (?:keep|hold|stay)(?: [^ |?,]{1,20}){0,3}? down|bringing (?:everything|it all) (?:back )?up)',
  breath:
    '(?:panting|gasping|breathless|breathing (?:is |so |really |very |all )?(?:fast|hard|deep|deeply|heavy|heavily|funny|weird|quick|rapid|rapidly|laboured|like)|(?:deep|fast|heavy|rapid) breathing|cant (?:catch|get) my breath|short of breath|out of breath|struggling (?:to breathe|for breath)|pear drops|fruity breath|breath (?:smells?|stinks?)(?: [^ |?,]{1,20}){0,2})',
  drowsy:
    '(?:drowsy|drowsiness|so sleepy|really sleepy|(?:cant|cannot|can barely|struggling to|hardly) (?:stay awake|keep my eyes open|keep (?:his|her) eyes open|stand)|barely (?:awake|conscious)|nodding off|drifting (?:off|in and out)|in and out of|woozy|(?:confused|muddled)(?! (?:about|by|as|why|how|which|what|whether))|not making sense|out of it|lethargic|floppy)',
  ill: '(?:flu|chesty|fever|feverish|infection|infected|virus|bug|covid|temperature|ill|unwell|poorly|coughing|cough|pneumonia|tonsillitis|uti|norovirus|shivering|shivery|aching|being sick|sick)',
  symptoms:
    '(?:thirsty|thirst|parched|mouth (?:is )?(?:like|so dry|dry)|dry mouth|peeing (?:constantly|nonstop|every)|weeing (?:constantly|every)|tummy (?:pain|agony|ache|hurts)|stomach (?:pains?|agony|cramps?|hurts|in knots)|belly (?:pain|agony|hurts)|feel(?:ing)? (?:really |so |very |proper )?(?:awful|ill|rough|dreadful|terrible|sick|unwell)|dizzy|shaking|nauseous|nausea)',
  insulin:
    '(?:insulin|novorapid|humalog|fiasp|lyumjev|lantus|levemir|tresiba|toujeo|apidra|abasaglar|actrapid|basal|bolus|background|long acting|quick acting|rapid|rapid acting|humulin|novolog|admelog|basaglar)',
  jab: '(?:insulin|jabs?|shots?|bolus(?:es)?|doses?|injections?|basal|novorapid|humalog|lantus|levemir|tresiba|fiasp|units|needle|pens?)',
  weight:
    '(?:weight|lose|losing|lost|thin|thinner|skinny|skinnier|slim|slimmer|slimming|jeans|dress size|bikini|scales|calories|fat|fatter|diet|pounds|kilos|kg|stone|flat stomach|figure|wedding dress|waist)',
  resolved:
    '(?:came round|came to|(?:is|shes|hes|theyre) (?:all )?(?:fine|ok|okay|good|better|well) now|(?:shes|hes|theyre) (?:absolutely |all )?fine|recovered|sorted|discharged|paramedics (?:came|sorted|were)|ambulance (?:came|took|arrived)|in hospital now|on the ward|on a drip|woke up fine)',
  noInsulin:
    '(?:(?:got |have |ive |ive got |with |had )?no (?:more )?(?:insulin|basal|bolus insulin|background insulin|long acting|fast acting|novorapid|humalog|lantus|tresiba|levemir|fiasp)(?: left| at all| in the house| until| till| for| now)?|(?:ran|run|running|runs) out of (?:my )?{insulin}|out of (?:my )?{insulin}|without (?:any )?insulin|(?:havent|not|dont) (?:had|got|have) (?:any |my )?insulin|insulins? (?:has |have |is |all )?(?:run out|ran out|gone|finished|used up)|stole my insulin|lost my (?:insulin|pens)|nothing (?:left )?(?:till|until)|last (?:pen|vial|cartridge) (?:is |ran |has )?(?:empty|finished|dead|nearly|almost|gone))',
  rationed:
    '(?:last (?:pen|vial|cartridge){g6} (?:cant (?:afford|get|pay)|no money)|wont (?:let|give) (?:me|him|her)(?: (?:have|take|get))? (?:my |his |her |any )?(?:insulin|glucose|hypo|food|meds|sugar)|ration(?:ed|ing)?(?: [^ |?]{1,20}){0,3}? {jab}|(?:skip|skipping|skipped|halving|halved|stretching|eking)(?: [^ |?]{1,20}){0,3}? (?:insulin|basal|bolus(?:es)?|doses?|jabs?|lantus|novorapid|humalog|tresiba)(?: [^ |?]{1,20}){0,4}? (?:last|payday|paid|money|afford|cost|price|broke|skint|cheaper|prescription|save|insurance|till|until)|half (?:my |the )?(?:doses?|units|insulin)(?: [^ |?]{1,20}){0,3}? (?:last|payday|save|until|till|stretch)|(?:make|making) (?:my |the )?(?:insulin|pen|vial|basal|it) last|(?:cant|couldnt) (?:afford|pay for)(?: [^ |?]{1,20}){0,3}? (?:insulin|lantus|novorapid|humalog|tresiba|prescription|meds)|(?:using|injecting|taking|on) (?:[^ |?]{1,20} ){0,2}?(?:expired|out of date|old) (?:insulin|pens?|vials?)|(?:with(?:held|holding)|tak(?:en|ing) away|hid(?:es|ing|den)?|locked up) (?:my|his|her) (?:insulin|pens|glucose tabs))',
  when: '(?:last night|yesterday|this week|this morning|the other (?:day|night)|(?:a few|few|two|three|four|five|couple of|\\d) (?:days|nights) ago|(?:on )?(?:last )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:at|over) the weekend|overnight)',
  alreadyWithout:
    '(?:havent|hasnt|not) (?:had|done|taken|injected)(?: [^ |?]{1,20}){0,2}? (?:long acting|basal|lantus|levemir|tresiba|background|insulin|jabs?|novorapid|humalog)(?: [^ |?]{1,20}){0,2}? (?:since|for|in)',
  rapid:
    '(?:novorapid|humalog|fiasp|lyumjev|apidra|novolog|admelog|rapid|fast acting|fast|quick|quick acting|mealtime|clear)',
  long: '(?:lantus|levemir|tresiba|toujeo|abasaglar|basaglar|basal|background|long acting|night|nighttime|bedtime|slow|cloudy)',
  feelsDka:
    '(?:{vomit}|{breath}|{drowsy}|spew(?:ing|ed)?|vomits?|bringing up (?:bile|everything)|heaving|hurling|up sick|(?:stop|am|was) (?:being )?sick|(?:full|proper|deep|big) breaths?|chest (?:is )?heaving|pear drops|nail (?:polish|varnish)|acetone|old fruit|drink(?:ing)? (?:water |loads |plenty )?(?:like|enough water)|(?:pee|peeing|wee|weeing|pass(?:ing)? (?:water|urine))(?: [^ |?]{1,20}){0,3}? (?:every|all|constantly|\\d)|thirsty|thirst|parched|(?:stomach|tummy|belly) cramps?|breathless|dizzy|so weak|cant stop drinking|gasping|(?:mouths?|tongues?)(?: is| feels| are)? like|(?:belly|tummy|stomach|guts?)(?: [^ |?]{1,20}){0,4}? (?:pain|paining|hurts?|kicked|cramps?|agony|strong)|cramps? in|legs?(?: [^ |?]{1,20}){0,3}? (?:no power|like|heavy|cement|weak)|cant (?:stay awake|see|get (?:up|a proper breath)))',
  muddled:
    '(?:(?:cant|couldnt|hard to|struggling to) (?:think|work out|rem[a-z]{2,7}|read|see|focus|open|get the|find|type|speak|stand|walk)|hands? (?:wont|not|arent|are not|dont)|(?:room|everything|screen|road|light)(?: [^ |?]{1,20}){0,3}? (?:going round|spinning|swimmy|swimming|slow|blurry|folding|strange|wobbl[a-z]{1,4})|no (?:memory|idea) of|(?:dont|cant) rem[a-z]{2,7}|(?:talk|talks|talking|speaking|saying|says)(?: [^ |?]{1,20}){0,2}? (?:rubbish|nonsense|gibberish|daft|slow|slurred)|slurring|slurred|giggling|giggly|not making sense|passing out|going to (?:faint|pass out|collapse)|lying on the|on the (?:floor|tiles|carpet|stairs|landing)|wobbly|drenched|legs? (?:have |has )?(?:gone|going|wont)|cant feel my|vision|seeing double|black spots|everything (?:is|has|gone)|drifting|sleepy|falling asleep|fading|crying|panicking|help me|scared|wobbly|so tired|shaky|shaking|tunnel vision|sweat(?:s|ing|y)?(?: [^ |?]{1,20}){0,2}? (?:pouring|like|through|soaked))',
  sugarTalk:
    '(?:sensor|meter|libre|dexcom|dex|cgm|insulin|jabs?|injections?|injection|type (?:one|two|1|2)|t1|t1d|t2|diabetic|diabetes|sugar|sugars|hypo|low|gel|glucagon|baqsimi|glucose|bg|g:[a-z0-9]{2,6}|n:low|n:under4|s:low|k:[0-9.]{1,3}|pump|units)',
  unwoken:
    '(?:(?:wont|doesnt|isnt|not|cant|couldnt) (?:wake|waking|be woken|answer|answering|respond|responding|come round|sit up)|(?:cant|couldnt|unable to) (?:wake|rouse|get (?:him|her|them) (?:up|to))|snoring(?: [^ |?]{1,20}){0,2}? (?:weird|funny|strange|odd|way|noise)|that snoring|shook (?:him|her)|eyes? (?:[^ |?]{1,20} ){0,3}?(?:roll|rolled|rolling|shut again)|teeth(?: [^ |?]{1,20}){0,2}? (?:clamped|locked|clenched)|jaw(?: [^ |?]{1,20}){0,2}? (?:locked|clamped)|(?:shaking|jerking|twitching) all over|stares? (?:right |straight )?through|staring (?:right |straight )?through|gone (?:a bit |all |so )?(?:floppy|limp|grey|off again)|dribbl(?:es|ing)|just mumbles?|mumbling|unconscious|fitting|seizing|(?:went|gone) down (?:in|on|like)|keeps? nodding off|slap(?:ped|s)? (?:it|my hand)|push(?:es|ed)? away (?:the|his|her|my)|colour of (?:putty|chalk|clay|paper)|(?:stopped|stops) (?:talking|answering|replying)|slurring(?: [^ |?]{1,20}){0,3}? stopped|not (?:really )?with (?:it|us)|wont drink|cant swallow|(?:eyes )?glazed(?: over)?|unresponsive|(?:really |very )?hard to wake|wont stay awake|making no sense|not making (?:any )?sense|lips? (?:are |is |gone |going )?blue|breathing (?:funny|weird|strange|noisily)|gurgling|collapsed|clammy and|groan(?:s|ing)|moaning (?:and|in|on the)|(?:wont|not|cant) (?:talk|speak) to me|(?:on|lying on) the (?:bathroom|kitchen|bedroom|hall|shower) floor|out of it|aggressive and|doesnt know (?:me|who|where|what)|limp|blank|talk(?:ing|s)? (?:absolute |complete |utter )?(?:rubbish|nonsense|gibberish))',
  meansOfIt:
    '(?:pens?|insulin|pills?|tablets?|meds|cartridges?|vials?|gun|sidearm|pistol|shotgun|rope|blade|razor|noose)',
  body: '(?:weight|weigh in|weigh|scales?|thin|thinner|skinny|slim|lose|lost|losing|lbs|pounds|kilos|stone|dress|size|sizes|zips?|zipped|does up|jeans|bikini|prom|wedding|beach|spring break|holiday pics|bmi|fat|ten pounds|photos|photograph|look well|look (?:amazing|great|good|thinner)|compliments?|size zero|abs|summer body|reunion|spread|figure|lighter|bigger|smaller|curves|body|mirror|gain|gained|gaining|weight loss|calories|cutting to|making weight|an? (?:6|8|10|12|n:fine|n:up)|belly|stomach)',
  leftOut:
    '(?:(?:leav(?:e|es|ing)|left|ditch(?:ed|ing)?|skip(?:s|ped|ping)?|miss(?:ing)?|dropp(?:ed|ing)|cut(?:ting)? (?:back|out|down)(?: on)?|eas(?:e|ed|ing)(?: way)? off|com(?:e|ing) off|came off|hold(?:ing)? off|stopp(?:ed|ing)|stopped bothering with|avoid(?:ing)?|not bothering with|not (?:taking|injecting|doing)|under ?dos(?:e|ing)|ration(?:ing)?|hold(?:ing)? back)(?: [^ |?]{1,20}){0,4}? (?:insulin|jabs?|shots?|bolus|boluses|basal|injections?|dose|doses|units|mealtime ones?|long acting|everything off)|(?:leav(?:e|es|ing)|left) (?:everything|it|them|mine|the lot|all of it|that) off|(?:leav(?:e|es|ing)|left)(?: [^ |?]{1,20}){0,3}? on read|(?:basically |had |took |taking |taken )none(?: of (?:it|them))?|do(?:ing)? (?:about )?half|half the (?:pens?|insulin|jabs|units)|(?:let|letting)(?: [^ |?]{1,20}){0,2}? (?:sugars?|numbers|bloods)(?: [^ |?]{1,20}){0,2}? (?:ride|run|climb|drift|high|carry)|(?:run|running|stay|staying|sit|sitting)(?: [^ |?]{1,20}){0,2}? high|units (?:she|he) didnt|didnt (?:have|take|do|inject) (?:any|it|them|one)|just enough to keep|(?:less|half the|hardly any) insulin)',
  child:
    '(?:child|kid|kids|son|daughter|lad|boy|girl|toddler|baby|brother|sister|grandson|granddaughter|(?:hes|shes|he is|she is|aged|im) (?:[^ |?]{1,10} )?(?:[1-9]|1[0-7]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)|im n:(?:up|fine|high)|year [1-9]|yr [1-9])',
};
/** A word inside a gap is never a denial, so that what is denied cannot hide inside a match. */
const noDenial =
  '(?!(?:not|no|never|dont|doesnt|didnt|isnt|wasnt|arent|havent|hasnt|hadnt|wont|wouldnt|couldnt|neither|nor|without|aint) )';

/** Binds a pattern to whole words. */
export const bound = (source: string): string => `(?<= )(?:${source})(?= )`;

/** Writes named pieces out. Throws on an unknown name, so a slip in the data fails every test and not one message. */
export const writeOut = (pattern: string, pieces: Readonly<Record<string, string>>): string => {
  let out = pattern;
  for (let depth = 0; depth < 6 && /\{[a-zA-Z]\w*\}/.test(out); depth += 1)
    out = out.replace(/\{([a-zA-Z]\w*)\}/g, (_, name: string) => {
      const piece = pieces[name];
      if (piece === undefined) throw new Error(`lexicon: unknown piece {${name}} in ${pattern}`);
      return piece;
    });
  return out;
};

/** Puts a look ahead before every word of a gap. */
export const guardGaps = (pattern: string, guard: string): string =>
  pattern.replaceAll('[^ |?]{1,', `${guard}[^ |?]{1,`).replaceAll('[^ |?,]{1,', `${guard}[^ |?,]{1,`);

/** Writes the macros out. */
export const expand = (pattern: string): string => {
  const out = writeOut(pattern, macros)
    .replace(/\b(it|that|you|they)ll\b/g, "$1'?ll")
    .replace(/\bill (?=be|find|come)/g, "(?:i'll|ill) ");
  return guardGaps(out, noDenial);
};

/** One matcher for a list of alternative patterns, bound to whole words. */
export const compile = (patterns: readonly string[]): RegExp => new RegExp(bound(patterns.map(expand).join('|')), 'g');
