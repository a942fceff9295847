import { rankOf } from '@kith/contracts/level';
import type { Finding } from '@kith/triage/assess';

import type { HelpCardKind } from './screening.model.js';

const lows = new Set(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A11']);
const highs = new Set(['A7', 'A8', 'A9', 'A10', 'A12', 'D1']);
const notAboutTheAuthor = new Set(['B13', 'D2', 'A14', 'A15']);

/** Which card a finding asks for; null for anything a person can read the same day. */
function kindOf({ signal, category, level }: Finding): HelpCardKind | null {
  if (rankOf(level) < rankOf('RED')) return null;
  if (lows.has(signal)) return 'LOW';
  if (highs.has(signal)) return 'HIGH';
  if (level === 'CRISIS') return 'IMMEDIATE';
  if (notAboutTheAuthor.has(signal) || category === 'A') return signal.startsWith('C') ? 'DISTRESS' : null;
  return 'DISTRESS';
}

const order: readonly HelpCardKind[] = ['IMMEDIATE', 'LOW', 'HIGH', 'DISTRESS'];
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
      (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || rankOf(b.finding.level) - rankOf(a.finding.level),
    )[0];
  if (!wanted) return null;
  const span = wanted.finding.spans[0];
  const quoted = span ? text.slice(span.start, span.end).trim() : '';
  return { kind: wanted.kind, quoted: quoted && quoted.length <= longestQuote ? quoted : null };
}
