import { describe, expect, it } from '@jest/globals';

import { standard } from '../configuration/configuration.js';
import { DomainError } from '../refusal.js';
import { broadly, close, type Closing, decline, outcomes, review, signOff } from './closing.js';
import { caseStatuses, dueNow, type Escalation, isEnded, moved, moves } from './escalation.js';
import { memberWrote } from './member-wrote.js';
import { gather, open, reopen, type Trigger } from './opening.js';
import { acceptHandover, acknowledge, entry, offerHandover } from './ownership.js';
import type { Cover } from './cover.js';
import { brokenPromises, page, tick } from './paging.js';
import { suggestedSteps } from './steps.js';
import { setLevel, watch } from './work.js';

const start = new Date('2026-03-02T09:00:00Z');
const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);
const at = (minutes: number) => ({ now: after(start, minutes), after, agreed: standard });

const trigger = (level: Trigger['level']): Trigger => ({
  reviewItemId: 'item',
  accountId: 'patient',
  membershipId: 'membership',
  level,
  ask: 'CONTACT',
  sentence: 'Please look.',
  raisedBy: 'moderator',
  detectedAt: start,
});
const cover: Cover = {
  primary: 'ann',
  backup: 'ben',
  manager: 'lea',
  everyone: ['ann', 'ben', 'cho', 'lea'],
  leads: ['lea'],
  crisisCases: {},
};
const opened = (level: Trigger['level']) => open(trigger(level), 'case', 2201, at(0)).next;
const inHand = (level: Trigger['level']): Escalation => {
  const paged = level === 'AMBER' ? opened(level) : page(opened(level), cover, at(0)).next;
  const taken = acknowledge(paged, 'ann', cover, at(1)).next;
  return entry(taken, 'ann', 'noted', false, at(2)).next;
};
const refusal = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'allowed';
};
const names = (e: { page: { targets: readonly { accountId: string }[] } | null }) =>
  e.page?.targets.map((t) => t.accountId);

const closing: Closing = {
  outcome: 'OC01',
  extraOutcomes: [],
  actionsTaken: 'Spoke for twenty minutes.',
  followUpAt: [at(1440).now],
  noFollowUpReason: null,
  feedbackCode: 'rightToRaise',
  feedbackText: 'Thank you for asking them straight.',
  worthTime: true,
  worthReason: null,
};

describe('the table of moves', () => {
  const wanted = caseStatuses.flatMap((from) => caseStatuses.map((to) => [from, to] as const));

  it.each(wanted)('from %s to %s', (from, to) => {
    const move = () => moved({ ...opened('RED'), status: from }, to);
    expect(refusal(move)).toBe(moves[from].includes(to) ? 'allowed' : 'escalation.illegalTransition');
  });
});

describe('the promises of each level (R16)', () => {
  it.each([
    ['CRISIS', 5, 15, 10],
    ['RED', 30, 60, 60],
    ['AMBER', 1440, 1440, 1440],
  ] as const)(
    '%s: acknowledged within %i, first contact within %i, an entry every %i minutes',
    (level, ack, contact, idle) => {
      expect(opened(level)).toMatchObject({ acknowledgeBy: at(ack).now, firstContactBy: at(contact).now });
      expect(inHand(level).nextEntryBy).toEqual(at(2 + idle).now);
    },
  );

  it('rings primary, primary, backup and everyone at the minutes of the level', () => {
    const minutes = (level: 'CRISIS' | 'RED') => {
      let e = opened(level);
      return [0, 1, 2, 3].map(() => {
        const rung = e.nextPageAt ?? start;
        e = page(e, cover, { ...at(0), now: rung }).next;
        return (rung.getTime() - start.getTime()) / 60_000;
      });
    };
    expect(minutes('CRISIS')).toEqual([0, 5, 10, 15]);
    expect(minutes('RED')).toEqual([0, 15, 30, 60]);
  });

  it('pages for an amber case when half of its day is over, before the promise to acknowledge it breaks', () => {
    const amber = opened('AMBER');
    expect(tick(amber, cover, at(719)).page).toBeNull();
    expect(names(tick(amber, cover, at(720)))).toEqual(['ann']);
    expect(amber.acknowledgeBy).toEqual(at(1440).now);
  });

  it('shows the promise that ends first (R16)', () => {
    const taken = acknowledge(page(opened('CRISIS'), cover, at(0)).next, 'ann', cover, at(1)).next;
    expect(dueNow(taken)).toEqual({ for: 'OPEN', at: at(6).now });
    expect(dueNow({ ...taken, openedByOwnerAt: at(2).now })).toEqual({ for: 'ENTRY', at: at(11).now });
  });
});

