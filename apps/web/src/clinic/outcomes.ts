import type { Outcome } from '../gql/graphql.js';
import type { CaseData } from './use-case-act.js';

/** Every outcome, in the order people look for them. */
export const outcomes: readonly Outcome[] = [
  'OC01',
  'OC02',
  'OC03',
  'OC17',
  'OC10',
  'OC11',
  'OC04',
  'OC05',
  'OC06',
  'OC07',
  'OC12',
  'OC08',
  'OC09',
  'OC14',
  'OC13',
  'OC15',
  'OC18',
  'OC16',
];

/** Two that fit what was noticed; shown first, never chosen for anybody. */
export function likelyOutcomes(data: Pick<CaseData, 'signals' | 'ask'>): readonly [Outcome, Outcome] {
  const codes = data.signals.map((signal) => signal.code);
  if (codes.some((code) => code === 'A10' || code.startsWith('D'))) return ['OC17', 'OC03'];
  if (codes.some((code) => code.startsWith('B'))) return ['OC01', 'OC04'];
  if (codes.some((code) => code.startsWith('A'))) return ['OC10', 'OC11'];
  return data.ask === 'CHECK_CLAIM' ? ['OC13', 'OC14'] : ['OC01', 'OC03'];
}
