import { verdictOn } from '@kith/domain/run/rule-verdict';

import { count, type Draft, keep, newDraft, percent, words } from './draft.js';
import type { Counted, Step, TrendRow } from './report.store.js';
import { actions, reportCategories, reportDoors, rules } from './report-words.js';
import { appealsTable, kinds, stepsTable } from './sections.js';
import { alerts, type Judged, trend, type WeeklyRows } from './weekly.js';

export interface YearlyRows extends Pick<WeeklyRows, 'doors' | 'read'> {
  reports: (Counted & { door: string; isAnswered: boolean })[];
  statements: (Counted & { rule: string; isFoundBySoftware: boolean })[];
  judged: Judged[];
  steps: Step[];
  lodged: number;
  decided: Counted[];
  orders: number;
  certified: number;
  trend: TrendRow[];
}

/** For the public: notices, actions, automation, complaints and medians, as Articles 15 and 24 of the DSA ask. */
export function yearly(rows: YearlyRows): Draft {
  const draft = newDraft();
  const ofDoors = new Map<string, number>();
  for (const { code, count: times } of rows.doors) ofDoors.set(code, (ofDoors.get(code) ?? 0) + times);
  keep(draft, 'doors.DETECTOR', ofDoors.get('DETECTOR') ?? 0);

  const reports = kinds(draft, {
    id: 'reports',
    title: 'Reports received, by reason',
    note: 'From members, about what others wrote. What people asked for themselves is not in here.',
    columns: ['Reason', 'Reports'],
    names: reportCategories,
    found: rows.reports,
  });
  sameTotal(draft, reports, {
    id: 'reportDoors',
    title: 'Reports received, by kind',
    columns: ['Kind', 'Reports'],
    names: reportDoors,
    found: rows.reports.map(({ door, count: times }) => ({ code: door, count: times })),
  });
  sameTotal(draft, reports, {
    id: 'answered',
    title: 'Reports answered',
    columns: ['State', 'Reports'],
    names: { yes: 'Answered', no: 'Not answered yet' },
    found: rows.reports.map(({ isAnswered, count: times }) => ({ code: isAnswered ? 'yes' : 'no', count: times })),
  });
  const decisions = kinds(draft, {
    id: 'actions',
    title: 'Decisions about what people wrote',
    note: 'Each one was told to its author with the reason and the way to challenge it.',
    columns: ['Decision', 'Times'],
    names: actions,
    found: rows.statements,
  });
  kindsOf(draft, decisions, rows.statements);
  automation(draft, rows);
  appealsTable(draft, rows.lodged, rows.decided);
  draft.tables.push(stepsTable(draft, rows.steps, ['reviewItem.claim', 'report.outcome', 'appeal.decide']));
  trend(draft, rows.trend, 'month');
  people(draft, rows);
  draft.highlights.push(
    { name: 'Reports received', cell: count(reports) },
    { name: 'Decisions', cell: count(decisions) },
    { name: 'Challenges decided', cell: count('appeals.decided') },
    { name: 'Challenges that changed a decision', cell: percent('appeals.changed', 'appeals.decided') },
  );
  return draft;
}

function sameTotal(draft: Draft, total: string, asked: Parameters<typeof kinds>[1]): void {
  draft.sums.push({ total, parts: [kinds(draft, { chart: false, ...asked })] });
}

function kindsOf(draft: Draft, decisions: string, statements: YearlyRows['statements']): void {
  sameTotal(draft, decisions, {
    id: 'grounds',
    title: 'Decisions, by ground',
    columns: ['Ground', 'Times'],
    names: rules,
    found: statements.map(({ rule, count: times }) => ({ code: rule, count: times })),
  });
  sameTotal(draft, decisions, {
    id: 'foundBy',
    title: 'Decisions, by who found it',
    note: 'Software only points: holding a text until somebody has read it is the one thing it does by itself, and a person decides each time.',
    columns: ['Found by', 'Times'],
    names: { software: 'Software', person: 'A person' },
    found: statements.map(({ isFoundBySoftware, count: times }) => ({
      code: isFoundBySoftware ? 'software' : 'person',
      count: times,
    })),
  });
}

/** What software did, and how often people agreed with it. */
function automation(draft: Draft, rows: YearlyRows): void {
  alerts(draft, rows);
  const of = (is: string) =>
    rows.judged.filter((one) => verdictOn(one).is === is).reduce((sum, one) => sum + one.concerns, 0);
  const agreed = keep(draft, 'software.agreed', of('AGREED'));
  const overruled = keep(draft, 'software.overruled', of('OVERRULED'));
  const decided = keep(draft, 'software.decided', of('AGREED') + of('OVERRULED'));
  draft.sums.push({ total: decided, parts: [agreed, overruled] });
  draft.tables.push({
    id: 'accuracy',
    title: 'How often software was right',
    note: 'Of the concerns that software raised and people decided.',
    columns: ['What people said', 'Concerns', 'Share'],
    rows: [
      { name: 'Somebody had to look', cells: [count(agreed), percent(agreed, decided)] },
      { name: 'No need, or less grave', cells: [count(overruled), percent(overruled, decided)] },
      { name: 'Decided', cells: [count(decided), words('')], isTotal: true },
    ],
  });
}

function people(draft: Draft, { certified, orders }: YearlyRows): void {
  draft.tables.push({
    id: 'people',
    title: 'People and orders',
    note: 'Peer moderators are trained and hold a certificate for their group. Orders by a court or an authority to say who somebody is.',
    columns: ['What', 'Number'],
    rows: [
      { name: 'Peer moderators with a certificate', cells: [count(keep(draft, 'certified', certified))] },
      { name: 'Orders to say who somebody is, followed', cells: [count(keep(draft, 'orders', orders))] },
    ],
  });
}
