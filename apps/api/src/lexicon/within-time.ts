import { runInNewContext } from 'node:vm';

/** The work took longer than it may. */
export class TookTooLong extends Error {}

/** Does `work` and breaks it off after so many milliseconds, in the middle of a regular expression if need be. */
export function withinTime<T>(timeout: number, work: () => T): T {
  try {
    return runInNewContext('work()', { work }, { timeout }) as T;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new TookTooLong();
    throw error;
  }
}
