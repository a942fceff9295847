import { describe, expect, it } from '@jest/globals';

import { consents } from '@kith/contracts/consents';

import { normaliseEmail } from './email.js';
import { checkConsents, checkCountry, checkKnownConsents, checkTimeZone, checkToldUs } from './settings.js';
import { workspacesOf } from './workspaces.js';

const all = consents.map(({ purpose, version }) => ({ purpose, version }));

describe('what people agree to', () => {
  it('is every required text in its present version', () => {
    expect(checkConsents(all)).toEqual(all);
  });

  it('is refused when one is missing, old, unknown or there twice', () => {
    expect(() => checkConsents(all.slice(1))).toThrow('input.required');
    expect(() => checkConsents(all.map((one) => ({ ...one, version: '2020-01' })))).toThrow('input.invalid');
    expect(() => checkConsents([...all, { purpose: 'marketing', version: '2026-11' }])).toThrow('input.invalid');
    expect(() => checkConsents([...all, all[0]!])).toThrow('input.invalid');
  });
});

describe('agreeing again', () => {
  it('takes one text alone, in its present version only', () => {
    expect(checkKnownConsents(all.slice(0, 1))).toEqual(all.slice(0, 1));
    expect(() => checkKnownConsents([{ ...all[0]!, version: '2020-01' }])).toThrow('input.invalid');
    expect(() => checkKnownConsents([all[0]!, all[0]!])).toThrow('input.invalid');
  });
});

describe('an address', () => {
  it('has one spelling', () => {
    expect(normaliseEmail('  Anna.Bell@Example.ORG ')).toBe('anna.bell@example.org');
  });

  it.each([
    '',
    'anna',
    'anna@',
    '@example.org',
    'anna@example',
    'a b@example.org',
    'anna@exam ple.org',
    'anna@example.org\nbcc: x@y.org',
    'a\0@example.org',
    '"anna"@example.org',
  ])('is not %j', (given) => {
    expect(() => normaliseEmail(given)).toThrow('input.invalid');
  });

  it('is no longer than an address can be', () => {
    expect(() => normaliseEmail(`${'a'.repeat(250)}@example.org`)).toThrow('input.tooLong');
  });
});

describe('settings', () => {
  it('know only countries whose help numbers were checked, and real time zones', () => {
    expect(checkCountry('GB')).toBe('GB');
    expect(() => checkCountry('US')).toThrow('account.countryNotOpen');
    expect(checkTimeZone('Europe/London')).toBe('Europe/London');
    expect(() => checkTimeZone('Middle/Earth')).toThrow('input.invalid');
    expect(() => checkTimeZone('+01:00')).toThrow('input.invalid');
  });

  it('take what people tell us as it is, and nothing as nothing', () => {
    expect(checkToldUs({ condition: ' type 1 ', yearsWithIt: 12, devices: '' })).toEqual({
      condition: 'type 1',
      yearsWithIt: 12,
      treatment: null,
      devices: null,
      pregnancy: null,
      ageBand: null,
      region: null,
      contactBy: null,
      supporter: null,
    });
    expect(() => checkToldUs({ yearsWithIt: 121 })).toThrow('input.invalid');
    expect(() => checkToldUs({ condition: 'x'.repeat(201) })).toThrow('input.tooLong');
  });
});

describe('workspaces', () => {
  it.each([
    [[], ['MEMBER']],
    [['peerModerator'], ['MEMBER', 'DESK']],
    [['leadModerator'], ['MEMBER', 'DESK', 'RUN']],
    [['clinician'], ['MEMBER', 'DESK', 'CLINIC', 'RUN']],
    [['clinicalLead'], ['MEMBER', 'DESK', 'CLINIC', 'RUN']],
    [['safeguardingLead'], ['MEMBER', 'DESK', 'CLINIC', 'RUN']],
    [['privacyOfficer'], ['MEMBER', 'CLINIC', 'RUN']],
    [['auditor'], ['MEMBER', 'RUN']],
    [['programmeManager'], ['MEMBER', 'RUN']],
    [['administrator'], ['MEMBER', 'RUN']],
    [
      ['peerModerator', 'clinician'],
      ['MEMBER', 'DESK', 'CLINIC', 'RUN'],
    ],
  ] as const)('of %j are %j', (roles, places) => {
    expect(workspacesOf(roles)).toEqual(places);
  });
});
