import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ask } from './support/graphql.js';
import { expect, test } from './support/test.js';

const name = `lantern-${randomUUID().slice(0, 8)}`;
const words = 'I think I will fold my paper boats away for good.';

/** The proposal on the page is approved once the worker has replayed it, and reads as a version. */
async function approve(page: Page, address: string): Promise<number> {
  await page.goto(address);
  const button = page.getByRole('button', { name: 'Approve' });
  await expect(page.getByRole('table', { name: 'Replay on the evaluation sets' })).toBeVisible({ timeout: 90_000 });
  await button.click();
  const done = page.getByText(/^Approved, version \d+$/);
  await expect(done).toBeVisible();
  return Number(/\d+$/.exec((await done.textContent()) ?? '')?.[0]);
}

const levelOf = async (page: Page, text: string): Promise<string | null> => {
  const { lexiconReading } = await ask<{ lexiconReading: { level: string | null } }>(
    page,
    'query ($text: String!) { lexiconReading(text: $text) { level } }',
    { text },
  );
  return lexiconReading.level;
};

test('carries a rule from a clinician to the desk, and back again', async ({ as }) => {
  test.setTimeout(300_000);
  const [hannah, lead, ines, member, auditor] = await Promise.all([
    as('hannah'),
    as('lead'),
    as('ines'),
    as('bicycle'),
    as('auditor'),
  ]);

  await test.step('a clinician tries the words, and proposes a rule', async () => {
    await hannah.goto('/run/lexicon/try');
    await hannah.getByLabel('A text to read').fill(words);
    await hannah.getByRole('button', { name: 'Read it' }).click();
    await expect(hannah.getByText('Nothing is raised')).toBeVisible();
    await hannah.goto('/run/lexicon/propose');
    await hannah.getByLabel('Row').selectOption({ label: 'B8 A wish not to be here' });
    await hannah.getByLabel('Short name').fill(name);
    await hannah.getByRole('radio', { name: /^2 Urgent/ }).check();
    await hannah.getByLabel('Words, any one line is enough').fill('fold my paper boats');
    await hannah.getByLabel('Must hear').fill('Good morning everybody');
    await hannah.getByLabel('Must leave alone').fill('We put the kettle on.');
    await hannah.getByLabel('Why', { exact: true }).fill('Two people said it before they went quiet.');
    await hannah.getByRole('button', { name: 'Propose it' }).click();
    await expect(hannah.getByText('The rule does not hear: Good morning everybody')).toBeVisible();
    await hannah.getByLabel('Must hear').fill('I fold my paper boats tonight.');
    await hannah.getByRole('button', { name: 'Propose it' }).click();
    await expect(hannah.getByRole('heading', { level: 1, name: `B8.${name}` })).toBeVisible();
    await expect(hannah.getByText('Another person answers: nobody approves their own change.')).toBeVisible();
  });

  let version = 0;
  await test.step('the clinical lead sees the replay and approves', async () => {
    version = await approve(lead, new URL(hannah.url()).pathname);
    expect(version).toBeGreaterThan(0);
    await expect(hannah.getByText(`Approved, version ${version}`)).toBeVisible();
  });

  await test.step('a post with those words reaches the desk, found by the new version', async () => {
    await member.goto('/write?group=type-2-newly-told');
    await member.getByLabel('Title').fill(`Boats ${name}`);
    await member.getByLabel('Your words').fill(words);
    await member.getByRole('button', { name: 'Post it' }).click();
    await expect(member.getByRole('heading', { level: 1, name: `Boats ${name}` })).toBeVisible();
    await ines.goto('/desk/queue');
    await expect(ines.getByText('A wish not to be here').first()).toBeVisible({ timeout: 30_000 });
    await expect(async () => {
      await auditor.goto('/run/audit?action=reviewItem.raise');
      await expect(auditor.getByText(new RegExp(`/lexicon-\\d+\\.${version}/`)).first()).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 30_000 });
    await lead.goto(`/run/lexicon/rules/B8.${name}`);
    await expect(lead.getByText('Yes, by a clinical lead')).toBeVisible();
    await expect(lead.getByRole('link', { name: `Version ${version}` })).toBeVisible();
  });

  await test.step('a lead moderator proposes to go back, and another person approves', async () => {
    await ines.goto('/run/lexicon/versions');
    const back = version === 1 ? 'Go back to the release' : `Go back to version ${version - 1}`;
    await ines.getByRole('button', { name: back, exact: true }).click();
    await ines.getByLabel('Why go back?').fill('The words turned out to be about a craft evening.');
    await ines.getByRole('button', { name: 'Propose it' }).click();
    await expect(ines.getByText('Waits for an answer')).toBeVisible();
    expect(await approve(lead, new URL(ines.url()).pathname)).toBe(version + 1);
    await expect.poll(() => levelOf(ines, words)).toBe('GREEN');
    await ines.goto(`/run/lexicon/rules/B8.${name}`);
    await expect(ines.getByText('Retired, reads nothing')).toBeVisible();
  });
});
