import type { Page } from '@playwright/test';
import { closes, ownCase } from './support/own.js';
import { expectFits, small } from './support/sound.js';
import { expect, test } from './support/test.js';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const day = () => new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

test('writes a safety plan with the member, loses nobody’s words, and leaves it with them (R36)', async ({ as }) => {
  test.slow();
  const owner = await as('hannah');
  const own = await ownCase(as, { name: 'Seed Tray', owner });
  const { id, member } = own;

  await test.step('the clinician begins it in the case', async () => {
    await owner.goto(`/clinic/${id}?view=plan`);
    await box(owner, 'What I can do alone').fill('Water the beans.');
    await owner.getByLabel('Look at it again on').fill(day());
    await button(owner, 'Save the plan').click();
    await expect(owner.getByText(/^Version 1, saved by you,/)).toBeVisible();
  });

  await test.step('the member is told, reads it and changes it on a phone, while the clinician writes too', async () => {
    await member.setViewportSize(small.viewport);
    await member.goto('/you/notices');
    await member.getByRole('link', { name: 'Your clinician wrote in your safety plan' }).click();
    await expect(member.getByText('Water the beans.')).toBeVisible();
    await expectFits(member);
    await member.getByRole('link', { name: 'Change it' }).click();
    await box(owner, 'What I can do alone').fill('Water the beans, then ring Bo.');
    await box(member, 'What I can do alone').fill('Water the beans, then sit in the shed.');
    await button(member, 'Save the plan').click();
    await expect(member.getByText(/^Version 2, saved by you,/)).toBeVisible();
  });

  await test.step('theirs stands beside hers until she has chosen', async () => {
    await button(owner, 'Save the plan').click();
    const beside = owner.getByRole('group', { name: 'What I can do alone' });
    await expect(beside.getByText('Water the beans, then sit in the shed.')).toBeVisible();
    await beside.getByRole('button', { name: 'Keep both' }).click();
    await button(owner, 'Save the plan').click();
    await expect(owner.getByText(/^Version 3, saved by you,/)).toBeVisible();
  });

  await test.step('when the case has ended, the member keeps it and takes it along as a file', async () => {
    await closes(own);
    await expect(owner.getByText('The plan is with the member alone.', { exact: false })).toBeVisible();
    await member.goto('/you/plan');
    const given = member.waitForEvent('download');
    await button(member, 'Save it as a text file').click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await given).createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toContain(
      'Water the beans, then ring Bo.\nWater the beans, then sit in the shed.',
    );
  });
});
