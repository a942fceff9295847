import { describe, expect, it } from '@jest/globals';

import type { Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { isNewlyMissed, rungWhenMissed } from './test-page.js';
import { testPagePolicy } from './test-page.policy.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 20, minute));

describe('a test page at the start of a shift (R28, H05)', () => {
  it('is missed once its time is up, and only once', () => {
    const page = { answerBy: at(10), answeredAt: null, missedAt: null };

    expect(isNewlyMissed(page, at(9))).toBe(false);
    expect(isNewlyMissed(page, at(10))).toBe(true);
    expect(isNewlyMissed({ ...page, answeredAt: at(3) }, at(10))).toBe(false);
    expect(isNewlyMissed({ ...page, missedAt: at(10) }, at(11))).toBe(false);
  });

  it.each([
    [
      'the manager of the slot',
      'ann',
      { manager: 'cho', leads: ['cho', 'dee'], everyone: ['ann', 'cho', 'dee'] },
      ['cho'],
    ],
    ['other leads when the manager is silent', 'cho', { manager: 'cho', leads: ['cho', 'dee'], everyone: [] }, ['dee']],
    ['the leads when there is no manager', 'ann', { manager: null, leads: ['dee'], everyone: ['ann', 'dee'] }, ['dee']],
    ['everybody else when nobody leads', 'ann', { manager: null, leads: [], everyone: ['ann', 'ben'] }, ['ben']],
  ])('that nobody answered rings %s', (_who, holder, cover, rung) => {
    expect(rungWhenMissed(holder, cover)).toEqual(rung);
  });

  it.each<[string, string, Role[], boolean, string]>([
    ['its holder', 'ann', ['clinician'], true, 'yes yes'],
    ['its holder without the second factor', 'ann', ['clinician'], false, '- -'],
    ['its holder who is no clinician any more', 'ann', [], true, '- -'],
    ['a clinical lead', 'dee', ['clinicalLead'], true, '- -'],
    ['an administrator', 'eve', ['administrator'], true, '- -'],
  ])('can be read and answered by: %s', (_who, id, roles, secondFactor, row) => {
    const actor: Actor = { id, roles, moderates: [], secondFactor, steppedUp: false };
    const answers = Object.values(testPagePolicy).map((rule) => (rule(actor, { accountId: 'ann' }) ? 'yes' : '-'));

    expect(answers.join(' ')).toBe(row);
  });
});
