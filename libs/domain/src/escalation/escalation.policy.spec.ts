import { describe, expect, it } from '@jest/globals';

import type { Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { escalationPolicy, type EscalationSubject } from './escalation.policy.js';

const actor = (id: string, roles: Role[] = [], secondFactor = roles.length > 0): Actor => ({
  id,
  roles,
  moderates: roles.includes('peerModerator') ? ['group'] : [],
  secondFactor,
  steppedUp: false,
});

const inWork: EscalationSubject = {
  accountId: 'patient',
  ownerId: 'owner',
  status: 'IN_PROGRESS',
  handoverTo: 'receiver',
  closingBy: null,
  raisedBy: 'raiser',
  onCover: ['backup'],
};

const columns = Object.keys(escalationPolicy);
const row = (who: Actor, e: EscalationSubject) =>
  columns.map((action) => (escalationPolicy[action as keyof typeof escalationPolicy](who, e) ? 'yes' : '-')).join(' ');

const nothing = columns.map(() => '-').join(' ');

describe('who may do what with a case that is being worked on', () => {
  it('has a column for every action', () => {
    expect(columns.join(' ')).toBe(
      'read open acknowledge cannotTake write changeLevel offerHandover acceptHandover declineHandover decline watch close signOff review followUp export',
    );
  });

  const matrix: [who: string, Actor, string][] = [
    //                                                                  read open ack  can't write level offer accept no   decl watch close sign review follow export
    ['any member', actor('anyone'), nothing],
    ['the member it is about', actor('patient'), nothing],
    ['that member, also a clinician', actor('patient', ['clinician']), nothing],
    ['that member, also clinical lead', actor('patient', ['clinicalLead']), nothing],
    ['the peer moderator who raised it', actor('raiser', ['peerModerator']), nothing],
    ['another peer moderator', actor('peer', ['peerModerator']), nothing],
    ['a lead moderator', actor('lead', ['leadModerator']), nothing],
    ['the privacy officer', actor('officer', ['privacyOfficer']), nothing],
    ['the auditor', actor('auditor', ['auditor']), nothing],
    ['the programme manager', actor('manager', ['programmeManager']), nothing],
    ['the administrator', actor('admin', ['administrator']), nothing],
    ['the owner without a second factor', actor('owner', ['clinician'], false), nothing],
    ['another clinician', actor('other', ['clinician']), 'yes - yes yes - - - - - - - - yes - - -'],
    ['the backup on call', actor('backup', ['clinician']), 'yes yes yes yes - yes - - - - - - yes - yes -'],
    ['who it is offered to', actor('receiver', ['clinician']), 'yes yes yes yes - - - yes yes - - - yes - - -'],
    ['the owner', actor('owner', ['clinician']), 'yes yes yes yes yes yes yes - yes yes yes yes - - yes -'],
    ['a clinical lead', actor('cl', ['clinicalLead']), 'yes yes yes yes yes yes yes - - yes yes yes yes yes yes yes'],
    [
      'a safeguarding lead',
      actor('sl', ['safeguardingLead']),
      'yes yes yes yes yes yes yes - - yes yes yes yes - yes -',
    ],
  ];

  it.each(matrix)('%s', (_who, who, expected) => {
    expect(row(who, inWork)).toBe(expected);
  });
});

describe('a case before and after', () => {
  const waiting: EscalationSubject = { ...inWork, status: 'PAGED', ownerId: null, handoverTo: null };
  const closing: EscalationSubject = { ...inWork, status: 'CLOSING', closingBy: 'owner', handoverTo: null };
  const closed: EscalationSubject = { ...closing, status: 'CLOSED' };

  it('shows no words to somebody who has not acknowledged it, on call or not', () => {
    expect(escalationPolicy.open(actor('backup', ['clinician']), waiting)).toBe(false);
    expect(escalationPolicy.read(actor('backup', ['clinician']), waiting)).toBe(true);
  });

  it('opens to a second clinician for signing off, and never lets the first sign', () => {
    expect(escalationPolicy.open(actor('other', ['clinician']), closing)).toBe(true);
    expect(escalationPolicy.signOff(actor('other', ['clinician']), closing)).toBe(true);
    expect(escalationPolicy.signOff(actor('owner', ['clinician']), closing)).toBe(false);
  });

  it('is reviewed by a clinical lead, and never by the one whose case it was', () => {
    const may = (who: Actor) => escalationPolicy.review(who, closed);
    expect(may(actor('cl', ['clinicalLead']))).toBe(true);
    expect(may(actor('owner', ['clinician', 'clinicalLead']))).toBe(false);
    expect(escalationPolicy.review(actor('cl', ['clinicalLead']), { ...closed, closingBy: 'cl' })).toBe(false);
  });

  it('stays open to its owner and the leads only, once it is closed', () => {
    const may = (who: Actor) => escalationPolicy.open(who, closed);
    expect([actor('owner', ['clinician']), actor('cl', ['clinicalLead'])].map(may)).toEqual([true, true]);
    expect([actor('other', ['clinician']), actor('backup', ['clinician'])].map(may)).toEqual([false, false]);
  });
});
