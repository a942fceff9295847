/** Subjects that a reader may ask to choose about before they read. A closed list: each has words in every language we read. */
export const contentSubjects = [
  'NEEDLES',
  'WOUNDS',
  'WEIGHT',
  'EATING',
  'PREGNANCY_LOSS',
  'SELF_HARM',
  'DEATH',
] as const;
export type ContentSubject = (typeof contentSubjects)[number];
