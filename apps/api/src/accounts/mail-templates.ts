/** Facts a mail may carry: a level, a case reference, a link. Never a name, a group or words (safety.md R29, PR-1). */
export interface MailFacts {
  link?: string;
  level?: string;
  reference?: string;
}

interface Template {
  subject: string | ((facts: MailFacts) => string);
  text: (facts: MailFacts) => string;
}

const foot = 'Kith sends no private things by e-mail. If you need help now, open Kith and choose "Get help now".';

/** Pages that are about no case, by what stands in the place of the level (R28). */
const testPages: Readonly<Record<string, { subject: string; text: string }>> = {
  SHIFT_TEST: {
    subject: 'Kith: TEST page',
    text: 'This is a TEST. A shift of yours has begun, and nothing has happened. Please say that this reached you:',
  },
  TEST_MISSED: {
    subject: 'Kith: a TEST page was not answered',
    text: 'A TEST page at the start of a shift was not answered. See whose it is, and reach them another way:',
  },
};

/** Every mail the product can send. Subjects say nothing about the person. */
export const mailTemplates = {
  confirm: {
    subject: 'Kith: confirm your e-mail address',
    text: ({ link }) =>
      `Open this link to finish joining:\n\n${link}\n\nIt works once, for two days. If you did not ask for this, do nothing.`,
  },
  alreadyJoined: {
    subject: 'Kith: you have an account',
    text: ({ link }) =>
      `Somebody, probably you, asked to join with this address. You have an account already. Sign in here, or set a new password:\n\n${link}`,
  },
  reset: {
    subject: 'Kith: set a new password',
    text: ({ link }) =>
      `Open this link to set a new password:\n\n${link}\n\nIt works once, for one hour. If you did not ask for this, do nothing: your password stays as it is.`,
  },
  passwordChanged: {
    subject: 'Kith: your password was changed',
    text: ({ link }) =>
      `Your password was changed, and you were signed out everywhere else. If it was not you, set a new one now:\n\n${link}`,
  },
  secondFactorReset: {
    subject: 'Kith: your second factor was taken away',
    text: ({ link }) =>
      `An administrator took away your second factor, and you were signed out everywhere. At the next sign-in, with your password, you set up a new one. If you did not ask for this, set a new password now and tell an administrator:\n\n${link}`,
  },
  newMessage: {
    subject: 'Kith: you have a new message',
    text: ({ link }) => `There is something new for you. Read it here:\n\n${link}`,
  },
  page: {
    subject: ({ level = '', reference }) => testPages[level]?.subject ?? `Kith page: ${level}, case ${reference}`,
    text: ({ level = '', reference, link }) =>
      `${testPages[level]?.text ?? `Level ${level}, case ${reference}. Acknowledge here:`}\n\n${link}`,
  },
  pageTest: {
    subject: 'Kith page: test',
    text: ({ link }) => `This is a test page. Nobody is waiting, and there is nothing to do:\n\n${link}`,
  },
  alarm: {
    subject: 'Kith: something needs you',
    text: ({ link }) => `Something on the board needs you:\n\n${link}`,
  },
} as const satisfies Record<string, Template>;

export type MailTemplate = keyof typeof mailTemplates;

/** The mail as it will be read. */
export function writeMail(name: MailTemplate, facts: MailFacts): { subject: string; text: string } {
  const template: Template = mailTemplates[name];
  return {
    subject: typeof template.subject === 'string' ? template.subject : template.subject(facts),
    text: `${template.text(facts)}\n\n${foot}\n`,
  };
}
