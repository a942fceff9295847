import type { FakeClock } from '../clock.js';

interface Entry {
  at: number;
  order: number;
  /** Goes on with what waited; resolves when it waits again or is over. */
  goOn: () => void;
}

/**
 * What will happen, in order of time. People are written as functions that wait; exactly one of them is awake at a time,
 * so that a run can be played again. Nothing ever sleeps: the clock jumps.
 */
export class Agenda {
  private entries: Entry[] = [];
  private order = 0;
  private atRest: () => void = () => undefined;
  private fault: unknown;

  constructor(private readonly clock: FakeClock) {}

  /** When the next thing happens; Infinity when nothing does any more. */
  get next(): number {
    return this.entries[0]?.at ?? Infinity;
  }

  /** Something begins at a time; it waits by `until` and `wait`. */
  start(at: Date | number, life: () => Promise<void>): void {
    this.add(Number(at), () => {
      life()
        .catch((error: unknown) => {
          this.fault ??= error;
        })
        .finally(() => this.atRest());
    });
  }

  until(at: Date | number): Promise<void> {
    return this.doze(at).asleep;
  }

  wait(minutes: number): Promise<void> {
    return this.until(this.clock.now().getTime() + minutes * 60_000);
  }

  /** Waits until a time, or until somebody is roused earlier. */
  doze(at: Date | number): { asleep: Promise<void>; rouse: (earlier: number) => void } {
    let entry: Entry | undefined;
    const asleep = new Promise<void>((resolve) => {
      entry = this.add(Number(at), resolve);
    });
    this.atRest();
    return { asleep, rouse: (earlier) => entry && this.move(entry, earlier) };
  }

  /** Lets the first thing of the agenda happen, as far as the moment at which it waits again. */
  async step(): Promise<void> {
    const entry = this.entries.shift();
    if (!entry) return;
    const rest = new Promise<void>((resolve) => {
      this.atRest = resolve;
    });
    entry.goOn();
    await rest;
    if (this.fault) throw this.fault;
  }

  private add(at: number, goOn: () => void): Entry {
    const entry = { at: Math.max(Math.ceil(at), this.clock.now().getTime()), order: this.order++, goOn };
    this.insert(entry);
    return entry;
  }

  private move(entry: Entry, at: number): void {
    const place = this.entries.indexOf(entry);
    if (place < 0 || at >= entry.at) return;
    this.entries.splice(place, 1);
    entry.at = Math.max(Math.ceil(at), this.clock.now().getTime());
    this.insert(entry);
  }

  private insert(entry: Entry): void {
    const later = this.entries.findIndex(({ at, order }) => at > entry.at || (at === entry.at && order > entry.order));
    this.entries.splice(later < 0 ? this.entries.length : later, 0, entry);
  }
}
