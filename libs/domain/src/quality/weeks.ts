const day = 24 * 3_600_000;
const week = 7 * day;
/** The epoch was a Thursday; weeks begin on Mondays at midnight UTC. */
const monday = 4 * day;

/** When the week began that this moment belongs to. */
export const weekOf = (at: Date): Date => new Date(Math.floor((at.getTime() - monday) / week) * week + monday);

export const weekAfter = (began: Date): Date => new Date(began.getTime() + week);
export const weekBefore = (began: Date): Date => new Date(began.getTime() - week);

/**
 * The week to draw next: the one after the last that was drawn, once it is over; null when nothing is due. At the very
 * first it is the last whole week. After a pause each week that was missed comes in turn (R15, R51).
 */
export function weekToDraw(lastDrawn: Date | null, now: Date): Date | null {
  const current = weekOf(now);
  if (!lastDrawn) return weekBefore(current);
  const next = weekAfter(lastDrawn);
  return next < current ? next : null;
}
