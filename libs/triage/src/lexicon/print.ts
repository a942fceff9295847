import { signalOf } from '../declared.js';
import { signalLabels } from '../signals.js';
import { slang } from '../slang.js';
import { macros } from './macros.js';
import type { Category, Fact, Rule } from './rule.js';

const categories: Readonly<Record<Category, string>> = {
  A: 'Body and treatment',
  B: 'Suicide and self-harm',
  C: 'Eating, and insulin left out for weight',
  D: 'Access to insulin',
  E: 'Abuse and safeguarding',
  F: 'Dangerous advice',
  G: 'Personal details',
  H: 'Selling and recruiting',
  I: 'Harassment',
};
const factWords: Readonly<Record<Fact, string>> = {
  type1: 'type 1',
  pump: 'a pump',
  sglt2: 'an SGLT2 drug',
  pregnant: 'a pregnancy',
};
const kindsOfReading: Readonly<Record<string, string>> = {
  g: 'glucose',
  n: 'a bare number',
  s: 'the number of a device',
  k: 'ketones',
};
const bands: Readonly<Record<string, string>> = {
  lo: 'shown as LO',
  hi: 'shown as HI',
  low: 'under 3',
  under4: '3 to 4',
  fine: '4 to 10',
  up: '10 to 15',
  high: 'over 15',
  edge: '30 to 35 without a unit',
  '0': 'under 1.5',
  '1.5': '1.5 to 3',
  '3': '3 and over',
};

const reading = (mark: string, kind: string, band: string): string =>
  kindsOfReading[kind] && bands[band] ? `‹${kindsOfReading[kind]} ${bands[band]}›` : mark;

/** From the innermost group outwards, each rewriting its own and leaving brackets that are no longer read as groups. */
const steps: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    /\(\?[!=<]{1,2}([^()]*)\)/g,
    (group, inside = '') => (group.includes('!') ? `⟦not ${inside}⟧` : `⟦beside ${inside}⟧`),
  ],
  [/\(\?:([^()]*)\)(?:\?|\{0,1\}\??)/g, (_, inside = '') => `⟦${inside}⟧`],
  [/\(\?:([^()]*)\)\{0,(\d+)\}\??/g, (_, inside = '', most = '') => `⟦${inside}, up to ${most} times⟧`],
  [/\(\?:([^()]*)\)(?:\{[\d,]+\})?/g, (_, inside = '') => `⟪${inside}⟫`],
];

/**
 * A pattern as people read it: `(a / b)` one of these, `[a]` may be there, `…4` up to four words of any kind, `‹name›` a
 * named piece or a reading.
 */
export function readable(pattern: string): string {
  let out = pattern
    .replace(/\(\?: ?\[\^ \|\?,?\]\{\d+,\d+\} ?\)\{0,(\d+)\}\??/g, ' …$1')
    .replace(/\(\?: ?\[\^ \|\?,?\]\{\d+,\d+\} ?\)\?/g, '…1')
    .replace(/\{g(\d+)\}/g, ' …$1')
    .replace(/\{([a-zA-Z]\w*)\}/g, '‹$1›')
    .replace(/\[\^[^\]]*\]\{\d+,\d+\}\??/g, '‹any word›')
    .replace(/\[a-z0-9\]\{\d+,\d+\}|\[a-z(?:A-Z)?\](?:\{\d+,\d+\}|\+)|\\w\+/g, '‹letters›')
    .replace(/\\d(?:\{[\d,]+\})?|\[0-9.?\](?:\{[\d,]+\})?|\[[1-9]-9\]/g, '#')
    .replace(/\\b/g, '')
    .replace(/\^ ?\??/g, '‹start› ')
    .replace(/\b([gnsk]):([a-z0-9.]+)/g, reading);
  for (let before = ''; before !== out;) {
    before = out;
    for (const [group, write] of steps) out = out.replace(group, write);
  }
  return out
    .replace(/([a-z])\?/g, '⟦$1⟧')
    .replaceAll(' ?', '⟦ ⟧')
    .replace(/([^⟦ ]) ([⟧⟫])/g, '$1$2 ')
    .replace(/([⟦⟪]) (?!⟧)/g, ' $1')
    .replaceAll('|', ' / ')
    .replaceAll('⟦', '[')
    .replaceAll('⟧', ']')
    .replaceAll('⟪', '(')
    .replaceAll('⟫', ')')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const listed = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}`, '', ...lines.map((line) => `- ${line}`), ''];
const code = (pattern: string): string => `\`${readable(pattern)}\``;
const quoted = (example: string): string => `“${example.replace(/\s*\n\s*/g, ' ⏎ ').replace(/([*_<>[\]])/g, '\\$1')}”`;

