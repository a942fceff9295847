import { test as base, expect, type Browser, type BrowserContext } from '@playwright/test';
import { type PersonKey, stateOf } from './people.js';
import { watch } from './test.js';

/** One browser context per person and worker, so that the app is fetched once and not for every screen. */
export const test = base.extend<
  object,
  { contextOf: (who: PersonKey | null) => Promise<{ context: BrowserContext; wrongs: string[] }> }
>({
  contextOf: [
    async ({ browser }: { browser: Browser }, use, info) => {
      const kept = new Map<string, { context: BrowserContext; wrongs: string[] }>();
      const baseURL = String(info.project.use.baseURL);
      await use(async (who) => {
        const key = who ?? 'nobody';
        const found = kept.get(key);
        if (found) return found;
        const context = await browser.newContext({
          baseURL,
          locale: 'en-GB',
          timezoneId: 'Europe/London',
          reducedMotion: 'reduce',
          ...(who && { storageState: stateOf(who) }),
        });
        const wrongs: string[] = [];
        watch(context, baseURL, wrongs);
        kept.set(key, { context, wrongs });
        return { context, wrongs };
      });
      for (const { context } of kept.values()) await context.close();
    },
    { scope: 'worker' },
  ],
});

export { expect };
