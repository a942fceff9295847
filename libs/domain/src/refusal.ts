import type { ErrorCode, ErrorDetails } from '@kith/contracts/error-codes';

/** Someone may not, or cannot now. Anything else that goes wrong is a defect and stays a plain Error. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
  }
}
