import type { Locator, Page } from '@playwright/test';
import { claim, verdict } from './boxes.js';
import type { PersonKey } from './people.js';
import { addressOf } from './story.js';
import { expect } from './test.js';

/** A form whose words must stay in it whatever goes wrong; it is never sent here. */
export interface Form {
  what: string;
  /** The file of the app that its boxes stand in. */
  source: string;
  /** How many boxes of that file it fills. */
  boxes: number;
  /** Goes to the form and chooses what it needs besides words, on the first visit and after a reload. */
  open: (page: Page) => Promise<void>;
  fields: (page: Page) => Promise<Locator[]>;
  send: (page: Page) => Locator;
  operation: string;
}

const dialog = (page: Page) => page.getByRole('dialog');
const byLabel =
  (...labels: string[]) =>
  async (page: Page) =>
    labels.map((label) => page.getByLabel(label, { exact: true }));
const inDialog =
  (...labels: string[]) =>
  async (page: Page) =>
    labels.map((label) => dialog(page).getByLabel(label));
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first();
const dialogButton = (name: string | RegExp) => (page: Page) => dialog(page).getByRole('button', { name });
const one = { boxes: 1 };
const inSixtyDays = () => new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);

const verdictForm = (page: Page) => page.locator('[id^=verdict-form] form, [id^=verdict-form]').first();
const ownWords = async (page: Page) => {
  const template = verdictForm(page).getByLabel('Begin from');
  if ((await template.inputValue()) === '') await template.selectOption({ label: 'In your own words' });
};
const concern = async (page: Page, act: RegExp) => {
  await claim(page, 'Late Moon');
  await verdict(page, act);
};

const desk: Form[] = [
  {
    what: 'the sentence for a clinician',
    source: 'desk/escalate-panel.tsx',
    ...one,
    open: (page) => claim(page, 'Late Moon'),
    fields: async (page) => [page.locator('#escalate-sentence')],
    send: (page) =>
      page.locator('form', { has: page.locator('#escalate-sentence') }).getByRole('button', { name: /^Send to/ }),
    operation: 'Escalate',
  },
  {
    what: 'a reply in the open',
    source: 'desk/verdict-write.tsx',
    ...one,
    open: (page) => concern(page, /^Reply in the open/),
    fields: byLabel('Your reply, in the open'),
    send: button('Post the reply'),
    operation: 'ReplyInOpen',
  },
  {
    what: 'the blanks of a template',
    source: 'desk/member-words.tsx',
    ...one,
    open: async (page) => {
      await concern(page, /^Write to Late Moon/);
      const template = verdictForm(page).getByLabel('Begin from');
      if ((await template.inputValue()) === '') await template.selectOption({ index: 1 });
    },
    fields: (page) => verdictForm(page).getByRole('textbox').all(),
    send: (page) => verdictForm(page).getByRole('button', { name: /^Send to/ }),
    operation: 'WriteToMember',
  },
  {
    what: 'the reason for hiding',
    source: 'desk/verdict-hide.tsx',
    ...one,
    open: async (page) => {
      await concern(page, /^Hide or take down/);
      await verdictForm(page).getByLabel('Which rule?').selectOption({ label: 'Unkind words' });
      await ownWords(page);
    },
    fields: async (page) => [verdictForm(page).getByLabel('Your words')],
    send: (page) => verdictForm(page).getByRole('button', { name: /^Hide it/ }),
    operation: 'HideContent',
  },
  {
    what: 'the reason for a pause',
    source: 'desk/verdict-pause.tsx',
    ...one,
    open: async (page) => {
      await concern(page, /^Pause this person/);
      await verdictForm(page).getByLabel('Which rule?').selectOption({ label: 'Unkind words' });
      await ownWords(page);
    },
    fields: async (page) => [verdictForm(page).getByLabel('Your words')],
    send: (page) => verdictForm(page).getByRole('button', { name: /^(Pause|Propose)/ }),
    operation: 'RestrictMember',
  },
  {
    what: 'a mark on a post',
    source: 'desk/mark-page.tsx',
    ...one,
    open: async (page) => void (await page.goto(await addressOf(page, '/desk/mark?post={post}'))),
    fields: async (page) => [page.getByLabel('What did you notice?')],
    send: button('Mark it and open the concern'),
    operation: 'MarkContent',
  },
  {
    what: 'the words for the next shift',
    source: 'desk/shift-end.tsx',
    ...one,
    open: async (page) => void (await page.goto('/desk/shift')),
    fields: async (page) => [page.getByLabel('What should the next ones know?')],
    send: button('End shift'),
    operation: 'EndDeskShift',
  },
  {
    what: 'what the next one should know about a concern',
    source: 'desk/shift-handover.tsx',
    ...one,
    open: async (page) => {
      await claim(page, 'Late Moon');
      await page.goto('/desk/shift');
      await button(/^Hand on/)(page).click();
      await page.getByLabel('To whom?').selectOption({ label: 'Back to the queue' });
    },
    fields: byLabel('What should the next one know?'),
    send: button('Give back to the queue'),
    operation: 'HandBack',
  },
];

