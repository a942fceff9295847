import { describe, expect, it } from '@jest/globals';

import { type Level, levels } from '@kith/contracts/level';
import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { mayLower, reviewItemPolicy, type ReviewSubject, worksAtDesk } from './review-item.policy.js';

const actor = (role: Role | null, moderates: readonly string[] = []): Actor => ({
  id: 'me',
  roles: role ? [role] : [],
  moderates,
  secondFactor: true,
  steppedUp: false,
});
const people: [string, Actor][] = [
  ['member', actor(null)],
  ['peer here', actor('peerModerator', ['g'])],
  ['peer elsewhere', actor('peerModerator', ['other'])],
  ...roles.filter((role) => role !== 'peerModerator').map((role): [string, Actor] => [role, actor(role)]),
];
const subject = (wish: Partial<ReviewSubject> = {}): ReviewSubject => ({
  membershipId: 'm',
  groupId: 'g',
  level: 'AMBER',
  leadsOnly: false,
  escalationId: null,
  claimedBy: null,
  decidedBy: null,
  involved: false,
  ...wish,
});

const peer = ['peer here'];
const leads = ['leadModerator', 'clinicalLead', 'safeguardingLead'];
const clinician = ['clinician'];

/** Who may, for an amber item, a red one, one for leads only. Everybody else may not. */
const matrix: Record<keyof typeof reviewItemPolicy, { amber: string[]; red: string[]; leadsOnly: string[] }> = {
  read: { amber: [...peer, ...leads], red: [...peer, ...leads, ...clinician], leadsOnly: leads },
  claim: { amber: [...peer, ...leads], red: [...peer, ...leads, ...clinician], leadsOnly: leads },
  raise: { amber: [...peer, ...leads], red: [...peer, ...leads, ...clinician], leadsOnly: leads },
  act: { amber: [...peer, ...leads], red: [...peer, ...leads, ...clinician], leadsOnly: leads },
  writeFreely: { amber: leads, red: [...leads, ...clinician], leadsOnly: leads },
  correct: { amber: leads, red: [...leads, ...clinician], leadsOnly: leads },
  writeWithClinic: { amber: leads, red: leads, leadsOnly: leads },
  decide: { amber: [...peer, ...leads], red: [...peer, ...leads, ...clinician], leadsOnly: leads },
  escalate: { amber: [...peer, ...leads], red: [...peer, ...leads, ...clinician], leadsOnly: leads },
  sanction: { amber: leads, red: [...leads, ...clinician], leadsOnly: leads },
  closeForAge: {
    amber: ['clinicalLead', 'safeguardingLead'],
    red: ['clinicalLead', 'safeguardingLead'],
    leadsOnly: ['clinicalLead', 'safeguardingLead'],
  },
  confirm: { amber: leads, red: leads, leadsOnly: leads },
  knowReporter: { amber: leads, red: leads, leadsOnly: leads },
  knowContact: { amber: leads, red: leads, leadsOnly: leads },
  seeOthers: { amber: leads, red: leads, leadsOnly: leads },
};

describe.each(Object.entries(matrix))('who may %s', (action, allowed) => {
  const rule = reviewItemPolicy[action as keyof typeof reviewItemPolicy];
  it.each(people)('%s', (name, who) => {
    expect(rule(who, subject())).toBe(allowed.amber.includes(name));
    expect(rule(who, subject({ level: 'RED' }))).toBe(allowed.red.includes(name));
    expect(rule(who, subject({ level: 'RED', leadsOnly: true }))).toBe(allowed.leadsOnly.includes(name));
    expect(rule(who, subject({ level: 'CRISIS', involved: true }))).toBe(false);
  });
});

it('an item handed to the clinic can be read by clinicians whatever its level', () => {
  expect(reviewItemPolicy.read(actor('clinician'), subject({ escalationId: 'case' }))).toBe(true);
});

it('the crisis of somebody signed out is for clinicians too, with how to reach them, and for no peer', () => {
  const stranger = subject({ membershipId: null, groupId: null, leadsOnly: true, level: 'CRISIS' });
  for (const rule of [reviewItemPolicy.read, reviewItemPolicy.claim, reviewItemPolicy.knowContact]) {
    const may = people.filter(([, who]) => rule(who, stranger)).map(([name]) => name);
    expect(may.toSorted()).toEqual([...leads, ...clinician].toSorted());
    expect(rule(actor('clinician'), { ...stranger, level: 'RED' })).toBe(false);
    expect(rule(actor('clinician'), { ...stranger, groupId: 'g' })).toBe(false);
  }
});

it('a clinician keeps sight of what they hold or decided, at any level but not past leads only', () => {
  const clinic = actor('clinician');
  expect(reviewItemPolicy.read(clinic, subject({ claimedBy: 'me' }))).toBe(true);
  expect(reviewItemPolicy.read(clinic, subject({ decidedBy: 'me' }))).toBe(true);
  expect(reviewItemPolicy.read(clinic, subject({ claimedBy: 'other', decidedBy: 'other' }))).toBe(false);
  expect(reviewItemPolicy.read(clinic, subject({ claimedBy: 'me', leadsOnly: true }))).toBe(false);
});

it('the one who called the clinic may go on writing, and no other peer', () => {
  const here = actor('peerModerator', ['g']);
  expect(reviewItemPolicy.writeWithClinic(here, subject({ decidedBy: 'me' }))).toBe(true);
  expect(reviewItemPolicy.writeWithClinic(here, subject({ decidedBy: 'me', involved: true }))).toBe(false);
  expect(reviewItemPolicy.writeWithClinic(actor('peerModerator', ['o']), subject({ decidedBy: 'me' }))).toBe(false);
});

it('a request without a group is for leads', () => {
  expect(
    people
      .filter(([, who]) => reviewItemPolicy.read(who, subject({ groupId: null, leadsOnly: true })))
      .map(([name]) => name),
  ).toEqual(leads.toSorted((a, b) => roles.indexOf(a as Role) - roles.indexOf(b as Role)));
});

it('only people with a desk have one', () => {
  expect(people.filter(([, who]) => worksAtDesk(who)).map(([name]) => name)).toEqual([
    'peer here',
    'peer elsewhere',
    'leadModerator',
    'clinician',
    'clinicalLead',
    'safeguardingLead',
  ]);
});

describe('who may lower a level (2.1) (R8, H04)', () => {
  const lowers: Record<string, (from: Level, to: Level) => boolean> = {
    'peer here': (from) => from === 'AMBER',
    'peer elsewhere': (from) => from === 'AMBER',
    leadModerator: (from) => from === 'AMBER' || from === 'RED',
    clinician: () => true,
    clinicalLead: () => true,
    safeguardingLead: () => true,
  };
  it.each(people)('%s', (name, who) => {
    levels.forEach((from, high) =>
      levels.forEach((to, low) => {
        expect([from, to, mayLower(who, from, to)]).toEqual([
          from,
          to,
          low < high && (lowers[name]?.(from, to) ?? false),
        ]);
      }),
    );
  });
});
