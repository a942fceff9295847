import type { Level } from '@kith/contracts/level';
import type { CaseData } from './use-case-act.js';

type Entry = CaseData['timeline'][number];
type Timed = 'claim' | 'acknowledge' | 'contact';

/** Minutes that each step may take (safety.md 2.4); null where a level promises nothing. */
const minutes: Record<Timed, Record<Level, number | null>> = {
  claim: { CRISIS: 3, RED: 15, AMBER: 240, GREEN: null },
  acknowledge: { CRISIS: 5, RED: 30, AMBER: null, GREEN: null },
  contact: { CRISIS: 15, RED: 60, AMBER: 1440, GREEN: null },
};

export interface Target {
  /** Seconds from the start of the clock to the step. */
  took: number;
  /** Seconds that were promised. */
  target: number;
}

const factOf = (entry: Entry, name: string) => entry.facts.find((fact) => fact.name === name)?.value;

/** The level that held at a moment: what the next change moved away from, or the level of now. */
const levelAt = (data: CaseData, at: string): Level => {
  const next = data.timeline.find((entry) => entry.kind === 'case.levelChanged' && entry.at > at);
  return (next && (factOf(next, 'from') as Level | undefined)) ?? data.level;
};

/** For the lines that a promise hangs on: how long it took, of how long. The first claim, acknowledgement and contact. */
export function targetsOf(data: CaseData): Map<string, Target> {
  const found = new Map<string, Target>();
  const since = (from: string, entry: Entry | undefined, timed: Timed) => {
    if (!entry) return;
    const promised = minutes[timed][levelAt(data, entry.at)];
    if (promised === null) return;
    found.set(entry.id, { took: (Date.parse(entry.at) - Date.parse(from)) / 1000, target: promised * 60 });
  };
  const inThisRound = data.timeline.filter((entry) => entry.at >= data.openedAt);
  since(
    data.detectedAt,
    data.timeline.find((entry) => entry.kind === 'claim'),
    'claim',
  );
  since(
    data.openedAt,
    inThisRound.find((entry) => entry.kind === 'case.acknowledged'),
    'acknowledge',
  );
  since(
    data.detectedAt,
    inThisRound.find((entry) => entry.kind === 'case.messageSent' || entry.kind === 'case.outreach'),
    'contact',
  );
  return found;
}
