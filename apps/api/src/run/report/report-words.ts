import type { Period, ReportKind } from '@kith/domain/report/period';

/** A report is one document: screen, table file and PDF say the same words, in the language of the organisation. */
const language = 'en-GB';

export const tooSmall = 'hidden';
export const notThere = '–';

export const decimal = (value: number, digits: number): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);

const partsOf = (seconds: number): [number, string][] => {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return [[seconds, 's']];
  if (hours < 1) return minutes < 5 ? [[minutes, 'min'], [seconds % 60, 's']] : [[minutes, 'min']]; // prettier-ignore
  if (hours < 24) return [[hours, 'h'], [minutes % 60, 'min']]; // prettier-ignore
  return [[Math.floor(hours / 24), 'd'], [hours % 24, 'h']]; // prettier-ignore
};

/** "9 min", "2 h 50 min" */
export function spanOf(seconds: number): string {
  const parts = partsOf(Math.max(0, Math.round(seconds)));
  return parts
    .filter(([value], at) => at === 0 || value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}

const format = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { timeZone, ...options }).format(at);

/** "23 Nov 2026, 14:05" */
export const momentIn = (at: Date, timeZone: string): string =>
  format(at, timeZone, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** "23 November 2026" */
export const dayIn = (at: Date, timeZone: string): string =>
  format(at, timeZone, { day: 'numeric', month: 'long', year: 'numeric' });

/** "23 Nov" */
export const shortDay = (day: string): string =>
  format(new Date(`${day}T00:00:00Z`), 'UTC', { day: 'numeric', month: 'short' });

/** "November" */
export const monthName = (day: string): string => format(new Date(`${day}T00:00:00Z`), 'UTC', { month: 'long' });

const lastDay = ({ until }: Period) => new Date(until.getTime() - 1);

/** "Week 48, 23 to 29 November 2026" */
export function periodName(kind: ReportKind, period: Period, timeZone: string): string {
  if (kind === 'YEARLY') return period.key;
  if (kind === 'MONTHLY') return format(period.from, timeZone, { month: 'long', year: 'numeric' });
  const last = lastDay(period);
  const sameMonth = format(period.from, timeZone, { month: 'long' }) === format(last, timeZone, { month: 'long' });
  const first = format(period.from, timeZone, sameMonth ? { day: 'numeric' } : { day: 'numeric', month: 'long' });
  return `Week ${Number(period.key.slice(-2))}, ${first} to ${dayIn(last, timeZone)}`;
}

export const titles: Readonly<Record<ReportKind, string>> = {
  WEEKLY: 'Weekly report',
  MONTHLY: 'Clinical governance pack',
  YEARLY: 'Transparency report',
};

/** What each is, and for whom. */
export const leads: Readonly<Record<ReportKind, string>> = {
  WEEKLY: 'What came up, how soon people were there, and how the work was shared.',
  MONTHLY:
    'Every crisis case, opened identities, complaints and what was learned. For those who answer for the clinic; not to be passed on.',
  YEARLY: 'What people reported, what we decided, where software helped, and how often a decision was changed.',
};

export const smallNote =
  'Counts from 1 to 4 are hidden, and so is what would give them away. Nothing in a report holds words or names.';
export const soFar = 'So far: this period is not over.';
export const nothingHere = 'Nothing in this time.';

export const levels: Readonly<Record<string, string>> = {
  CRISIS: 'Life at risk',
  RED: 'Urgent',
  AMBER: 'Soon',
  GREEN: 'Routine',
};

export const doors: Readonly<Record<string, string>> = {
  DETECTOR: 'Word checks',
  REPORT: 'Member reports',
  SELF: 'Asked for help',
  MODERATOR: 'Moderators',
  PATTERN: 'Patterns over time',
  UNSCREENED: 'Not checked by software',
  CLINICIAN: 'Clinicians',
};

export const steps: Readonly<Record<string, string>> = {
  'reviewItem.claim': 'First look',
  'reviewItem.act': 'First act',
  'case.acknowledge': 'Clinician takes the case',
  'case.open': 'Clinician opens the case',
  'case.firstContact': 'First contact',
  'appeal.decide': 'Answer to a challenge',
  'report.outcome': 'Answer to a report',
};

export const promises: Readonly<Record<string, string>> = {
  'reviewItem.claim': 'First look',
  'reviewItem.act': 'First act',
  'case.page': 'Page sent',
  'case.acknowledge': 'Clinician takes the case',
  'case.open': 'Clinician opens the case',
  'case.firstContact': 'First contact',
  'case.decide': 'Decide on emergency services',
  'case.entry': 'Next entry',
  'case.retry': 'Planned attempt',
  'case.handover': 'Hand over',
  'case.signOff': 'Second person',
  'case.followUp': 'Follow-up',
  'case.review': 'Look back at a closed crisis',
  'case.clock': 'Clock of the case',
  'appeal.decide': 'Answer to a challenge',
  'reveal.review': 'Review of an opened identity',
  'reveal.lookAgain': 'Look at an opened identity again',
  'shift.end': 'End of a shift',
  'handoff.delivered': 'Message to a clinic’s system',
  'job.handled': 'A job in the background',
  'audit.check': 'Nightly check of the audit',
};

export const misses: Readonly<Record<string, string>> = {
  REPORT: 'A member reported it',
  MODERATOR: 'A moderator marked it',
  sample: 'The weekly sample found it',
};

export const categories: Readonly<Record<string, string>> = {
  A: 'Diabetes emergency',
  B: 'Suicide and self-harm',
  C: 'Eating and leaving out insulin',
  D: 'No access to insulin',
  E: 'Abuse',
  F: 'Dangerous advice',
  G: 'Personal details',
  H: 'Spam and selling',
  I: 'Harassment',
};

export const appealOutcomes: Readonly<Record<string, string>> = {
  UPHELD: 'Decision stood',
  PARTLY: 'Changed in part',
  OVERTURNED: 'Decision taken back',
};

export const outcomes: Readonly<Record<string, string>> = {
  OC01: 'Reached, safe, plan made',
  OC02: 'Reached, declined help, safe for now',
  OC03: 'Linked to their own care team',
  OC04: 'Referred to a crisis service',
  OC05: 'Emergency services called, attended',
  OC06: 'Emergency services called, not found',
  OC07: 'Someone else reached them',
  OC08: 'Not reached, danger judged past',
  OC09: 'Not reached, unknown who, public help sent',
  OC10: 'Emergency resolved by self-care',
  OC11: 'Went to hospital',
  OC12: 'Safeguarding report made',
  OC13: 'Not clinical, back to the moderators',
  OC14: 'Misread: a joke, the past, a quote',
  OC15: 'Duplicate',
  OC16: 'Death confirmed',
  OC17: 'Insulin or supplies obtained',
  OC18: 'Malicious report',
  none: 'No outcome recorded',
};

export const revealReasons: Readonly<Record<string, string>> = {
  DANGER_TO_LIFE: 'Danger to their life',
  DANGER_TO_OTHER: 'Danger to someone else',
  CHILD_OR_ADULT_AT_RISK: 'A child or adult at risk',
  LEGAL_ORDER: 'A court or legal order',
  MEMBER_ASKED: 'They asked for it',
};

export const revealStates: Readonly<Record<string, string>> = {
  REVIEWED_OK: 'Reviewed, in order',
  REVIEWED_CONCERN: 'Reviewed, not in order',
  waiting: 'Not reviewed yet',
};

export const complaints: Readonly<Record<string, string>> = {
  appeals: 'Challenges to a decision',
  team: 'Reports about what the team wrote',
  stillWorried: 'Still worried after an answer',
};

export const causes: Readonly<Record<string, string>> = {
  LATE: 'Late',
  MISS: 'Missed',
  DISAGREEMENT: 'Rated far apart',
};

export const changes: Readonly<Record<string, string>> = {
  LEXICON: 'The lexicon',
  MODEL: 'The model',
  STAFFING: 'Staffing',
  TRAINING: 'Training',
  PRODUCT: 'The product',
  NOTHING: 'Nothing',
};

export const reportCategories: Readonly<Record<string, string>> = {
  safety: 'Someone may not be safe',
  medicalEmergency: 'Someone may need a doctor',
  unsafeAdvice: 'Unsafe medical advice',
  unkind: 'Unkind or abusive',
  personalDetails: 'Private details shown',
  selling: 'Selling or spam',
  underAge: 'The person may be under 18',
  illegal: 'Against the law',
  other: 'Something else',
};

export const reportDoors: Readonly<Record<string, string>> = {
  WORRIED: 'Worried about someone',
  RULE: 'Breaks a rule',
};

export const actions: Readonly<Record<string, string>> = {
  HELD: 'Held until a person read it',
  HIDDEN: 'Hidden',
  REMOVED: 'Taken down',
  DECLINED: 'Not put up',
  REPLIES_OFF: 'Replies turned off',
  RESTRICTED: 'Person paused',
};

export const rules: Readonly<Record<string, string>> = {
  riskyDetail: 'Detail about a method',
  encouragesHarm: 'Encourages harm',
  exposesPerson: 'Shows who somebody is',
  personalDetails: 'Personal details',
  unsafeAdvice: 'Unsafe advice',
  unkind: 'Unkind words',
  selling: 'Selling, scams or research',
  illegal: 'Against the law',
  underAge: 'Under age',
  offTopic: 'Not what the group is for',
  distressCare: 'Care for somebody in distress',
};

export const nameIn = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code;

/** "2026-11-23" */
export const dateIn = (at: Date, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
