/** The second look and what is learned from it: Desk and Run. */
export default {
  'category.A': 'Diabetes emergency',
  'category.B': 'Suicide and self-harm',
  'category.C': 'Eating and leaving out insulin',
  'category.D': 'No access to insulin',
  'category.E': 'Abuse',
  'category.F': 'Dangerous advice',
  'category.G': 'Personal details',
  'category.H': 'Spam and selling',
  'category.I': 'Harassment',
  'category.OTHER': 'Something else',
  'category.NONE': 'Nothing to worry about',

  'rateAction.NOTHING': 'Nothing',
  'rateAction.SUPPORT': 'Answer or support',
  'rateAction.TAKE_AWAY': 'Hide or take down words',
  'rateAction.PAUSE': 'Pause the person',
  'rateAction.CLINICIAN': 'Give it to a clinician',

  'refusal.quality.rated': 'A colleague has rated this one. Here is the next.',
  'refusal.learning.closed': 'A colleague has closed this review.',
  'refusal.learning.noPlan': 'Write first what changes.',
} as const;