const appeal: Form = {
  what: 'the answer to a challenge',
  source: 'desk/appeal-card.tsx',
  ...one,
  open: async (page) => {
    await page.goto('/desk/appeals');
    await page.getByRole('button', { name: 'Answer this' }).first().click();
    await page.getByRole('radio', { name: /^It stays as it is/ }).check();
  },
  fields: byLabel('Your answer to them'),
  send: button('Send the answer'),
  operation: 'DecideAppeal',
};

/** The case of the story, taken again when its timers have passed it on meanwhile. */
export const inCase = async (page: Page, view = ''): Promise<void> => {
  await page.goto(`${await addressOf(page, '/clinic/{case}')}${view}`);
  const take = page.getByRole('button', { name: /^Acknowledge/ });
  const close = page.getByRole('button', { name: 'Close with outcome' });
  await expect(take.or(close).first()).toBeVisible();
  if (await take.isVisible()) await take.click();
  await expect(close).toBeVisible();
};
/** Chooses in the menu of that case. */
export const caseMenu = async (page: Page, item: string): Promise<void> => {
  await inCase(page);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

const clinic: Form[] = [
  {
    what: 'the words that close a case',
    source: 'clinic/close-dialog.tsx',
    boxes: 4,
    open: async (page) => {
      await inCase(page);
      await page.getByRole('button', { name: 'Close with outcome' }).click();
      await dialog(page).getByLabel('Outcome', { exact: true }).selectOption({ label: 'Reached, safe, plan made' });
      await dialog(page).getByRole('radio', { name: 'Fine to raise, not needed' }).check();
      await dialog(page).getByRole('radio', { name: /^No/ }).check();
    },
    fields: inDialog(
      'What was done',
      'Why no follow-up is needed',
      'One thing they can learn, nothing clinical',
      'What made it not worth your time',
    ),
    send: dialogButton(/^(Close the case|Propose to close)/),
    operation: 'CloseCase',
  },
  {
    what: 'a change of level',
    source: 'clinic/level-dialog.tsx',
    ...one,
    open: async (page) => {
      await caseMenu(page, 'Change the level');
      await dialog(page).getByRole('radio').first().check();
    },
    fields: inDialog('Why'),
    send: dialogButton('Change the level'),
    operation: 'SetCaseLevel',
  },
  {
    what: 'a handover',
    source: 'clinic/hand-over-dialog.tsx',
    ...one,
    open: async (page) => {
      await inCase(page);
      await page.getByRole('button', { name: /^Hand over/ }).click();
      await dialog(page).getByRole('radio').first().check();
    },
    fields: inDialog('What they need to know'),
    send: dialogButton('Offer the case'),
    operation: 'OfferHandover',
  },
  {
    what: 'a case that is none',
    source: 'clinic/decline-dialog.tsx',
    ...one,
    open: async (page) => {
      await caseMenu(page, 'Not for a clinician');
      await dialog(page).getByRole('radio', { name: 'It is not clinical' }).check();
    },
    fields: inDialog('What the moderator can do instead'),
    send: dialogButton('Send it back'),
    operation: 'DeclineCase',
  },
  {
    what: 'the reason to open sealed details',
    source: 'clinic/reveal-dialog.tsx',
    boxes: 2,
    open: async (page) => {
      await inCase(page);
      await page.getByRole('button', { name: 'Reveal contact details' }).click();
      await dialog(page).getByRole('checkbox', { name: 'Phone number' }).check();
      await dialog(page).getByRole('radio', { name: 'Danger to their life' }).check();
      await dialog(page).getByRole('button', { name: 'say why and when to look again' }).click();
      await dialog(page).getByLabel('Look at this again on').fill('2030-01-01');
    },
    fields: inDialog('In your own words', 'Why telling them is dangerous'),
    send: dialogButton(/^Confirm it/),
    operation: 'AskReveal',
  },
  {
    what: 'a try to reach somebody',
    source: 'clinic/outreach.tsx',
    ...one,
    open: async (page) => {
      await inCase(page, '?view=log');
      await page.getByLabel('How', { exact: true }).selectOption({ label: 'Phone' });
      await page.getByLabel('What came of it').selectOption({ label: 'No answer' });
    },
    fields: async (page) => [page.getByLabel(/^Words used/)],
    send: button('Log it'),
    operation: 'LogOutreach',
  },
  {
    what: 'the record of a call',
    source: 'clinic/service-sheet.tsx',
    boxes: 2,
    open: async (page) => {
      await inCase(page, '?view=emergency');
      await page.getByLabel('Service', { exact: true }).selectOption({ label: 'Ambulance' });
      await page.getByLabel('What came of it').selectOption({ label: 'On the way' });
      await page.getByRole('checkbox', { name: 'Their name' }).check();
      await page.getByRole('radio', { name: /^Vital interests/ }).check();
      await page.getByRole('checkbox', { name: /^Telling the member now/ }).check();
      await page.getByLabel('Look at this again on').fill(inSixtyDays());
      await page.getByLabel('Who there').fill('Control room');
    },
    fields: async (page) => [
      page.getByRole('textbox', { name: /^What was said/ }),
      page.getByLabel('Why telling them is dangerous'),
    ],
    send: button('Keep the record'),
    operation: 'RecordService',
  },
  {
    what: 'a safety plan',
    source: 'platform/safety-plan-form.tsx',
    ...one,
    open: async (page) => {
      await inCase(page, '?view=plan');
      await page.getByLabel('Look at it again on').fill(inSixtyDays());
    },
    fields: byLabel('What I can do alone', 'Who holds my insulin'),
    send: button('Save the plan'),
    operation: 'SaveSafetyPlan',
  },
];

const aboutMe: Form[] = [
  {
    what: 'a line about oneself',
    source: 'you/profile-page.tsx',
    ...one,
    open: async (page) => void (await page.goto('/you/profile')),
    fields: async (page) => [page.getByLabel(/^A line about you/)],
    send: button('Save'),
    operation: 'ChangeMembership',
  },
  {
    what: 'what a clinician should know',
    source: 'you/told-us.tsx',
    ...one,
    open: async (page) => void (await page.goto('/you/identity')),
    fields: async (page) => [page.getByLabel('How you treat it')],
    send: button('Save'),
    operation: 'TellUs',
  },
  {
    what: 'a question for the next visit',
    source: 'you/question-page.tsx',
    ...one,
    open: async (page) => void (await page.goto('/you/questions/new')),
    fields: byLabel('Your question'),
    send: button('Keep it on my list'),
    operation: 'AddVisitQuestion',
  },
  {
    what: 'a line with the wish to join',
    source: 'groups/join-panel.tsx',
    boxes: 0,
    open: async (page) => {
      await page.goto('/groups/carers');
      await expect(page.getByRole('radio').first()).toBeVisible();
    },
    fields: async (page) => [page.getByLabel('Or write your own'), page.getByLabel(/^A line to our team/)],
    send: button('Ask to join'),
    operation: 'JoinGroup',
  },
];

const askForPerson: Form = {
  what: 'the words beside a request for a person',
  source: 'platform/ask-for-person.tsx',
  ...one,
  open: async (page) => {
    await page.goto('/messages');
    await page.getByRole('button', { name: 'Ask for a person' }).first().click();
  },
  fields: async (page) => [dialog(page).getByRole('textbox')],
  send: dialogButton('Ask for a person now'),
  operation: 'AskForHelp',
};

const settings: Form = {
  what: 'the settings of a group',
  source: 'run/group-form.tsx',
  ...one,
  open: async (page) => {
    await page.goto('/run/groups');
    await page.getByRole('link', { name: 'Carers' }).first().click();
  },
  fields: async (page) => [page.getByLabel('About the group')],
  send: button('Save the settings'),
  operation: 'ChangeGroup',
};

const aRule: Form = {
  what: 'a rule of the lexicon',
  source: 'run/lexicon-rule-form.tsx',
  boxes: 5,
  open: async (page) => void (await page.goto('/run/lexicon/propose?rule=B9.burden')),
  fields: byLabel(
    'Words, any one line is enough',
    'Part 2, must be there as well',
    'Unless these words stand by',
    'Must hear',
    'Must leave alone',
    'Why',
  ),
  send: button('Propose it'),
  operation: 'ProposeLexiconChange',
};

const retire: Form = {
  what: 'why a rule should go',
  source: 'run/lexicon-retire.tsx',
  ...one,
  open: async (page) => {
    await page.goto('/run/lexicon/rules/B9.burden');
    await page.getByRole('button', { name: 'Take this rule out' }).click();
  },
  fields: byLabel('Why should it read nothing any more?'),
  send: button('Propose it'),
  operation: 'ProposeLexiconChange',
};

const answer: Form = {
  what: 'the answer to a proposed rule',
  source: 'run/proposal-decide.tsx',
  ...one,
  open: async (page) => void (await page.goto(await addressOf(page, '/run/lexicon/proposals/{lexiconProposal}'))),
  fields: byLabel('Your reason'),
  send: button('Decline'),
  operation: 'DeclineLexiconProposal',
};

const agreedWords: Form = {
  what: 'other words of a template',
  source: 'run/agreed-form.tsx',
  boxes: 2,
  open: async (page) => void (await page.goto('/run/agreed/templates/propose?text=kindWord')),
  fields: byLabel('English', 'Spanish', 'Why'),
  send: button('Propose it'),
  operation: 'ProposeAgreedChange',
};

const restore: Form = {
  what: 'why to go back to a version',
  source: 'run/restore-version.tsx',
  ...one,
  open: async (page) => {
    await page.goto('/run/agreed/reveals/versions');
    await page.getByRole('button', { name: 'Go back to the standard' }).click();
  },
  fields: byLabel('Why go back?'),
  send: button('Propose it'),
  operation: 'ProposeAgreedRestore',
};

/** Forms by who fills them, each list in one browser. */
export const forms: { who: PersonKey; forms: Form[] }[] = [
  { who: 'ines', forms: desk },
  { who: 'lead', forms: [appeal, answer] },
  { who: 'hannah', forms: [...clinic, aRule, retire, agreedWords, restore] },
  { who: 'harbour', forms: [...aboutMe, askForPerson] },
  { who: 'programme', forms: [settings] },
];
