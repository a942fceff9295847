import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rankOf, type Level } from '@kith/contracts/level';
import { assess, assessSafely } from './assess.js';

interface Message {
  id: string;
  text: string;
  level: Level;
  trap?: string | null;
}
interface Floor {
  recall: Readonly<Record<string, number>>;
  /** The same as people of some groups may write. */
  slices: Readonly<Record<string, number>>;
  /** The same by the rules alone, so that a model does not cover up a rule that was lost. */
  byRules: Readonly<Record<string, number>>;
  wronglyGraveTraps: number;
  alertsPerThousand: number;
}

const folder = join(import.meta.dirname, '../eval');
const read = (name: string): Message[] =>
  readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Message);
const floor = JSON.parse(readFileSync(join(folder, 'floor.json'), 'utf8')) as Floor;
const isGrave = (level: Level): boolean => rankOf(level) >= rankOf('RED');
const found = ({ text }: Message): boolean => {
  // How long a reading may take is another spec's matter: here a busy machine must not change a level.
  const read = assessSafely(text, {}, { stopwatch: () => 0 });
  return 'unscreened' in read || isGrave(read.level);
};
const foundByRules = ({ text }: Message): boolean => isGrave(assess(text).level);
const share = (part: readonly Message[], whole: readonly Message[]): number => part.length / whole.length;
const onePoint = 0.01;

// Raise the figures in eval/floor.json with the detector; lowering one is a decision of the clinical lead (H27).
describe('the detector on messages written without sight of its lexicon (H01, H27)', () => {
  it.each(Object.entries(floor.recall))('still finds what is red or a crisis in %s', (name, least) => {
    const grave = read(name).filter(({ level }) => isGrave(level));
    expect(share(grave.filter(found), grave)).toBeGreaterThanOrEqual(least - onePoint);
  });

  it.each(Object.entries(floor.slices))('still finds what is red or a crisis as %s has it (H28)', (name, least) => {
    const grave = read(name).filter(({ level }) => isGrave(level));
    expect(share(grave.filter(found), grave)).toBeGreaterThanOrEqual(least - onePoint);
  });

  it.each(Object.entries(floor.byRules))('still finds it by the rules alone in %s', (name, least) => {
    const grave = read(name).filter(({ level }) => isGrave(level));
    expect(share(grave.filter(foundByRules), grave)).toBeGreaterThanOrEqual(least - onePoint);
  });

  it('raises no more of what only looks dangerous', () => {
    const traps = Object.keys(floor.recall)
      .flatMap(read)
      .filter(({ trap }) => trap);
    const wrong = traps.filter((message) => !isGrave(message.level) && found(message));
    expect(share(wrong, traps)).toBeLessThanOrEqual(floor.wronglyGraveTraps);
  });

  it('stays as quiet about ordinary talk', () => {
    const everyday = ['ordinary-6', 'ordinary-7', 'ordinary-8'].flatMap(read);
    const alerts = everyday.filter((message) => !isGrave(message.level) && found(message));
    expect(share(alerts, everyday) * 1000).toBeLessThanOrEqual(floor.alertsPerThousand);
  });
});
