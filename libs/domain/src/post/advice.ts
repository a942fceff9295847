/** What readers are told of the advice in a post, beside its words. */
export type Advice = 'BEING_CHECKED' | 'CORRECTED';

/** Longest correction, in characters. */
export const longestCorrection = 2_000;

/** From this age on, doses in a post carry a notice: treatment may have changed (H14). */
export const datedAfterMonths = 12;

const amount = String.raw`(?:\d{1,4}(?:[.,]\d{1,2})?|half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)`;
const unit = String.raw`(?:units?|iu|mg|mcg|micrograms?|milligrams?|ml|tablets?|tabs?|pills?|clicks?|puffs?|u)`;
const treatment = String.raw`(?:insulin|basal|bolus|correction|dose|doses|metformin|gliclazide|glargine|carb ratio|injections?)`;
const doses = new RegExp(
  String.raw`\b${amount}\s*${unit}\b|\b${treatment}\b[^.!?\n]{0,40}\b(?:by|to|of|at|from) ${amount}\b`,
  'iu',
);

/** Whether a text names an amount of a medicine. Reads safe HTML as well as plain words. */
export const mentionsDose = (words: string): boolean => doses.test(words.replace(/<[^>]*>/g, ' '));

/** Doses that were written so long ago that they carry a standing notice (H14). */
export function isDated(post: { words: string; writtenAt: Date }, now: Date): boolean {
  const from = new Date(now);
  from.setUTCMonth(from.getUTCMonth() - datedAfterMonths);
  return post.writtenAt <= from && mentionsDose(post.words);
}
