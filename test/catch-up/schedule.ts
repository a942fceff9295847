import fc from 'fast-check';

/** What somebody does, or what befalls them, by their place among the three members: 0 and 1 stay, 2 has to go. */
const who = fc.nat(2);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('says' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('takesBack' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('isHidden' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('isBack' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('isCut' as const), who }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('passes' as const), ms: fc.nat(200) }) },
);

/** When each copy of one packet arrives. */
const fate = fc.oneof(
  { weight: 3, arbitrary: fc.constant([0]) },
  { weight: 3, arbitrary: fc.tuple(fc.nat(250)) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(100), fc.nat(400)) },
);

/** One evening in one room: what happens in which order, what becomes of each packet and of each question, who goes how. */
export const schedules = fc.record({
  steps: fc.array(step, { minLength: 20, maxLength: 50 }),
  fates: fc.array(fate, { minLength: 20, maxLength: 50 }),
  questions: fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.record({ kind: fc.constant('answered' as const), ms: fc.nat(200) }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'lost' as const }) },
    ),
    { minLength: 10, maxLength: 20 },
  ),
  revocation: fc.record({
    after: fc.nat(19),
    kind: fc.constantFrom('leaves' as const, 'isSignedOut' as const),
    /** For how many steps their line is down from before it happens; 0: it stands. */
    awayFor: fc.nat(6),
  }),
});

export type Schedule = typeof schedules extends fc.Arbitrary<infer Value> ? Value : never;
