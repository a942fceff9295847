import { ownCase } from './support/own.js';
import { expectFits, small } from './support/sound.js';
import { expect, test } from './support/test.js';

test('a call is asked for on a phone, the service is recorded, and the member reads what was sent (R34, R38, R46)', async ({
  as,
}) => {
  test.slow();
  const owner = await as('hannah');
  const { id, member } = await ownCase(as, { name: 'Rain Barrel', owner });

  await test.step('the member leaves a number and says when, and nothing else is asked of them', async () => {
    await member.setViewportSize(small.viewport);
    await member.goto('/messages');
    await member.getByRole('link', { name: /clinical team/ }).click();
    await member.getByRole('button', { name: 'Ask for a call' }).click();
    await expect(member.getByLabel('A number we can ring')).toBeVisible();
    await member.getByRole('button', { name: 'Ask for this call' }).click();
    await expect(member.getByText('Please leave a number we can ring.')).toBeVisible();
    await member.getByLabel('A number we can ring').fill('07700 900221');
    await member.getByRole('radio', { name: 'As soon as somebody can' }).check();
    await expectFits(member);
    await member.getByRole('button', { name: 'Ask for this call' }).click();
    await expect(member.getByText(/^You asked for a call, .* The clinician knows\. Any time is fine\.$/)).toBeVisible();
  });

  await test.step('the clinician sees the wish, and no number before it is revealed', async () => {
    await owner.goto(`/clinic/${id}`);
    await expect(owner.getByText(/^Rain Barrel asked for a call/)).toBeVisible();
    await expect(owner.locator('body')).not.toContainText('900221');
  });

  await test.step('what was sent to a service is not kept without its basis and who got it', async () => {
    await owner.goto(`/clinic/${id}?view=emergency`);
    const sheet = owner.getByRole('form', { name: 'Record a call' });
    await sheet.getByLabel('Service', { exact: true }).selectOption({ label: 'Their clinic or GP' });
    await sheet.getByLabel('What came of it').selectOption({ label: 'They take over' });
    await sheet.getByLabel('What was said').fill('They ring this afternoon and see them tomorrow.');
    await sheet.getByRole('checkbox', { name: 'Facts about their health' }).check();
    const keep = sheet.getByRole('button', { name: 'Keep the record' });
    await keep.click();
    await expect(sheet.getByText('Say on which basis you sent it.')).toBeVisible();
    await sheet.getByRole('radio', { name: 'They agreed' }).check();
    await keep.click();
    await expect(sheet.getByText('Say who got it.')).toBeVisible();
    await sheet.getByLabel('Who there').fill('practice nurse on duty');
    await keep.click();
    await expect(owner.getByText('The record is kept.').first()).toBeVisible();
    await expect(owner.getByText('Sent: Facts about their health. They agreed.')).toBeVisible();
  });
});
