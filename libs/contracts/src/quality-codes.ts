/**
 * What a concern is about, for a second rating: the rows of the lexicon (safety.md 4.2), `OTHER` for what is in none of
 * them, `NONE` for words nobody needs to worry about.
 */
export const ratingCategories = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'OTHER', 'NONE'] as const;
export type RatingCategory = (typeof ratingCategories)[number];

/** What is done about a concern, from the lightest to the weightiest. Where several things are done, the weightiest counts. */
export const ratingActions = ['NOTHING', 'SUPPORT', 'TAKE_AWAY', 'PAUSE', 'CLINICIAN'] as const;
export type RatingAction = (typeof ratingActions)[number];

/** Why a concern is rated again: it was a crisis, a post about distress was taken away, or the draw fell on it (R51). */
export const ratingReasons = ['CRISIS', 'DISTRESS', 'SHARE'] as const;
export type RatingReason = (typeof ratingReasons)[number];

/** What opens a learning review (R52). */
export const learningCauses = ['LATE', 'MISS', 'DISAGREEMENT'] as const;
export type LearningCause = (typeof learningCauses)[number];

/** Which door should have caught it (safety.md 2.2); `NONE` where all did their part and it was slow afterwards. */
export const learningDoors = ['REPORT', 'SELF', 'DETECTOR', 'MODERATOR', 'PATTERN', 'NONE'] as const;
export type LearningDoor = (typeof learningDoors)[number];

/** What will change because of it. */
export const learningChanges = ['LEXICON', 'MODEL', 'STAFFING', 'TRAINING', 'PRODUCT', 'NOTHING'] as const;
export type LearningChange = (typeof learningChanges)[number];

/** Numbers of the hazard log go from H01 to this one. */
export const lastHazard = 30;
