import type { Page } from '@playwright/test';
import { press, tabTo } from './support/keyboard.js';
import { closes, handsOver, notes, ownCase } from './support/own.js';
import { expectFits, small } from './support/sound.js';
import { unfinished } from './support/staff-boxes.js';
import { expect, test } from './support/test.js';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('brings a note back that was left unsigned on a case which a colleague has now', async ({ as }) => {
  test.slow();
  const hannah = await as('hannah', small);
  const okoro = await as('okoro');
  const own = await ownCase(as, { name: 'Blue Twine', owner: hannah });
  const { id } = own;
  const begun = 'Has not slept since Tuesday.';
  const half = 'Wants to go on by message,';
  const rest = ' and a call only after the school run.';
  const form = unfinished(hannah, `${own.number}`);

  await test.step('the owner begins a note, and the case goes to a colleague', async () => {
    await hannah.goto(`/clinic/${id}?view=note`);
    await hannah.getByLabel('What brought this up').fill(begun);
    await hannah.getByLabel('In your own words').fill(half);
    await expect(hannah.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible();
    await handsOver(own, okoro, 'Dr Okoro');
  });

  await test.step('the colleague does not read what is not signed', async () => {
    await okoro.goto(`/clinic/${id}?view=note`);
    await expect(okoro.getByText('No signed note yet.')).toBeVisible();
    await expect(okoro.getByText(begun)).toHaveCount(0);
  });

  await test.step('who began it is told, finds it again, and ends and signs it without a mouse', async () => {
    await hannah.goto('/you/notices');
    const told = hannah.getByRole('link', { name: 'A colleague has taken over a case of yours' }).first();
    await expect(told).toBeVisible();
    await told.click();
    await expect(hannah.getByRole('region', { name: 'Your unsigned notes' })).toBeVisible();
    await expect(form.getByRole('definition')).toHaveText(begun);
    await expect(form.getByLabel('In your own words')).toHaveValue(half);
    await expectFits(hannah);
    await tabTo(hannah, form.getByLabel('In your own words'));
    await hannah.keyboard.press('ControlOrMeta+End');
    await hannah.keyboard.type(rest);
    await press(hannah, form.getByRole('button', { name: 'Sign the note' }));
    await expect(hannah.getByText('The note is signed.').first()).toBeVisible();
    await expect(form).toHaveCount(0);
  });

  await test.step('the colleague reads all of it', async () => {
    await okoro.reload();
    await expect(okoro.getByText(/^Signed by Hannah Byrne, /)).toBeVisible();
    await expect(okoro.getByRole('definition').getByText(begun, { exact: true })).toBeVisible();
    await expect(okoro.locator('main').getByText(half + rest, { exact: true })).toHaveCount(1);
  });

  await test.step('once the case is back, the box is empty: what was signed is not there to be signed again', async () => {
    await handsOver({ owner: okoro, id }, hannah, 'Hannah Byrne');
    await hannah.goto(`/clinic/${id}?view=note`);
    await expect(hannah.getByText(/^Signed by Hannah Byrne, /)).toBeVisible();
    await expect(hannah.getByLabel('What brought this up')).toHaveValue('');
    await expect(hannah.getByLabel('In your own words')).toHaveValue('');
  });
  await closes(own);
});

test('adds to a signed note, also after the case has ended, and leaves the note as it is', async ({ as }) => {
  test.slow();
  const hannah = await as('hannah', small);
  const own = await ownCase(as, { name: 'Potting Bench', owner: hannah });
  const noted = 'Sleeps again. Sees the nurse on Monday.';
  const added = 'I wrote Monday and meant Tuesday.';
  await notes(own, 'Worn out since the spring.', noted, true);
  await closes(own);

  await test.step('whoever signed it adds to it without a mouse', async () => {
    await hannah.goto('/clinic/closed');
    await press(hannah, hannah.getByRole('link', { name: `Open Case ${own.number}` }));
    await press(hannah, hannah.getByRole('link', { name: 'Note', exact: true }));
    const note = hannah.getByRole('article').filter({ hasText: noted });
    await press(hannah, note.getByRole('button', { name: 'Add to this note' }));
    await expect(hannah.getByRole('textbox', { name: 'What you add' })).toBeFocused();
    await press(hannah, button(hannah, 'Sign what you add'));
    await expect(hannah.getByText('Write something before you sign.')).toBeVisible();
    await expectFits(hannah);
    await tabTo(hannah, hannah.getByRole('textbox', { name: 'What you add' }), { back: true });
    await hannah.keyboard.type(added);
    await press(hannah, button(hannah, 'Sign what you add'));
    await expect(hannah.getByText('Added and signed.').first()).toBeVisible();
    await expect(hannah.getByRole('textbox', { name: 'What you add' })).toHaveCount(0);
  });

  await test.step('the lead reads the note as it was signed, and below it what was added', async () => {
    const lead = await as('lead');
    await lead.goto(`/clinic/${own.id}?view=note`);
    const note = lead.getByRole('article').filter({ hasText: noted });
    await expect(note).toHaveCount(1);
    const words = (await note.innerText()).split('\n').filter(Boolean);
    const order = [/^Signed by Hannah Byrne, /, new RegExp(noted), /^Added by Hannah Byrne, /, new RegExp(added)];
    expect(order.map((line) => words.findIndex((one) => line.test(one)))).toEqual(
      order.map((line) => words.findIndex((one) => line.test(one))).toSorted((a, b) => a - b),
    );
    for (const line of order) expect(words.filter((one) => line.test(one))).toHaveLength(1);
  });
});
