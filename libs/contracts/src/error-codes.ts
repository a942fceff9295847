export type ErrorCategory = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT' | 'BAD_INPUT' | 'RATE_LIMITED';

/**
 * Every refusal the product can give, with its category. One table for both sides: the server throws a code, the screen
 * turns it into words. Codes are stable; their words live in the message catalogue as `refusal.<code>`.
 */
export const errorCategory = {
  'auth.required': 'UNAUTHENTICATED',
  'auth.badCredentials': 'BAD_INPUT',
  'auth.secondFactorRequired': 'FORBIDDEN',
  'auth.secondFactorWrong': 'BAD_INPUT',
  'auth.locked': 'FORBIDDEN',
  'auth.linkInvalid': 'BAD_INPUT',
  'auth.stepUpRequired': 'FORBIDDEN',
  'account.passwordTooShort': 'BAD_INPUT',
  'account.passwordCommon': 'BAD_INPUT',
  'account.tooYoung': 'FORBIDDEN',
  'account.emailUnconfirmed': 'FORBIDDEN',
  'account.countryNotOpen': 'BAD_INPUT',
  'membership.nameTaken': 'CONFLICT',
  'membership.nameReserved': 'BAD_INPUT',
  'membership.tooMany': 'BAD_INPUT',
  'membership.restricted': 'FORBIDDEN',
  'membership.required': 'FORBIDDEN',
  'resource.notFound': 'NOT_FOUND',
  'resource.stale': 'CONFLICT',
  'action.forbidden': 'FORBIDDEN',
  'action.involved': 'FORBIDDEN',
  'input.invalid': 'BAD_INPUT',
  'input.tooLong': 'BAD_INPUT',
  'input.required': 'BAD_INPUT',
  'input.keyReused': 'CONFLICT',
  'rate.limited': 'RATE_LIMITED',
  'request.tooComplex': 'BAD_INPUT',
  'thread.repliesOff': 'CONFLICT',
  'post.notEditable': 'CONFLICT',
  'post.illegalTransition': 'CONFLICT',
  'room.closed': 'CONFLICT',
  'room.slowDown': 'RATE_LIMITED',
  'reviewItem.claimed': 'CONFLICT',
  'reviewItem.notYours': 'CONFLICT',
  'reviewItem.notOpen': 'CONFLICT',
  'reviewItem.lowerNotAllowed': 'FORBIDDEN',
  'reviewItem.crisisCannotWait': 'CONFLICT',
  'reviewItem.notForDistress': 'BAD_INPUT',
  'reviewItem.templateNeeded': 'BAD_INPUT',
  'reviewItem.undoOver': 'CONFLICT',
  'appeal.closed': 'CONFLICT',
  'appeal.tooLate': 'CONFLICT',
  'proposal.decided': 'CONFLICT',
  'escalation.notWaiting': 'CONFLICT',
  'escalation.illegalTransition': 'CONFLICT',
  'escalation.notOwner': 'FORBIDDEN',
  'escalation.incomplete': 'BAD_INPUT',
  'escalation.contactNeeded': 'CONFLICT',
  'escalation.secondPersonNeeded': 'FORBIDDEN',
  'escalation.caseLoad': 'CONFLICT',
  'shift.overlaps': 'CONFLICT',
  'shift.notYours': 'FORBIDDEN',
  'shift.notStartable': 'CONFLICT',
  'shift.notRunning': 'CONFLICT',
  'reveal.notAllowed': 'FORBIDDEN',
  'reveal.expired': 'CONFLICT',
} as const satisfies Record<string, ErrorCategory>;

export type ErrorCode = keyof typeof errorCategory;

/** What a refusal carries beside its code: ids, states, numbers and field names. Never words a member wrote. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;
