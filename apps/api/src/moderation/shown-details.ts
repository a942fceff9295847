import type { Level } from '@kith/contracts/level';
import { findPersonalDetails } from '@kith/triage/personal-details';

import type { ReviewableContent } from '../screening/content.model.js';
import { fullText } from './content.js';

/** Personal details shown in a text, as a signal raises them (safety.md 4.2 G). */
export interface ShownDetails {
  code: 'G1' | 'G2';
  level: Level;
  spans: { start: number; end: number }[];
}

/** One's own details are amber, another's red. What somebody writes to the team is shown to nobody. `country` is the author's. */
export function shownDetails(content: ReviewableContent, country?: string): ShownDetails[] {
  if (content.contentType === 'TEAM_MESSAGE') return [];
  const found = findPersonalDetails(fullText(content), { country });
  const spansOf = (others: boolean) =>
    found.filter(({ whose }) => (whose === 'another') === others).map(({ start, end }) => ({ start, end }));
  const shown: ShownDetails[] = [
    { code: 'G2', level: 'RED', spans: spansOf(true) },
    { code: 'G1', level: 'AMBER', spans: spansOf(false) },
  ];
  return shown.filter(({ spans }) => spans.length > 0);
}
