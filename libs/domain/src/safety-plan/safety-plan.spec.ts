import { describe, expect, it } from '@jest/globals';

import type { Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import type { EscalationSubject } from '../escalation/escalation.policy.js';
import { longestSection, planSections, type PlanWords, planWords, reviewTime } from './safety-plan.js';
import { safetyPlanPolicy, type SafetyPlanSubject } from './safety-plan.policy.js';

const actor = (id: string, roles: Role[] = [], secondFactor = roles.length > 0): Actor => ({
  id,
  roles,
  moderates: roles.includes('peerModerator') ? ['group'] : [],
  secondFactor,
  steppedUp: false,
});

const open: EscalationSubject = {
  accountId: 'patient',
  ownerId: 'owner',
  status: 'IN_PROGRESS',
  handoverTo: null,
  closingBy: null,
  raisedBy: 'raiser',
  onCover: ['backup'],
};
const throughCase = (e: EscalationSubject): SafetyPlanSubject => ({ accountId: 'patient', case: e });
const own: SafetyPlanSubject = { accountId: 'patient', case: null };

const columns = Object.keys(safetyPlanPolicy) as (keyof typeof safetyPlanPolicy)[];
const row = (who: Actor, plan: SafetyPlanSubject) =>
  columns.map((action) => (safetyPlanPolicy[action](who, plan) ? 'yes' : '-')).join(' ');

describe('who may do what with a safety plan (R2, R36)', () => {
  it('has a column for every action', () => expect(columns.join(' ')).toBe('read write begin'));

  it.each<[string, Actor, SafetyPlanSubject, string]>([
    ['the member', actor('patient'), own, 'yes yes -'],
    ['another member', actor('anyone'), own, '- - -'],
    ['a peer moderator of the group', actor('raiser', ['peerModerator']), own, '- - -'],
    ['that moderator, through the case they raised', actor('raiser', ['peerModerator']), throughCase(open), '- - -'],
    ['a lead moderator', actor('lead', ['leadModerator']), throughCase(open), '- - -'],
    ['the privacy officer', actor('officer', ['privacyOfficer']), throughCase(open), '- - -'],
    ['the administrator', actor('admin', ['administrator']), throughCase(open), '- - -'],
    ['the owner of the case', actor('owner', ['clinician']), throughCase(open), 'yes yes yes'],
    ['the owner without a second factor', actor('owner', ['clinician'], false), throughCase(open), '- - -'],
    ['the backup on call', actor('backup', ['clinician']), throughCase(open), 'yes - -'],
    ['another clinician', actor('other', ['clinician']), throughCase(open), '- - -'],
    ['a clinical lead', actor('cl', ['clinicalLead']), throughCase(open), 'yes yes yes'],
    ['the member, also a clinician, through the case', actor('patient', ['clinician']), throughCase(open), '- - -'],
    ['the owner, once it is closed', actor('owner', ['clinician']), throughCase({ ...open, status: 'CLOSED' }), '- - -'],
    ['a clinical lead, once it is closed', actor('cl', ['clinicalLead']), throughCase({ ...open, status: 'REVIEWED' }), '- - -'],
  ])('%s', (_who, who, plan, expected) => expect(row(who, plan)).toBe(expected)); // prettier-ignore
});

describe('the words of a plan', () => {
  const blank = Object.fromEntries(planSections.map((section) => [section, ''])) as PlanWords;

  it('are kept as they were written, without the space around them', () => {
    expect(planWords({ ...blank, alone: '  Walk to the canal. \n' }).alone).toBe('Walk to the canal.');
  });

  it('must say something, and no more than fits', () => {
    expect(() => planWords({ ...blank, people: '  ' })).toThrow(
      expect.objectContaining({ code: 'input.required', details: { field: 'words' } }),
    );
    expect(() => planWords({ ...blank, sickDays: 'a'.repeat(longestSection + 1) })).toThrow(
      expect.objectContaining({ code: 'input.tooLong', details: { field: 'sickDays', max: longestSection } }),
    );
  });

  it('are looked at again on a day to come, within a year', () => {
    const now = new Date('2026-03-01T12:00:00Z');
    const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
    expect(reviewTime(inDays(30), now)).toEqual(inDays(30));
    for (const wrong of [now, inDays(-1), inDays(367)])
      expect(() => reviewTime(wrong, now)).toThrow(expect.objectContaining({ code: 'input.invalid' }));
  });
});
