/** What a report can be about (safety.md 2.2, door 1). The first two ask no justification. */
export const reportCategories = [
  'safety',
  'medicalEmergency',
  'unsafeAdvice',
  'unkind',
  'personalDetails',
  'selling',
  'unmarkedAi',
  'underAge',
  'illegal',
  'other',
] as const;
export type ReportCategory = (typeof reportCategories)[number];

/** What a reporter hears at the end: broad words, never a sanction and nothing clinical (R10, R48). */
export const reportOutcomes = [
  'noRuleBroken',
  'acted',
  'supported',
  'looked',
  'reached',
  'passedToServices',
  'notClinical',
  'notReached',
] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];

/** Why a text may be hidden or taken down, or a person paused. Distress is a reason to hide at most, never to remove (R20). */
export const ruleCodes = [
  'riskyDetail',
  'encouragesHarm',
  'exposesPerson',
  'personalDetails',
  'unsafeAdvice',
  'unkind',
  'selling',
  'unmarkedAi',
  'illegal',
  'underAge',
  'offTopic',
  'distressCare',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** Why a pause ends before its time. A mistake takes the decision back; otherwise it stays on record. */
export const pauseEndReasons = ['calmAgain', 'toldUs', 'tooLong', 'mistake', 'otherReason'] as const;
export type PauseEndReason = (typeof pauseEndReasons)[number];

/** Why an item is decided. */
export const decideReasons = ['noConcern', 'falseAlarm', 'supported', 'acted', 'duplicate', 'signposted'] as const;
export type DecideReason = (typeof decideReasons)[number];

/** Why a person moves a level (R8). */
export const levelReasons = [
  'readInContext',
  'pastOrQuoted',
  'safeNow',
  'moreSigns',
  'happeningNow',
  'otherReason',
] as const;
export type LevelReason = (typeof levelReasons)[number];
