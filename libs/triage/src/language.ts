import type { Token } from './normalise.js';

/** How the words around a signal change its reading in one language; `turns.ts` is the English one and says what each is. */
export interface Turns {
  readonly deniers: ReadonlySet<string>;
  readonly carried: ReadonlySet<string>;
  readonly doubters: ReadonlySet<string>;
  readonly unable: ReadonlySet<string>;
  readonly notMe: ReadonlySet<string>;
  readonly answersNo: ReadonlySet<string>;
  readonly deniesTwice: boolean;
  readonly mine: ReadonlySet<string>;
  readonly yours: ReadonlySet<string>;
  readonly theirs: ReadonlySet<string>;
  readonly seams: ReadonlySet<string>;
  readonly presentForms: ReadonlySet<string>;
  readonly breaks: ReadonlySet<string>;
  readonly tells: ReadonlySet<string>;
  readonly formerly: RegExp;
  readonly past: RegExp;
  readonly present: RegExp;
  readonly anniversary: RegExp;
  readonly asking: RegExp;
  readonly wellNow: RegExp;
  readonly general: RegExp;
  readonly firstPerson: RegExp;
  readonly somebodyElse: RegExp;
  readonly fiction: RegExp;
  readonly joke: RegExp;
  readonly distress: RegExp;
  readonly idioms: RegExp;
  readonly handled: RegExp;
  readonly unhandled: RegExp;
}

/** A language that is read by rules. */
export interface Language {
  readonly code: string;
  /** The words of a text in the form its rules are written in, with numbers read; `usual` as in `readNumbers`. */
  readonly read: (text: string, usual?: 'mmol/L' | 'mg/dL') => Token[];
  /** Writes the named pieces of a pattern out. Throws on an unknown one. */
  readonly expand: (pattern: string) => string;
  /** One matcher for a list of alternative patterns, bound to whole words. */
  readonly compile: (patterns: readonly string[]) => RegExp;
  readonly turns: Turns;
}
