import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { type PersonKey, stateOf } from './people.js';

interface Fixtures {
  /** A page of somebody who has signed in, in a browser of their own. `null` is somebody signed out. */
  as: (who: PersonKey | null, options?: BrowserContextOptions) => Promise<Page>;
  /** What no page may do, whatever it shows: added to while the test runs, looked at when it ends. */
  wrongs: string[];
}

/** Notes foreign hosts, refused scripts and errors that nobody caught. */
export function watch(context: BrowserContext, baseURL: string, wrongs: string[]): void {
  const own = new URL(baseURL).host;
  context.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && host !== own) wrongs.push(`asks a foreign host: ${host}`);
  });
  context.on('weberror', (error) => wrongs.push(`does not catch: ${error.error().message}`));
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) wrongs.push(`breaks the policy: ${message.text()}`);
  });
}

export const test = base.extend<Fixtures>({
  wrongs: async ({}, use) => {
    const wrongs: string[] = [];
    await use(wrongs);
    expect(wrongs).toEqual([]);
  },
  as: async ({ browser, baseURL, wrongs }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (who, options = {}) => {
      const context = await browser.newContext({ ...options, ...(who && { storageState: stateOf(who) }) });
      contexts.push(context);
      watch(context, baseURL ?? '', wrongs);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };
