import type {
  ConcernFieldsFragment,
  DeskNowQuery,
  DeskQueueQuery,
  HandoverQuery,
  MyCareQuery,
  QueueRowFieldsFragment,
} from '../gql/graphql.js';
import { someViewer } from '../platform/testing.js';

const minute = 60_000;
/** An instant some minutes from now. */
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * minute).toISOString();

const facts = (values: Record<string, string>) => Object.entries(values).map(([name, value]) => ({ name, value }));

export const moderator = someViewer({ roles: ['peerModerator'], workspaces: ['MEMBER', 'DESK'] });

export const aRow = (changes: Partial<QueueRowFieldsFragment> = {}): QueueRowFieldsFragment => ({
  id: 'item-1',
  reference: 12,
  level: 'RED',
  status: 'NEW',
  placeName: 'Type 1, over forty',
  placeKind: 'POST',
  quote: 'Making one pen last the fortnight',
  folded: false,
  source: 'DETECTOR',
  sourceFacts: facts({ code: 'A10', category: 'A', worried: '2' }),
  raisedAt: inMinutes(-9),
  claimBy: inMinutes(6),
  totalSeconds: 900,
  claimedByName: null,
  claimedByMe: false,
  leaseUntil: null,
  wakeAt: null,
  escalationStatus: null,
  viewerCan: { claim: true, open: true },
  ...changes,
});

export const aQueue = (items: QueueRowFieldsFragment[]): DeskQueueQuery => ({
  queue: {
    items,
    next: items[0] ?? null,
    lanes: (['RED', 'RED', 'RED', 'RED', 'AMBER'] as const).map((lane, at) => ({ lane, done: at < 2, next: at === 2 })),
    counts: (['OPEN', 'MINE', 'WAITING', 'ESCALATED', 'DONE'] as const).map((view) => ({
      view,
      count: view === 'OPEN' ? items.length : 0,
    })),
    updatedAt: inMinutes(0),
  },
});

const aShift = (changes: Partial<DeskNowQuery['desk']['onDesk'][number]> = {}) => ({
  id: 'shift-1',
  name: 'Sandpiper',
  avatar: 'bird-sea',
  plannedFrom: inMinutes(-60),
  plannedUntil: inMinutes(120),
  startableFrom: inMinutes(-120),
  startedAt: inMinutes(-60),
  status: 'ACTIVE',
  isMine: true,
  hardItemCap: 3,
  hardItemsTaken: 1,
  holding: 0,
  isLead: false,
  ...changes,
});

export const aDesk = (changes: Partial<DeskNowQuery['desk']> = {}): DeskNowQuery => ({
  desk: {
    shift: aShift(),
    onDesk: [aShift(), aShift({ id: 'shift-2', name: 'Joss', isMine: false })],
    onCall: [
      { duty: 'PRIMARY', name: 'Hannah Byrne', jobTitle: 'Diabetes nurse', isMe: false, until: inMinutes(200) },
      { duty: 'BACKUP', name: 'Dr Okoro', jobTitle: 'Doctor', isMe: false, until: inMinutes(200) },
    ],
    counts: (['CRISIS', 'RED', 'AMBER', 'GREEN'] as const).map((level) => ({ level, count: level === 'RED' ? 1 : 0 })),
    handedOver: [],
    offeredToMe: 0,
    nobodyTakes: [],
    declined: [],
    exposure: {
      stretchMinutes: 38,
      stretchLimit: 90,
      pauseMinutes: 15,
      dayMinutes: 80,
      dayLimit: 180,
      limit: null,
      againAt: null,
    },
    handoverNotes: [],
    waiting: { firstPosts: 0, appeals: 0, proposals: 0, ratings: 0 },
    detector: { working: true, lastCheckedAt: inMinutes(-1), waiting: 0 },
    ...changes,
  },
});

/** What is handed on: nothing, unless told otherwise. */
export const aHandover = (changes: Partial<HandoverQuery['deskHandover']> = {}): HandoverQuery => ({
  deskHandover: { held: [], offered: [], ...changes },
});

const nothing = {
  claim: false,
  release: false,
  decide: false,
  reply: false,
  correct: false,
  closeForAge: false,
  writePrivately: false,
  hide: false,
  repliesOff: false,
  remove: false,
  proposeRemove: false,
  restrict: false,
  proposeRestrict: false,
  endPause: false,
  escalate: false,
  raise: [],
  lower: [],
  whyNot: null,
};

/** What a peer moderator may do with a concern in their hands. */
const inHand = {
  ...nothing,
  release: true,
  decide: true,
  reply: true,
  correct: true,
  closeForAge: false,
  writePrivately: true,
  hide: true,
  repliesOff: true,
  proposeRemove: true,
  proposeRestrict: true,
  escalate: true,
  raise: ['CRISIS' as const],
};

