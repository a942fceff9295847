import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  canMove,
  firstState,
  isEditable,
  isReadable,
  move,
  type Mover,
  outcomeOf,
  type PostState,
  postStates,
  putBack,
  stateAfterEdit,
  stateShown,
  tombstoneOf,
  waitsFirst,
} from './post.js';

const short: Record<PostState, string> = {
  PREMODERATED_PENDING: 'wait',
  PUBLISHED: 'pub',
  PUBLISHED_RESTRICTED: 'restr',
  REPLIES_OFF: 'off',
  HELD: 'held',
  HIDDEN: 'hid',
  REMOVED: 'rem',
  DECLINED: 'decl',
  AUTHOR_DELETED: 'del',
};
const movers: [Mover, string][] = [
  ['author', 'a'],
  ['desk', 'd'],
  ['system', 's'],
];
const now = new Date('2026-03-02T09:00:00.000Z');
const minutesAgo = (n: number) => new Date(now.getTime() - n * 60_000);

describe('the table of moves of a post (R19)', () => {
  // Who may move it: a the author, d the desk, s the system.
  const table = `
    from     wait  pub  restr  off  held  hid  rem  decl  del
    wait     -     d    d      d    ads   -    -    d     a
    pub      s     -    d      d    ads   d    d    -     a
    restr    s     d    -      d    ads   d    d    -     a
    off      s     d    d      -    ads   d    d    -     a
    held     s     ad   ad     ad   -     d    d    d     a
    hid      -     d    d      d    -     -    d    -     -
    rem      -     d    d      d    -     d    -    -     -
    decl     -     d    -      -    -     -    -    -     -
    del      a     a    a      a    a     d    d    -     -`;

  it('is exactly this', () => {
    const lines = postStates.map((from) => [
      short[from],
      ...postStates.map(
        (to) =>
          movers
            .filter(([who]) => canMove(from, to, who))
            .map(([, sign]) => sign)
            .join('') || '-',
      ),
    ]);
    const expected = table
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/));

    expect(lines).toEqual(expected);
  });

  it.each(postStates.filter((state) => state !== 'AUTHOR_DELETED'))(
    'lets the desk bring a post back from %s',
    (state) => {
      if (isReadable(state)) return;
      expect(canMove(state, 'PUBLISHED', 'desk')).toBe(true);
    },
  );

  it('gives the author no way out of what the desk decided, whatever they try', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PostState>('HIDDEN', 'REMOVED', 'DECLINED'),
        fc.array(fc.constantFrom(...postStates), { maxLength: 12 }),
        (decided, tries) => {
          let state: PostState = decided;
          for (const to of tries) if (canMove(state, to, 'author')) state = to;
          expect(state).toBe(decided);
        },
      ),
    );
  });

  it('says what moved and from where', () => {
    const { next, events } = move({ id: 'p', state: 'PUBLISHED', number: 4 }, 'HIDDEN', 'desk');

    expect(next).toEqual({ id: 'p', state: 'HIDDEN', number: 4 });
    expect(events).toEqual([{ type: 'post.stateChanged', postId: 'p', from: 'PUBLISHED', to: 'HIDDEN' }]);
  });

  it('changes nothing when the post is already there', () => {
    const post = { id: 'p', state: 'HIDDEN' as const };
    expect(move(post, 'HIDDEN', 'desk')).toEqual({ next: post, events: [] });
  });

  it('refuses what the table does not list, with both states', () => {
    expect(() => move({ id: 'p', state: 'HIDDEN' }, 'AUTHOR_DELETED', 'author')).toThrow(
      expect.objectContaining({ code: 'post.illegalTransition', details: { from: 'HIDDEN', to: 'AUTHOR_DELETED' } }),
    );
  });
});

describe('putting back what one took down', () => {
  const taken = { id: 'p', state: 'AUTHOR_DELETED' as const };

  it.each(['PUBLISHED', 'HELD', 'PREMODERATED_PENDING', 'REPLIES_OFF', 'PUBLISHED_RESTRICTED'] as const)(
    'returns a post to %s, where it was',
    (from) => {
      expect(putBack(taken, { from, at: minutesAgo(9) }, now).next.state).toBe(from);
    },
  );

  it('is over after ten minutes', () => {
    expect(putBack(taken, { from: 'PUBLISHED', at: minutesAgo(10) }, now).next.state).toBe('PUBLISHED');
    expect(() => putBack(taken, { from: 'PUBLISHED', at: minutesAgo(10.1) }, now)).toThrow('post.illegalTransition');
  });

  it('needs something taken down', () => {
    const hidden = { id: 'p', state: 'HIDDEN' as const };
    expect(() => putBack(hidden, { from: 'PUBLISHED', at: now }, now)).toThrow('post.illegalTransition');
  });
});

