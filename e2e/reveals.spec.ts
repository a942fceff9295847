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

test('tells a member of a reveal only once it is safe: withheld again, then told', async ({ as }) => {
  test.slow();
  const owner = await as(null);
  await signInAnew(owner, 'safeguarding');
  const own = await ownCase(as, { name: 'Hosepipe', owner });
  await reveals(own, 'Somebody else reads their post.');
  const { member } = own;
  const name = `Case ${own.number}`;
  const reason = 'They say that their brother still has the phone. Ask again when it is back.';
  const tell = 'Tell the member, or not yet';

  const lead = await as('lead', small);
  const dialog = lead.getByRole('dialog', { name: `Telling the member, case ${own.number}` });
  await test.step('the lead looks again without a mouse, and says why not yet and when again', async () => {
    await lead.goto('/clinic/reveals');
    await expect(rowOf(lead, name)).toContainText('Telling withheld: Somebody else reads their post.');
    await press(lead, rowOf(lead, name).getByRole('button', { name: tell }));
    await press(lead, dialog.getByRole('button', { name: 'Save' }));
    await expect(dialog.getByText('Choose one.')).toBeVisible();
    await choose(
      lead,
      dialog.getByRole('group', { name: 'What happens now?' }),
      dialog.getByRole('radio', { name: /^Not yet/ }),
    );
    await press(lead, dialog.getByRole('button', { name: 'Save' }));
    await expect(dialog.getByText('Say why.')).toBeVisible();
    await expectFits(lead);
    await type(lead, dialog.getByLabel('Why not yet'), reason);
    await choose(
      lead,
      dialog.getByRole('group', { name: 'Look again' }),
      dialog.getByRole('radio', { name: /^In 7 days/ }),
    );
    await press(lead, dialog.getByRole('button', { name: 'Save' }));
    await expect(lead.getByText('Withheld. We will ask again.').first()).toBeVisible();
    await expect(rowOf(lead, name)).toContainText(`Telling withheld: ${reason}`);
  });

  await test.step('the member reads of nothing', async () => {
    await member.goto('/you/seen');
    await expect(member.getByText('Nobody has opened them.')).toBeVisible();
    await member.goto('/you/notices');
    await expect(member.getByText('A clinician wrote to you')).toBeVisible();
    await expect(member.getByText('Sealed details of yours were opened')).toHaveCount(0);
  });

  await test.step('the privacy officer reads why, and has the member told', async () => {
    const officer = await as('privacy');
    await officer.goto('/clinic/reveals');
    await expect(rowOf(officer, name)).toContainText(`Telling withheld: ${reason}`);
    await rowOf(officer, name).getByRole('button', { name: tell }).click();
    await officer.getByRole('radio', { name: /^Tell the member now/ }).check();
    await button(officer, 'Save').click();
    await expect(officer.getByText('The member is told.').first()).toBeVisible();
    await expect(rowOf(officer, name).getByRole('button', { name: tell })).toHaveCount(0);
    await expect(rowOf(officer, name)).not.toContainText('withheld');
  });

  await test.step('the member reads what was opened, by whom and why', async () => {
    await member.goto('/you/notices');
    const told = member.getByRole('link', { name: 'Sealed details of yours were opened' });
    await expect(told).toHaveCount(1);
    await told.click();
    await expect(member.getByText('Opened: your number.')).toBeVisible();
    await expect(member.getByText(/^safeguarding lead, Today/i)).toBeVisible();
    await expect(member.getByText('Because your life may have been at risk.')).toBeVisible();
    await expect(member.locator('main')).not.toContainText('brother still has the phone');
  });
  await closes(own);
});
