import type { Page } from '@playwright/test';
import { ask } from './support/graphql.js';
import { expect, test } from './support/test.js';

/** The clinical lead answers what somebody else has proposed, and sees which version it became. */
async function approve(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Approve' }).click();
  const done = page.getByText(/^Approved, version \d+$/);
  await expect(done).toBeVisible();
  return Number(/\d+$/.exec((await done.textContent()) ?? '')?.[0]);
}

const shiftEnd = async (page: Page): Promise<string | undefined> => {
  const { configurationPart } = await ask<{ configurationPart: { fields: { key: string; value: string }[] } }>(
    page,
    '{ configurationPart(part: timers) { fields { key value } } }',
  );
  return configurationPart.fields.find(({ key }) => key === 'shiftEnd')?.value;
};

test('carries a time and words to members from one person to a second, and back again', async ({ as }) => {
  test.setTimeout(120_000);
  const [ines, lead] = await Promise.all([as('ines'), as('lead')]);

  await test.step('a lead moderator asks for more than may be, is told what may, and proposes it', async () => {
    await ines.goto('/run/agreed');
    await ines.getByRole('link', { name: 'Timers' }).click();
    await expect(ines.getByRole('row', { name: /A clinician acknowledges 5 minutes/ })).toBeVisible();
    await ines.getByRole('link', { name: 'Propose a change' }).click();
    const field = ines.getByLabel('A shift nobody ended is given up, in minutes');
    await field.fill('90');
    await ines.getByLabel('Why').fill('People forget to end it, and the leads are told too late.');
    await ines.getByRole('button', { name: 'Propose it' }).click();
    await expect(ines.getByText('It can be from 3 to 60.')).toBeVisible();
    await expect(ines.getByLabel('Why')).toHaveValue('People forget to end it, and the leads are told too late.');
    await field.fill('20');
    await ines.getByRole('button', { name: 'Propose it' }).click();
    await expect(ines.getByText('30 minutes → 20 minutes')).toBeVisible();
    await expect(ines.getByText('Another person answers: nobody approves their own change.')).toBeVisible();
  });

  await test.step('the clinical lead approves, and it is in force', async () => {
    const version = await approve(lead, new URL(ines.url()).pathname);
    await expect(ines.getByText(`Approved, version ${version}`)).toBeVisible();
    expect(await shiftEnd(ines)).toBe('20');
  });

  await test.step('words to members are seen as a member reads them before anybody agrees on them', async () => {
    await ines.goto('/run/agreed/templates');
    await ines.getByRole('link', { name: /Welcome back after a pause/ }).click();
    await ines
      .getByLabel('English', { exact: true })
      .fill('Hello {name}. You can write again, and we are glad. If {detail} comes up, tell us first.');
    await expect(ines.getByRole('region', { name: 'As a member reads it, in English' })).toContainText('Hello Fern.');
    await ines.getByLabel('Why').fill('It sounded like a warning.');
    await ines.getByRole('button', { name: 'Propose it' }).click();
    await expect(ines.getByText('Waits for an answer')).toBeVisible();
    await approve(lead, new URL(ines.url()).pathname);
  });

  await test.step('it is gone back from by two people again', async () => {
    await ines.goto('/run/agreed/timers/versions');
    await ines.getByRole('button', { name: 'Go back to the standard' }).click();
    await ines.getByLabel('Why go back?').fill('The leads were called while people were still writing their notes.');
    await ines.getByRole('button', { name: 'Propose it' }).click();
    await expect(ines.getByRole('heading', { level: 1, name: 'Back to the standard' })).toBeVisible();
    await approve(lead, new URL(ines.url()).pathname);
    expect(await shiftEnd(lead)).toBe('30');
  });
});
