/** Since when what is shown may be old: the time at which an answer was kept that came from the device, else null. */
let keptAt: string | null = null;
const told = new EventTarget();

/** Whether the server answers, or the device in its place (`public/kept-reads.js`). */
export const line = {
  keptAt: (): string | null => keptAt,
  /** An answer came: from the device when there is a time, from the server when there is none. */
  shown(at: string | null): void {
    if (at === keptAt) return;
    keptAt = at && keptAt && keptAt < at ? keptAt : at;
    told.dispatchEvent(new Event('change'));
  },
  subscribe(onChange: () => void): () => void {
    const events: [EventTarget, string][] = [
      [told, 'change'],
      [globalThis, 'online'],
      [globalThis, 'offline'],
    ];
    for (const [target, name] of events) target.addEventListener(name, onChange);
    return () => events.forEach(([target, name]) => target.removeEventListener(name, onChange));
  },
};
