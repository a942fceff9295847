import { expect, test } from './support/test.js';

test('carries "I need someone" to the desk while it is watched, and the answer back', async ({ as }) => {
  test.setTimeout(120_000);
  const [member, moderator] = await Promise.all([as('gate'), as('joss')]);
  await Promise.all([member.goto('/messages/team/type-1-and-work'), moderator.goto('/desk/queue')]);
  await expect(moderator.getByRole('heading', { level: 1, name: 'Queue' })).toBeVisible();
  const words = `I need someone ${Date.now()}`;

  await test.step('the member writes, and is told who reads it and by when', async () => {
    await member.getByLabel('Only the moderation team can read this.').fill(words);
    await member.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(member.getByText('The team has your message')).toBeVisible();
    await expect(member.getByText(/Someone reads it by/)).toBeVisible();
  });

  await test.step('it comes to the queue without reload, and opens with the words', async () => {
    const row = moderator.getByRole('listitem').filter({ hasText: words });
    await row.getByRole('button', { name: /^Claim/ }).click();
    await expect(
      moderator.getByRole('heading', { level: 1, name: 'Garden Gate wrote to the moderation team' }),
    ).toBeVisible();
  });
  const talk = moderator.getByRole('region', { name: 'Our talk with Garden Gate' });

  await test.step('a further line is there without reload', async () => {
    await member.getByLabel('Only the moderation team can read this.').fill('Are you there?');
    await member.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(talk).toContainText('Are you there?');
    await expect(talk.getByText('Waits for our answer')).toBeVisible();
  });

  await test.step('the moderator answers from there', async () => {
    await talk.getByRole('button', { name: 'Answer Garden Gate' }).click();
    await moderator.getByLabel('Begin from').selectOption({ label: 'A kind word and an open door' });
    await moderator.getByLabel('Their own words, one thing they wrote').fill('needing someone');
    await moderator.getByRole('button', { name: 'Send to Garden Gate' }).click();
    await expect(talk.getByText('Waits for our answer')).toHaveCount(0);
  });

  await test.step('the member reads it without reload', async () => {
    await expect(member.getByText(/You wrote about needing someone/)).toBeVisible();
    await expect(member.getByText('The team has your message')).toHaveCount(0);
  });

  await test.step('one press asks for a person, from the list of messages', async () => {
    await member.goto('/messages');
    await member.getByRole('button', { name: 'Ask for a person' }).click();
    await member.getByRole('button', { name: 'Ask for a person now' }).click();
    await expect(member.getByRole('dialog', { name: 'We have told a person' })).toBeVisible();
    await expect(moderator.getByRole('region', { name: 'Why it is here' })).toContainText('Asks to talk to a person');
  });
});
