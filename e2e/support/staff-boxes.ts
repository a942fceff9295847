import type { Locator, Page } from '@playwright/test';
import { type Box, takes, verdict } from './boxes.js';
import {
  type As,
  claimed,
  closes,
  concernIn,
  decides,
  handsOver,
  marked,
  newcomer,
  notes,
  ownCase,
  ownGroup,
  pauses,
  reveals,
  writes,
} from './own.js';
import { type PersonKey, signInAnew } from './people.js';
import { expect } from './test.js';

const dialog = (page: Page) => page.getByRole('dialog');
const sees = async (page: Page, words: string) => page.locator('main').getByText(words, { exact: true });

/** What a clinician with a fresh code has opened, on a case that is over; gives the name of the case. */
async function ownReveal(as: As, who: PersonKey, name: string, withholdReason?: string): Promise<string> {
  const owner = await as(null);
  await signInAnew(owner, who);
  const own = await ownCase(as, { name, owner });
  await reveals(own, withholdReason);
  await closes(own);
  return `Case ${own.number}`;
}

/** One case in a list of the clinic, by its name. */
export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

export async function inHand(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await takes(page);
}

/** Chooses free words instead of a template, unless something was chosen before. */
async function ownWords(form: Locator): Promise<void> {
  const template = form.getByLabel('Begin from');
  await expect(template).toBeVisible();
  if ((await template.inputValue()) === '') await template.selectOption({ label: 'In your own words' });
}

export const pendingPanel = (page: Page) => page.getByRole('region', { name: 'This waits to be published' });

const ended = async (as: As, where: string) => decides(await as('ines'), where.split('/').at(-1) ?? '');

