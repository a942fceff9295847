/** Chance that can be played again: the same seed and name give the same draws, whatever the others draw meanwhile. */
export class Chance {
  private state: number;

  constructor(
    private readonly seed: string,
    private readonly name: string,
  ) {
    this.state = hashOf(`${seed}:${name}`);
  }

  /** Draws of somebody else, or about something else. */
  of(name: string): Chance {
    return new Chance(this.seed, `${this.name}/${name}`);
  }

  /** At least 0 and less than 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.next() * list.length)];
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  }

  /** A duration, log-normal: half of them are below the median, 95 % below `p95`. */
  lasts({ median, p95 }: Duration): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp((normal * Math.log(p95 / median)) / 1.645);
  }
}

/** Minutes. */
export interface Duration {
  median: number;
  p95: number;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return hash;
}
