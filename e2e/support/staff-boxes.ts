import type { Locator, Page } from '@playwright/test';
import { type Box } from './boxes.js';
import { type As, closes, ownCase, reveals } from './own.js';
import { type PersonKey, signInAnew } from './people.js';
import { expect } from './test.js';

const dialog = (page: Page) => page.getByRole('dialog');
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
];
