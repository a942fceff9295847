import { describe, expect, it } from '@jest/globals';

import { callWindow, channels, checkAttempt, type ConfirmedFact, hasFailed, needsFacts, results } from './outreach.js';

const refusal = (code: string, field: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ field }) });
const attempt = (channel: string, result: string, ...confirmed: ConfirmedFact[]) => ({ channel, result, confirmed });

describe('an attempt to reach somebody (R35, H09)', () => {
  it('counts nobody as reached by phone or text before two facts are confirmed', () => {
    for (const channel of ['PHONE', 'TEXT']) {
      for (const confirmed of [[], ['GROUP'], ['GROUP', 'GROUP']] as ConfirmedFact[][])
        expect(() => checkAttempt({ channel, result: 'REACHED', confirmed })).toThrow(
          refusal('input.required', 'confirmed'),
        );
      expect(() => checkAttempt(attempt(channel, 'REACHED', 'GROUP', 'REGION'))).not.toThrow();
    }
  });

  it('asks for no facts where nobody else can answer, or nobody was reached', () => {
    const asked = channels.flatMap((channel) =>
      results.filter((result) => needsFacts(channel, result)).map((r) => [channel, r]),
    );
    expect(asked).toEqual([['PHONE', 'REACHED'], ['TEXT', 'REACHED']]); // prettier-ignore
  });

  it('counts no answer and the wrong person as failed', () => {
    expect(results.filter(hasFailed)).toEqual(['NO_ANSWER', 'WRONG_PERSON']);
  });

  it('is made in a known way with a known result', () => {
    expect(() => checkAttempt(attempt('PIGEON', 'SENT'))).toThrow(refusal('input.invalid', 'channel'));
    expect(() => checkAttempt(attempt('PHONE', 'HAPPY'))).toThrow(refusal('input.invalid', 'result'));
  });
});

describe('the time in which a member wants to be rung (R34)', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

  it('may be left open, or has both ends', () => {
    expect(callWindow(null, null, now)).toBeNull();
    expect(callWindow(at(1), at(3), now)).toEqual({ from: at(1), until: at(3) });
    expect(callWindow(at(-0.5), at(3), now)).not.toBeNull();
    expect(() => callWindow(null, at(3), now)).toThrow(refusal('input.required', 'from'));
    expect(() => callWindow(at(1), null, now)).toThrow(refusal('input.required', 'until'));
  });

  it('is not over, not turned round, and within a week', () => {
    for (const [from, until] of [
      [-3, -1],
      [3, 1],
      [1, 170],
    ] as const)
      // prettier-ignore
      expect(() => callWindow(at(from), at(until), now)).toThrow(refusal('input.invalid', 'until'));
    expect(() => callWindow(at(-48), at(2), now)).toThrow(refusal('input.invalid', 'from'));
  });
});
