import { violations } from './support/axe.js';
import { expect, test } from './support/test.js';

test.use({ serviceWorkers: 'allow' });

test('opens Get help now signed out, with a number to call', async ({ as }) => {
  const page = await as(null, { reducedMotion: 'reduce' });
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 700 });
      await page.goto('/help');
      await expect(page.getByRole('heading', { level: 1, name: 'Get help now' })).toBeVisible();
      expect.soft(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(overflow).toBeLessThanOrEqual(0);
    }
  }
  await expect(page.locator('a[href="tel:999"]').first()).toBeVisible();
  expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThan(2);
});

test('reaches a number in two presses from any page', async ({ as }) => {
  const page = await as('quilt');
  await page.goto('/today');
  await page.getByRole('banner').getByRole('link', { name: 'Get help now' }).click();
  await expect(page).toHaveURL(/\/help/);
  await expect(page.locator('a[href="tel:999"]').first()).toBeVisible();
});

test('shows everything of Get help now without JavaScript', async ({ as }) => {
  const page = await as(null, { javaScriptEnabled: false });
  await page.goto('/help');
  await expect(page.locator('a[href="tel:999"]').first()).toBeVisible();
  await page.getByText('Low, or feel hypo').click();
  await expect(page.getByText('Treat it first', { exact: false })).toBeVisible();
  await page.goto('/today');
  await expect(page.getByRole('link', { name: 'Get help now' })).toBeVisible();
});

test('keeps Get help now on the device after the first visit to any page', async ({ as }) => {
  const page = await as(null);
  await page.goto('/');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() =>
      page.evaluate(
        async () => (await caches.match('/help')) !== undefined && (await caches.match('/help.css')) !== undefined,
      ),
    )
    .toBe(true);
  await page.context().setOffline(true);
  await page.goto('/help');
  await expect(page.getByRole('heading', { level: 1, name: 'Get help now' })).toBeVisible();
  await expect(page.locator('a[href="tel:999"]').first()).toBeVisible();
  const { fontSize } = await page.locator('h1').evaluate((one) => getComputedStyle(one));
  expect(parseFloat(fontSize), 'the style sheet is there too').toBeGreaterThan(24);
});

test('keeps each place as it is, promises nobody, and gives unsent words back without a connection', async ({ as }) => {
  const page = await as(null);
  await page.goto('/help?area=GB-SCT');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto('/help?area=GB-SCT&sent=1');
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/help?area=GB-WLS')) !== undefined))
    .toBe(true);
  await page.context().setOffline(true);
  const place = page.locator('.area b');
  for (const [address, name] of [
    ['/help?area=GB-SCT', 'Scotland'],
    ['/help?area=GB-WLS', 'Wales'],
    ['/help', 'Scotland'],
  ] as const) {
    await page.goto(address);
    await expect(place).toHaveText(name);
    await expect(page.getByText('You need a connection to send it')).toBeVisible();
    await expect(page.getByText('Your message is with us.')).toHaveCount(0);
  }
  await page.getByText('Message a moderator').click();
  await page.getByLabel('What is going on?').fill('I need someone & I can’t call <now>');
  await page.getByLabel(/How can we reach you/).fill('somebody@demo.example');
  await page.getByRole('button', { name: 'Send it' }).click();
  await expect(page.getByText('There is no connection.')).toBeVisible();
  await expect(page.getByLabel('What is going on?')).toHaveValue('I need someone & I can’t call <now>');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Send it' }).click();
  await expect(page.getByText('Your message is with us.')).toBeVisible();
  await expect(place).toHaveText('Scotland');
});

test('hands a message of somebody signed out to the team', async ({ as }) => {
  const page = await as(null, { javaScriptEnabled: false });
  await page.goto('/help');
  await page.getByText('Message a moderator').click();
  await page.getByLabel('What is going on?').fill('I would like somebody to write to me about the evenings.');
  await page.getByLabel(/How can we reach you/).fill('somebody@demo.example');
  await page.getByRole('button', { name: 'Send it' }).click();
  await expect(page.getByText('Your message is with us.')).toBeVisible();
});

test('lets no inline script run', async ({ page }) => {
  for (const path of ['/', '/help', '/sign-in']) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = true';
      document.head.append(script);
      const element = document.createElement('div');
      element.setAttribute('onclick', 'window.ranInline = true');
      document.body.append(element);
      element.click();
      return 'ranInline' in window;
    });
    expect(ran).toBe(false);
  }
});
