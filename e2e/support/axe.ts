import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

/** Where React Aria speaks: its lines point at buttons that may be gone again, and vanish by themselves. */
const spoken = '[data-live-announcer]';

/** Violations of WCAG A and AA up to 2.2 on the page as it stands, each with where it is, but for rules left out. Give it a page without motion. */
export async function violations(page: Page, without: string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations: found } = await page.evaluate(
    async ([outside, how]) => {
      const { axe } = window as unknown as { axe: { run: (where: object, how: RunOptions) => Promise<AxeResults> } };
      // From the top: what has just been scrolled under the bar above is not too small because of that.
      const at = scrollY;
      scrollTo(0, 0);
      const results = await axe.run({ exclude: [outside] }, how);
      scrollTo(0, at);
      return results;
    },
    [spoken, { ...options, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) }] as const,
  );
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? rule.help}`),
  );
}
