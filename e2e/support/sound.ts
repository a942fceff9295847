import type { Page } from '@playwright/test';
import { violations } from './axe.js';
import { expect } from './test.js';

export const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };
const phone = { width: 390, height: 844 };

/** What a page asks of the server and has no answer to yet. */
export function asked(page: Page): Set<unknown> {
  const open = new Set<unknown>();
  page.on('request', (request) => request.url().endsWith('/graphql') && open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return open;
}

/** Waits until everything the screen asked for is there, without guessing a time. */
export async function settle(page: Page, open: Set<unknown>): Promise<void> {
  await expect(page.locator('h1').first()).toBeAttached();
  await expect(async () => {
    expect(open.size).toBe(0);
    expect(await page.locator('[aria-busy=true]').count()).toBe(0);
  }).toPass({ timeout: 15_000, intervals: [30, 60, 120] });
  await page.evaluate(() => document.fonts.ready);
}

/** How far the page can be scrolled sideways, in px. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });

/** The narrowest screen, and nothing on it that is wider. */
export const small = { viewport: narrow, reducedMotion: 'reduce' } as const;
export async function expectFits(page: Page): Promise<void> {
  expect.soft(await violations(page), `${page.url()} on a small screen`).toEqual([]);
  expect.soft(await sideways(page), `${page.url()} scrolls sideways on a small screen`).toBeLessThanOrEqual(0);
}

/** What moves on a page for somebody who asked for less motion. Runs in the page. */
const moving = () =>
  document
    .getAnimations()
    .filter((one) => one.playState === 'running')
    .map((one) => (one.effect as KeyframeEffect).target?.className ?? 'something');

/** Elements with words of their own that are cut off without a way to scroll to the rest. Runs in the page. */
const clipped = () =>
  [...document.querySelectorAll('main *, header *, nav *, [role=dialog] *')]
    .filter((element) => {
      const style = getComputedStyle(element);
      const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (
        !hasWords ||
        style.clipPath !== 'none' ||
        style.textOverflow === 'ellipsis' ||
        style.webkitLineClamp !== 'none'
      )
        return false;
      const cutX = style.overflowX === 'hidden' || style.overflowX === 'clip';
      const cutY = style.overflowY === 'hidden' || style.overflowY === 'clip';
      return (
        (cutX && element.scrollWidth > element.clientWidth + 1) ||
        (cutY && element.scrollHeight > element.clientHeight + 1)
      );
    })
    .map((element) => `${element.tagName.toLowerCase()} “${element.textContent?.trim().slice(0, 40)}”`);

/** Axe, both widths and both themes, nothing wider than the page, nothing that moves. `briefly`: each of them once. */
export async function expectSound(page: Page, { briefly = false } = {}): Promise<void> {
  for (const size of [wide, narrow]) {
    await page.setViewportSize(size);
    await expect.soft(page.getByRole('link', { name: 'Get help now' }).first()).toBeVisible();
    const themes = briefly ? [size === wide ? 'light' : 'dark'] : ['light', 'dark'];
    for (const colorScheme of themes as ('light' | 'dark')[]) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), `${colorScheme}, ${size.width} px`).toEqual([]);
    }
    expect.soft(await sideways(page), `scrolls sideways at ${size.width} px`).toBeLessThanOrEqual(0);
  }
  await expect.soft(page.evaluate(moving), 'moves although it should not').resolves.toEqual([]);
}

/** Text twice as large clips no words and makes nobody scroll sideways (ux.md 5.3). */
export async function expectRoomForLargeText(page: Page, { evenOnSmall = false } = {}): Promise<void> {
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  for (const size of evenOnSmall ? [wide, phone, narrow] : [wide, phone]) {
    await page.setViewportSize(size);
    const where = `with text of 200 % at ${size.width} px`;
    expect.soft(await sideways(page), `scrolls sideways ${where}`).toBeLessThanOrEqual(0);
    expect.soft(await page.evaluate(clipped), `clips words ${where}`).toEqual([]);
  }
}

/**
 * Buttons, fields and choices that nothing surrounds once the system chooses the colours: a background is not painted
 * then, so only a border, an outline or an underline tells where to press. Runs in the page.
 */
const withoutEdge = () => {
  const hasEdge = (element: Element) => {
    const style = getComputedStyle(element);
    return (
      parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth) > 0 ||
      (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) ||
      style.textDecorationLine.includes('underline')
    );
  };
  return [...document.querySelectorAll('main button, header button, [role=dialog] button, input, textarea, select')]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      if (box.width < 2 || getComputedStyle(element).clipPath !== 'none') return false;
      return !hasEdge(element) && !(element.parentElement && hasEdge(element.parentElement));
    })
    .map((element) => `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 40)}”`);
};

/** High contrast with the colours of the system: what can be pressed has an edge, and axe finds nothing. */
export async function expectForcedColours(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  expect.soft(await page.evaluate(withoutEdge), 'has no edge in forced colours').toEqual([]);
  // The browser replaces colours when it paints and still reports those of the style sheet.
  expect.soft(await violations(page, ['color-contrast']), 'forced colours').toEqual([]);
  await page.emulateMedia({ forcedColors: 'none' });
}
