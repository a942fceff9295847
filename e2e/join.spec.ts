import { readMail } from './support/mail.js';
import { expect, test } from './support/test.js';

const password = 'a boat, a lamp and a loaf';

test('takes somebody new from the first page to the first post', async ({ as }) => {
  const page = await as(null);
  const email = `newcomer-${Date.now()}@demo.example`;
  const next = () => page.getByRole('button', { name: 'Continue' }).click();

  await page.goto('/');
  await page.getByRole('link', { name: 'Join' }).first().click();
  await expect(page.getByText('Step 1 of 6')).toBeVisible();
  await page.getByLabel('Country').selectOption({ label: 'United Kingdom' });
  await next();
  await page.getByRole('radio', { name: 'Yes, I am 18 or older' }).check();
  await next();
  await page.getByRole('checkbox', { name: /Type 2, newly told/ }).check();
  await next();
  const name = page.getByRole('radio').first();
  await name.check();
  await next();
  await expect(page.getByText('Step 5 of 6')).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await next();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();

  const mail = await readMail(page, email, /./);
  expect(mail.link).not.toBeNull();
  await page.goto(mail.link ?? '');
  await page.getByRole('button', { name: 'Confirm my email' }).click();
  await expect(page.getByRole('heading', { name: 'Your email is confirmed' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to your groups' }).click();

  if (page.url().includes('/sign-in')) {
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await expect(page).not.toHaveURL(/sign-in/);
  await page.goto('/write?group=type-2-newly-told');
  await page.getByLabel('Title').fill('Hello from the kitchen');
  await page.getByLabel('Your words').fill('I heard it in March. I have read every leaflet twice. Hello.');
  await page.getByRole('button', { name: 'Post it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hello from the kitchen' })).toBeVisible();

  const reader = await as('kettle');
  await reader.goto('/groups/type-2-newly-told');
  await expect(reader.getByRole('link', { name: 'Hello from the kitchen' })).toBeVisible();
});

test('answers a known address as an unknown one, and tells its owner by mail', async ({ as }) => {
  const page = await as(null);
  await page.goto('/reset');
  await page.getByLabel('Email').fill('thimble@demo.example');
  await page.getByRole('button', { name: 'Send the link' }).click();
  const known = await page.getByText('If we know this email').innerText();
  await page.goto('/reset');
  await page.getByLabel('Email').fill('nobody-at-all@demo.example');
  await page.getByRole('button', { name: 'Send the link' }).click();
  expect(await page.getByText('If we know this email').innerText()).toBe(known);
  const mail = await readMail(page, 'thimble@demo.example', /./);
  expect(mail.link).toMatch(/\/reset\?token=/);
});
