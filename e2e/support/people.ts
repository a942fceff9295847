import { expect, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPassword, people, type PersonCast, type PersonKey } from '../../apps/api/src/seed/cast.js';
import { demoCode } from '../../apps/api/src/seed/codes.js';
import { ask } from './graphql.js';

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

const period = 30_000;

/** Whether nobody else of this run has used that code before. */
function isFree(who: PersonKey, step: number): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, `${who}.${step}.code`), '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** A code works once, and after it only later ones do: takes the next that is free, and waits until it is good. */
async function codeOf(who: PersonKey): Promise<string> {
  const now = () => Math.floor(Date.now() / period);
  let step = now();
  while (!isFree(who, step)) step += 1;
  await expect.poll(now, { timeout: 90_000, intervals: [250] }).toBeGreaterThanOrEqual(step - 1);
  return demoCode(emailOf(who), step * period);
}

/** Signs in through the form, with a one-time code where the account has powers. */
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
    await page.getByLabel('Code').fill(await codeOf(who));
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** Signs in once more without the form, for acts that want a code which was given only now. The kept cookies stay good. */
export async function signInAnew(page: Page, who: PersonKey): Promise<void> {
  await ask(
    page,
    'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password, keepMeSignedIn: false) { id } }',
    { email: emailOf(who), password: demoPassword },
  );
  await ask(page, 'mutation ($code: String!) { giveSecondFactor(code: $code) { id } }', { code: await codeOf(who) });
}
