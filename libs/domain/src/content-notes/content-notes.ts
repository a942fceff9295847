import { type ContentSubject, contentSubjects } from '@kith/contracts/content-subjects';

import { DomainError } from '../refusal.js';

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

/** What a reader chooses, in the order of the list. Refuses `input.tooLong` when more is given than there is. */
export function chosenSubjects(given: readonly ContentSubject[]): ContentSubject[] {
  if (given.length > contentSubjects.length)
    throw new DomainError('input.tooLong', { field: 'subjects', max: contentSubjects.length });
  return contentSubjects.filter((one) => given.includes(one));
}
