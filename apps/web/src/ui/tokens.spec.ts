import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

type Palette = Record<string, string>;

const css = readFileSync(join(process.cwd(), 'apps/web/src/ui/tokens.css'), 'utf8');
const paletteIn = (block: string): Palette =>
  Object.fromEntries(
    [...block.matchAll(/--([a-z0-9-]+):([^;]*);/g)].map(([, name, value]) => [name!, value!.trim().toLowerCase()]),
  );
const darkStart = /\[data-theme=.?dark.?\] ?{/;
const light = paletteIn(css.slice(css.search(/:root ?{/), css.search(darkStart)));
const dark = { ...light, ...paletteIn(css.slice(css.search(darkStart), css.indexOf('@media'))) };

const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG 2.x contrast, cut to two decimals as in the design notes. */
const contrast = (palette: Palette, one: string, other: string): number => {
  const [high, low] = [palette[one]!, palette[other]!].map(luminance).sort((a, b) => b - a) as [number, number];
  return Math.floor(((high + 0.05) / (low + 0.05)) * 100) / 100;
};

const on = (grounds: string[], inks: string[]) =>
  grounds.flatMap((ground) => inks.map((ink) => [ink, ground] as const));
const states = ['l1', 'l2', 'l3', 'l4', 'wait', 'done'];

const text = [
  ...on(
    ['canvas', 'surface', 'sunk'],
    ['ink', 'ink-muted', 'ink-subtle', 'link', 'link-visited', 'primary', 'danger', 'success'],
  ),
  ...on(['primary', 'primary-hover'], ['on-primary']),
  ...on(['primary-soft'], ['on-primary-soft', 'ink', 'ink-muted', 'link', 'primary']),
  ...on(['danger'], ['on-danger']),
  ...on(['sand'], ['on-sand', 'ink', 'ink-muted']),
  ...on(['help'], ['on-help']),
  ...on(['mark'], ['on-mark']),
  ...on(['l1-wash'], ['ink', 'ink-muted']),
  ...states.map((state) => [`on-${state}`, state] as const),
  ...['advice', 'urgent', 'emergency', 'call'].map((card) => [`on-${card}`, card] as const),
];

const shapes = [
  ...on(['canvas', 'surface', 'sunk'], ['control']),
  ...on(['canvas', 'surface'], ['focus', ...states.map((state) => `${state}-edge`), 'advice-edge', 'urgent-edge']),
  ...on(['l1-wash'], ['l1-edge']),
  ...on(['primary', 'danger', 'focus'], ['focus-gap']),
  ...on(['surface', 'mark'], ['mark-line']),
  ...on(['emergency'], ['call']),
  ...on(['canvas', 'surface'], ['help']),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s colours', (_, palette) => {
  it.each(text)('let %s be read on %s', (ink, ground) =>
    expect(contrast(palette, ink, ground)).toBeGreaterThanOrEqual(4.5),
  );
  it.each(shapes)('let %s be seen on %s', (shape, ground) =>
    expect(contrast(palette, shape, ground)).toBeGreaterThanOrEqual(3),
  );
});

describe('the help page, which stands alone,', () => {
  const help = readFileSync(join(process.cwd(), 'apps/web/public/help.css'), 'utf8');
  const own = new Set(['day', 'night', 'mark-1', 'mark-2']);
  const root = help.slice(help.indexOf(':root'), help.search(darkStart));
  const heldBy = (time: string): Palette =>
    paletteIn(
      root.replaceAll(/var\(--(day|night), ([^)]*)\) ?/g, (_, of: string, value: string) => (of === time ? value : '')),
    );

  it.each([
    ['day', light],
    ['night', dark],
  ])('has the same colours by %s', (time, palette) => {
    const named = Object.entries(heldBy(time)).filter(([name]) => !own.has(name));
    expect(named.length).toBeGreaterThan(15);
    for (const [name, value] of named) expect([name, value]).toEqual([name, palette[name]]);
  });

  it('is by night where the theme says so, and where the device wants it and the theme does not say otherwise', () => {
    const rules = help.replaceAll(/\s+/g, ' ');
    const night = '{ color-scheme: dark; --day: ; --night: initial; }';
    expect(rules).toContain(`[data-theme='dark'] ${night}`);
    expect(rules).toContain(`@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) ${night} }`);
  });
});

it('agree with the ratios that were written down', () => {
  expect(contrast(light, 'on-primary', 'primary')).toBe(6.83);
  expect(contrast(dark, 'on-primary', 'primary')).toBe(8.67);
  expect(contrast(light, 'on-sand', 'sand')).toBe(8.99);
  expect(contrast(dark, 'ink-muted', 'primary-soft')).toBe(7.17);
  expect(contrast(light, 'on-l3', 'l3')).toBe(8.54);
});
