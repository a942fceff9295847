import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { followRoom } from './follow-room.js';
import { dice, ModelledRoom } from './modelled-room.js';
import { hasGap, startLog, type Line, type LogEvent, type RoomLog } from './room-log.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** What the line does to one packet: when each copy of it arrives, in milliseconds. None: it is lost with its line. */
const packet = fc.array(fc.nat(900), { minLength: 1, maxLength: 3 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('happens' as const), arrives: packet }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), awayFor: fc.nat(4000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('passes' as const), ms: fc.nat(1500) }) },
);
/** How long a question and its answer are on their way; null: one of both is lost. */
const question = fc.option(fc.tuple(fc.nat(700), fc.nat(700)), { freq: 4 });
const schedules = fc.record({
  seed: fc.integer(),
  before: fc.nat(12),
  steps: fc.array(step, { minLength: 5, maxLength: 40 }),
  questions: fc.array(question, { minLength: 1, maxLength: 8 }),
});

type Schedule = typeof schedules extends fc.Arbitrary<infer Value> ? Value : never;

const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** The next thing happens, and all that follows from it at once. */
async function next(): Promise<void> {
  jest.advanceTimersToNextTimer();
  for (let turn = 0; turn < 12; turn += 1) await null;
}

/** A room, a reader and a bad line between them, until the line is good again. Gives every log that was shown. */
async function play({ seed, before, steps, questions }: Schedule) {
  const room = new ModelledRoom(dice(seed));
  for (let n = 0; n < before; n += 1) room.happen();
  const follower = followRoom(startLog(room.events.length, room.shown()));
  const shown: RoomLog[] = [follower.log];
  const arrived: string[] = [];
  let line = 0;
  let asked = 0;

  const overTheLine = async <T>(answer: () => T): Promise<T> => {
    const fate = asked < 30 ? questions[asked++ % questions.length] : [0, 0];
    if (!fate) return after(1000).then(() => Promise.reject(new Error('lost')));
    await after(fate[0]!);
    const given = answer();
    await after(fate[1]!);
    return given;
  };
  follower.start({
    since: (seq) => overTheLine(() => ({ lastSeq: room.events.length, events: room.since(seq) })),
    changed: (log) => shown.push(log),
    arrived: (lines) => arrived.push(...lines.map(({ id }) => id)),
    removed: () => undefined,
  });
  const connect = () => {
    const mine = ++line;
    void follower.enter({
      stands: () => line === mine,
      join: async () => ({ lastSeq: await overTheLine(() => room.events.length) }),
    });
  };
  const send = async (event: LogEvent, arrives: readonly number[]) => {
    const over = line;
    for (const ms of arrives) void after(ms).then(() => over > 0 && over === line && follower.take([event]));
  };

  connect();
  for (const one of steps) {
    if (one.kind === 'happens') {
      room.happen();
      void send(room.events.at(-1)!, one.arrives);
    } else if (one.kind === 'cut') {
      const cut = ++line;
      void after(one.awayFor).then(() => line === cut && connect());
    } else {
      let passed = false;
      setTimeout(() => (passed = true), one.ms);
      while (!passed) await next();
    }
  }
  // Nothing is left that could happen when it is still behind: then it stays so.
  while (follower.log.seq < room.events.length && jest.getTimerCount() > 0) await next();
  follower.stop();
  return { room, log: follower.log, shown, arrived };
}

const words = ({ id, seq, bodyHtml }: Line) => [id, seq, bodyHtml];

describe('a reader of a room behind a bad line', () => {
  it('ends where the room is, with no gap, no double and one order, for 1,000 schedules of cuts, delays and copies (H20)', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => {
        const { room, log, shown, arrived } = await play(schedule);
        expect(hasGap(log)).toBe(false);
        expect(log.seq).toBe(room.events.length);
        expect([...log.early.keys()]).toEqual([]);
        expect(log.lines.filter(({ state }) => state === 'SHOWN').map(words)).toEqual(room.shown().map(words));
        expect(log.lines.filter(({ replyTo }) => replyTo && !room.stands(replyTo.id))).toEqual([]);
        expect(new Set(arrived).size).toBe(arrived.length);
        let seq = 0;
        for (const { lines, seq: now } of shown) {
          if (now < seq || lines.some((line, at) => at > 0 && line.seq <= lines[at - 1]!.seq))
            throw new Error(`Out of order after ${seq}: ${lines.map((line) => line.seq).join()}`);
          seq = now;
        }
      }),
      { numRuns: 1000 },
    );
  }, 30_000);
});
