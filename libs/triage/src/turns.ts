import { compile } from './lexicon/macros.js';

/**
 * How the words around a signal change its reading. Each list is data; `assess.ts` says what a turn does.
 */

/** Words that deny what follows. "Can't" is none of them: "can't stop thinking" is no denial. */
export const deniers = new Set(
  'not no never dont doesnt didnt isnt wasnt arent havent hasnt hadnt wont wouldnt couldnt nor neither without nobody none aint'.split(
    ' ',
  ),
);

/** Words a denial reaches across. Any other word ends its scope, so the reading fails towards people. */
export const carried = new Set(
  (
    'i im ive id am was were be been being is are a an the any of about to for my own me have has had having get getting got feel feeling feels felt want wanted wanting ' +
    'plan plans planning intend intention intentions intending desire wish urge urges thought thoughts think thinking ever even really actually actively currently at all ' +
    'right now that those this these kind kinds like going gone trying tried try or and in it its say would will so very seriously remotely signs sign symptoms experienced experiencing one'
  ).split(' '),
);

/** Before a denial these make it a doubt, and a doubted denial counts as the signal. */
export const doubters = new Set([
  'sure',
  'certain',
  'promise',
  'guarantee',
  'know',
  'convinced',
  'just',
  'only',
  'joking',
  'kidding',
  'why',
]);

export const past = compile([
  '(?:\\w+ )?(?:years?|decades?) (?:ago|back)',
  'ago as a',
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|several|many|[2-9]|1[0-9]) months ago',
  'last year|years before|long ago|ages ago|in the past|back then|back in|in my (?:teens|twenties|thirties|forties|youth)|as a (?:teenager|teen|child|student|kid)',
  'when i was (?:a |at |in |younger|young|\\d{1,2}|diagnosed|little|first|newly|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty)',
  'in (?:19|20)\\d\\d|used to|at (?:uni|university|school|college)|my younger self|way back|once upon',
]);

/** Says it is going on, whatever else is past. */
export const present = compile([
  'again|tonight|today|right now|still|tomorrow|this (?:week|morning|evening)|these days i (?:still )?want|at the moment|currently|lately|recently|yesterday|last night|since i was|ever since|since',
]);

/** A day that comes round: what happened then is past, though "this week" stands beside it. */
export const anniversary = compile(['(?:years?|decades?) (?:ago|back) (?:this|today|tonight|to the)']);

/** Asks about one's own case, also where "you" stands for "I". */
export const asking = compile([
  '(?:is|are|was) (?:it|this|that|these) (?:bad|ok|okay|normal|dangerous|safe|serious)|am i|shall i|should i|do i',
]);

/** Says the author is well now. */
export const wellNow = compile([
  'now i|these days|today im|im (?:glad|grateful|happy|well|fine|ok|better|stable|in recovery|recovered|proud|here)|recovery|recovered|got help|got better|gets better|helped me|came through|come through|here to (?:tell|say)|behind me|doing (?:well|great|fine|ok|much better)|life is good|happy to be (?:here|alive)|glad (?:im|i) |thankful|therapy|years (?:clean|free|sober)|clean now|much better',
]);

export const general = compile([
  'what (?:counts|is classed|qualifies)|whats (?:the|a) (?:definition|difference|sign|threshold)|leaflet|guidelines?|guidance|advice (?:is|says)|if (?:someone|somebody|anyone|a person|people|you|your|youre|they|theyre)|people (?:who|with)|(?:signs?|symptoms?) of|when should|should (?:people|we|you)|training|webinar|course|article|study|studies|research|statistics|awareness|charity|campaign|petition|poster|first aid|meaning of|in general|for anyone|does anyone|has anyone|anyone else|why do|can (?:you|people)|how do (?:people|paramedics|nurses)|helpline|hotline|prevention|policy makers?|(?:government|health|nhs) policy|mps?|government|the news|in the paper|celebrity|documentary',
]);

export const firstPerson = compile(["i|im|ive|id|i'll|me|my|mine|myself|we|our|weve|us|killmyself"]);

