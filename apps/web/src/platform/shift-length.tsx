import { useT } from './i18n.js';
import { clockChange, instantsOf } from './zone.js';

/** How long a planned time lasts, and what the clocks do meanwhile. `from` and `until` are wall times of the zone. */
export function ShiftLength({ from, until, zone }: { from: string; until: string; zone: string }) {
  const t = useT();
  const [begins, ends] = [instantsOf(from, zone), instantsOf(until, zone)];
  const [begin, end] = [begins[0], ends[0]];
  if (!begin || !end || end <= begin) return null;
  const change = clockChange(begin, end, zone);
  const hours = Math.round((end.getTime() - begin.getTime()) / 360_000) / 10;
  return (
    <>
      {t(change === 0 ? 'rota.hours' : change > 0 ? 'rota.forward' : 'rota.back', { hours })}
      {(begins.length > 1 || ends.length > 1) && ` ${t('rota.twice')}`}
    </>
  );
}
