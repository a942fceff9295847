import type { Page } from '@playwright/test';
import { choose, press, type } from './support/keyboard.js';
import { closes, ownCase, reveals } from './support/own.js';
import { signInAnew } from './support/people.js';
import { expectFits, small } from './support/sound.js';
import { rowOf } from './support/staff-boxes.js';
import { expect, test } from './support/test.js';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const number = '07700 900199';

test('has the privacy officer review a reveal: it is over for who asked, and the finding is there for the lead', async ({
  as,
}) => {
  test.slow();
  const owner = await as(null);
  await signInAnew(owner, 'okoro');
  const own = await ownCase(as, { name: 'Tin Bucket', owner });
  await reveals(own);
  const name = `Case ${own.number}`;
  const finding = 'Three messages had no answer. It was right to ask for the number alone.';
  const details = owner.getByRole('region', { name: 'Contact details' });

  await test.step('who asked looks at the number, and is not asked to review it', async () => {
    await owner.goto(`/clinic/${own.id}`);
    await details.getByRole('button', { name: 'Show the details again' }).click();
    await expect(details.getByText(number, { exact: true })).toBeVisible();
    const list = await owner.context().newPage();
    await list.goto('/clinic/reveals');
    await expect(rowOf(list, name).getByText('Dr Okoro', { exact: false })).toBeVisible();
    await expect(rowOf(list, name).getByRole('button', { name: 'Review' })).toHaveCount(0);
    await list.close();
  });

  const officer = await as('privacy', small);
  const dialog = officer.getByRole('dialog', { name: `Review of case ${own.number}` });
  await test.step('the officer is told, and reads what was opened and why, but not the number', async () => {
    await officer.goto('/you/notices');
    const told = officer.getByRole('link', { name: 'Sealed details were opened' }).first();
    await expect(told).toBeVisible();
    await told.click();
    const row = rowOf(officer, name);
    await expect(row).toContainText('Phone number');
    await expect(row).toContainText('Danger to their life. Three messages without an answer since this morning.');
    await expect(officer.locator('main')).not.toContainText(number);
    await expectFits(officer);
  });

  await test.step('the officer answers without a mouse, and leaves nothing out', async () => {
    await press(officer, rowOf(officer, name).getByRole('button', { name: 'Review' }));
    await press(officer, dialog.getByRole('button', { name: 'Save the review' }));
    await expect(dialog.getByText('Choose one.')).toBeVisible();
    await expect(dialog.getByText('Write what you found.')).toBeVisible();
    await expectFits(officer);
    await choose(
      officer,
      dialog.getByRole('group', { name: 'Was it proper?' }),
      dialog.getByRole('radio', { name: 'Yes, it was proper' }),
    );
    await type(officer, dialog.getByLabel('What you found'), finding);
    await press(officer, dialog.getByRole('button', { name: 'Save the review' }));
    await expect(officer.getByText('The review is saved.').first()).toBeVisible();
    await expect(dialog).toHaveCount(0);
    await expect(rowOf(officer, name)).toContainText('Reviewed: proper');
    await expect(rowOf(officer, name).getByRole('button', { name: 'Review' })).toHaveCount(0);
  });

  await test.step('the number leaves the screen of who asked, without a reload', async () => {
    await expect(details.getByText(/^Seen by Dr Okoro on .* Over\.$/)).toBeVisible();
    await expect(owner.getByText(number)).toHaveCount(0);
    await expect(details.getByRole('button')).toHaveCount(0);
  });

  await test.step('the lead reads the finding', async () => {
    const lead = await as('lead');
    await lead.goto('/clinic/reveals');
    await expect(rowOf(lead, name)).toContainText(`Finding: ${finding}`);
    await expect(rowOf(lead, name).getByRole('button', { name: 'Review' })).toHaveCount(0);
  });
  await closes(own);
});
