import { press } from './support/keyboard.js';
import { ownCase } from './support/own.js';
import { expectFits, small } from './support/sound.js';
import { expect, test } from './support/test.js';

test('a shift goes to a colleague once they accept, and stays its holder’s until then (R28)', async ({ as }) => {
  const hannah = await as('hannah');
  const lead = await as('lead', small);
  await hannah.goto('/clinic/cover?days=14');
  const offers = hannah.getByRole('button', { name: /^Offer your shift of/ });
  await expect(offers.first()).toBeVisible();
  const when = ((await offers.last().getAttribute('aria-label')) ?? '').replace('Offer your shift of ', '');
  const offered = hannah.getByRole('listitem').filter({ hasText: `, ${when} to ` });

  await test.step('she offers the last of her shifts to the lead', async () => {
    await offers.last().click();
    const dialog = hannah.getByRole('dialog', { name: 'Offer this shift' });
    await expect(dialog.getByText('12 hours.')).toBeVisible();
    await dialog.getByLabel('To').selectOption({ label: 'Dr Lindqvist, clinical lead' });
    await dialog.getByRole('button', { name: 'Offer it' }).click();
    await expect(hannah.getByText('Offered. It stays yours until somebody accepts.').first()).toBeVisible();
    await expect(offered.getByRole('button', { name: /^Take back/ })).toBeVisible();
  });

  await test.step('the lead accepts it on a narrow screen', async () => {
    await lead.goto('/clinic/cover');
    await expectFits(lead);
    await lead
      .getByRole('button', { name: `, ${when} to ` })
      .and(lead.getByRole('button', { name: /^Accept/ }))
      .click();
    await expect(lead.getByText('The shift is yours.').first()).toBeVisible();
  });

  await test.step('she sees who has it', async () => {
    await expect(offered.getByText(/Dr Lindqvist has taken it\.$/)).toBeVisible();
  });
});

test('a case is handed over by keyboard with a note from its timeline, and stays its owner’s until accepted (R33)', async ({
  as,
}) => {
  test.slow();
  const hannah = await as('hannah');
  const own = await ownCase(as, { name: 'Tin Kettle', level: 'RED', owner: hannah });
  const lead = await as('lead', small);
  await hannah.goto('/clinic/hand-over');
  const item = hannah.getByRole('listitem').filter({ has: hannah.getByRole('link', { name: `Case ${own.number}` }) });

  await test.step('the note says what is on record, and nothing else', async () => {
    await expect(item.getByLabel('What they need to know')).toHaveValue(/^Opened .*\nIn my hands since /);
  });

  await test.step('she offers it without a mouse', async () => {
    await item.getByLabel('To', { exact: true }).selectOption({ label: 'Dr Lindqvist, Manager now' });
    await press(hannah, item.getByRole('button', { name: 'Offer to Dr Lindqvist' }));
    await expect(item.getByText(/^Offered to Dr Lindqvist\. It stays yours until they accept\./)).toBeVisible();
  });

  await test.step('the lead accepts, and she sees it', async () => {
    await lead.goto(`/clinic/${own.id}`);
    await lead
      .getByRole('button', { name: /^Accept/ })
      .first()
      .click();
    await expect(hannah.getByText(new RegExp(`^Case ${own.number}: .* accepted`))).toBeVisible();
    await expect(item).toHaveCount(0);
  });
});
