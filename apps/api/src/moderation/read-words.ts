import { higherOf, type Level } from '@kith/contracts/level';
import type { Context } from '@kith/triage/assess';

import type { Detector } from '../screening/detector.service.js';
import type { NewSignal } from './evidence.store.js';

/** What words add to a signal that a person raised: never a lower level than the one it starts at. */
type WordsRead = { level: Level } & Pick<NewSignal, 'spans' | 'detectorVersion'>;

/** Reads what somebody wrote to us. Words that could not be read are urgent (R9). */
export function readWords(detector: Detector, words: string | null, startsAt: Level, context: Context = {}): WordsRead {
  if (!words) return { level: startsAt, spans: [] };
  const read = detector.read(words, context);
  if ('unscreened' in read) return { level: higherOf(startsAt, 'RED'), spans: [], detectorVersion: read.version };
  return {
    level: higherOf(startsAt, read.level),
    spans: read.findings.filter(({ level }) => level !== 'GREEN').flatMap(({ spans }) => [...spans]),
    detectorVersion: read.version,
  };
}
