export type ThemeChoice = 'system' | 'light' | 'dark';
export type TextSize = '100' | '115' | '130' | '150';

const keep = (key: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage may be blocked; the choice then holds for this page only.
  }
  dispatchEvent(new Event('kith:look'));
};

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** What the person chose on this device. `public/theme.js` applies it before the first paint. */
export const look = {
  theme: (): ThemeChoice => (read('kith.theme') as ThemeChoice | null) ?? 'system',
  text: (): TextSize => (read('kith.text') as TextSize | null) ?? '100',
  lessMotion: (): boolean => read('kith.motion') === 'less',
  /** The app has a plain name and picture outside of its pages: in the tab, on the start screen, in the list of apps. */
  plain: (): boolean => read('kith.plain') === 'yes',
  chooseTheme: (choice: ThemeChoice) => keep('kith.theme', choice === 'system' ? null : choice),
  chooseText: (size: TextSize) => keep('kith.text', size === '100' ? null : size),
  chooseLessMotion: (less: boolean) => keep('kith.motion', less ? 'less' : null),
  choosePlain: (plain: boolean) => keep('kith.plain', plain ? 'yes' : null),
};
