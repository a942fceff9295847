import type { Level } from '@kith/contracts/level';
import { LevelBadge, LevelShape, type LevelMark } from '../ui/level.js';
import { T, type MessageId } from './i18n.js';

/** Level 1 is the most urgent on the screens of staff. */
export const markOf: Record<Level, 1 | 2 | 3 | 4> = { CRISIS: 1, RED: 2, AMBER: 3, GREEN: 4 };

const wordOf = (mark: LevelMark): MessageId => `level.${mark}`;

/** Badge of a level with its word. */
export function LevelTag({ level }: { level: Level | 'waiting' | 'done' }) {
  const mark: LevelMark = level === 'waiting' || level === 'done' ? level : markOf[level];
  return (
    <LevelBadge of={mark}>
      <T id={wordOf(mark)} />
    </LevelBadge>
  );
}

/** Shape, number and word in one line, for headings and tables. */
export function LevelWords({ level }: { level: Level }) {
  const mark = markOf[level];
  return (
    <>
      <LevelShape of={mark} /> {mark} <T id={wordOf(mark)} />
    </>
  );
}