const reach = ({ all, within = 0 }: Rule): string => {
  if (all.length === 1) return 'Found when this stands in the text:';
  return within === 0
    ? 'Found when each of these stands in the same sentence:'
    : `Found when each of these stands in the text, at most ${within} ${within === 1 ? 'sentence' : 'sentences'} apart:`;
};

const printRule = (rule: Rule): string[] => [
  `#### ${rule.id}`,
  '',
  [
    `**${rule.level.toLowerCase()}**, ${rule.certainty}${rule.certainty === 'possible' ? ' (at most red by itself)' : ''}`,
    ...(rule.hold ? ['held until a person has read it'] : []),
    ...(rule.needs
      ? [`only for an author who told us of ${rule.needs.map((fact) => factWords[fact]).join(' or ')}`]
      : []),
    `staff read “${signalLabels[signalOf(rule)] ?? signalOf(rule)}”`,
    `owner ${rule.owner}`,
    `last review ${rule.lastReview}`,
    rule.signedOff ? 'signed off' : '**not signed off**',
  ].join(' · '),
  '',
  ...listed(
    reach(rule),
    rule.all.map((part) => part.map(code).join(' or ')),
  ),
  ...listed('Not when one of these stands near:', (rule.unless ?? []).map(code)),
  ...(rule.deaf ? [`Not turned off by words that say: ${rule.deaf.join(', ')}.`, ''] : []),
  ...listed('To hear:', rule.positive.map(quoted)),
  ...listed('To leave alone:', rule.negative.map(quoted)),
];

const byOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** The rules of a lexicon as one Markdown document, for people who review them. */
export function printLexicon(version: string, rules: readonly Rule[]): string {
  const signed = rules.filter(({ signedOff }) => signedOff).length;
  const lines = [
    `# What the detector listens for: ${version}`,
    '',
    `${rules.length} rules, ${signed} of them signed off. In patterns, \`(a / b)\` is one of these, \`[a]\` may be there or not, \`…4\` is up to`,
    'four words of any kind, `#` is a number, and `‹name›` is a piece described at the end or a number that was read, in mmol/L.',
    'Words are compared in lower case without apostrophes, common misspellings put right.',
    '',
  ];
  const named = Object.entries(categories) as [Category, string][];
  for (const [category, title] of named.filter(([each]) => rules.some((rule) => rule.category === each))) {
    lines.push(`## ${category}. ${title}`, '');
    const here = rules.filter((rule) => rule.category === category);
    for (const signal of [...new Set(here.map((rule) => rule.signal))].sort(byOrder))
      lines.push(
        `### ${signal}. ${signalLabels[signal] ?? ''}`,
        '',
        ...here.filter((rule) => rule.signal === signal).flatMap(printRule),
      );
  }
  lines.push(
    '## Slang',
    '',
    ...slang.map(({ said, means, reviewBy }) => `- ${said}: ${means.join(' ')} (review by ${reviewBy})`),
    '',
  );
  lines.push('## Pieces', '');
  for (const [name, pattern] of Object.entries(macros))
    if (!/^g\d+$/.test(name)) lines.push(`- \`‹${name}›\`: ${code(pattern)}`);
  return `${lines.join('\n')}\n`;
}
