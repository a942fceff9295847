/** What stands in place of words that the reader asked to choose about. */
export default {
  'fold.about': 'About: {subjects}',
  'fold.aboutAsked': 'About: {subjects}. You asked to choose before reading this.',
  'fold.asked': 'You asked to choose before reading this.',
  'fold.show': 'Show it',
  'fold.again': 'Fold it again',
  'fold.NEEDLES': 'needles and injections',
  'fold.WOUNDS': 'amputation and wounds',
  'fold.WEIGHT': 'weight and dieting',
  'fold.EATING': 'eating disorders',
  'fold.PREGNANCY_LOSS': 'pregnancy loss',
  'fold.SELF_HARM': 'self-harm and suicide',
  'fold.DEATH': 'death and grief',
} as const;
