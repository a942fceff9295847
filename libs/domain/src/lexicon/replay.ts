import { type Level, rankOf } from '@kith/contracts/level';

/** How one lexicon read one evaluation set. */
export interface Counts {
  /** Red or crisis, and read so. */
  heard: number;
  /** Read as red or crisis, and not so. */
  wrong: number;
  /** Messages that only look dangerous, read as red or crisis. */
  wrongTraps: number;
}

/** A message that the two lexicons read differently: its id, never its words. */
export interface LevelChange {
  id: string;
  from: Level;
  to: Level;
}

/** One evaluation set, read with the lexicon in force and with the proposed one. */
export interface SetReplay {
  name: string;
  /** Everyday talk, which must stay quiet. */
  ordinary: boolean;
  messages: number;
  /** Messages whose writer meant red or crisis. */
  grave: number;
  traps: number;
  before: Counts;
  after: Counts;
  changed: readonly LevelChange[];
}

/** Figures of one proposal on one version of the lexicon. */
export interface Replay {
  base: number;
  release: string;
  sets: readonly SetReplay[];
}

/** A message of a set with the level its writer gave it. */
export interface Labelled {
  id: string;
  text: string;
  level: Level;
  trap?: string | null;
}

const isGrave = (level: Level): boolean => rankOf(level) >= rankOf('RED');

/** Counts what two readings of a set come to. */
export function replayed(
  { name, ordinary, messages }: { name: string; ordinary: boolean; messages: readonly Labelled[] },
  levels: readonly { before: Level; after: Level }[],
): SetReplay {
  const countsOf = (which: 'before' | 'after'): Counts => {
    const read = messages.filter((_, at) => isGrave(levels[at]![which]));
    return {
      heard: read.filter(({ level }) => isGrave(level)).length,
      wrong: read.filter(({ level }) => !isGrave(level)).length,
      wrongTraps: read.filter(({ level, trap }) => trap && !isGrave(level)).length,
    };
  };
  return {
    name,
    ordinary,
    messages: messages.length,
    grave: messages.filter(({ level }) => isGrave(level)).length,
    traps: messages.filter(({ trap }) => trap).length,
    before: countsOf('before'),
    after: countsOf('after'),
    changed: messages.flatMap(({ id }, at) => {
      const { before: from, after: to } = levels[at]!;
      return from === to ? [] : [{ id, from, to }];
    }),
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Of what was meant as red or crisis, the share that is found. Null where nothing was. */
export const recallOf = ({ grave }: Pick<SetReplay, 'grave'>, { heard }: Counts): number | null => share(heard, grave);
/** Of what is read as red or crisis, the share that is so. Null where nothing is. */
export const precisionOf = ({ heard, wrong }: Counts): number | null => share(heard, heard + wrong);
/** Alerts on everyday talk, in a thousand messages. */
export const alertsPerThousand = ({ messages }: Pick<SetReplay, 'messages'>, { wrong }: Counts): number =>
  messages === 0 ? 0 : (wrong / messages) * 1000;

export type ReplayConcern = 'RECALL_FALLS' | 'ALERTS_RISE';

/** A loss of recall that a reason must be written for (H27). */
export const tolerableLoss = 0.01;
/** Alerts in a thousand everyday messages above which more of them need a reason (H03). */
export const tolerableAlerts = 10;

/** Why a proposal may be approved only with a written reason: some set finds less by over a point, or everyday talk is disturbed more. */
export function concernsOf({ sets }: Pick<Replay, 'sets'>): ReplayConcern[] {
  const slack = 1e-9;
  const falls = sets.some((set) => {
    const [before, after] = [recallOf(set, set.before), recallOf(set, set.after)];
    return before !== null && after !== null && before - after > tolerableLoss + slack;
  });
  const everyday = sets.filter(({ ordinary }) => ordinary);
  const messages = everyday.reduce((sum, set) => sum + set.messages, 0);
  const alerts = (which: 'before' | 'after') =>
    alertsPerThousand(
      { messages },
      { heard: 0, wrong: everyday.reduce((sum, set) => sum + set[which].wrong, 0), wrongTraps: 0 },
    );
  const rises = alerts('after') > alerts('before') && alerts('after') > tolerableAlerts;
  return [...(falls ? (['RECALL_FALLS'] as const) : []), ...(rises ? (['ALERTS_RISE'] as const) : [])];
}
