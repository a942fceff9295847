import { expectFits, small } from './support/sound.js';
import { expect, test } from './support/test.js';

test.use({ serviceWorkers: 'allow' });

test('lets a clinician say by which number they are paged, and try a page out (R29)', async ({ as }) => {
  const page = await as('okoro', small);
  await page.goto('/clinic');
  await page.getByRole('link', { name: 'How you are paged' }).click();
  const field = page.getByLabel('Number for SMS and calls', { exact: false });
  const form = page.locator('form').filter({ has: field });

  await test.step('a number that cannot be rung stays in the box, with what to change', async () => {
    await field.fill('07700 900417');
    await form.getByRole('button', { name: 'Save sealed' }).click();
    await expect(form.getByText('Please write it with + and the country')).toBeVisible();
    await expect(field).toHaveValue('07700 900417');
  });

  await test.step('one that can is there when they come back, for them alone', async () => {
    await field.fill('+44 7700 900417');
    await form.getByRole('button', { name: 'Save sealed' }).click();
    await expect(field).toHaveValue('+447700900417');
    await page.reload();
    await expect(field).toHaveValue('+447700900417');
    await field.fill('');
    await form.getByRole('button', { name: 'Take it away' }).click();
    await expect(form.getByRole('button', { name: 'Save sealed' })).toBeVisible();
  });

  await test.step('a test page rings the open screen, and says that nobody is waiting', async () => {
    await page.getByRole('button', { name: 'Test: In the app' }).click();
    const toasts = page.getByRole('region', { name: 'Messages from Kith' });
    await expect(toasts.getByText('This is a test page. Nobody is waiting.')).toBeVisible();
    await expect(page.getByText(/^The test arrived\./)).toBeVisible();
  });
  await expectFits(page);
});

type Shown = { title: string; body: string; tag: string };
type Worker = { registration: ServiceWorkerRegistration; shown: Shown[] };

/** This browser has no place to show notifications at: what would be shown is kept. */
const keepWhatIsShown = () => {
  const worker = globalThis as unknown as Worker;
  worker.shown = [];
  worker.registration.showNotification = async (title, { body = '', tag = '' } = {}) =>
    void worker.shown.push({ title, body, tag });
};
const shown = () => (globalThis as unknown as Worker).shown;

test('shows a page on a device when Kith is closed, with its level and no more (R29)', async ({ as, baseURL }) => {
  const page = await as('okoro');
  const context = page.context();
  await page.goto('/clinic/paging');
  const control = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    control.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.endsWith('/clinic/'));
      if (ours) resolve(ours.registrationId);
    }),
  );
  await control.send('ServiceWorker.enable');
  await page.evaluate(async () => {
    const made = await navigator.serviceWorker.register('/page-worker.js', { scope: '/clinic/' });
    const coming = made.installing ?? made.waiting;
    if (coming)
      await new Promise((resolve) =>
        coming.addEventListener('statechange', () => coming.state === 'activated' && resolve(null)),
      );
  });
  const registrationId = await registered;
  const worker = context.serviceWorkers().find((one) => one.url().endsWith('/page-worker.js'))!;
  await worker.evaluate(keepWhatIsShown);
  const told = context.waitForEvent('request', (request) => request.url().includes('/paging/push/'));
  const id = '0199a000-0000-7000-8000-0000000000aa';
  await control.send('ServiceWorker.deliverPushMessage', {
    origin: String(baseURL),
    registrationId,
    data: JSON.stringify({ id, level: 'CRISIS' }),
  });
  await expect
    .poll(() => worker.evaluate(shown))
    .toEqual([{ title: 'Kith', body: 'You are paged: level 1.', tag: id }]);
  expect((await told).url()).toBe(`${baseURL}/paging/push/${id}`);
});
