import { newcomer, ownGroup, writes } from './support/own.js';
import { expect, test } from './support/test.js';

test('words of one’s group are found as soon as they are written, and a hit opens in its place', async ({ as }) => {
  const group = await ownGroup(as);
  const [author, reader] = [await newcomer(as, group, 'Dibber'), await newcomer(as, group, 'Cloche')];
  await writes(author, group, 'Wheelbarrows and feet', 'My feet are sore after pushing wheelbarrows all day.');

  await reader.goto('/today');
  await reader.getByRole('link', { name: 'Search' }).click();
  await expect(reader.getByRole('heading', { level: 1, name: 'Search' })).toBeFocused();
  await reader.keyboard.press('Tab');
  await reader.keyboard.type('wheelbarrow');
  await reader.keyboard.press('Enter');
  await expect(reader.getByText('One post, newest first.')).toBeVisible();
  await expect(reader.locator('mark').first()).toHaveText('Wheelbarrows');

  await reader.getByRole('button', { name: 'Mine' }).click();
  await expect(reader.getByText(/^Nothing found with these filters/)).toBeVisible();
  await reader.goBack();
  await reader.getByRole('link', { name: 'Wheelbarrows and feet' }).click();
  await expect(reader.getByText('My feet are sore after pushing wheelbarrows all day.')).toBeVisible();

  const stranger = await as('bramble');
  await stranger.goto('/search?q=wheelbarrows');
  await expect(stranger.getByText(/^Nothing found/)).toBeVisible();
});
