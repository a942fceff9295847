import { type Handled, verdictOn } from '@kith/domain/run/rule-verdict';

import { count, type Draft, type DraftCell, keep, keepKinds, newDraft, percent, perThousand, words } from './draft.js';
import type { Counted, Load, Shifts, Step, TrendRow } from './report.store.js';
import { categories, doors, levels, misses, monthName, nameIn, notThere, shortDay } from './report-words.js';
import { appealsTable, kinds, middle, most, promisesTable, stepsTable } from './sections.js';

export type Judged = Handled & { category: string; concerns: number };

export interface WeeklyRows {
  doors: (Counted & { level: string })[];
  concerns: Counted[];
  steps: Step[];
  read: Step;
  breaches: Counted[];
  judged: Judged[];
  misses: Counted[];
  load: Load;
  shifts: Shifts;
  lodged: number;
  decided: Counted[];
  trend: TrendRow[];
}

/** What came up in a week, how soon people were there, and how the work was shared (safety.md 2.10). */
export function weekly(rows: WeeklyRows): Draft {
  const draft = newDraft();
  kinds(draft, {
    id: 'doors',
    title: 'What came up, by door',
    note: 'Every sign that somebody should look, by what raised it. One concern may gather several.',
    columns: ['Door', 'Signs'],
    names: doors,
    found: rows.doors,
  });
  kinds(draft, {
    id: 'concerns',
    title: 'Concerns, by level',
    note: 'By the level they have now, and the time they were raised.',
    columns: ['Level', 'Concerns'],
    names: levels,
    found: rows.concerns,
  });
  draft.tables.push(stepsTable(draft, rows.steps, weeklySteps));
  trend(draft, rows.trend, 'week');
  promisesTable(draft, rows.breaches);
  alerts(draft, rows);
  judged(draft, rows.judged);
  kinds(draft, {
    id: 'misses',
    title: 'Found by people, not by software',
    note: 'Grave words that the word checks had read as less. Each one gets a review.',
    columns: ['How', 'Texts'],
    names: misses,
    found: rows.misses,
    chart: false,
  });
  load(draft, rows);
  appealsTable(draft, rows.lodged, rows.decided);
  const urgent = rows.steps.find(({ step, level }) => step === 'reviewItem.claim' && level === 'RED');
  draft.highlights.push(
    { name: 'Concerns', cell: count('concerns') },
    {
      name: 'Middle wait, Urgent',
      cell: urgent ? middle(urgent, 'step.reviewItem.claim.RED') : words(notThere),
    },
    { name: 'Promises missed', cell: count('late') },
    { name: 'Challenges that changed a decision', cell: percent('appeals.changed', 'appeals.decided') },
  );
  return draft;
}

const weeklySteps = [
  'reviewItem.claim',
  'reviewItem.act',
  'case.acknowledge',
  'case.open',
  'case.firstContact',
  'appeal.decide',
];

/** Concerns of each week or month up to this one, with the middle wait of urgent ones. */
export function trend(draft: Draft, rows: readonly TrendRow[], unit: 'week' | 'month'): void {
  draft.tables.push({
    id: 'trend',
    title: unit === 'week' ? 'Week by week' : 'Month by month',
    note: 'The line shows how long Urgent concerns waited for a first look, in the middle.',
    columns: [unit === 'week' ? 'Week from' : 'Month', 'Concerns', 'Middle wait, Urgent'],
    rows: rows.map((row) => ({
      name: unit === 'week' ? shortDay(row.day) : monthName(row.day),
      cells: [
        count(keep(draft, `trend.${row.day}`, row.count)),
        {
          is: 'measure',
          value: row.middleSeconds,
          unit: 'SECONDS',
          of: keep(draft, `trend.${row.day}.measured`, row.measured),
          least: 0,
        },
      ],
    })),
    chart: { kind: 'LINE', column: 1 },
  });
}