export const fiction = compile([
  '(?:in|of|for|from) (?:my|the|a|this|that|her|his) (?:new |latest |favourite |first |second |little |crime )?(?:novel|story|book|film|movie|play|poem|song|game|series|episode|script|chapter|screenplay|soap|drama)',
  '(?:chapter|verse|scene) (?:one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})|my (?:main |fictional )?(?:detective|inspector|sergeant|sleuth|character|protagonist|villain|heroine|hero|narrator)|(?:the|a|my) (?:character|protagonist|narrator|heroine)|(?:lyrics?|song|chorus|verse|poem) (?:goes|is|says|that|where)|(?:writing|wrote|reading|watching|watched) a (?:novel|story|play|poem|screenplay)|fan ?fic(?:tion)?',
]);

export const joke = compile(['lol|just joking|only joking|just kidding']);

/** A subject that is not the author. */
export const somebodyElse = compile([
  '{other}|they|theyre|theyve|their|(?:the|my|our) (?:kids|children|(?:dog|cat|puppy|kitten|rabbit|hamster)s?)|people|everyone|everybody',
]);

/** Hurt beside an idiom; then the idiom is looked at after all. */
export const distress = compile([
  'hopeless|worthless|no point|cant go on|cant cope|cant take|crying|in tears|alone|lonely|desperate|numb|empty|despair|hate (?:myself|my life)|breaking point|end it|done with life|give up|given up|nobody cares|no one cares|depressed|depression|suicidal|mean it|not joking|serious',
]);

const things =
  '(?:this|that|the|another|these|my) (?:[^ |?]{1,14} ){0,2}?(?:pump|sensor|cannula|pod|patch|alarm|alarms|libre|dexcom|meter|app|update|phone|queue|printer|meeting|form|forms|pharmacy|insurance|boss|hold music|diet|gym|run|hill|stairs|traffic|weather|heat|commute|exam|maths|spreadsheet)';

/** Everyday turns of phrase with a deadly word and a trivial object (safety.md 4.3). */
export const idioms = compile([
  '(?:dying|die|kill|murder|killing) for (?:a|an|some|my|the|another) (?!way|chance to)[^ |?]{1,20}',
  'dying (?:to|of (?:laughter|laughing|embarrassment|boredom|heat|shame|thirst|hunger|cold|curiosity))',
  'died? (?:of|from|with) (?:embarrassment|laughter|laughing|shame|boredom|cringe|heat|cold|happiness|excitement)',
  '(?:nearly|almost|could have|couldve|literally|just) (?:just )?died(?: laughing| when| at| inside)?',
  'to die for|(?:bored|scared|worried|sick|tired|frightened|starved|loved|frozen) to death|dead (?:tired|beat|on my feet|good|easy|simple|chuffed|pleased|proud|handy|leg|legs|battery)',
  '(?:is|are|was|being|this is|its) (?:absolute |pure |bloody )?murder',
  'shoot me(?: now| please)?|kill me now|someone kill me|(?:going to|will|ll|would|gonna|might) kill (?:me|him|her|them|you|someone|this|that|the)',
  `(?:is|are|was|this|that|its|feet|back|legs?|knees?|job|heat) killing me|killing (?:it|time|off)|kill (?:time|off|the (?:mood|vibe|pain|engine|lights|high|spike))`,
  `(?:kill my ?self|die|end it all|jump off[^|?]{0,20}) (?:if|when|because of|over|with) (?:i (?:have to|see|hear|get) [^|?]{1,40}|${things})`,
  `\\d+(?:\\.\\d+)? (?:kms|km)`,
  '(?:nearly|almost|could have|couldve) (?:slit my wrists|murdered|topped my ?self|hung my ?self|killed)|kill(?:ing|ed)? my ?self (?:laughing|with laughter)',
  'end (?:it|things) (?:with|between)|end (?:the|this|my) (?:call|day|shift|week|relationship|subscription|contract|membership)',
  'overdos(?:e|ed|ing) on (?:chocolate|cake|netflix|coffee|caffeine|sunshine|tv|telly|cheese|crisps|christmas|sugar|biscuits|information|carbs|turkey|pasta|pizza|mince pies)',
  'suicide (?:squad|pact with carbs|sprints?|drills?|wings|doors)|career suicide|political suicide|social suicide',
  'cut (?:my ?self )?(?:some slack|down|out|back|off|short)|cut (?:my ?self|my (?:finger|thumb|hand|leg|foot|arm|chin)) (?:shaving|cooking|chopping|slicing|gardening|while|whilst|when|opening|on (?:a|the|some|my))',
  '(?:hurt|burnt|burned|scratched) (?:my ?self|my (?:arm|hand|leg|back|finger|knee)) (?:[^ |?]{1,10} )?(?:at|playing|running|lifting|falling|cooking|gardening|in the gym|on (?:a|the|my)|while|whilst|when|moving|doing)',
  '(?:nearly|almost) killed my ?self (?:laughing|on the|on a|tripping|falling|with|trying to|carrying|lifting|running|slipping)',
  'hang (?:in there|out|on)|hanging (?:out|around|on|in|by a thread)|jump(?:ed|ing)? (?:off|in front of|under) (?:the (?:sofa|bed|wall|deep|swings?|duvet|covers)|a (?:box|wall|sofa))',
  'die (?:a little |bit )?inside|die hard|old habits die|never say die|do or die|til i die|till i die|until i die|phone (?:is |has )?(?:dying|died|dead)|battery (?:is |has )?(?:dying|died|dead)|plants? (?:is |are )?dying',
  'goodbye (?:forever )?(?:to )?(?:carbs|bread|pasta|rice|sugar|cake|old|injections|finger|pump|chocolate|biscuits|sleep|weekend|summer|hello)',
]);

