import { errorCategory, type ErrorCategory, type ErrorCode, type ErrorDetails } from '@kith/contracts/error-codes';

/** The server said no: who asked may not, or cannot now. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
  }

  get category(): ErrorCategory {
    return errorCategory[this.code];
  }
}

/** The line is down or the server did not answer. What was asked may or may not have happened. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure';

  /** `late`: the server took the question and gave no answer in time; asking again at once would not help. */
  constructor(
    message: string,
    readonly late = false,
  ) {
    super(message);
  }
}

/** Something broke on the server. `reference` helps support to find it. */
export class Defect extends Error {
  override readonly name = 'Defect';

  constructor(readonly reference: string | null) {
    super('internal');
  }
}

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorCategory, code);

/** The code of a refusal, or null for anything else. */
export const refusalOf = (error: unknown): ErrorCode | null => (error instanceof Refusal ? error.code : null);
