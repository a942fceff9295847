import type { CaseLevel } from '@kith/domain/escalation/escalation';
import type { Way } from '@kith/domain/paging/ways';
import type { TestLevel } from '@kith/domain/rota/test-page';

import type { Tx } from '../platform/db.js';

/** Those who carry pages. A second phone is rung by whoever rings the first. */
export const carriers = ['in-app', 'mail', 'push', 'sms', 'voice'] as const;
export type Carrier = (typeof carriers)[number];

/** All that a page says: it may light up on a locked phone (R29). */
export interface PageCall {
  /** Id of the attempt. It is the key of the effect: the same one again must not ring twice (INV-6). */
  id: string;
  /** Null for the synthetic page, which is for nobody and must ring nobody (R31). */
  accountId: string | null;
  /** Number of the case; null for a test. */
  reference: number | null;
  level: CaseLevel | TestLevel | 'TEST';
  /** Path inside the app. */
  link: string;
}

/** One way of reaching a person. */
export interface PageChannel {
  readonly name: Way;
  readonly carrier: Carrier;
  /** It leaves this machine, so it is never sent inside a transaction: a slow carrier must hold nothing. */
  readonly isOutward: boolean;
  /** Its carrier says afterwards whether a page arrived, so that silence means something. */
  readonly confirms: boolean;
  /** Whether the synthetic page can go this way as the service is set up. */
  readonly canBeTested: boolean;
  /**
   * Answers with the carrier's receipt, or throws `PageFailed`. May run again with the same id and must then reach the
   * person only once. `tx` is the caller's transaction, for outward channels a plain connection to read from.
   */
  send(call: PageCall, tx: Tx): Promise<string>;
}

/** Injection token of all channels that are on, in the order of the ladder. */
export const PAGE_CHANNELS = Symbol('page channels');

/** The carrier did not take the page. The code is kept with the attempt; of any other error only that it happened. */
export class PageFailed extends Error {
  constructor(
    code: string,
    /** `isTheirs`: about this person alone, and no word about the carrier. `mayPass`: another try may do. */
    readonly about: { isTheirs?: boolean; mayPass?: boolean } = {},
  ) {
    super(code);
  }
}

/** The page in one line, for carriers that take words. */
export const pageText = ({ level, reference }: PageCall, address: string): string =>
  level === 'TEST'
    ? `Kith: this is a test page. Nobody is waiting. ${address}`
    : `Kith page: level ${level}, case ${reference}. Acknowledge: ${address}`;
