import type { SafetyPlanFieldsFragment } from '../gql/graphql.js';
import { useDraft, type Draft } from './draft.js';

export type Plan = SafetyPlanFieldsFragment;
type Version = Plan['versions'][number];
export type PlanWords = Version['words'];
export type PlanPart = keyof PlanWords;

/** After Stanley and Brown, and what diabetes adds (R36). */
export const generalParts: readonly PlanPart[] = [
  'warningSigns',
  'alone',
  'distractions',
  'people',
  'professionals',
  'saferPlace',
];
export const diabetesParts: readonly PlanPart[] = ['insulinHolder', 'penQuantity', 'rescueKit', 'sickDays'];
const parts = [...generalParts, ...diabetesParts];

const blank = Object.fromEntries(parts.map((part) => [part, ''])) as PlanWords;

/** The words that hold. */
export const wordsOf = (plan: Plan | null): PlanWords => plan?.versions[0]?.words ?? blank;

/** What was touched, and in which version of the plan it was read; the rest is whatever holds now. */
interface Touched {
  words: Partial<PlanWords>;
  seen: Partial<Record<PlanPart, number>>;
  review: string | null;
}

const untouched: Touched = { words: {}, seen: {}, review: null };

function touchedIn(body: string): Touched {
  try {
    return { ...untouched, ...(JSON.parse(body) as Partial<Touched>) };
  } catch {
    return untouched;
  }
}

export interface PlanDraft {
  words: PlanWords;
  /** Day to look at it again, as a date box has it; null while it was not chosen anew. */
  review: string | null;
  isTouched: boolean;
  /** Parts that somebody saved meanwhile and that are touched here too: their words stand in the plan. */
  both: ReadonlySet<PlanPart>;
  set: (part: PlanPart, words: string) => void;
  setReview: (day: string) => void;
  keepMine: (part: PlanPart) => void;
  takeTheirs: (part: PlanPart) => void;
  takeBoth: (part: PlanPart) => void;
  draft: Draft;
}

/**
 * A plan being changed. Only what was touched is kept as a draft, so parts that a colleague saves meanwhile come in by
 * themselves, and no part that both touched is ever overwritten unread.
 */
export function usePlanDraft(place: string, plan: Plan | null): PlanDraft {
  const draft = useDraft(place, { title: '', body: JSON.stringify(untouched) });
  const touched = touchedIn(draft.body);
  const now = wordsOf(plan);
  const version = plan?.version ?? 0;

  const both = parts.filter((part) => {
    const mine = touched.words[part];
    const seen = touched.seen[part] ?? 0;
    if (mine === undefined || seen === version || mine === now[part]) return false;
    const read = seen === 0 ? '' : plan?.versions.find((one) => one.version === seen)?.words[part];
    return read !== now[part];
  });
  const change = (next: (before: Touched) => Touched) => draft.setBody((body) => JSON.stringify(next(touchedIn(body))));
  const write = (part: PlanPart, words: string, seen: number) =>
    change((before) => ({
      ...before,
      words: { ...before.words, [part]: words },
      seen: { ...before.seen, [part]: seen },
    }));

  return {
    words: { ...now, ...touched.words },
    review: touched.review,
    isTouched: Object.keys(touched.words).length > 0 || touched.review !== null,
    both: new Set(both),
    set: (part, words) => write(part, words, touched.seen[part] ?? version),
    setReview: (review) => change((before) => ({ ...before, review })),
    keepMine: (part) => write(part, touched.words[part] ?? '', version),
    takeTheirs: (part) => write(part, now[part], version),
    takeBoth: (part) => write(part, `${touched.words[part] ?? ''}\n${now[part]}`.trim(), version),
    draft,
  };
}