/** A concern in the hands of the viewer. */
export const aConcern = (changes: Partial<ConcernFieldsFragment> = {}): { reviewItem: ConcernFieldsFragment } => ({
  reviewItem: {
    id: 'item-1',
    reference: 12,
    level: 'RED',
    status: 'CLAIMED',
    version: 3,
    person: { id: 'member-1', displayName: 'Winter Coat', avatar: 'coat-heather', isNew: false },
    groupName: 'Type 1, over forty',
    groupSlug: 'type-1-over-forty',
    raisedAt: inMinutes(-9),
    claimBy: null,
    actBy: inMinutes(20),
    leaseUntil: inMinutes(9),
    claimedByName: 'Sandpiper',
    claimedByMe: true,
    headline: 'insulinRunningOut',
    help: ['Ask what is happening now.', 'If in doubt, escalate.'],
    subjects: [
      {
        contentType: 'POST',
        contentId: 'post-1',
        title: null,
        asReported: [
          { text: 'I am ', marks: [] },
          { text: 'making one pen last the fortnight', marks: [1] },
        ],
        asReportedAt: inMinutes(-8),
        version: 1,
        writtenAt: inMinutes(-9),
        now: 'I am fine.',
        nowState: 'PUBLISHED',
        changedSince: true,
        before: [
          {
            authorName: 'Cockle',
            avatar: 'shell-rose',
            at: inMinutes(-20),
            text: 'Mine went up again.',
            isPerson: false,
          },
        ],
        after: [],
        link: '/t/1',
        repliesOff: false,
        authorAsked: false,
      },
    ],
    signals: [
      {
        number: 1,
        source: 'DETECTOR',
        level: 'RED',
        category: 'A',
        code: 'A10',
        note: null,
        reporterName: null,
        at: inMinutes(-9),
      },
      {
        number: 2,
        source: 'REPORT',
        level: 'RED',
        category: 'WORRIED',
        code: 'safety',
        note: null,
        reporterName: null,
        at: inMinutes(-4),
      },
    ],
    known: {
      since: '2026-01-05T10:00:00.000Z',
      posts: 41,
      earlierConcerns: 0,
      helpCardShownAt: null,
      helpCardChoice: null,
      restrictedUntil: null,
      othersForLeads: [],
    },
    timeline: [],
    recentPosts: [],
    proposals: [],
    escalation: null,
    conversation: null,
    signedOutContact: null,
    presetAsk: 'CONTACT',
    presetSentence: 'May be running out of insulin.',
    templates: [
      {
        id: 'checkIn',
        name: 'Ask how they are',
        body: 'Hello Winter Coat. You wrote: "{theirWords}". I am here until {time}.',
        blanks: ['theirWords', 'time'],
        for: 'CHECK_IN',
      },
      {
        id: 'hidden',
        name: 'Some details are risky',
        body: 'We have hidden your post: {detail}.',
        blanks: ['detail'],
        for: 'HIDE',
      },
    ],
    viewerCan: inHand,
    ...changes,
  },
});

/** The same concern while nobody has it. */
export const unclaimed = {
  status: 'NEW',
  claimedByMe: false,
  claimedByName: null,
  leaseUntil: null,
  viewerCan: { ...nothing, claim: true, raise: ['CRISIS' as const], whyNot: 'notClaimed' },
};

/** The same concern with the clinic. */
export const escalated = {
  status: 'DECIDED',
  claimedByMe: false,
  claimedByName: null,
  leaseUntil: null,
  viewerCan: { ...nothing, whyNot: 'decided' },
  escalation: {
    reference: 31,
    status: 'PAGED',
    openedAt: inMinutes(-1),
    acknowledgedAt: null,
    ownerName: null,
    closedAt: null,
    feedbackCode: null,
    feedbackText: null,
    outcomeBroad: null,
  },
};

/** Answers that every Desk screen asks for. */
/** Nothing is asked, nothing offered. */
export const myCare = (changes: Partial<MyCareQuery['myCare']> = {}): MyCareQuery => ({
  myCare: { talks: [], isOffered: false, pulseIsOpen: false, pulseQuestions: ['rest', 'followsMeHome'], ...changes },
});

export const deskAnswers = {
  MyCare: myCare(),
  DeskNow: aDesk(),
  ReadDraft: { draft: null },
  SaveDraft: { saveDraft: { place: 'x', savedAt: inMinutes(0) } },
  DiscardDraft: { discardDraft: { id: 'x' } },
  DeskRules: {
    rules: [
      { code: 'riskyDetail', words: 'Leave out details of how someone could be hurt.', forRemoval: true },
      { code: 'distressCare', words: 'Some posts are set aside for a while.', forRemoval: false },
    ],
  },
};
