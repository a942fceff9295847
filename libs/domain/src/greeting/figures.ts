import { hiddenCounts, smallestShown } from '../report/small-numbers.js';

/** What became of a group's first posts. */
export interface Figures {
  settled: number;
  inTime: number;
  byPeers: number;
  byStaff: number;
  medianMinutes: number | null;
}

/** The same as it may be shown: what is small, or would give something small away, is null. */
export function shownFigures({ settled, inTime, byPeers, byStaff, medianMinutes }: Figures) {
  const unanswered = settled - byPeers - byStaff;
  const hidden = hiddenCounts(new Map(Object.entries({ settled, inTime, byPeers, byStaff, unanswered })), [
    { total: 'settled', parts: ['byPeers', 'byStaff', 'unanswered'] },
  ]);
  const shown = (id: string, value: number | null) => (hidden.has(id) ? null : value);
  const inTimePercent =
    settled === 0 || hidden.has('settled') || hidden.has('inTime') ? null : Math.round((inTime / settled) * 100);
  return {
    posts: shown('settled', settled),
    inTimePercent,
    medianMinutes: byPeers + byStaff < smallestShown ? null : medianMinutes,
    byPeers: shown('byPeers', byPeers),
    byStaff: shown('byStaff', byStaff),
  };
}
