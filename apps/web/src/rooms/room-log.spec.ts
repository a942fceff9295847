import { describe, expect, it } from '@jest/globals';
import { dice, lineAt, ModelledRoom, quoteOf } from './modelled-room.js';
import { hasGap, heardOf, linesKept, receive, startLog, type Line, type LogEvent, type RoomLog } from './room-log.js';

const shownOf = (log: RoomLog) =>
  log.lines.filter((line) => line.state === 'SHOWN').map((line) => [line.id, line.seq, line.bodyHtml]);

describe('the log of a room', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'ends as the server has it, however events arrive (%i)',
    (seed) => {
      const roll = dice(seed);
      const server = new ModelledRoom(roll);
      const begun = Math.floor(roll() * 20);
      for (let n = 0; n < begun; n += 1) server.happen();
      let log = startLog(server.events.length, server.shown());

      for (let round = 0; round < 8; round += 1) {
        const from = server.events.length;
        for (let n = 0; n < 6; n += 1) server.happen();
        const coming = server.events
          .slice(Math.max(0, from - 3))
          .flatMap((event) => (roll() < 0.2 ? [] : roll() < 0.3 ? [event, event] : [event]))
          .map((event) => [roll(), event] as const)
          .sort(([a], [b]) => a - b);
        for (const [, event] of coming) {
          log = receive(log, [event]);
          expect(new Set(log.lines.map((line) => line.id)).size).toBe(log.lines.length);
          expect(log.lines.map((line) => line.seq)).toEqual(
            [...log.lines.map((line) => line.seq)].sort((a, b) => a - b),
          );
        }
        log = heardOf(log, server.events.length);
        for (let asked = 0; hasGap(log); asked += 1) {
          expect(asked).toBeLessThan(20);
          log = receive(log, server.since(log.seq));
        }
        expect(shownOf(log)).toEqual(server.shown().map((line) => [line.id, line.seq, line.bodyHtml]));
        // What is gone is gone from quotes too, also from those that wait for their turn.
        const onPage = [...log.lines, ...[...log.early.values()].map((event) => event.line)];
        expect(onPage.filter((line) => line?.replyTo && !server.stands(line.replyTo.id))).toEqual([]);
      }
    },
  );

  const sent = (seq: number): LogEvent => ({ seq, type: 'SENT', messageId: `m${seq}`, line: lineAt(seq), live: true });

  it('waits for what is missing, and shows nothing before its turn', () => {
    const log = receive(startLog(0, []), [sent(2), sent(3)]);
    expect(log.lines).toEqual([]);
    expect(hasGap(log)).toBe(true);
    const whole = receive(log, [sent(1)]);
    expect(whole.lines.map((line) => line.seq)).toEqual([1, 2, 3]);
    expect(hasGap(whole)).toBe(false);
  });

  it('takes words away that were on the page, leaves a stub, and brings them back to the same place', () => {
    const start = startLog(3, [lineAt(1), lineAt(2), lineAt(3)]);
    const hidden = receive(start, [{ seq: 4, type: 'HIDDEN', messageId: 'm2', line: null, live: true }]);
    expect(hidden.lines[1]).toMatchObject({ id: 'm2', state: 'HIDDEN', bodyHtml: '' });
    const back = receive(hidden, [{ seq: 5, type: 'RESTORED', messageId: 'm2', line: lineAt(2), live: false }]);
    expect(back.lines[1]).toMatchObject({ id: 'm2', seq: 2, state: 'SHOWN', bodyHtml: '<p>words 2</p>' });
  });

  it('takes words out of quotes when they are taken away, also from what came before its turn', () => {
    const quoting = (seq: number): Line => ({ ...lineAt(seq), replyTo: quoteOf(lineAt(1)) });
    const start = startLog(2, [lineAt(1), quoting(2)]);
    const early: LogEvent = { seq: 4, type: 'SENT', messageId: 'm4', line: quoting(4), live: true };
    for (const type of ['HIDDEN', 'TAKEN_BACK'] as const) {
      const log = receive(receive(start, [early]), [{ seq: 3, type, messageId: 'm1', line: null, live: true }]);
      expect(log.lines.map((line) => line.id)).toEqual(['m1', 'm2', 'm4']);
      expect(JSON.stringify([...log.lines])).not.toContain('words 1');
    }
  });

  it('asks the server what a restored message says, and for words that did not fit the line', () => {
    const restored = receive(startLog(3, [lineAt(1), lineAt(3)]), [
      { seq: 4, type: 'RESTORED', messageId: 'm2', line: null, live: true },
    ]);
    expect(hasGap(restored)).toBe(true);
    const answered = receive(restored, [{ seq: 4, type: 'RESTORED', messageId: 'm2', line: lineAt(2), live: false }]);
    expect(answered.lines.map((line) => line.id)).toEqual(['m1', 'm2', 'm3']);
    const withoutWords = receive(answered, [{ seq: 5, type: 'SENT', messageId: '', line: null, live: true }]);
    expect(hasGap(withoutWords)).toBe(true);
  });

  it('keeps the last 200 lines', () => {
    const many = receive(
      startLog(0, []),
      Array.from({ length: 230 }, (_, n) => sent(n + 1)),
    );
    expect(many.lines).toHaveLength(linesKept);
    expect(many.lines[0]?.seq).toBe(31);
  });
});