describe('the first state of a post', () => {
  const facts = { premoderation: 'OFF', published: 0, moderates: false, newLink: false, hold: false } as const;

  it('is with the group where nothing waits', () => expect(firstState(facts)).toBe('PUBLISHED'));
  it('waits for each of the first three', () => {
    const states = [0, 1, 2, 3, 4].map((published) =>
      firstState({ ...facts, premoderation: 'FIRST_THREE', published }),
    );
    expect(states).toEqual([
      'PREMODERATED_PENDING',
      'PREMODERATED_PENDING',
      'PREMODERATED_PENDING',
      'PUBLISHED',
      'PUBLISHED',
    ]);
  });
  it('always waits where all do', () =>
    expect(firstState({ ...facts, premoderation: 'ALL', published: 500 })).toBe('PREMODERATED_PENDING'));
  it('never waits for the moderator of the group', () =>
    expect(firstState({ ...facts, premoderation: 'ALL', moderates: true })).toBe('PUBLISHED'));
  it('waits where somebody new links out of the community, and not for a moderator (H15)', () => {
    expect(firstState({ ...facts, newLink: true })).toBe('PREMODERATED_PENDING');
    expect(firstState({ ...facts, newLink: true, moderates: true })).toBe('PUBLISHED');
  });
  it('is held for anybody when it must be held', () =>
    expect(firstState({ ...facts, premoderation: 'ALL', moderates: true, hold: true })).toBe('HELD'));
  it('is told to the author in three words', () =>
    expect((['PUBLISHED', 'PREMODERATED_PENDING', 'HELD'] as const).map(outcomeOf)).toEqual([
      'PUBLISHED',
      'WAITING',
      'HELD',
    ]));
});

describe('an edit', () => {
  const quiet = { hold: false, waits: false };

  it('leaves the post where it was, unless the new words must be held', () => {
    expect(stateAfterEdit('PREMODERATED_PENDING', quiet)).toBe('PREMODERATED_PENDING');
    expect(stateAfterEdit('REPLIES_OFF', quiet)).toBe('REPLIES_OFF');
    expect(stateAfterEdit('PUBLISHED', { ...quiet, hold: true })).toBe('HELD');
  });

  it.each(['PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF', 'HELD'] as const)(
    'of a post that is %s waits for a moderator where they read first',
    (state) => expect(stateAfterEdit(state, { hold: false, waits: true })).toBe('PREMODERATED_PENDING'),
  );

  it('never shows the group words that nobody has read where a moderator reads first, whatever the author tries', () => {
    type Step =
      | 'edit'
      | 'edit to danger'
      | 'take down'
      | 'put back'
      | 'set aside'
      | 'bring back'
      | 'desk publishes'
      | 'desk keeps community-only';
    const steps: Step[] = [
      'edit',
      'edit to danger',
      'take down',
      'put back',
      'set aside',
      'bring back',
      'desk publishes',
      'desk keeps community-only',
    ];
    const facts = { premoderation: 'ALL', published: 9, moderates: false, newLink: false } as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 20 }), (tried) => {
        let state = firstState({ ...facts, hold: false });
        let from = state;
        let [written, read] = [1, 0];
        // What only its author set aside, they may bring back; not once the words themselves had to be held.
        let isAside = false;
        const goes = (to: PostState, mover: Mover) => {
          if (state === to || !canMove(state, to, mover)) return;
          from = state;
          state = to;
          if (mover === 'desk') read = written;
        };
        for (const step of tried) {
          if (step.startsWith('edit') && isEditable(state)) {
            written += 1;
            if (step === 'edit to danger') isAside = false;
            goes(stateAfterEdit(state, { hold: step === 'edit to danger', waits: waitsFirst(facts) }), 'system');
          } else if (step === 'take down') goes('AUTHOR_DELETED', 'author');
          else if (step === 'put back' && state === 'AUTHOR_DELETED') goes(from, 'author');
          else if (step === 'set aside' && isReadable(state)) {
            goes('HELD', 'author');
            isAside = true;
          } else if (step === 'bring back' && state === 'HELD' && isAside) goes('PUBLISHED', 'author');
          else if (step === 'desk publishes') goes('PUBLISHED', 'desk');
          else if (step === 'desk keeps community-only') goes('PUBLISHED_RESTRICTED', 'desk');
          if (isReadable(state)) expect([tried, read]).toEqual([tried, written]);
        }
      }),
    );
  });
});

describe('what a viewer gets in place of the words', () => {
  //                                        state                   others              author
  const stubs: [PostState, string | null, string | null][] = [
    ['PUBLISHED', null, null],
    ['PUBLISHED_RESTRICTED', null, null],
    ['REPLIES_OFF', null, null],
    ['HELD', 'BEING_LOOKED_AT', null],
    ['HIDDEN', 'BEING_LOOKED_AT', null],
    ['REMOVED', 'TAKEN_DOWN', 'TAKEN_DOWN'],
    ['DECLINED', 'TAKEN_DOWN', null],
    ['AUTHOR_DELETED', 'TAKEN_BACK', 'TAKEN_BACK'],
    ['PREMODERATED_PENDING', 'WAITING', null],
  ];

  it.each(stubs)('of a post that is %s: others %s, its author %s', (state, others, own) => {
    expect([tombstoneOf(state, false), tombstoneOf(state, true)]).toEqual([others, own]);
  });

  it('does not tell others why a text is out of sight', () => {
    expect(postStates.map((state) => stateShown(state, false))).not.toEqual(
      expect.arrayContaining(['HELD', 'DECLINED', 'PUBLISHED_RESTRICTED']),
    );
    expect(postStates.map((state) => stateShown(state, true))).toEqual(postStates);
  });
});
