import { rankOf } from '@kith/contracts/level';
import type { Finding } from '@kith/triage/assess';

import type { HelpCardKind } from './screening.model.js';

type Feeling = { RED: HelpCardKind; CRISIS: HelpCardKind };

const feelings: Feeling = { RED: 'DISTRESS', CRISIS: 'IMMEDIATE' };
const always = (kind: HelpCardKind): Feeling => ({ RED: kind, CRISIS: kind });

/** The card for each signal (safety.md 4.2); null where help for the author is not the point. */
const cards: Readonly<Record<string, Feeling | null>> = {
  A1: always('LOW'),
  A2: always('LOW'),
  A3: always('EMERGENCY'),
  A4: always('LOW'),
  A5: always('LOW'),
  A6: always('LOW'),
  A7: always('HIGH'),
  A8: always('HIGH'),
  A9: always('HIGH'),
  A10: always('HIGH'),
  A11: always('LOW'),
  A12: always('HIGH'),
  A13: always('EMERGENCY'),
  A14: null,
  A15: always('EMERGENCY'),
  B1: feelings,
  B2: feelings,
  B3: feelings,
  B4: feelings,
  B5: feelings,
  B6: feelings,
  B7: feelings,
  B8: feelings,
  B9: feelings,
  B10: feelings,
  B11: always('SOMEONE_ELSE'),
  B12: feelings,
  B13: null,
  C1: feelings,
  C2: feelings,
  D1: always('HIGH'),
  D2: null,
  A16: null,
  C3: feelings,
  D3: always('HIGH'),
  E1: { RED: 'DISTRESS', CRISIS: 'EMERGENCY' },
  E2: always('EMERGENCY'),
  E3: always('EMERGENCY'),
  E4: { RED: 'DISTRESS', CRISIS: 'EMERGENCY' },
  E5: null,
  E6: null,
  F1: null,
  F2: always('HIGH'),
  F3: null,
  G1: null,
  G2: null,
  H1: null,
  I1: null,
  I2: null,
  BURNOUT: feelings,
  LANGUAGE: always('EMERGENCY'),
  UNREAD_LANGUAGE: null,
  MODEL: feelings,
  MODEL_A: always('EMERGENCY'),
  MODEL_B: feelings,
  MODEL_C: feelings,
  MODEL_D: always('HIGH'),
  MODEL_E: { RED: 'DISTRESS', CRISIS: 'EMERGENCY' },
  MODEL_F: null,
  MODEL_H: null,
  MODEL_I: null,
};

/** Which card a finding asks for; null for anything a person can read the same day. */
export function kindOf({
  signal,
  category,
  level,
}: Pick<Finding, 'signal' | 'category' | 'level'>): HelpCardKind | null {
  if (level !== 'RED' && level !== 'CRISIS') return null;
  const card = Object.hasOwn(cards, signal) ? cards[signal] : category === 'B' ? feelings : always('EMERGENCY');
  return card ? card[level] : null;
}

/** When several fit, the first of these is shown. Words about danger come before sugars. */
export const kindOrder: readonly HelpCardKind[] = ['IMMEDIATE', 'EMERGENCY', 'LOW', 'HIGH', 'SOMEONE_ELSE', 'DISTRESS'];
const longestQuote = 160;

/** The one card to show for these findings with the words that led to it, or null. Words about danger come before sugars. */
export function cardFor(
  text: string,
  findings: readonly Finding[],
): { kind: HelpCardKind; quoted: string | null } | null {
  const wanted = findings
    .map((finding) => ({ finding, kind: kindOf(finding) }))
    .filter((each): each is { finding: Finding; kind: HelpCardKind } => each.kind !== null)
    .sort(
      (a, b) =>
        kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || rankOf(b.finding.level) - rankOf(a.finding.level),
    )[0];
  if (!wanted) return null;
  const span = wanted.finding.spans[0];
  const quoted = span ? text.slice(span.start, span.end).trim() : '';
  return { kind: wanted.kind, quoted: quoted && quoted.length <= longestQuote ? quoted : null };
}
