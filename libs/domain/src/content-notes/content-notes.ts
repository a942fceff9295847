import { type ContentSubject, contentSubjects } from '@kith/contracts/content-subjects';

/** How one reader stands to words. */
export interface Reader {
  /** Subjects they asked to choose about. */
  chosen: readonly string[];
  isMine: boolean;
  moderates: boolean;
}

/**
 * Why these words wait for the reader's press: the subjects that are in the words and that this reader chose. Nothing
 * waits for its author, or for somebody who moderates there: a fold hides no risk from staff (H01). `about` is null for
 * words whose subjects were not read yet.
 */
export const notesFor = (about: readonly string[] | null, { chosen, isMine, moderates }: Reader): ContentSubject[] =>
  isMine || moderates ? [] : contentSubjects.filter((one) => chosen.includes(one) && about?.includes(one));
