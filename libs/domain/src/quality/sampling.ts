import type { Thresholds } from '../configuration/numbers.js';

/** Texts of a week that no door flagged and somebody reads all the same (H01). */
export const unflaggedPerWeek = 60;

/**
 * How many decisions of a week that nothing else calls for are rated again (R51): the agreed share, rounded up, so that a
 * small week is not left out.
 */
export const shareOf = (count: number, { reviewSample }: Pick<Thresholds, 'reviewSample'>): number =>
  Math.ceil((count * reviewSample) / 100);
