import type { ErrorCode } from '@kith/contracts/error-codes';

import type { MutationWorld } from './mutation-world.js';
import type { Someone } from './people.js';

export type Values = Record<string, unknown>;

/** One request that will do, made ready in the world: who sends it, and with what. */
export interface Given {
  /** Null for somebody who is not signed in. */
  who: Someone | null;
  args: Values;
  /** People of the right kind to whom this does not belong, each with what they hear. */
  foreign?: readonly (readonly [Someone, ErrorCode])[];
}

/** What the walk must know of one mutation. Every exception says why in words. */
export interface MutationCase {
  /** Makes a request ready that succeeds; each time about something new. */
  given: (world: MutationWorld) => Promise<Given>;
  /** Why there is nobody to whom it does not belong. */
  nobodyElse?: string;
  /** Why it is safe to repeat although it takes no key. */
  withoutKey?: string;
  /** What a repeat hears where it is not given the first answer again. */
  again?: ErrorCode | readonly ErrorCode[];
  /** Tables in which each repeat leaves something of its own, and why. */
  repeats?: { leave: readonly string[]; because: string };
  /** Whole numbers or moments that may be any, as `path.to.value`, each with why. */
  anyFits?: Readonly<Record<string, string>>;
  /** Why it leaves nothing in the audit trail. */
  unrecorded?: string;
  /** Texts whose refusal cannot name them, as `path.to.text`. */
  unnamed?: readonly string[];
}

export type MutationCases = Readonly<Record<string, MutationCase>>;
