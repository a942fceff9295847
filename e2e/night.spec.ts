import type { Page } from '@playwright/test';
import { type As, caseNumber, concernIn, type Group, isPaged, newcomer, ownGroup, writes } from './support/own.js';
import { ask } from './support/graphql.js';
import { expectFits, small } from './support/sound.js';
import { expect, test } from './support/test.js';

async function roomOf(member: Page, { slug }: Group): Promise<string> {
  const { group } = await ask<{ group: { room: { id: string } } }>(
    member,
    'query ($slug: String!) { group(slug: $slug) { room { id } } }',
    { slug },
  );
  return group.room.id;
}

/** Hands back what is held, one after the other, and leaves. */
async function endsShift(as: As, who: 'ines' | 'joss'): Promise<Page> {
  const page = await as(who);
  await page.goto('/desk/shift');
  const end = page.getByRole('button', { name: 'End shift', exact: true });
  await expect(end).toBeVisible();
  const nothing = page.getByText('You hold nothing.');
  const handOn = page.getByRole('button', { name: /^Hand on/ });
  await expect(nothing.or(handOn).first()).toBeVisible();
  while (await handOn.first().isVisible()) {
    const left = await handOn.count();
    await handOn.first().click();
    await page.getByLabel('To whom?').selectOption({ label: 'Back to the queue' });
    await page.getByRole('button', { name: 'Give back to the queue' }).click();
    await expect(page.getByLabel('To whom?')).toHaveCount(0);
    await expect(handOn).toHaveCount(left - 1);
  }
  await end.click();
  await expect(page.getByRole('heading', { name: 'Your shift is over. Thank you for being here.' })).toBeVisible();
  return page;
}

test('with nobody on shift, words of danger go to the clinic at once, up the ladder, and on when they are left lying (R18, R30)', async ({
  as,
}) => {
  test.setTimeout(300_000);
  const group = await ownGroup(as);
  const member = await newcomer(as, group, 'Night Jar');
  await endsShift(as, 'joss');
  const lead = await endsShift(as, 'ines');

  await test.step('the member is told the truth: nobody is here, and somebody is told', async () => {
    const { threadId } = await writes(member, group, 'Late', 'Is anybody else still up?');
    await member.goto(`/t/${threadId}`);
    await expect(member.getByText(/^No moderator is here right now/)).toBeVisible();
    await member.goto(`/rooms/${await roomOf(member, group)}`);
    await member.getByRole('button', { name: 'Ask for a person' }).first().click();
    const dialog = member.getByRole('dialog');
    await dialog
      .getByLabel('What is going on?')
      .fill('I have taken all of the insulin I had on purpose. I do not want to wake up.');
    await dialog.getByRole('button', { name: 'Ask for a person now' }).click();
    await expect(dialog.getByText(/^No moderator is here right now\. We have told the team\./)).toBeVisible();
    await expect(dialog.getByRole('link', { name: 'Get help now' })).toBeVisible();
  });

  const concern = await concernIn(lead, group);
  let number = 0;
  const [primary, backup, manager] = [await as('hannah', small), await as('okoro'), await as('lead')];

  await test.step('who is on call is paged without a moderator, reads no words, and passes it on', async () => {
    await expect.poll(async () => (number = await caseNumber(lead, concern)), { timeout: 30_000 }).toBeGreaterThan(0);
    await expect.poll(() => isPaged(primary, number)).toBe(true);
    await primary.goto(`/clinic/page/${number}`);
    await expect(primary.getByRole('button', { name: 'Acknowledge' })).toBeVisible();
    await expect(primary.getByRole('region', { name: `Case ${number}` })).not.toContainText(
      /Night Jar|insulin|wake up/,
    );
    await expectFits(primary);
    expect(await isPaged(backup, number)).toBe(false);
    await primary.getByRole('button', { name: 'I can’t take it. Page Dr Okoro' }).click();
    await expect.poll(() => isPaged(backup, number)).toBe(true);
  });

  await test.step('the backup misses it, and everyone is paged, the manager of the slot among them', async () => {
    expect(await isPaged(manager, number)).toBe(false);
    await expect.poll(() => isPaged(manager, number), { timeout: 90_000 }).toBe(true);
  });

  await test.step('the backup takes it, does nothing, and the others are called again', async () => {
    await backup.goto(`/clinic/page/${number}`);
    await backup.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(backup.getByRole('heading', { level: 1, name: /Night Jar/ })).toBeVisible();
    await expect.poll(() => isPaged(manager, number)).toBe(false);
    await expect.poll(() => isPaged(manager, number), { timeout: 90_000 }).toBe(true);
  });

  await test.step('the manager takes it over and writes; the member reads it', async () => {
    await manager.goto(`/clinic/page/${number}`);
    await manager.getByRole('button', { name: 'Acknowledge' }).click();
    await manager.getByLabel('Your message to Night Jar').fill('I am a doctor, and I am here now. Are you alone?');
    await manager.getByRole('button', { name: 'Send as Dr Lindqvist' }).click();
    await member.goto('/messages');
    await member.getByRole('link', { name: /clinical team/ }).click();
    await expect(member.getByText('I am a doctor, and I am here now. Are you alone?')).toBeVisible();
    await expect.poll(() => isPaged(backup, number)).toBe(false);
  });
});
