/** Of the decisions of a week that nothing else calls for, this share is rated again (R51). */
export const secondRatingShare = 0.05;

/** Texts of a week that no door flagged and somebody reads all the same (H01). */
export const unflaggedPerWeek = 60;

/** How many of that many are rated again: rounded up, so that a small week is not left out. */
export const shareOf = (count: number): number => Math.ceil(count * secondRatingShare);
