import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { ask } from './support/graphql.js';
import { press, tabTo, type } from './support/keyboard.js';
import { caseNow, closes, ownCase } from './support/own.js';
import { expectFits, small } from './support/sound.js';
import { expect, test } from './support/test.js';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('closes a crisis only once a second person agrees, and brings what they miss to its owner', async ({ as }) => {
  test.slow();
  const hannah = await as('hannah');
  const own = await ownCase(as, { name: 'Paper Boat', level: 'CRISIS', owner: hannah });
  const { id, number, member } = own;
  await closes(own);
  const missing = 'Who is with them tonight? Please add it, then send it again.';
  const agreed = 'Agreed. Somebody stays the night.';
  const lead = await as('lead', small);
  const second = lead.getByRole('region', { name: 'Second person' });
  const conversation = async () => {
    await member.goto('/messages');
    await member.getByRole('link', { name: /clinical team/ }).click();
  };

  await test.step('whoever proposed it cannot sign it', async () => {
    await hannah.goto(`/clinic/${id}`);
    await expect(hannah.getByText(/^You proposed to close/)).toBeVisible();
    await expect(button(hannah, 'Agree and close')).toHaveCount(0);
  });

  await test.step('the lead reads what is proposed, and does not agree without saying why', async () => {
    await lead.goto('/clinic');
    const waits = lead.getByRole('region', { name: 'To sign off' });
    await waits.getByRole('link', { name: `Sign off Case ${number}` }).click();
    await expect(second).toContainText('Hannah Byrne proposes to close: Reached, safe, plan made.');
    await button(lead, 'Not yet').click();
    await expect(second.getByText('Say what is missing.')).toBeVisible();
    await expectFits(lead);
    await second.getByLabel('Your note').fill(missing);
    await button(lead, 'Not yet').click();
    await expect(lead.getByText('Sent back to the owner.').first()).toBeVisible();
    await expect(second).toHaveCount(0);
  });

  await test.step('the owner is told, reads what is missing, and has the case in hand', async () => {
    await hannah.goto('/you/notices');
    const told = hannah
      .locator(`a[href="/clinic/${id}"]`)
      .filter({ hasText: 'A colleague did not agree to close your case' });
    await expect(told).toHaveCount(1);
    await told.click();
    await hannah.getByRole('link', { name: 'Note', exact: true }).click();
    await expect(hannah.getByRole('definition').getByText(missing, { exact: true })).toBeVisible();
    await expect(hannah.getByRole('button', { name: /^Hand over/ })).toBeVisible();
    await conversation();
    await expect(member.getByLabel('Only the clinical team can read this.')).toBeVisible();
  });

  await test.step('sent again, the lead agrees without a mouse', async () => {
    await closes(own);
    await lead.goto(`/clinic/${id}`);
    await type(lead, second.getByLabel('Your note'), agreed);
    await press(lead, button(lead, 'Agree and close'));
    await expect(lead.getByText('Signed. The case is closed.').first()).toBeVisible();
    await expect(second).toHaveCount(0);
  });

  await test.step('it is over for the owner, for the member and for the moderator', async () => {
    await hannah.goto(`/clinic/${id}`);
    await expect(hannah.getByText('The case has ended, so this conversation is closed.')).toBeVisible();
    await hannah.goto(`/clinic/${id}?view=note`);
    await expect(hannah.getByRole('definition').getByText(agreed, { exact: true })).toBeVisible();
    await member.goto('/you/notices');
    await expect(member.getByText(/^The clinical team has finished looking after this/)).toBeVisible();
    await conversation();
    await expect(member.getByText(/^This conversation is closed\./)).toBeVisible();
    const moderator = await as('ines');
    await moderator.goto(`/desk/c/${own.concern}`);
    const panel = moderator.getByRole('region', { name: 'With the clinic' });
    await expect(panel).toContainText('The clinician says: you were right to raise this.');
    await expect(panel).not.toContainText('stays the night');
  });
});

test('has a clinical lead look back at a closed crisis, and its owner read what was found', async ({ as }) => {
  test.slow();
  const hannah = await as('hannah');
  const own = await ownCase(as, { name: 'Clay Pot', level: 'CRISIS', owner: hannah });
  const { id, number } = own;
  await closes(own);
  const okoro = await as('okoro');
  await ask(
    okoro,
    'mutation ($id: UUID!, $version: Int!, $key: UUID!) { signOffCase(caseId: $id, version: $version, key: $key, agree: true, note: "") { id } }',
    { id, version: (await caseNow(okoro, id)).version, key: randomUUID() },
  );
  const found = 'Reached in good time. The first message could have said who writes.';
  const learnt = 'Say your name and what you are in the first line.';

  const lead = await as('lead', small);
  await test.step('it waits for the lead, who writes what was found without a mouse', async () => {
    await lead.goto('/clinic');
    const waits = lead.getByRole('region', { name: 'To look back at' });
    await waits.getByRole('link', { name: `Open Case ${number}` }).click();
    const form = lead.getByRole('region', { name: 'Look back' });
    await expect(form).toBeVisible();
    await press(lead, button(lead, 'Save and finish'));
    await expect(form.getByText('Write what you found.')).toBeVisible();
    await expectFits(lead);
    await tabTo(lead, form.getByLabel('What you found'), { back: true });
    await lead.keyboard.type(found);
    await type(lead, form.getByLabel('One thing to learn'), learnt);
    await press(lead, button(lead, 'Save and finish'));
    await expect(lead.getByText('Saved. The case is reviewed.').first()).toBeVisible();
    await expect(form).toHaveCount(0);
  });

  await test.step('it waits no longer, and stands among the closed ones', async () => {
    await lead.goto('/clinic');
    await expect(lead.getByRole('heading', { level: 1, name: /need/ })).toBeVisible();
    await expect(lead.getByRole('link', { name: `Open Case ${number}` })).toHaveCount(0);
    await lead.goto('/clinic/closed');
    const row = lead.getByRole('listitem').filter({ has: lead.getByRole('link', { name: `Open Case ${number}` }) });
    await expect(row).toContainText('Closed and reviewed.');
  });

  await test.step('its owner reads it in the record', async () => {
    await hannah.goto('/clinic/closed');
    await hannah.getByRole('link', { name: `Open Case ${number}` }).click();
    await hannah.getByRole('link', { name: 'Note', exact: true }).click();
    await expect(hannah.getByText('Looking back: what was found', { exact: true })).toBeVisible();
    for (const words of [found, learnt])
      await expect(hannah.getByRole('definition').getByText(words, { exact: true })).toBeVisible();
    await expect(hannah.getByRole('region', { name: 'Look back' })).toHaveCount(0);
  });
});