describe('a hole in the rota', () => {
  it('rings the backup and the manager when only the primary is missing', () => {
    const rung = page(opened('CRISIS'), { ...cover, primary: null }, at(0));
    expect(names(rung)).toEqual(['ben', 'lea']);
    expect(rung.events.map((e) => e.type)).toContain('escalation.rotaGap');
  });
});

describe('lowering a crisis', () => {
  it('needs a contact attempt, or another clinician than the owner', () => {
    const lower = (who: string, tried: boolean) =>
      refusal(() => setLevel(inHand('CRISIS'), who, 'RED', 'Calmer now.', tried, at(5)));
    expect([lower('ann', false), lower('ann', true), lower('ben', false)]).toEqual([
      'escalation.contactNeeded',
      'allowed',
      'allowed',
    ]);
  });

  it('cannot be done before somebody has it', () => {
    expect(refusal(() => setLevel(opened('CRISIS'), 'ben', 'AMBER', 'Looks calm.', false, at(1)))).toBe(
      'escalation.notOwner',
    );
  });

  it('keeps the second signature: what was ever a crisis does not close alone', () => {
    const lowered = setLevel(inHand('CRISIS'), 'ann', 'AMBER', 'Calmer now.', true, at(5)).next;
    expect(close(lowered, 'ann', closing, true, at(6)).next.status).toBe('CLOSING');
  });
});

describe('handing over', () => {
  it('leaves the owner responsible until the other accepts, and tells both when nobody does', () => {
    const offered = offerHandover(inHand('CRISIS'), 'ann', 'cho', 'My shift ends.', at(3)).next;
    expect(offered).toMatchObject({ ownerId: 'ann', handoverTo: 'cho', handoverBy: at(8).now });

    const lapsed = tick(offered, cover, at(8));
    expect(lapsed.next).toMatchObject({ ownerId: 'ann', handoverTo: null });
    expect(names(lapsed)).toEqual(['ann']);
    expect(brokenPromises(offered, at(8)).map((b) => b.timer)).toContain('case.handover');
  });

  it('gives the case, with new clocks, to the one who accepts and nobody else', () => {
    const offered = offerHandover(inHand('CRISIS'), 'ann', 'cho', 'My shift ends.', at(3)).next;
    expect(refusal(() => acceptHandover(offered, 'ben', cover, at(4)))).toBe('escalation.notOwner');
    expect(acceptHandover(offered, 'cho', cover, at(4)).next).toMatchObject({
      status: 'ACKNOWLEDGED',
      ownerId: 'cho',
      openedByOwnerAt: null,
      nextEntryBy: at(14).now,
    });
  });
});

describe('resting', () => {
  it('is not for a crisis, and for a red case at most a day', () => {
    const rest = (level: Trigger['level'], minutes: number) =>
      refusal(() => watch(inHand(level), 'ann', at(2 + minutes).now, at(2)));
    expect([rest('CRISIS', 30), rest('RED', 1440), rest('RED', 1441)]).toEqual([
      'escalation.illegalTransition',
      'allowed',
      'input.invalid',
    ]);
  });

  it('ends with a page to the owner', () => {
    const resting = watch(inHand('RED'), 'ann', at(60).now, at(2)).next;
    const woken = tick(resting, cover, at(60));
    expect([woken.next.status, names(woken)]).toEqual(['IN_PROGRESS', ['ann']]);
  });
});

