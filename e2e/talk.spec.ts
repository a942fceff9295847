import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ask } from './support/graphql.js';
import { expect, test } from './support/test.js';

const threadOf = async (page: Page, slug: string, title: string): Promise<string> => {
  const { threads } = await ask<{ threads: { items: { id: string; title: string }[] } }>(
    page,
    'query ($slug: String!) { threads(groupSlug: $slug, sort: OLDEST, first: 50) { items { id title } } }',
    { slug },
  );
  return threads.items.find((one) => one.title.startsWith(title))?.id ?? '';
};

/** A thread with that many posts by one person, written through the same door as the screens use. */
async function aLongThread(page: Page, slug: string, posts: number): Promise<string> {
  const { group } = await ask<{ group: { id: string } }>(page, 'query ($slug: String!) { group(slug: $slug) { id } }', {
    slug,
  });
  const { createThread } = await ask<{ createThread: { thread: { id: string } } }>(
    page,
    'mutation ($key: UUID!, $groupId: UUID!) { createThread(key: $key, groupId: $groupId, title: "A walk a day", body: "Day 1") { thread { id } } }',
    { key: randomUUID(), groupId: group.id },
  );
  const { id } = createThread.thread;
  for (let day = 2; day <= posts; day++) {
    await ask(
      page,
      'mutation ($key: UUID!, $id: UUID!, $body: String!) { reply(key: $key, threadId: $id, body: $body) { id } }',
      { key: randomUUID(), id, body: `Day ${day}` },
    );
  }
  return id;
}

test('lands on the first unread reply on its page, and on the own reply after writing it', async ({ as }) => {
  const writer = await as('foxglove');
  const id = await aLongThread(writer, 'type-2-newly-told', 23);
  const reader = await as('harbour');
  await ask(reader, 'mutation ($id: UUID!) { markRead(threadId: $id, number: 20) { id } }', { id });

  await reader.goto(`/t/${id}`);
  await expect(reader.getByText('Day 21', { exact: true })).toBeInViewport();
  await expect(reader.getByRole('heading', { name: /^New since/ })).toBeInViewport();
  await expect(reader.getByText('Day 20', { exact: true })).toBeHidden();
  await reader.getByRole('link', { name: 'Earlier replies' }).click();
  await expect(reader.getByText('Day 20', { exact: true })).toBeVisible();

  const readToTheEnd = reader.waitForResponse((answer) =>
    /MarkRead.*"number":(24|40)\b/s.test(answer.request().postData() ?? ''),
  );
  await reader.getByLabel(/Everyone in/).fill('I walked as well');
  await reader.getByRole('button', { name: 'Post reply' }).click();
  const mine = reader.getByRole('article').filter({ hasText: 'I walked as well' });
  await expect(mine).toBeInViewport();
  await expect(mine).toBeFocused();
  await expect(reader).toHaveURL(/\?post=24$/);

  // A notice about it leads its reader to the very post.
  await expect(async () => {
    await writer.goto('/you/notices');
    await expect(writer.getByRole('link', { name: /Small Harbour/ }).first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await writer
    .getByRole('link', { name: /Small Harbour/ })
    .first()
    .click();
  await expect(writer.getByRole('article').filter({ hasText: 'I walked as well' })).toBeInViewport();

  // Read to the end: nothing of it is left on Today.
  await readToTheEnd;
  await expect(async () => {
    await reader.goto('/today');
    await expect(reader.getByText('That’s all for now').or(reader.getByText('Nothing new.'))).toBeVisible();
    await expect(reader.getByRole('link', { name: 'A walk a day' })).toHaveCount(0, { timeout: 500 });
  }).toPass();
});

test('says "I hear you", and it is still said after a reload', async ({ as }) => {
  const page = await as('kettle');
  await page.goto(`/t/${await threadOf(page, 'type-2-newly-told', 'My granddaughter')}`);
  const post = page.getByRole('article', { name: 'Post by Tall Foxglove' }).first();
  await post.getByRole('button', { name: 'I hear you' }).click();
  await expect(post.getByRole('button', { name: 'You heard them' })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(post.getByRole('button', { name: 'You heard them' })).toBeVisible();
});

test('folds what a person writes, reports it from the fold, and unfolds it', async ({ as }) => {
  const page = await as('heron');
  await page.goto(`/t/${await threadOf(page, 'carers', 'Things people say')}`);
  const posts = page.getByRole('article', { name: 'Post by Thimble' });
  await expect(posts.first()).toBeVisible();
  const before = await posts.count();
  await posts.first().getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Fold what Thimble writes' }).click();
  const fold = page.getByText('You folded what Thimble writes.').first().locator('..');
  await expect(fold).toBeVisible();
  await expect(posts).toHaveCount(0);

  await fold.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem', { name: 'Tell a moderator', exact: true })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Unfold what Thimble writes' }).click();
  await expect(posts).toHaveCount(before);
});

test('says what is new since the last visit, on this visit', async ({ as }) => {
  const page = await as('baker');
  await page.goto('/groups/type-2-newly-told');
  await expect(page.getByText(/since your last visit/)).toBeVisible();
});

test('shows a first post as a saved letter until a moderator has read it; it can be taken back and put back', async ({
  as,
}) => {
  const page = await as('quilt');
  await page.goto('/write?group=carers');
  await page.getByLabel(/^Topic/).fill('sleep');
  await page.getByLabel('Your words').fill('Hello from the night side of the house.');
  await page.getByRole('button', { name: 'Post it' }).click();
  const letter = page.getByRole('article', { name: 'Post by Quilt' });
  await expect(letter.getByText('Your post is safe')).toBeVisible();
  await expect(page.getByText('About: sleep')).toBeVisible();
  await letter.getByRole('button', { name: 'Take it back' }).click();
  await expect(letter.getByText('You took this back.', { exact: false })).toBeVisible();
  await page.reload();
  await letter.getByRole('button', { name: 'Put it back' }).click();
  await expect(letter.getByText('Your post is safe')).toBeVisible();
});
