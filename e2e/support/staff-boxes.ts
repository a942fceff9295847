import { type Box } from './boxes.js';
import { closes, ownCase } from './own.js';
import { expect } from './test.js';

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
];