describe('closing', () => {
  it.each([
    ['what was done', { actionsTaken: ' ' }, 'actionsTaken'],
    ['a follow-up, or why none', { followUpAt: [] }, 'followUpAt'],
    ['a follow-up that is still to come', { followUpAt: [at(-1).now] }, 'followUpAt'],
    ['a word to the moderator', { feedbackText: '' }, 'feedbackText'],
    ['why it was not worth the time', { worthTime: false }, 'worthReason'],
  ])('needs %s', (_what, wrong, field) => {
    expect(() => close(inHand('RED'), 'ann', { ...closing, ...wrong }, false, at(5))).toThrow(
      expect.objectContaining({ code: 'escalation.incomplete', details: { field } }),
    );
  });

  it('closes a red case at once and lets a crisis wait for a second person', () => {
    expect(close(inHand('RED'), 'ann', closing, false, at(5)).next.status).toBe('CLOSED');
    const waiting = close(inHand('CRISIS'), 'ann', closing, true, at(5)).next;
    expect(waiting).toMatchObject({ status: 'CLOSING', signOffByTime: at(1445).now });
    expect(refusal(() => signOff(waiting, 'ann', true, '', at(6)))).toBe('escalation.secondPersonNeeded');
    expect(signOff(waiting, 'ben', true, '', at(6)).next).toMatchObject({ status: 'CLOSED', signedOffBy: 'ben' });
    expect(signOff(waiting, 'ben', false, 'Who calls tomorrow?', at(6)).next).toMatchObject({
      status: 'IN_PROGRESS',
      closingBy: null,
    });
  });

  it('calls the leads, again and again, when nobody signs off', () => {
    const waiting = close(inHand('CRISIS'), 'ann', closing, true, at(5)).next;
    const late = tick(waiting, cover, at(1445));
    expect([names(late), late.next.nextPageAt]).toEqual([['lea'], at(1505).now]);
  });

  it('does not return a crisis to the moderators as not clinical', () => {
    expect(refusal(() => decline(inHand('CRISIS'), 'ann', 'notClinical', 'A joke.', true, at(5)))).toBe(
      'escalation.secondPersonNeeded',
    );
    expect(decline(inHand('RED'), 'ann', 'notClinical', 'A joke.', false, at(5)).next.status).toBe('DECLINED_RETURNED');
  });

  it('turns every outcome into one of four broad words (R47, R48)', () => {
    expect(new Set(outcomes.map(broadly))).toEqual(
      new Set(['reached', 'passedToServices', 'notClinical', 'notReached']),
    );
  });
});

describe('a new trigger', () => {
  const closed = close(inHand('RED'), 'ann', closing, false, at(5)).next;

  it('opens the closed case again within 30 days, and not after (H30)', () => {
    const again = (days: number) => reopen(closed, trigger('RED'), at(5 + days * 1440));
    expect(again(29).next).toMatchObject({ status: 'OPEN', ownerId: null, outcome: null });
    expect(refusal(() => again(30))).toBe('escalation.illegalTransition');
  });

  it('brings a resting or closing case back into its owner’s hands', () => {
    const resting = watch(inHand('RED'), 'ann', at(60).now, at(2)).next;
    const waiting = close(inHand('CRISIS'), 'ann', closing, true, at(5)).next;
    for (const e of [resting, waiting]) {
      expect(gather(e, trigger('AMBER'), cover, at(10)).next).toMatchObject({
        status: 'IN_PROGRESS',
        ownerId: 'ann',
        level: e.level,
      });
    }
  });

  it('changes nothing about a case that has ended for good', () => {
    const returned = decline(inHand('RED'), 'ann', 'misread', 'An idiom.', false, at(5)).next;
    expect(isEnded(returned)).toBe(true);
    expect(refusal(() => reopen(returned, trigger('RED'), at(6)))).toBe('escalation.illegalTransition');
  });
});

describe('suggested steps', () => {
  it('ask for the identity decision after three attempts that failed (R35)', () => {
    const facts = { signalCodes: ['A10'], contacted: true, reached: false, failedAttempts: 3, isCrisis: false };
    expect(suggestedSteps(facts)).toEqual([
      'askKetones',
      'countSupply',
      'wayToGetMore',
      'considerReveal',
      'agreeNextContact',
    ]);
  });
});

describe('a moderator who asks about a person with an open case', () => {
  const byTheClock = (): Escalation =>
    open({ ...trigger('CRISIS'), raisedBy: null, sentence: 'No moderator came.' }, 'case', 1, at(0)).next;

  it('is heard instead of the clock, but not instead of a colleague', () => {
    const asked = {
      ...trigger('CRISIS'),
      raisedBy: 'ade',
      sentence: 'They stopped answering.',
      ask: 'ADVISE' as const,
    };
    expect(gather(byTheClock(), asked, cover, at(1)).next).toMatchObject({
      raisedBy: 'ade',
      sentence: 'They stopped answering.',
      ask: 'ADVISE',
    });
    expect(gather(opened('CRISIS'), asked, cover, at(1)).next).toMatchObject({
      raisedBy: 'moderator',
      sentence: 'Please look.',
    });
  });

  it('rings the owner, or whoever is on call when the owner is not', () => {
    expect(names(gather(inHand('RED'), trigger('RED'), cover, at(10)))).toEqual(['ann']);
    const away = { ...cover, primary: 'cho' };
    const called = gather(inHand('RED'), trigger('RED'), away, at(10)).next;
    expect(called).toMatchObject({ status: 'PAGED', ownerId: 'ann', level: 'RED' });
    expect(names(tick(called, away, at(10)))).toEqual(['ann', 'cho']);
  });
});

