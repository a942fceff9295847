import type { CaseFieldsFragment, CaseRowFieldsFragment, ClinicInboxViewQuery } from '../gql/graphql.js';
import { someViewer } from '../platform/testing.js';

/** For specs: what the server would answer, to be changed as a spec needs. */
const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

export const aClinician = someViewer({
  workName: 'Hannah Byrne',
  jobTitle: 'diabetes nurse',
  roles: ['clinician'],
  secondFactorEnrolled: true,
  workspaces: ['MEMBER', 'CLINIC'],
});

export const caseId = '0199a000-0000-7000-8000-000000002291';

export const aRow = (changes: Partial<CaseRowFieldsFragment> = {}): CaseRowFieldsFragment => ({
  id: caseId,
  reference: 2291,
  level: 'RED',
  status: 'IN_PROGRESS',
  ask: 'CONTACT',
  sentence: 'One insulin pen left.',
  raisedByName: 'Ade',
  ownerName: 'Hannah Byrne',
  isMine: true,
  openedAt: minutes(-29),
  dueAt: minutes(52),
  dueFor: 'ENTRY',
  memberOnline: false,
  handoverToMe: false,
  viewerCan: { read: true, acknowledge: false, cannotTake: false, signOff: false },
  ...changes,
});

/** A page that nobody has answered: no words, no name. */
export const aPagedRow = (changes: Partial<CaseRowFieldsFragment> = {}): CaseRowFieldsFragment =>
  aRow({
    id: '0199a000-0000-7000-8000-000000002294',
    reference: 2294,
    level: 'CRISIS',
    status: 'PAGED',
    ask: 'TAKE_OVER',
    sentence: null,
    ownerName: null,
    isMine: false,
    dueAt: minutes(4),
    dueFor: 'ACKNOWLEDGE',
    viewerCan: { read: false, acknowledge: true, cannotTake: true, signOff: false },
    ...changes,
  });

export const anInbox = (changes: Partial<ClinicInboxViewQuery['clinicInbox']> = {}): ClinicInboxViewQuery => ({
  clinicInbox: {
    needsYou: [],
    today: [],
    waiting: [],
    toSignOff: [],
    toReview: [],
    unfinishedNotes: [],
    testPages: [],
    duty: { duty: 'PRIMARY', name: 'Hannah Byrne', until: minutes(300) },
    others: [],
    deskNow: [],
    pages: [],
    checkedAt: minutes(0),
    ...changes,
  },
});

export const aCase = (changes: Partial<CaseFieldsFragment> = {}): CaseFieldsFragment => ({
  id: caseId,
  reference: 2291,
  version: 7,
  level: 'RED',
  status: 'IN_PROGRESS',
  ask: 'CONTACT',
  sentence: 'One insulin pen left.',
  asks: [],
  raisedByName: 'Ade',
  ownerName: 'Hannah Byrne',
  isMine: true,
  openedAt: minutes(-29),
  detectedAt: minutes(-42),
  acknowledgedAt: minutes(-25),
  dueAt: minutes(52),
  dueFor: 'ENTRY',
  handoverToName: null,
  handoverNote: null,
  subjects: [
    {
      contentType: 'POST',
      contentId: '0199a000-0000-7000-8000-0000000000c1',
      title: null,
      asReported: [
        { text: 'I am ', marks: [] },
        { text: 'making one pen last', marks: [1] },
      ],
      asReportedAt: minutes(-41),
      writtenAt: minutes(-42),
      now: null,
      nowState: 'PUBLISHED',
      changedSince: false,
      before: [],
      after: [],
      link: '/t/7',
    },
  ],
  signals: [
    {
      number: 1,
      source: 'DETECTOR',
      level: 'RED',
      category: 'EMERGENCY',
      code: 'A10',
      note: null,
      reporterName: null,
      at: minutes(-42),
    },
  ],
  person: {
    displayName: 'Winter Coat',
    avatar: 'coat',
    groupNames: ['Type 1 and work'],
    country: 'GB',
    localTime: '2026-03-01T14:30:00+00:00',
  },
  toldUs: null,
  earlierCases: [],
  conversation: null,
  memberReadAt: null,
  memberOnline: true,
  steps: ['askKetones'],
  notes: [],
  outreach: [],
  timeline: [
    { id: 't1', kind: 'case.opened', actorName: 'Ade', facts: [], at: minutes(-29) },
    {
      id: 't2',
      kind: 'case.acknowledged',
      actorName: 'Hannah Byrne',
      facts: [{ name: 'late', value: 'false' }],
      at: minutes(-25),
    },
  ],
  followUps: [],
  colleagues: [
    {
      accountId: '0199a000-0000-7000-8000-0000000000d1',
      name: 'Dr Okoro',
      jobTitle: 'consultant',
      duty: 'BACKUP',
      openCases: 1,
    },
  ],
  outcome: null,
  extraOutcomes: [],
  needsSecondPerson: false,
  closingByName: null,
  signOffBy: null,
  worthTime: null,
  feedbackCode: null,
  reveals: [],
  viewerCan: {
    read: true,
    acknowledge: false,
    cannotTake: false,
    write: true,
    changeLevel: ['CRISIS', 'AMBER'],
    handOver: true,
    acceptHandover: false,
    decline: true,
    watch: true,
    close: true,
    signOff: false,
    annotate: true,
    review: false,
    reveal: true,
    reopen: false,
  },
  ...changes,
});

export const aReveal = (
  changes: Partial<CaseFieldsFragment['reveals'][number]> = {},
): CaseFieldsFragment['reveals'][number] => ({
  id: '0199a000-0000-7000-8000-0000000000e1',
  caseReference: 2291,
  fields: ['PHONE'],
  reasonCode: 'DANGER_TO_LIFE',
  reason: 'Stopped answering after being sick twice.',
  status: 'ACTIVE',
  requestedByName: 'Hannah Byrne',
  requestedAt: minutes(-4),
  grantedAt: minutes(-4),
  expiresAt: minutes(56),
  reviewBy: minutes(1400),
  reviewFinding: null,
  tellMemberBy: minutes(4300),
  withheldReason: null,
  lookAgainAt: null,
  viewerCan: { see: true, approve: false, revoke: true, review: false, lookAgain: false },
  ...changes,
});
