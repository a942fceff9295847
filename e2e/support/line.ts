import type { Locator, Page, Route } from '@playwright/test';
import type { Box } from './boxes.js';
import type { As } from './own.js';
import { expect } from './test.js';

const refused = (code: string) => ({
  json: { errors: [{ message: 'Not now.', extensions: { code, details: {} } }] },
});
const failures: Record<string, (route: Route) => Promise<void>> = {
  'no line': (route) => route.abort(),
  'a refusal': (route) => route.fulfill(refused('rate.limited')),
  'an expired session': (route) => route.fulfill(refused('auth.required')),
  'a locked screen': (route) => route.fulfill(refused('auth.locked')),
  'a fault': (route) => route.fulfill({ status: 500, ...refused('internal') }),
};

interface Asked {
  operationName?: string;
  variables?: { input?: { sign?: boolean } };
}
const asked = (data: string | null): Asked => JSON.parse(data ?? '{}') as Asked;
export const operationOf = (data: string | null): string => asked(data).operationName ?? '';

/** Stands between the page and one operation of the server. */
export async function between(page: Page, operation: string) {
  const line = { way: 'free' as string, met: 0, drafts: true };
  await page.route('**/graphql', async (route) => {
    const { operationName = '', variables } = asked(route.request().postData());
    if (!line.drafts && /^(Read|Save|Discard)Draft$/.test(operationName)) return route.abort();
    if (operationName !== operation || variables?.input?.sign === false || line.way === 'free') return route.fallback();
    line.met += 1;
    if (line.way !== 'answer lost') return failures[line.way]?.(route);
    await route.fetch();
    return route.abort();
  });
  return line;
}

type Line = Awaited<ReturnType<typeof between>>;

/** Presses until the server was asked; while an answer is being shown, a press does nothing. */
async function pressUntilAsked(line: Line, way: string, send: Locator): Promise<void> {
  const { met } = line;
  line.way = way;
  await expect(async () => {
    await send.click({ timeout: 2000 });
    await expect.poll(() => line.met, { timeout: 500, intervals: [20, 50] }).toBeGreaterThan(met);
  }).toPass({ intervals: [50] });
}

/** Whatever goes wrong on the way, the words stay in their boxes. */
export async function keepsThrough(line: Line, send: Locator, fields: Locator[], words: (at: number) => string) {
  for (const way of Object.keys(failures)) {
    await pressUntilAsked(line, way, send);
    for (const [at, field] of fields.entries()) await expect(field, way).toHaveValue(words(at));
  }
}

/** Types into a box, meets every failure and a reload, loses the answer, and sees that the words arrived once. */
export async function arrivesOnce(as: As, form: Box): Promise<void> {
  const { who, prepare, open, box, also, send, operation, arrived, tidy, goesAway, hearsItself } = form;
  const where = (await prepare?.(as)) ?? '';
  const page = await as(who);
  const first = `Words that must not get lost ${Date.now()}`;
  const words = (at: number) => (at ? `${first} (${at})` : first);
  const line = await between(page, operation);
  const fields = () => [box(page, where), ...(also?.(page) ?? [])];
  const button =
    typeof send === 'function'
      ? send(page, where)
      : page.getByRole('button', { name: send, ...(typeof send === 'string' && { exact: true }) }).first();

  await open(page, where);
  for (const [at, field] of fields().entries()) await field.fill(words(at));
  await keepsThrough(line, button, fields(), words);
  await page.reload();
  await open(page, where);
  for (const [at, field] of fields().entries()) await expect(field).toHaveValue(words(at));

  await pressUntilAsked(line, 'answer lost', button);
  if (!hearsItself) await expect(page.getByText(/We could not reach Kith/).first()).toBeVisible();
  line.way = 'free';
  if (goesAway && !hearsItself) {
    // Whoever presses again does it once more, and is not told that it cannot be done.
    await button.click();
    await expect(box(page, where)).toHaveCount(0);
  }
  if (!goesAway) {
    // The page knows nothing but what lies on the device: a second press must be the same act.
    line.drafts = false;
    await page.reload();
    await open(page, where);
    if ((await box(page, where).inputValue()) === first) {
      const answered = page.waitForResponse((response) => operationOf(response.request().postData()) === operation);
      await button.click();
      await answered;
    }
    line.drafts = true;
  }
  await expect(await arrived(page, first, where)).toHaveCount(1);
  // A question that is still on its way is nobody's any more.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await tidy?.(as, where);
}