describe('the member writes to their clinician', () => {
  const calm = { level: null, signals: [], detector: 'test' };
  const read = (level: Trigger['level']) => ({ level, signals: ['B2'], detector: 'test' });
  const resting = () => watch(inHand('RED'), 'ann', at(60).now, at(2)).next;

  it('changes nothing when the case is in hand and the words are calm', () => {
    const e = inHand('RED');
    expect(memberWrote(e, calm, cover, at(10))).toEqual({ next: e, events: [], page: null });
  });

  it('brings a case that rests or is about to close back into the owner’s hands, with a clock', () => {
    for (const e of [resting(), close(inHand('CRISIS'), 'ann', closing, true, at(5)).next]) {
      expect(memberWrote(e, calm, cover, at(10)).next).toMatchObject({ status: 'IN_PROGRESS', ownerId: 'ann' });
    }
  });

  it('raises the case and rings owner and primary when the words are graver than the case', () => {
    const { next, events } = memberWrote(resting(), read('CRISIS'), cover, at(10));
    expect(next).toMatchObject({ status: 'PAGED', level: 'CRISIS', ownerId: 'ann', nextPageAt: at(10).now });
    expect(events).toEqual([
      expect.objectContaining({ type: 'escalation.memberRead', level: 'CRISIS', signals: ['B2'] }),
    ]);
  });

  it('rings the owner when the words are no graver, and whoever is on call when the owner is not', () => {
    expect(names(memberWrote(inHand('CRISIS'), read('RED'), cover, at(10)))).toEqual(['ann']);
    const away = { ...cover, primary: 'cho' };
    expect(names(tick(memberWrote(inHand('CRISIS'), read('RED'), away, at(10)).next, away, at(10)))).toEqual([
      'ann',
      'cho',
    ]);
  });

  it('pages at once when nobody owns the case', () => {
    const e = memberWrote(opened('AMBER'), calm, cover, at(10)).next;
    expect(names(tick(e, cover, at(10)))).toEqual(['ann']);
  });

  it('opens an ended case again: with any words within a month, with words of danger at any time', () => {
    const done = close(inHand('RED'), 'ann', closing, false, at(5)).next;
    const returned = decline(inHand('RED'), 'ann', 'misread', 'An idiom.', false, at(5)).next;
    const late = at(32 * 1440);
    expect(memberWrote(done, calm, cover, at(10)).next).toMatchObject({
      status: 'OPEN',
      level: 'AMBER',
      ownerId: null,
    });
    expect(refusal(() => memberWrote(done, calm, cover, late))).toBe('conversation.closed');
    expect(refusal(() => memberWrote(returned, calm, cover, at(10)))).toBe('conversation.closed');
    for (const e of [done, returned]) {
      const again = memberWrote(e, read('CRISIS'), cover, late).next;
      expect(again).toMatchObject({ status: 'OPEN', level: 'CRISIS', outcome: null, closedAt: null });
      expect(names(tick(again, cover, late))).toEqual(['ann']);
    }
  });
});

describe('the owner writes something down while being paged', () => {
  it('answers a page for being idle, but not one for a rise', () => {
    const idle = tick(inHand('RED'), cover, at(62)).next;
    expect(idle.status).toBe('PAGED');
    expect(entry(idle, 'ann', 'noteSigned', false, at(63)).next.status).toBe('IN_PROGRESS');
    const risen = gather(inHand('RED'), trigger('CRISIS'), cover, at(10)).next;
    expect(entry(risen, 'ann', 'noteSigned', false, at(11)).next).toMatchObject({ status: 'PAGED', level: 'CRISIS' });
    expect(acknowledge(risen, 'ann', cover, at(12)).next.status).toBe('ACKNOWLEDGED');
  });
});

