import { ask } from './support/graphql.js';
import { expect, test } from './support/test.js';

test('pauses a room: a half-written line stays, and is sent once when the room goes on', async ({ as }) => {
  const [moderator, member] = await Promise.all([as('ines'), as('thimble')]);
  const { group } = await ask<{ group: { room: { id: string } } }>(member, '{ group(slug: "carers") { room { id } } }');
  const room = `/rooms/${group.room.id}`;
  const words = `What I wanted to say ${Date.now()}`;
  const box = member.getByLabel('Write a message');
  const paused = member.getByRole('main').getByText(/^Ines has paused the room\. It goes on at .* breathe\.$/);
  await Promise.all([moderator.goto(room), member.goto(room)]);
  await box.fill(words);

  await moderator.getByRole('button', { name: 'Pause', exact: true }).click();
  await moderator.getByRole('radio', { name: '10 minutes' }).check();
  await moderator.getByRole('radio', { name: 'We all take a moment to breathe.' }).check();
  const pressed = Date.now();
  await moderator.getByRole('button', { name: 'Pause now' }).click();
  await expect(paused).toBeVisible();
  test.info().annotations.push({ type: 'press to banner, ms', description: String(Date.now() - pressed) });

  await expect(box).toHaveValue(words);
  await member.getByRole('button', { name: 'Send' }).click();
  await expect(member.getByText('The room is paused. What you wrote is still in the box.')).toBeVisible();
  await member.reload();
  await expect(paused).toBeVisible();
  await expect(box).toHaveValue(words);

  await moderator.getByRole('button', { name: 'Go on' }).click();
  await expect(paused).toBeHidden();
  await member.getByRole('button', { name: 'Send' }).click();
  await expect(moderator.getByRole('log').getByText(words, { exact: true })).toHaveCount(1);
  await expect(member.getByRole('log').getByText(words, { exact: true })).toHaveCount(1);
});
