import { readFileSync } from 'node:fs';
import type { Page, Route } from '@playwright/test';
import { expect, test } from './support/contexts.js';
import { isRegistered, type Screen, screens, whoSees } from './support/registry.js';
import { asked, expectForcedColours, expectRoomForLargeText, expectSound, settle, wide } from './support/sound.js';
import { addressOf } from './support/story.js';
import { emptyWords } from './support/variants.js';

type State = Screen['states'][number];

/** Must not scroll sideways even at 320 px with text twice as large (ux.md 5.3). */
const largeOnSmall = new Set(['today', 'thread', 'write', 'report', 'room', 'queue', 'clinic', 'case']);

/** The main screens, looked at in the colours of the system too. */
const inForcedColours = new Set([
  'welcome',
  'signIn',
  'join',
  'today',
  'group',
  'thread',
  'write',
  'room',
  'report',
  'settings',
  'queue',
  'concern',
  'clinic',
  'case',
  'run',
]);

/** Who one is must stay known; everything else of an answer is changed. */
const keepsWorking = new Set(['Me', 'SaveDraft', 'VisitGroup']);
const operationOf = (route: Route): string =>
  (JSON.parse(route.request().postData() ?? '{}') as { operationName?: string }).operationName ?? '';

/** Screens that say in their own words what failed, or that need no answer before one can use them and must stand. */
const saysItself: Record<string, RegExp> = {
  report: /worried about this person/,
  confirmEmail: /enter the password you chose/,
};

/** An answer with nothing in any of its lists. */
const emptied = (value: unknown): unknown => {
  if (Array.isArray(value)) return [];
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, emptied(inner)]));
};

async function bring(page: Page, state: State): Promise<void> {
  if (state === 'default') return;
  await page.route('**/graphql', async (route) => {
    if (keepsWorking.has(operationOf(route))) return route.fallback();
    if (state === 'error') return route.fulfill({ status: 500, json: { message: 'Not now.' } });
    const response = await route.fetch();
    return route.fulfill({ response, json: emptied(await response.json()) });
  });
}

for (const screen of screens) {
  for (const state of screen.states) {
    test(`${screen.id} is sound ${state === 'default' ? 'as it is' : state === 'empty' ? 'when empty' : 'when it fails'}`, async ({
      contextOf,
    }) => {
      const { context, wrongs } = await contextOf(whoSees(screen));
      const page = await context.newPage();
      const open = asked(page);
      try {
        const address = await addressOf(page, screen.example);
        await bring(page, state);
        await page.setViewportSize(wide);
        await page.goto(address);
        await settle(page, open);

        await expect(page.locator('h1')).toHaveCount(1);
        if (state === 'error') {
          const own = saysItself[screen.id];
          await expect(own ? page.getByText(own).first() : page.getByRole('alert').first()).toBeVisible();
        }
        if (state === 'empty') await expect(page.getByText(emptyWords[screen.id] ?? 'unknown').first()).toBeVisible();
        const links = await page
          .locator('a[href^="/"]')
          .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
        expect
          .soft(
            [...new Set(links)].filter((link) => !isRegistered(link)),
            'links to addresses outside the registry',
          )
          .toEqual([]);

        await expectSound(page);
        if (state === 'default' && inForcedColours.has(screen.id)) await expectForcedColours(page);
        if (state === 'default') await expectRoomForLargeText(page, { evenOnSmall: largeOnSmall.has(screen.id) });
        expect.soft(wrongs.splice(0)).toEqual([]);
      } finally {
        await page.close();
      }
    });
  }
}

test('has no route outside the registry', () => {
  const router = readFileSync(new URL('../apps/web/src/app/router.tsx', import.meta.url), 'utf8');
  const written = [...router.matchAll(/path: '([^']+)'/g)].map((match) => match[1]);
  // The gallery of parts exists while developing only, and `*` says that there is no such page.
  expect(written.sort()).toEqual(['*', '/gallery']);
});
