import { describe, expect, it } from '@jest/globals';

import { signalLabels } from '@kith/triage/signals';
import { assess } from '@kith/triage/assess';

import { cardFor, kindOf } from './help-cards.js';

/** Signal, then the card at red and at crisis; "-" is no card. Rows of safety.md 4.2. */
const table = `
  A1       LOW           LOW
  A2       LOW           LOW
  A3       EMERGENCY     EMERGENCY
  A4       LOW           LOW
  A5       LOW           LOW
  A6       LOW           LOW
  A7       HIGH          HIGH
  A8       HIGH          HIGH
  A9       HIGH          HIGH
  A10      HIGH          HIGH
  A11      LOW           LOW
  A12      HIGH          HIGH
  A13      EMERGENCY     EMERGENCY
  A14      -             -
  A15      EMERGENCY     EMERGENCY
  B1       DISTRESS      IMMEDIATE
  B2       DISTRESS      IMMEDIATE
  B3       DISTRESS      IMMEDIATE
  B4       DISTRESS      IMMEDIATE
  B5       DISTRESS      IMMEDIATE
  B6       DISTRESS      IMMEDIATE
  B7       DISTRESS      IMMEDIATE
  B8       DISTRESS      IMMEDIATE
  B9       DISTRESS      IMMEDIATE
  B10      DISTRESS      IMMEDIATE
  B11      SOMEONE_ELSE  SOMEONE_ELSE
  B12      DISTRESS      IMMEDIATE
  B13      -             -
  C1       DISTRESS      IMMEDIATE
  C2       DISTRESS      IMMEDIATE
  D1       HIGH          HIGH
  D2       -             -
  A16      -             -
  C3       DISTRESS      IMMEDIATE
  D3       HIGH          HIGH
  E1       DISTRESS      EMERGENCY
  E2       EMERGENCY     EMERGENCY
  E3       EMERGENCY     EMERGENCY
  E4       DISTRESS      EMERGENCY
  E5       -             -
  E6       -             -
  F1       -             -
  F2       HIGH          HIGH
  F3       -             -
  G1       -             -
  G2       -             -
  H1       -             -
  I1       -             -
  I2       -             -
  BURNOUT  DISTRESS      IMMEDIATE
  MODEL    DISTRESS      IMMEDIATE
  MODEL_A  EMERGENCY     EMERGENCY
  MODEL_B  DISTRESS      IMMEDIATE
  MODEL_C  DISTRESS      IMMEDIATE
  MODEL_D  HIGH          HIGH
  MODEL_E  DISTRESS      EMERGENCY
  MODEL_F  -             -
  MODEL_H  -             -
  MODEL_I  -             -
  SECOND   EMERGENCY     EMERGENCY
  LANGUAGE         EMERGENCY  EMERGENCY
  UNREAD_LANGUAGE  -          -`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/) as [string, string, string]);

describe('the help card', () => {
  it('has a row for every signal', () => {
    expect(table.map(([signal]) => signal).sort()).toEqual(Object.keys(signalLabels).sort());
  });

  it.each(table)('of %s is %s at red and %s at crisis', (signal, red, crisis) => {
    const at = (level: 'AMBER' | 'RED' | 'CRISIS') =>
      kindOf({ signal, category: signal.startsWith('B') && signal !== 'BURNOUT' ? 'B' : 'A', level }) ?? '-';
    expect([at('AMBER'), at('RED'), at('CRISIS')]).toEqual(['-', red, crisis]);
  });

  it('is never missing at a crisis, also for a signal that nobody has put into the table (R40)', () => {
    expect(kindOf({ signal: 'A99', category: 'A', level: 'CRISIS' })).toBe('EMERGENCY');
    expect(kindOf({ signal: 'B99', category: 'B', level: 'CRISIS' })).toBe('IMMEDIATE');
  });

  it.each([
    ['EMERGENCY', 'jaw ache and clammy'],
    ['EMERGENCY', "28 weeks, type 1, baby hasn't moved today"],
    ['SOMEONE_ELSE', "my cousin's sent a photo from the bridge"],
    ['IMMEDIATE', 'I am going to kill myself tonight'],
    ['IMMEDIATE', 'esta noche me voy a matar'],
    ['EMERGENCY', 'nie chcę już żyć'],
    ['EMERGENCY', 'mi marido no despierta'],
  ])('is %s for "%s"', (kind, text) => {
    expect(cardFor(text, assess(text).findings)?.kind).toBe(kind);
  });
});