/** Boxes of staff work, each about a case or a concern that was made for it. */
export const staffBoxes: Box[] = [
  {
    what: 'the note of the second person',
    source: 'clinic/sign-off.tsx',
    who: 'lead',
    prepare: async (as) => {
      const own = await ownCase(as, { name: 'Watering Can', level: 'CRISIS', owner: await as('hannah') });
      await closes(own);
      return `/clinic/${own.id}`;
    },
    open: async (page, where) => void (await page.goto(where)),
    box: (page) => page.getByLabel('Your note'),
    send: 'Agree and close',
    operation: 'SignOffCase',
    arrived: async (page, words, where) => {
      await expect(page.getByLabel('Your note')).toHaveCount(0);
      await page.goto(`${where}?view=note`);
      return page.getByRole('definition').getByText(words, { exact: true });
    },
    hearsItself: true,
    goesAway: true,
  },
  {
    what: 'what was found when looking back',
    source: 'clinic/look-back.tsx',
    boxes: 2,
    who: 'lead',
    prepare: async (as) => {
      const own = await ownCase(as, { name: 'Seed Drawer', owner: await as('hannah') });
      await closes(own);
      return `/clinic/${own.id}`;
    },
    open: async (page, where) => void (await page.goto(where)),
    box: (page) => page.getByLabel('What you found'),
    also: (page) => [page.getByLabel('One thing to learn')],
    send: 'Save and finish',
    operation: 'ReviewCase',
    arrived: async (page, words, where) => {
      await expect(page.getByLabel('What you found')).toHaveCount(0);
      await page.goto(`${where}?view=note`);
      return page.getByRole('definition').getByText(words, { exact: true });
    },
    hearsItself: true,
    goesAway: true,
  },
  {
    what: 'the finding about a reveal',
    source: 'clinic/review-dialog.tsx',
    who: 'privacy',
    prepare: (as) => ownReveal(as, 'hannah', 'Bean Pole'),
    open: async (page, where) => {
      await page.goto('/clinic/reveals');
      await rowOf(page, where).getByRole('button', { name: 'Review' }).click();
      await dialog(page).getByRole('radio', { name: 'Yes, it was proper' }).check();
    },
    box: (page) => dialog(page).getByLabel('What you found'),
    send: 'Save the review',
    operation: 'ReviewReveal',
    arrived: async (page, words, where) => rowOf(page, where).getByText(`Finding: ${words}`),
    goesAway: true,
  },
  {
    what: 'the reason not to tell yet',
    source: 'clinic/look-again-dialog.tsx',
    who: 'lead',
    prepare: (as) => ownReveal(as, 'safeguarding', 'Onion Net', 'Somebody else reads their post.'),
    open: async (page, where) => {
      await page.goto('/clinic/reveals');
      await rowOf(page, where).getByRole('button', { name: 'Tell the member, or not yet' }).click();
      await dialog(page)
        .getByRole('radio', { name: /^Not yet/ })
        .check();
      await dialog(page)
        .getByRole('radio', { name: /^In 7 days/ })
        .check();
    },
    box: (page) => dialog(page).getByLabel('Why not yet'),
    send: 'Save',
    operation: 'LookAgainAtReveal',
    arrived: async (page, words, where) => rowOf(page, where).getByText(`Telling withheld: ${words}`),
  },
  {
    what: 'an unsigned note on a case that a colleague has now',
    source: 'clinic/unfinished-notes.tsx',
    who: 'hannah',
    prepare: async (as) => {
      const own = await ownCase(as, { name: 'Wooden Trug', owner: await as('hannah') });
      await notes(own, 'Worn out since the spring.', '', false);
      await handsOver(own, await as('okoro'), 'Dr Okoro');
      return `${own.number} ${own.id}`;
    },
    open: async (page, where) => {
      await page.goto('/clinic');
      await expect(unfinished(page, where)).toBeVisible();
    },
    box: (page, where) => unfinished(page, where).getByLabel('In your own words'),
    send: (page, where) => unfinished(page, where).getByRole('button', { name: 'Sign the note' }),
    operation: 'FinishNote',
    arrived: async (page, words, where) => {
      await expect(unfinished(page, where)).toHaveCount(0);
      await page.goto(`/clinic/${where.split(' ')[1]}?view=note`);
      return sees(page, words);
    },
    tidy: async (as, where) => closes({ owner: await as('okoro'), id: where.split(' ')[1] ?? '' }),
    hearsItself: true,
    goesAway: true,
  },
  {
    what: 'what is added to a signed note',
    source: 'clinic/notes.tsx',
    who: 'hannah',
    prepare: async (as) => {
      const own = await ownCase(as, { name: 'Garden Line', owner: await as('hannah') });
      await notes(own, 'Worn out since the spring.', '', true);
      await closes(own);
      return `/clinic/${own.id}?view=note`;
    },
    open: async (page, where) => {
      await page.goto(where);
      const note = page.getByRole('article').filter({ hasText: 'Worn out since the spring.' });
      await note.getByRole('button', { name: 'Add to this note' }).click();
    },
    box: (page) => page.getByRole('textbox', { name: 'What you add' }),
    send: 'Sign what you add',
    operation: 'SaveNote',
    arrived: sees,
  },
  {
    what: 'why a post is not published',
    source: 'desk/pending-panel.tsx',
    who: 'ines',
    prepare: async (as) => {
      const group = await ownGroup(as, 'FIRST_THREE');
      await writes(await newcomer(as, group, 'Cold Frame'), group, 'Hello', 'Is anybody selling a shed?');
      return `/desk/c/${await concernIn(await as('ines'), group)}`;
    },
    open: async (page, where) => {
      await inHand(page, where);
      await pendingPanel(page).getByRole('button', { name: 'Do not publish', exact: true }).click();
      await pendingPanel(page).getByLabel('Which rule?').selectOption({ label: 'Not what this group is for' });
      await ownWords(pendingPanel(page));
    },
    box: (page) => pendingPanel(page).getByLabel('Your words'),
    send: 'Do not publish, and tell Cold Frame',
    operation: 'DeclinePending',
    arrived: async (page, words) => {
      await expect(pendingPanel(page)).toHaveCount(0);
      return sees(page, words);
    },
    tidy: ended,
    hearsItself: true,
    goesAway: true,
  },
  {
    what: 'the words at the end of a pause',
    source: 'desk/verdict-end-pause.tsx',
    who: 'ines',
    prepare: async (as) => {
      const group = await ownGroup(as);
      const { postId } = await writes(await newcomer(as, group, 'Rain Barrel'), group, 'Hello', 'The peas are up.');
      const lead = await as('ines');
      const concern = await marked(lead, postId);
      await claimed(lead, concern);
      await pauses(lead, concern);
      return `/desk/c/${concern}`;
    },
    open: async (page, where) => {
      await inHand(page, where);
      await verdict(page, /^End the pause/);
      await page.getByRole('radio', { name: 'It is calm again' }).check();
      await ownWords(page.locator('#verdict-form-endPause'));
    },
    box: (page) => page.locator('#verdict-form-endPause').getByLabel('Your words'),
    send: 'End the pause and tell Rain Barrel',
    operation: 'EndPause',
    arrived: async (page, words) => {
      await expect(page.locator('#verdict-form-endPause')).toHaveCount(0);
      return sees(page, words);
    },
    tidy: ended,
    hearsItself: true,
    goesAway: true,
  },
];

/** The form of a note that was left unsigned, by the number of its case. */
export function unfinished(page: Page, where: string): Locator {
  const name = new RegExp(`^Case ${where.split(' ')[0]}, saved`);
  return page.locator('form').filter({ has: page.getByRole('heading', { name }) });
}