describe('an attempt that was planned, and the decision about emergency services', () => {
  const tried = { isSettled: false, retryAt: at(30).now };

  it('rings the owner when the planned time comes, once, and says that it was not kept', () => {
    const e = entry(inHand('RED'), 'ann', 'outreach', true, at(3), tried).next;
    expect(tick(e, cover, at(29)).page).toBeNull();
    const due = tick(e, cover, at(30));
    expect(due.events.map((event) => event.type)).toEqual(['escalation.retryDue']);
    expect(names(due)).toEqual(['ann']);
    expect(brokenPromises(e, at(30))).toContainEqual({ timer: 'case.retry', dueAt: at(30).now, cause: 'notTried' });
    expect(due.next.retryAt).toBeNull();
  });

  it('asks for nothing when the attempt was made before', () => {
    const e = entry(inHand('RED'), 'ann', 'outreach', true, at(3), tried).next;
    expect(entry(e, 'ann', 'messageSent', true, at(20)).next.retryAt).toBeNull();
  });

  it('rings the owner of a crisis whom nobody has reached in 30 minutes', () => {
    let e = inHand('CRISIS');
    for (const minute of [10, 18, 26]) e = entry(e, 'ann', 'noted', false, at(minute)).next;
    const due = tick(e, cover, at(30));
    expect(due.events.map((event) => event.type)).toEqual(['escalation.decisionDue']);
    expect(names(due)).toEqual(['ann']);
    expect(brokenPromises(e, at(30))).toContainEqual({ timer: 'case.decide', dueAt: at(30).now, cause: 'notReached' });
  });

  it.each([
    ['they were reached', (e: Escalation) => entry(e, 'ann', 'outreach', true, at(5), { ...tried, isSettled: true })],
    ['they wrote', (e: Escalation) => memberWrote(e, { level: null, signals: [], detector: 'test' }, cover, at(5))],
    ['the level fell', (e: Escalation) => setLevel(e, 'ann', 'RED', 'Spoke.', true, at(5))],
    ['the case is about to close', (e: Escalation) => close(e, 'ann', closing, true, at(5))],
  ])('asks for no decision once %s', (_what, act) => {
    expect(act(inHand('CRISIS')).next.decideBy).toBeNull();
  });

  it('leaves time to whoever takes a case late', () => {
    const paged = page(opened('CRISIS'), cover, at(0)).next;
    const taken = acknowledge(paged, 'ann', cover, at(40)).next;
    expect(tick(taken, cover, at(40)).page).toBeNull();
    expect(taken.decideBy).toEqual(at(45).now);
  });
});

describe('looking back at a closed crisis', () => {
  const done = () => signOff(close(inHand('CRISIS'), 'ann', closing, true, at(5)).next, 'ben', true, '', at(6)).next;

  it('is due on the next working day', () => {
    const friday = { ...at(0), now: new Date('2026-03-06T09:00:00Z') };
    const waiting = close(inHand('CRISIS'), 'ann', closing, true, at(5)).next;
    expect(done().reviewBy).toEqual(at(6 + 1440).now);
    expect(signOff(waiting, 'ben', true, '', friday).next.reviewBy).toEqual(new Date('2026-03-09T09:00:00Z'));
  });

  it('needs a finding and somebody whose case it was not', () => {
    expect(refusal(() => review(done(), 'ann', 'Good.', at(10)))).toBe('escalation.secondPersonNeeded');
    expect(refusal(() => review(done(), 'lea', ' ', at(10)))).toBe('input.required');
    expect(refusal(() => review(inHand('RED'), 'lea', 'Good.', at(10)))).toBe('escalation.illegalTransition');
    expect(review(done(), 'lea', 'Good.', at(10)).next).toMatchObject({
      status: 'REVIEWED',
      reviewedBy: 'lea',
      reviewBy: null,
    });
  });
});

describe('the only clinician there is', () => {
  it('may take a fourth crisis at once, and not while a colleague can be rung', () => {
    const paged = page(opened('CRISIS'), cover, at(0)).next;
    const full = { ann: 3 };
    expect(refusal(() => acknowledge(paged, 'ann', { everyone: ['ann', 'patient'], crisisCases: full }, at(1)))).toBe(
      'allowed',
    );
    expect(refusal(() => acknowledge(paged, 'ann', { everyone: ['ann', 'ben'], crisisCases: full }, at(1)))).toBe(
      'escalation.caseLoad',
    );
  });
});