/** How often the word checks spoke up, for each thousand texts they read. */
export function alerts(draft: Draft, rows: Pick<WeeklyRows, 'doors' | 'read'>): void {
  const read = keep(draft, 'read', rows.read.count);
  const codes = Object.keys(levels);
  const found = rows.doors
    .filter(({ code }) => code === 'DETECTOR')
    .map(({ level, count: times }) => ({ code: level, count: times }));
  const all = keepKinds(draft, 'alerts', codes, found);
  // The same number stands in the table of doors: what is hidden in one is hidden in the other.
  draft.sums.push({ total: 'doors.DETECTOR', parts: [all] });
  draft.tables.push({
    id: 'alerts',
    title: 'Word checks',
    note: 'Alerts of the word checks for each 1,000 texts that they read, and how soon a text was read.',
    columns: ['Level', 'Alerts', 'In 1,000 texts'],
    rows: [
      ...codes.map((code) => ({
        name: nameIn(levels, code),
        cells: [count(`alerts.${code}`), perThousand(`alerts.${code}`, read)],
      })),
      { name: 'All alerts', cells: [count(all), perThousand(all, read)], isTotal: true },
      { name: 'Texts read', cells: [count(read), words('')] },
      { name: 'Time until a text was read, middle', cells: [middle(rows.read, read), words('')] },
      { name: 'Time until read, 95 in 100', cells: [most(rows.read, read), words('')] },
    ],
  });
}

/** How often people agreed with the word checks, by category of the lexicon. */
export function judged(draft: Draft, rows: readonly Judged[]): void {
  const counted = rows.map((row) => ({ category: row.category, is: verdictOn(row).is, count: row.concerns }));
  const known = [...new Set([...Object.keys(categories), ...counted.map(({ category }) => category)])];
  const used = known.filter((code) => counted.some(({ category }) => category === code));
  draft.tables.push({
    id: 'agreed',
    title: 'How often the word checks were right',
    note: 'Of the concerns that people have decided: the share in which they agreed that somebody had to look.',
    columns: ['About', 'Decided', 'People agreed', 'Share'],
    rows: used.map((code) => {
      const of = (is: string) =>
        counted.filter((one) => one.category === code && one.is === is).reduce((sum, one) => sum + one.count, 0);
      const agreed = keep(draft, `agreed.${code}`, of('AGREED'));
      const overruled = keep(draft, `overruled.${code}`, of('OVERRULED'));
      const decided = keep(draft, `decided.${code}`, of('AGREED') + of('OVERRULED'));
      draft.sums.push({ total: decided, parts: [agreed, overruled] });
      return { name: nameIn(categories, code), cells: [count(decided), count(agreed), percent(agreed, decided)] };
    }),
  });
}

/** How the work was shared. Nobody is named, and fewer than five people are not described at all. */
function load(draft: Draft, { load: work, shifts }: Pick<WeeklyRows, 'load' | 'shifts'>): void {
  const moderators = keep(draft, 'load.moderators', work.moderators);
  const people = keep(draft, 'load.people', shifts.people);
  const measure = (value: number | null, of: string, unit: 'NUMBER' | 'HOURS' = 'NUMBER'): DraftCell => ({
    is: 'measure',
    value,
    unit,
    of,
    least: 0,
  });
  draft.tables.push({
    id: 'load',
    title: 'Work of the moderators',
    note: 'By person, without names. Shown only when five or more worked.',
    columns: ['What', 'Number'],
    rows: [
      { name: 'People who took concerns up', cells: [count(moderators)] },
      { name: 'Concerns each, middle', cells: [measure(work.middleClaims, moderators)] },
      { name: 'Concerns, most for one', cells: [measure(work.mostClaims, moderators)] },
      { name: 'Urgent or graver each, middle', cells: [measure(work.middleGrave, moderators)] },
      { name: 'Urgent or graver, most for one', cells: [measure(work.mostGrave, moderators)] },
      { name: 'People on shift', cells: [count(people)] },
      { name: 'Hours each, middle', cells: [measure(shifts.middleHours, people, 'HOURS')] },
      { name: 'Hours in all', cells: [measure(shifts.hours, people, 'HOURS')] },
    ],
  });
}
