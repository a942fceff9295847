import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { signInAnew } from './support/people.js';
import { expect, test } from './support/test.js';

/** Saves a file and gives its name and what is in it. */
async function saved(page: Page, button: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test('a lead takes the month along as a PDF and a table, and the auditor sees that (R53, R54)', async ({ as }) => {
  const [lead, auditor] = [await as(null), await as(null)];
  await signInAnew(lead, 'lead');
  await signInAnew(auditor, 'auditor');

  await test.step('the pack of this month says that it is not over', async () => {
    await lead.goto('/run/reports');
    await lead.getByRole('link', { name: 'Monthly, clinic' }).click();
    await lead.getByLabel('Which one').selectOption({ index: 0 });
    await expect(lead.getByText(/^So far:/)).toBeVisible();
    await expect(lead.getByRole('heading', { name: /^Clinical governance pack:/ })).toBeVisible();
    await expect(lead.getByRole('table', { name: 'Record of who did what' })).toBeVisible();
  });

  await test.step('both files come out', async () => {
    const pdf = await saved(lead, 'Save as PDF');
    expect(pdf.name).toMatch(/^kith-monthly-\d{4}-\d{2}-so-far[.]pdf$/);
    expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
    const table = await saved(lead, 'Save as table');
    expect(table.content.toString('utf8')).toContain('"Clinical governance pack"');
  });

  await test.step('the auditor finds both by who and what', async () => {
    await auditor.goto('/run/audit');
    await auditor.getByLabel('Kind of event').selectOption('Taken along or handed over');
    await auditor.getByRole('button', { name: 'Show' }).click();
    await expect(auditor.getByText('report.export').first()).toBeVisible();
    await expect(auditor.getByText(/format: PDF/).first()).toBeVisible();
    await expect(auditor.getByText(/format: CSV/).first()).toBeVisible();
  });
});
