import { Clock } from '../platform/clock.js';

/** Time that moves only when the test says so. Starts at Monday 2 March 2026, 09:00 UTC. */
export class FakeClock extends Clock {
  private at = new Date('2026-03-02T09:00:00.000Z');

  override now(): Date {
    return new Date(this.at);
  }

  override async adjust(): Promise<void> {
    // No database tells it anything.
  }

  passes(minutes: number): void {
    this.at = new Date(this.at.getTime() + minutes * 60_000);
  }

  set(at: Date): void {
    this.at = at;
  }
}
