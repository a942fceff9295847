import { type ContentSubject, contentSubjects } from '@kith/contracts/content-subjects';

/** A thing that stops working is not a death. */
const notAThing = String.raw`(?<!\b(?:battery|batteries|cgm|laptop|meter|phone|pod|pump|sensor)(?: (?:has|have|just|is|was|went|had|already))* )`;

/**
 * Words of each subject, in English and Spanish, without accents and in lower case. Each is a whole word; what ends in
 * `\w*` is the beginning of one. Rather a fold too many than one too few: it costs the reader one press.
 */
const words: Readonly<Record<ContentSubject, readonly string[]>> = {
  NEEDLES: [
    String.raw`needles?`,
    String.raw`inject\w*`,
    String.raw`syringes?`,
    String.raw`lancets?`,
    String.raw`cannulas?`,
    String.raw`jabs?`,
    String.raw`finger[ -]?pricks?`,
    String.raw`agujas?`,
    String.raw`inyec\w*`,
    String.raw`jering\w*`,
    String.raw`lancetas?`,
    String.raw`canulas?`,
    String.raw`pinch(?:ar|arme|arse|azos?|o|aba)`,
  ],
  WOUNDS: [
    String.raw`amput\w*`,
    String.raw`wound(?! up\b)(?:s|ed)?`,
    String.raw`ulcer\w*`,
    String.raw`gangren\w*`,
    String.raw`necro\w*`,
    String.raw`stumps?`,
    String.raw`(?:lost|lose|losing) (?:my|his|her|a|the|their|one) (?:left |right |big )?(?:legs?|foot|feet|toes?|arms?|hands?|fingers?|eyes?)`,
    String.raw`heridas?`,
    String.raw`llagas?`,
    String.raw`munon(?:es)?`,
    String.raw`perd(?:i|io|er) (?:mi|su|el|la|un|una) (?:pie|pierna|dedo|brazo|mano|ojo)`,
  ],
  WEIGHT: [
    String.raw`weigh(?:t|ts|s|ed|ing)?`,
    String.raw`overweight`,
    String.raw`bmi`,
    String.raw`calori\w*`,
    String.raw`diet(?:s|ed|ing|er|ers)?`,
    String.raw`obes\w*`,
    String.raw`slimm\w*`,
    String.raw`\d+ ?(?:kgs?|kilos?|lbs?|stone|pounds)`,
    String.raw`peso`,
    String.raw`pes(?:arme|arse)`,
    String.raw`sobrepeso`,
    String.raw`imc`,
    String.raw`dietas?`,
    String.raw`adelga\w*`,
    String.raw`engord\w*`,
  ],
  EATING: [
    String.raw`anorexi\w*`,
    String.raw`bulimi\w*`,
    String.raw`diabulimi\w*`,
    String.raw`bing(?:e|es|ed|eing|ing)`,
    String.raw`purg(?:e|es|ed|ing|ar|arme|aba)`,
    String.raw`eating disorders?`,
    String.raw`disordered eating`,
    String.raw`starv(?:e|ed|ing) myself`,
    String.raw`(?:make|made|making) myself (?:sick|throw up|vomit)`,
    String.raw`atracon(?:es)?`,
    String.raw`trastornos? (?:alimentari\w*|alimentici\w*|de (?:la )?(?:conducta )?alimenta\w*)`,
    String.raw`(?:provoc\w*|hacerme) (?:el )?vomit\w*`,
  ],
  PREGNANCY_LOSS: [
    String.raw`miscarr\w*`,
    String.raw`still ?b(?:irth|orn)\w*`,
    String.raw`ectopic`,
    String.raw`abort(?:ion|ions|o|os|e|ar|aron)`,
    String.raw`no heart ?beat`,
    String.raw`pregnancy loss(?:es)?`,
    String.raw`(?:lost|lose|losing|loss of) (?:my|our|the|her|a|his) (?:babys?|babies|pregnancy|pregnancies|twins?)`,
    String.raw`perd(?:i|io|imos|er) (?:a )?(?:al|el|mi|nuestro|su|un) (?:bebe|embarazo)`,
    String.raw`perdidas? (?:gestacional(?:es)?|del embarazo)`,
    String.raw`ectopico`,
    String.raw`nacio (?:muert[oa]|sin vida)`,
    String.raw`sin latidos?`,
  ],
  SELF_HARM: [
    String.raw`suicid\w*`,
    String.raw`self[ -]?harm\w*`,
    String.raw`self[ -]?injur\w*`,
    String.raw`(?:kill|killed|killing|hurt|hurting|harm|harmed|harming|cut|cutting) (?:my|him|her|your|them|our)sel(?:f|ves)`,
    String.raw`(?:end|ended|ending|take|took|taking) (?:my|his|her|their|your) (?:own )?li(?:fe|ves)`,
    String.raw`overdos\w*`,
    String.raw`autolesi\w*`,
    String.raw`autolitic\w*`,
    String.raw`(?:quitarme|quitarse|quito) la vida`,
    String.raw`(?:matarme|matarse|cortarme|cortarse)`,
    String.raw`(?:hacerme|hacerse|hice) dano`,
    String.raw`sobredosis`,
  ],
  DEATH: [
    String.raw`deaths?`,
    String.raw`dying`,
    String.raw`(?=died|dead)${notAThing}(?:died|dead)(?! (?:batter\w+|end|ends|line|pens?|pumps?|sensors?|spots?|tired))`,
    String.raw`(?:passed|passing) away`,
    String.raw`funerals?`,
    String.raw`grie(?:f|ve|ved|ves|ving)`,
    String.raw`bereav\w*`,
    String.raw`mourn\w*`,
    String.raw`widow\w*`,
    String.raw`(?:lost|losing) (?:my|our|his|her|their) (?:mum|mom|mother|dad|father|wife|husband|partner|sister|brother|son|daughter|friend|gran|grandmother|grandfather)`,
    String.raw`muert\w*`,
    String.raw`muri(?:o|eron|endo|era)`,
    String.raw`morir(?:se|me)?`,
    String.raw`fallec\w*`,
    String.raw`duelo`,
    String.raw`luto`,
    String.raw`entierro`,
    String.raw`viud(?:a|o|as|os|ez)`,
  ],
};

const patterns = contentSubjects.map(
  (subject) => [subject, new RegExp(String.raw`(?<![a-z0-9])(?:${words[subject].join('|')})(?![a-z0-9])`)] as const,
);

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[‐‑‒–]/gu, '-')
    .replace(/\s+/gu, ' ');

/**
 * The subjects that words are about, as far as a list of words can tell, in the order of `contentSubjects`. It serves
 * readers who asked to choose; it raises nothing and decides nothing about safety.
 */
export function subjectsOf(text: string): ContentSubject[] {
  const read = plain(text);
  return patterns.filter(([, pattern]) => pattern.test(read)).map(([subject]) => subject);
}
