import { lastHazard } from '@kith/contracts/quality-codes';

import { count, type Draft, type DraftTable, newDraft, plain, words } from './draft.js';
import type { Counted } from './report.store.js';
import type { CrisisRow, HazardRow, NightRow } from './report-clinic.store.js';
import {
  causes,
  changes,
  complaints,
  levels,
  nameIn,
  outcomes,
  revealReasons,
  revealStates,
  shortDay,
} from './report-words.js';
import { appealsTable, kinds, promisesTable } from './sections.js';

export interface MonthlyRows {
  crises: CrisisRow[];
  opened: Counted[];
  outcomes: Counted[];
  reveals: (Counted & { status: string })[];
  complaints: Counted[];
  lodged: number;
  decided: Counted[];
  breaches: Counted[];
  hazards: HazardRow[];
  nights: NightRow[];
}

/** What those who answer for the clinic look at each month. Crisis cases are listed by number: only they may read it. */
export function monthly(rows: MonthlyRows): Draft {
  const draft = newDraft();
  draft.tables.push(crises(rows.crises));
  kinds(draft, {
    id: 'opened',
    title: 'Cases opened, by level',
    columns: ['Level', 'Cases'],
    names: { CRISIS: levels['CRISIS']!, RED: levels['RED']!, AMBER: levels['AMBER']! },
    found: rows.opened,
  });
  kinds(draft, {
    id: 'outcomes',
    title: 'Cases closed, by outcome',
    columns: ['Outcome', 'Cases'],
    names: outcomes,
    found: rows.outcomes,
  });
  promisesTable(draft, rows.breaches);
  reveals(draft, rows.reveals);
  kinds(draft, {
    id: 'complaints',
    title: 'Complaints',
    columns: ['What about', 'Complaints'],
    names: complaints,
    found: [...rows.complaints, { code: 'appeals', count: rows.lodged }],
    chart: false,
  });
  // The table of challenges names the same number.
  draft.sums.push({ total: 'complaints.appeals', parts: ['appeals.lodged'] });
  appealsTable(draft, rows.lodged, rows.decided);
  draft.tables.push(hazards(rows.hazards), nights(rows.nights));
  draft.highlights.push(
    { name: 'Crisis cases', cell: plain(rows.crises.length) },
    { name: 'Cases opened', cell: count('opened') },
    { name: 'Identities opened', cell: count('reveals') },
    { name: 'Promises missed', cell: count('late') },
  );
  return draft;
}

const crises = (rows: readonly CrisisRow[]): DraftTable => ({
  id: 'crises',
  title: 'Crisis cases',
  note: 'Every case opened in this time that was a crisis at any moment, by its number.',
  columns: ['Case', 'Opened', 'Taken after', 'First contact after', 'Outcome', 'Second person', 'Promises missed'],
  rows: rows.map((one) => ({
    name: String(one.reference),
    cells: [
      { is: 'moment', at: one.openedAt },
      { is: 'span', seconds: one.acknowledgedSeconds },
      { is: 'span', seconds: one.contactSeconds },
      words(one.outcome ? nameIn(outcomes, one.outcome) : 'Not closed'),
      words(one.isSigned ? 'Signed' : 'Not yet'),
      plain(one.late),
    ],
  })),
});

/** Opened identities by reason and by what the reviewer found: both have the same total. */
function reveals(draft: Draft, rows: MonthlyRows['reveals']): void {
  kinds(draft, {
    id: 'reveals',
    title: 'Identities opened, by reason',
    columns: ['Reason', 'Times'],
    names: revealReasons,
    found: rows,
    chart: false,
  });
  kinds(draft, {
    id: 'reviews',
    title: 'Identities opened, by review',
    note: 'A third person reviews each one.',
    columns: ['Review', 'Times'],
    names: revealStates,
    found: rows.map(({ status, count: times }) => ({
      code: status.startsWith('REVIEWED') ? status : 'waiting',
      count: times,
    })),
    chart: false,
  });
  draft.sums.push({ total: 'reveals', parts: ['reviews'] });
}

const hazards = (rows: readonly HazardRow[]): DraftTable => ({
  id: 'hazards',
  title: 'Hazards touched by what was learned',
  note: `Reviews that were open in this time, with the row of the hazard log (H01 to H${lastHazard}) that they change.`,
  columns: ['Hazard', 'Because', 'What changes', 'Due', 'State'],
  rows: rows.map(({ hazard, cause, change, dueOn, closedAt }) => ({
    name: hazard,
    cells: [
      words(nameIn(causes, cause)),
      words(change ? nameIn(changes, change) : 'Not decided'),
      words(dueOn ? shortDay(dueOn) : ''),
      words(closedAt ? 'Closed' : 'Open'),
    ],
  })),
});

/** Whether the record of who did what held, night by night (R53). */
const nights = (rows: readonly NightRow[]): DraftTable => {
  const checked = rows.filter(({ checkedAt }) => checkedAt);
  const broken = checked.filter(({ faults }) => (faults ?? 0) > 0);
  return {
    id: 'nights',
    title: 'Record of who did what',
    note: 'Each night the whole record is checked for changes and gaps.',
    columns: ['What', 'Nights'],
    rows: [
      { name: 'Checked', cells: [plain(checked.length)] },
      { name: 'Missed', cells: [plain(rows.length - checked.length)] },
      { name: 'Not whole', cells: [plain(broken.length)] },
    ],
  };
};
