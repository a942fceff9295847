import type { QuestionFieldsFragment } from '../gql/graphql.js';

export interface FileWords {
  title: string;
  asked: string;
  /** Before what was answered. */
  answer: string;
}

type Question = Pick<QuestionFieldsFragment, 'id' | 'words' | 'answer' | 'askedAt'>;

const numbered = (questions: readonly Question[], { answer }: FileWords) =>
  questions.map((one, at) => `${at + 1}. ${one.words}${one.answer && `\n${answer} ${one.answer}`}`);

/** The list as plain text: own words only, no name of a person, a group or the service. */
export function asText(questions: readonly Question[], words: FileWords): string {
  const asked = questions.filter(({ askedAt }) => askedAt);
  const toAsk = questions.filter(({ askedAt }) => !askedAt);
  const parts = [words.title, ...numbered(toAsk, words)];
  return `${[...parts, ...(asked.length ? [words.asked, ...numbered(asked, words)] : [])].join('\n\n')}\n`;
}

/** What is still to be asked, as a FHIR R4 Questionnaire. It says nothing about whose it is or where it was written. */
export const asQuestionnaire = (questions: readonly Question[], title: string, at: Date) => ({
  resourceType: 'Questionnaire',
  status: 'active',
  title,
  date: at.toISOString(),
  item: questions
    .filter(({ askedAt }) => !askedAt)
    .map(({ words }, index) => ({ linkId: String(index + 1), text: words, type: 'text' })),
});
