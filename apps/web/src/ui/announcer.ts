export type Politeness = 'polite' | 'assertive';

const spokenFor = 1000;
const waiting: Record<Politeness, string[]> = { polite: [], assertive: [] };
const speaking: Record<Politeness, boolean> = { polite: false, assertive: false };

const region = (politeness: Politeness): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-announcer=${politeness}]`);
  if (found) return found;
  const made = document.createElement('div');
  made.dataset['announcer'] = politeness;
  made.setAttribute('aria-live', politeness);
  made.setAttribute('aria-atomic', 'true');
  const home = document.getElementById('announcer') ?? document.body;
  home.append(made);
  return made;
};

const speakNext = (politeness: Politeness): void => {
  const text = waiting[politeness].shift();
  speaking[politeness] = text !== undefined;
  if (text === undefined) return;
  region(politeness).textContent = text;
  setTimeout(() => {
    region(politeness).textContent = '';
    setTimeout(() => speakNext(politeness), 50);
  }, spokenFor);
};

/**
 * Speaks a line to screen readers, one after the other. The text is cleared after a second, so that the same line can
 * speak again. Assertive only for: a level 1 arrival (staff), "Not sent", the end of the session (ux.md 3.9).
 */
export function announce(text: string, politeness: Politeness = 'polite'): void {
  waiting[politeness].push(text);
  if (!speaking[politeness]) speakNext(politeness);
}
