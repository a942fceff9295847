import { consents, type ConsentPurpose } from '@kith/contracts/consents';

export interface Given {
  purpose: string;
  version: string;
  givenAt: string;
  withdrawnAt?: string | null | undefined;
}

export interface Agreement {
  purpose: ConsentPurpose;
  version: string;
  required: boolean;
  /** The last yes to any version of these words. */
  givenAt: string | null;
  /** They have not said yes to the present words. */
  due: boolean;
}

/** Each text in its present version, with what the person said to it. */
export function agreementsOf(given: readonly Given[]): Agreement[] {
  return consents.map(({ purpose, version, required }) => {
    const live = given.filter((one) => one.purpose === purpose && !one.withdrawnAt);
    const last =
      live
        .map((one) => one.givenAt)
        .sort()
        .at(-1) ?? null;
    return { purpose, version, required, givenAt: last, due: !live.some((one) => one.version === version) };
  });
}

/** Whether somebody has to be asked again. */
export const isAskedAgain = (given: readonly Given[]): boolean =>
  agreementsOf(given).some((one) => one.required && one.due);
