/**
 * Words people use in place of a plain one, often to get past filters (R56). Such words come and go: each has a day by which
 * somebody looks whether it is still said, and still means this.
 */
export interface Slang {
  readonly said: string;
  /** In the words the rules know. */
  readonly means: readonly string[];
  /** ISO date. */
  readonly reviewBy: string;
}

const soon = '2027-05-27';

/** "Unalive", "ctb" and "kms" stand in the rules themselves, for what they mean hangs on the words beside them. */
export const slang: readonly Slang[] = [
  { said: 'sewerslide', means: ['suicide'], reviewBy: soon },
  { said: 'sewercide', means: ['suicide'], reviewBy: soon },
  { said: 'unalived', means: ['killed'], reviewBy: soon },
  { said: 'kys', means: ['kill', 'yourself'], reviewBy: soon },
];
