import type { Page } from '@playwright/test';
import { signIn } from './support/people.js';
import { addressOf } from './support/story.js';
import { expect, test } from './support/test.js';

test.use({ serviceWorkers: 'allow' });

/** What the device holds of what was read. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open('kith-read');
    return (await cache.keys()).map(({ url }) => new URL(url).pathname.split('/').at(-1));
  });
const ready = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

test('shows what was read last without a connection, says so, and forgets it at signing out', async ({ as }) => {
  const page = await as(null, { viewport: { width: 390, height: 800 } });
  await signIn(page, 'gate');
  await ready(page);
  const thread = await addressOf(page, '/t/{thread}');
  await page.goto(thread);
  const words = page.getByRole('article').first();
  await expect(words).toBeVisible();
  const said = await words.innerText();
  await expect.poll(() => kept(page)).toEqual(expect.arrayContaining(['Me', 'ThreadView', 'ThreadPosts']));
  await page.reload();
  await expect(words).toBeVisible();

  await page.context().setOffline(true);
  await page.goto(thread);
  await expect(page.getByText(/^We could not reach Kith\. This is what you read last/)).toBeVisible();
  expect(await words.innerText()).toBe(said);

  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByText(/^We could not reach Kith/)).toHaveCount(0);
  await page.goto('/you');
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(() => kept(page)).toEqual([]);
});

test('keeps nothing of what somebody with a role reads', async ({ as }) => {
  const page = await as('joss');
  await page.goto('/today');
  await ready(page);
  await page.goto(await addressOf(page, '/t/{thread}'));
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.goto('/today');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await kept(page)).toEqual([]);
});

test('can be put on the start screen, under a plain name where one likes', async ({ as }) => {
  const page = await as('quilt');
  await page.goto('/you/settings');
  const app = () =>
    page.evaluate(async () => {
      const { href } = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!;
      const manifest = (await (await fetch(href)).json()) as {
        name: string;
        display: string;
        icons: { src: string }[];
      };
      const icons = await Promise.all(
        manifest.icons.map(async ({ src }) => (await fetch(src)).headers.get('content-type')),
      );
      return { name: manifest.name, display: manifest.display, icons, tab: document.title };
    });
  const icons = Array(3).fill('image/png') as string[];
  expect(await app()).toEqual({ name: 'Kith', display: 'standalone', icons, tab: expect.stringContaining('Kith') });
  await page.getByRole('checkbox', { name: 'Use a plain name and picture' }).check();
  await page.goto('/groups');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await app()).toEqual({ name: 'Notes', display: 'standalone', icons, tab: 'Notes' });
});
