import { expect, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoPassword, people, type PersonCast, type PersonKey } from '../../apps/api/src/seed/cast.js';
import { demoCode } from '../../apps/api/src/seed/codes.js';

export type { PersonKey } from '../../apps/api/src/seed/cast.js';
export const everybody = Object.keys(people) as PersonKey[];

const folder = join(import.meta.dirname, '../../.kith', `e2e-${process.env['E2E_PORT'] ?? 4100}`, 'states');
const castOf = (who: PersonKey): PersonCast => people[who];

export const emailOf = (who: PersonKey): string => castOf(who).email;
const usesCodes = (who: PersonKey): boolean => (castOf(who).roles ?? []).length > 0;

/** Where the cookies of somebody who has signed in are kept during a run. */
export function stateOf(who: PersonKey): string {
  mkdirSync(folder, { recursive: true });
  return join(folder, `${who}.json`);
}

/** Signs in through the form, with a one-time code where the account has powers. A code works once: sign in once a run. */
export async function signIn(page: Page, who: PersonKey): Promise<void> {
  await page.goto('/sign-in');
  await signInHere(page, who);
}

/** The same on a page that has led to the form by itself. */
export async function signInHere(page: Page, who: PersonKey): Promise<void> {
  await page.getByLabel('Email').fill(emailOf(who));
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  if (usesCodes(who)) {
    await expect(page).toHaveURL(/\/sign-in\/code/);
    await page.getByLabel('Code').fill(demoCode(emailOf(who)));
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await expect(page).not.toHaveURL(/\/sign-in/);
}
