import type { Level } from '@kith/contracts/level';

const hour = 3600_000;
const day = 24 * hour;

/**
 * Patterns over time: the fifth door into the queue (safety.md 2.2). Each looks at what one person wrote, or at what was
 * written to them, and says how soon a person should look. None of them lowers or hides anything, and none keeps a score.
 */
export type PatternCode = 'gathered' | 'silence' | 'nights' | 'askedAfter';
export interface Pattern {
  code: PatternCode;
  level: Level;
}

/** How long a pattern that was raised is not raised again for the same person, in milliseconds. */
export const restsFor: Readonly<Record<PatternCode, number>> = {
  gathered: 3 * day,
  silence: 7 * day,
  nights: 7 * day,
  askedAfter: day,
};

/** A text in which something about its own author was found that needs a person the same day. */
export interface WorryingText {
  contentId: string;
  /** Rows of safety.md 4.2: A to E are about danger to the author. */
  code: string;
  at: Date;
}

const gatherWithin = 3 * day;
/** A wish not to be here, and being a burden or without a future: twice is enough (4.2, B9). */
const wishes = new Set(['B8', 'B9']);
const wishesTogether = 2;
const worriesTogether = 3;

/** Several calmer texts within 72 hours come to what one of them alone would not. */
export function gathered(texts: readonly WorryingText[], now: Date): Pattern | null {
  const recent = texts.filter(({ at }) => now.getTime() - at.getTime() <= gatherWithin);
  const different = (which: readonly WorryingText[]) => new Set(which.map(({ contentId }) => contentId)).size;
  const isWish = ({ code }: WorryingText) => wishes.has(code);
  const enough = different(recent) >= worriesTogether || different(recent.filter(isWish)) >= wishesTogether;
  return enough ? { code: 'gathered', level: 'RED' } : null;
}

const silentFor = 2 * day;
const silentUntil = 7 * day;
const before = 14 * day;
const daysBefore = 4;

/** What somebody did around words of danger. */
export interface Presence {
  /** When the last urgent or immediate words were found. */
  dangerAt: Date;
  /** When they wrote in the two weeks up to then, in any order. */
  wroteAt: readonly Date[];
  /** When they last wrote anything or had the service open. */
  lastHereAt: Date;
}

/** Somebody who was there most days wrote words of danger and has not been seen for two days. */
export function fellSilent({ dangerAt, wroteAt, lastHereAt }: Presence, now: Date): Pattern | null {
  const since = now.getTime() - dangerAt.getTime();
  if (since < silentFor || since > silentUntil || now.getTime() - lastHereAt.getTime() < silentFor) return null;
  const days = wroteAt
    .map((at) => dangerAt.getTime() - at.getTime())
    .filter((ago) => ago >= 0 && ago < before)
    .map((ago) => Math.floor(ago / day));
  return new Set(days).size >= daysBefore ? { code: 'silence', level: 'AMBER' } : null;
}

const nightEnds = 5;
const week = 7 * day;
const weeksBefore = 4;
const nightsAwake = 4;
const textsAtNight = 10;
const timesMore = 3;

/** Their own time of day, in an IANA zone; 0 to 23. */
const hourIn = (at: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(at));
const dateIn = (at: Date, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);

/** Somebody begins to write at night: on most nights of a week, and much more than in the weeks before. */
export function awakeAtNight(wroteAt: readonly Date[], timeZone: string, now: Date): Pattern | null {
  const atNight = wroteAt.filter((at) => hourIn(at, timeZone) < nightEnds);
  const ago = (at: Date) => now.getTime() - at.getTime();
  const lately = atNight.filter((at) => ago(at) < week);
  const earlier = atNight.filter((at) => ago(at) >= week && ago(at) < (1 + weeksBefore) * week);
  const nights = new Set(lately.map((at) => dateIn(at, timeZone))).size;
  const rises = lately.length >= timesMore * (earlier.length / weeksBefore);
  return nights >= nightsAwake && lately.length >= textsAtNight && rises ? { code: 'nights', level: 'AMBER' } : null;
}

const peopleAsking = 3;
/** Within how long those who ask are counted together, in milliseconds. */
export const askingWithin = day;

/** Several others asked the same person within a day whether they are all right. They know them; we should look. */
export const askedAfter = (people: number): Pattern | null =>
  people >= peopleAsking ? { code: 'askedAfter', level: 'RED' } : null;

const asking = [
  /\b(?:are|r) (?:you|u|ya) (?:ok|okay|all ?right|alright|safe|still (?:here|there|with us))\b/,
  /\b(?:you|u) (?:ok|okay|all ?right|alright)\b[^.!?]{0,30}\?/,
  /\b(?:please|pls|plz) (?:talk|speak|call|ring|reach out|tell (?:us|someone|somebody)|stay safe|stay with us|answer|reply)\b/,
  /\b(?:call|ring|phone) (?:999|112|911|988|samaritans|an ambulance)\b/,
  /\b(?:worried|scared|frightened) (?:about|for) (?:you|u)\b/,
];

/** Whether words to somebody ask after them: "are you okay?", "please talk to someone", "we are worried about you". */
export function asksAfter(text: string): boolean {
  const said = text.toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ').slice(0, 2000);
  return asking.some((words) => words.test(said));
}
