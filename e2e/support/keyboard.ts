import { expect, type Locator, type Page } from '@playwright/test';

interface Focus {
  what: string;
  isVisible: boolean;
  coveredBy: string | null;
}

/** What has the focus, whether it shows, and what lies over it. Runs in the page. */
const lookAtFocus = (): Focus => {
  const said = (element: Element) =>
    `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
  const element = document.activeElement;
  if (!element || element === document.body) return { what: 'the page', isVisible: true, coveredBy: null };
  // A choice shows the focus of its hidden box on the card around it; a field on its frame.
  const around = [element];
  for (let one = element.parentElement; one && around.length < 5; one = one.parentElement) around.push(one);
  const looks = (one: Element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, borderWidth } = getComputedStyle(one);
    const outline = outlineStyle === 'none' ? 'none' : `${outlineWidth} ${outlineColor}`;
    return [outline, boxShadow, borderColor, borderWidth].join(' | ');
  };
  const focused = around.map(looks);
  // The same without the focus: what differs is its mark. `focus` gives the ring back, as the last press was a key.
  const stay = (event: Event) => event.stopImmediatePropagation();
  const events = ['focus', 'blur', 'focusin', 'focusout'] as const;
  for (const event of events) addEventListener(event, stay, true);
  (element as HTMLElement).blur();
  const bare = around.map(looks);
  (element as HTMLElement).focus({ preventScroll: true });
  for (const event of events) removeEventListener(event, stay, true);
  const marked = around.findIndex((_, at) => focused[at] !== bare[at]);
  const isVisible = marked >= 0;
  const shown = around[Math.max(marked, 0)] ?? element;
  const area = (isVisible ? shown : element).getBoundingClientRect();
  const x = Math.min(Math.max(area.left + area.width / 2, 1), innerWidth - 1);
  const isInside = area.bottom > 0 && area.top < innerHeight;
  const points = [area.top + area.height / 2, area.top + 2, area.bottom - 2].filter((y) => y > 0 && y < innerHeight);
  const hits = points.map((y) => document.elementFromPoint(x, y));
  const isOwn = (hit: Element | null) =>
    hit !== null && (shown.contains(hit) || element.contains(hit) || hit.contains(element));
  const over = isInside ? (hits.some(isOwn) ? null : (hits[0] ?? null)) : document.documentElement;
  return { what: said(element), isVisible, coveredBy: over ? said(over) : null };
};

async function checkFocus(page: Page): Promise<void> {
  let seen: Focus | undefined;
  await expect(async () => {
    seen = await page.evaluate(lookAtFocus);
    expect(seen.isVisible, `the focus shows on ${seen.what}`).toBe(true);
    expect(seen.coveredBy, `nothing covers ${seen.what}`).toBeNull();
  }).toPass({ timeout: 2000, intervals: [20, 100, 200] });
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes on with Tab until the focus is on the target. Every step of the way is visible and not covered. Gives the steps. */
export async function tabTo(page: Page, target: Locator, { back = false, most = 90 } = {}): Promise<number> {
  await expect(target.first()).toBeAttached();
  for (let steps = 0; steps <= most; steps++) {
    if (await hasFocus(target.first())) {
      await checkFocus(page);
      return steps;
    }
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    await checkFocus(page);
  }
  throw new Error(`Not reached with ${most} presses of Tab: ${target}`);
}

/**
 * From the start of a page that was just opened to what one came for: the link past the bars within three presses of Tab,
 * the thing itself within twelve (ux.md 5.2).
 */
export async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target.first()).toBeVisible();
  const toSkip = await tabTo(page, page.getByRole('link', { name: 'Skip to the page' }), { most: 3 });
  await page.keyboard.press('Enter');
  await tabTo(page, target, { most: 12 - toSkip });
}

/** Goes there and presses a key on it. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field and types. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Goes to a group of radios and moves with the arrows to the one wanted. */
export async function choose(page: Page, group: Locator, wanted: Locator): Promise<void> {
  await expect(wanted).toBeAttached();
  const count = await group.getByRole('radio').count();
  for (let steps = 0; steps < 90; steps++) {
    const inside = await group.evaluate((element) => element.contains(document.activeElement));
    if (inside) break;
    await page.keyboard.press('Tab');
    await checkFocus(page);
  }
  for (let steps = 0; steps < count && !(await hasFocus(wanted)); steps++) {
    await page.keyboard.press('ArrowDown');
    await checkFocus(page);
  }
  if (!(await wanted.isChecked())) await page.keyboard.press('Space');
  await expect(wanted).toBeChecked();
}
