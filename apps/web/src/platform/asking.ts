/** What the page of a new question is given along. Never the words of anybody else. */
export interface Asking {
  /** Where the thought came from, shown to the person only. */
  group: string | null;
  /** Where to go back to. */
  back: string;
}
