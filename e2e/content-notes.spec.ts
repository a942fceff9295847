import { newcomer, ownGroup, writes } from './support/own.js';
import { expectFits, small } from './support/sound.js';
import { expect, test } from './support/test.js';

test('what I would rather choose to read waits for one press, in the list, the conversation, Today and search', async ({
  as,
}) => {
  const group = await ownGroup(as);
  const [author, reader] = [await newcomer(as, group, 'Dibber'), await newcomer(as, group, 'Trowel')];
  const { threadId } = await writes(author, group, 'Bent needles', 'Wigeon words: the needle bent again.');
  const folded = reader.getByRole('link', { name: 'About: needles and injections' });
  const words = reader.getByText('Wigeon words');
  await reader.setViewportSize(small.viewport);

  await reader.goto('/you/settings');
  const kept = reader.waitForResponse((one) => one.request().postData()?.includes('ChooseContentNotes') ?? false);
  await reader.getByRole('checkbox', { name: 'Needles and injections' }).check();
  await kept;

  await reader.goto('/today');
  await expect(folded).toBeVisible();
  await expect(words).toBeHidden();
  await reader.goto('/search?q=wigeon');
  await expect(folded).toBeVisible();
  await expect(words).toBeHidden();
  await reader.goto(`/groups/${group.slug}`);
  await expect(folded).toBeVisible();
  await expect(words).toBeHidden();
  await expectFits(reader);

  await folded.click();
  await expect(reader).toHaveURL(new RegExp(`/t/${threadId}`));
  await expect(reader.getByText('You asked to choose before reading this.')).toBeVisible();
  await expect(words).toBeHidden();
  await expect(reader).not.toHaveTitle(/needles/);
  await expectFits(reader);
  await reader.getByRole('button', { name: 'Show it' }).press('Enter');
  await expect(words).toBeVisible();
  await expect(reader.getByRole('heading', { level: 1, name: 'Bent needles' })).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Fold it again', expanded: true })).toBeFocused();

  await author.goto(`/t/${threadId}`);
  await expect(author.getByText('Wigeon words')).toBeVisible();
});
