import { fewest, z95 } from './agreement.js';

/** A share with the interval of Wilson (1927), which also holds for none and for all. */
export interface Share {
  value: number;
  low: number;
  high: number;
}

/** The share of `found` among `read`; null where nothing was read. */
export function shareWithin(found: number, read: number): Share | null {
  if (read === 0) return null;
  const p = found / read;
  const spread = z95 ** 2 / read;
  const middle = (p + spread / 2) / (1 + spread);
  const half = (z95 / (1 + spread)) * Math.sqrt((p * (1 - p)) / read + spread / (4 * read));
  return { value: p, low: found === 0 ? 0 : middle - half, high: found === read ? 1 : middle + half };
}

/** What was read of texts that no door had flagged, in one week or in several. */
export interface Read {
  /** Texts that no door flagged. */
  unflagged: number;
  /** Of these, read by a person. */
  read: number;
  /** Of these, somebody should have looked soon or now. */
  grave: number;
}

export const together = (weeks: readonly Read[]): Read => ({
  unflagged: weeks.reduce((sum, week) => sum + week.unflagged, 0),
  read: weeks.reduce((sum, week) => sum + week.read, 0),
  grave: weeks.reduce((sum, week) => sum + week.grave, 0),
});

/** Grave ones in 1,000 unflagged texts (H01); null while fewer than five were read. */
export function missedPerThousand({ read, grave }: Read): Share | null {
  const share = read < fewest ? null : shareWithin(grave, read);
  return share && { value: share.value * 1000, low: share.low * 1000, high: share.high * 1000 };
}

/**
 * Of all grave texts, the share that some door found: those found, against those found and those the sample lets us
 * expect among the rest. Only the sample is uncertain here; what was found is counted. Null while fewer than five were
 * read, fewer than five were found, or there is nothing to expect.
 */
export function recallOfDoors(found: number, sample: Read): Share | null {
  const share = sample.read < fewest || found < fewest ? null : shareWithin(sample.grave, sample.read);
  if (!share) return null;
  const against = (rate: number) => found / (found + rate * sample.unflagged);
  return { value: against(share.value), low: against(share.high), high: against(share.low) };
}
