import type { Duration } from './chance.js';

/**
 * What is assumed of a community of 2,000 members and of those who look after it. Every number is ours, chosen on the hard
 * side and printed with the figures; none was measured on real people. Durations are minutes.
 */
export const community = {
  members: 2000,
  groups: 8,
  postsPerMemberADay: 0.25,
};

/** How often something happens that a person must look at, in a day. */
export const arrivalsADay = {
  crisis: 0.6,
  red: 4,
  amber: 14,
  worriedReport: 3,
  ruleReport: 5,
  ownRequest: 1.5,
} as const;
export type Arrival = keyof typeof arrivalsADay;

/** How much of a day's writing falls into each hour by the clock on the wall; late evenings are the busiest. */
export const hourWeights = [4, 3, 2, 1, 1, 1, 2, 3, 4, 4, 4, 4, 5, 4, 4, 4, 5, 6, 7, 8, 9, 10, 9, 6] as const;

/** Words, all invented, by the level that the detector is expected to give them. */
export const words = {
  crisis: [
    'I have the pills in my hand and I am going to kill myself tonight.',
    'My sugar is 2.1, I am alone and I am too shaky to get up.',
    'Ketones are 3.8 and I keep throwing up.',
    'I have written my goodbye letters and I am going to end it tonight.',
    'Meant to take 2 units and took 20, noticed after it was in.',
  ],
  red: [
    'I have been skipping my insulin because I cannot pay for it.',
    'I keep thinking about killing myself, then I make tea instead.',
    'I cut myself again last night.',
    'I left out my dinner insulin so that I lose weight.',
    'Woke on the kitchen floor on Friday after a low and have not told anyone.',
  ],
  amber: [
    'I feel so hopeless about all of this.',
    'I would not mind if I did not wake up.',
    'They would all manage better without me.',
    'I hate my body since I started on insulin.',
    'I am so burnt out, I have stopped checking my sugars.',
  ],
  ordinary: [
    'How do you manage breakfast?',
    'Which bag do you use for the pump?',
    'The walk was longer than I thought.',
  ],
  hostile: ['Your lot make me sick, shut up, you idiot.', 'You people eat yourselves ill, idiots.'],
} as const;

export const desk = {
  peers: 16,
  leads: 3,
  /** Begin of each shift of two peers by the clock on the wall, and its length. Nobody is on shift at night. */
  shiftStarts: [7, 11, 15, 19],
  shiftHours: 4,
  leadStart: 8,
  leadHours: 12,
  /** Hard items that a moderator takes in a shift. */
  hardItemCap: 6,
  absent: 0.05,
  late: 0.15,
  lateBy: { median: 8, p95: 25 },
  notice: { median: 0.4, p95: 2.5 },
  read: { median: 0.8, p95: 2.5 },
  write: { median: 2.5, p95: 7 },
  /** Called away with the concern open and without a word. */
  calledAway: 0.03,
  awayFor: { median: 12, p95: 30 },
  /** Leaves the shift after a crisis (R49). */
  stepsAway: 0.1,
  escalates: { red: 0.45, amber: 0.03 },
  hides: 0.4,
} as const;

export const clinic = {
  clinicians: 8,
  clinicalLeads: 2,
  safeguardingLeads: 1,
  /** Shifts of primary and backup change at these hours by the clock on the wall. */
  changes: [8, 20],
  sick: 0.03,
  cannotTake: 0.03,
  answerDay: { median: 1, p95: 4 },
  answerNight: { median: 2.5, p95: 7 },
  open: { median: 0.7, p95: 2.5 },
  firstWords: { median: 2.5, p95: 6 },
  entryEvery: { median: 4, p95: 8 },
  /** Acknowledges and then does nothing. */
  forgets: 0.05,
  rounds: { CRISIS: 6, RED: 4, AMBER: 2 },
  memberAnswers: 0.7,
  memberAnswersIn: { median: 6, p95: 25 },
  watches: 0.25,
  declines: 0.08,
  signsIn: { median: 90, p95: 600 },
  forgetsToSign: 0.05,
  refusesToSign: 0.05,
  refusesHandover: 0.05,
  ignoresHandover: 0.1,
  followsUpIn: { median: 60, p95: 360 },
} as const satisfies Record<string, unknown>;

/** How likely somebody on call notices what comes by one way; off duty it is less than half of that. */
export const hears: Readonly<Record<string, { day: number; night: number }>> = {
  'in-app': { day: 0.5, night: 0.05 },
  mail: { day: 0.1, night: 0 },
  sms: { day: 0.75, night: 0.5 },
  voice: { day: 0.9, night: 0.8 },
  'second-phone': { day: 0.9, night: 0.8 },
};
export const offDuty = 0.4;

/** Seconds until a provider says that a page arrived, and how often it never says so. */
export const provider = { receiptSeconds: [2, 9], silent: 0.04, outageMinutes: 45 } as const;

export const notes: readonly string[] = [
  'Ordinary posts are counted, not written: nobody looks at them. Everything that somebody looks at is a row of the product.',
  'Reading of new words is at once: how long detection takes is measured by the benchmark, not here.',
  'The clocks ring by the sweep alone, every 15 seconds; the bells of the queue, which ring earlier, are left out.',
  'Nobody is on shift at the desk from 23:00 to 07:00, every night: red and amber of the night wait for the morning.',
  'A clinician with several cases works on them side by side, as if each were the only one.',
  'Web push is not used; people are rung in the app, by mail, SMS, voice and a second phone.',
];

export type { Duration };