/** A low that was treated and came back up, or a spell that is over. */
export const handled = compile([
  '(?:g:low|g:under4|n:low|n:under4|g:edge|low|hypo){g10} {treat}{g10} (?:g:fine|g:up|n:fine|n:up)',
  '(?:back (?:up )?(?:to|at|in|above|over)|up to|come up to|came up to|risen to|now|recovered to|steady at|then) (?:a )?(?:nice |steady )?(?:g:fine|g:up|n:fine|n:up|range|normal)',
  '(?:g:fine|g:up|n:fine|n:up) (?:now|again|after)',
  'all (?:good|fine|sorted|ok|well) (?:now|again)?|fine now|feeling (?:fine|better|ok|normal)(?: again| now)?|sorted now|came (?:back )?up (?:nicely|fine|quickly|again)|back in range|recovered (?:quickly|fine|now|well)|no harm done',
]);

/** Undoes `handled`. */
export const unhandled = compile([
  '{down}',
  'dropping again|going down again|down again|low again|not (?:feeling )?(?:better|fine)|still (?:dropping|falling|shaky|confused|going|not|low|g:low|n:low)|wont come up|not coming up|keeps dropping|(?:isnt|not) (?:rising|budging|moving)',
]);

/** Who is spoken of. */
export const mine = new Set(['i', 'im', 'ive', 'id', "i'll", 'my', 'me', 'myself', 'mine', 'we', 'our']);
export const yours = new Set(['you', 'youre', 'your', 'youve', 'youd', "you'll", 'yourself']);
export const theirs = new Set([
  'he',
  'she',
  'they',
  'hes',
  'shes',
  'theyre',
  'people',
  'someone',
  'somebody',
  'anyone',
  'who',
  'patients',
  'nobody',
  'others',
  'him',
  'her',
  'them',
]);
export const seams = new Set(['|', '?', ',', 'and', 'but', 'so', 'now', 'because', 'then']);
export const presentForms = new Set([
  'im',
  'want',
  'going',
  "i'll",
  'ill',
  'cant',
  'dont',
  'keep',
  'ive',
  'am',
  'will',
  'feel',
  'wont',
]);

/** Words between a past cue and a match that end the past. */
export const breaks = new Set(['but', 'now']);
export const formerly = /\bused to\b/;
/** Last words of a cue of fiction that let somebody in the story speak. */
export const tells = new Set(['goes', 'says', 'where']);
export const answersNo = new Set(['no', 'nope', 'never', 'not']);
/** Two words that end the scope of a denial: it is somebody else who is denied. */
export const notMe = new Set(['not me']);
/** Beside a denial these undo it. */
export const unable = new Set(['cant']);
/** Whether two denials side by side are one ("no nunca"); in English they cancel out. */
export const deniesTwice = false;
