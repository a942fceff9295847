/** Reports in the Run workspace. What a report itself says comes from the server: screen and files share its words. */
export default {
  'reports.kinds': 'Kinds of report',
  'reports.kind.WEEKLY': 'Weekly',
  'reports.kind.MONTHLY': 'Monthly, clinic',
  'reports.kind.YEARLY': 'Yearly, public',
  'reports.period': 'Which one',
  'reports.soFarOf': '{name}, so far',
  'reports.title': '{title}: {period}',
  'reports.soFar': 'So far: it is not over, and its figures will still grow. Share it once it is.',
  'reports.hidden':
    'Counts from 1 to 4 are hidden, and so is what would give them away. Nothing here holds words or names.',
  'reports.made': 'Made {at}.',
  'reports.nothing': 'Nothing in this time.',
  'reports.neighbours': 'Other reports',
  'reports.pdf': 'Save as PDF',
  'reports.csv': 'Save as table',
  'reports.making': 'Making the file…',
  'reports.saved': '{fileName} is in your downloads. This is written down in the audit.',
} as const;
