/**
 * How soon a person must look (safety.md 2.3). A level belongs to a case at a moment, never to a person.
 * Ordered from calm to urgent.
 */
export const levels = ['GREEN', 'AMBER', 'RED', 'CRISIS'] as const;
export type Level = (typeof levels)[number];

/** Position on the scale; higher is more urgent. */
export const rankOf = (level: Level): number => levels.indexOf(level);

/** The more urgent of two. Automation may raise a level, never lower it (R8). */
export const higherOf = (a: Level, b: Level): Level => (rankOf(a) >= rankOf(b) ? a : b);
