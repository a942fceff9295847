let lastInput = 0;
const note = () => {
  lastInput = Date.now();
};

/** Notes when the person last touched a key, the screen or the mouse. Call once, at the start. */
export function watchActivity(): void {
  note();
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
    addEventListener(kind, note, { passive: true, capture: true });
}

/** Milliseconds since the last touch. */
export const idleFor = (): number => Date.now() - lastInput;
