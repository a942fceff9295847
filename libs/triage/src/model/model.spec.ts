import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { assess, assessSafely } from '../assess.js';
import { readDocument } from '../document.js';
import type { Assessment } from '../finding.js';
import { signalLabels } from '../signals.js';
import { classify, type Reading } from './classifier.js';
import { featuresOf } from './features.js';
import { isGrave, secondOpinion } from './second-opinion.js';

const file = join(import.meta.dirname, 'weights.json');
const despair =
  'I have been so tired of everything for months now. Nobody would notice and I feel like such a burden on my family. ' +
  'Every night I cry and I hate myself, and I just want all of this pain to end. I do not know what to do anymore.';
const everyday =
  'I changed my sensor this morning and it has been reading two points high all day, so I rang the clinic and my nurse ' +
  'said I should calibrate it after lunch. I had porridge, my sugars went up to eleven and I walked the dog.';
const opinionOf = (assessment: Assessment, text: string) => secondOpinion(assessment, text, readDocument(text));
const grave: Reading = { levels: { GREEN: 0, AMBER: 0, RED: 0.1, CRISIS: 0.9 }, familiar: true };

describe('the linear model', () => {
  it('is small, and holds words and short groups of them only', () => {
    expect(statSync(file).size).toBeLessThan(1_000_000);
    const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: Record<string, unknown> };
    for (const feature of Object.keys(features))
      expect(feature).toMatch(/^(?:#[a-z\d_!?]{2,5}|[a-z\d!?]{1,24}(?: [a-z\d!?]{1,24}){0,2})$/);
  });

  it('hears despair in a long text of one’s own, and leaves everyday talk alone', () => {
    const { levels, familiar } = classify(despair);
    expect(familiar).toBe(true);
    expect(levels.RED + levels.CRISIS).toBeGreaterThan(0.4);
    expect(classify(everyday).familiar).toBe(false);
  });

  it('gives scores that are together one, also for nothing at all', () => {
    for (const text of ['', '?', 'ok', '日本語', despair])
      expect(Object.values(classify(text).levels).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
  });

  it('reads no letters over the end of a word and no more than three words', () => {
    const features = [...featuresOf('Can’t sleep, 3 nights now').keys()];
    expect(features).toContain('cant sleep 0');
    expect(features).toContain('#_cant');
    expect(features.every((each) => !each.startsWith('#') || (each.length <= 6 && !each.includes(' ')))).toBe(true);
    expect(features.every((each) => each.split(' ').length <= 3)).toBe(true);
  });

  it('takes about a millisecond for 2,000 characters, and not much more for the longest text', () => {
    const text = despair.repeat(10).slice(0, 2_000);
    for (let i = 0; i < 50; i += 1) classify(text);
    const since = process.cpuUsage();
    for (let i = 0; i < 100; i += 1) classify(text);
    const { user, system } = process.cpuUsage(since);
    expect((user + system) / 1000 / 100).toBeLessThan(4);
    const before = process.cpuUsage();
    classify('a'.repeat(20_000));
    classify('a1?'.repeat(7_000));
    const spent = process.cpuUsage(before);
    expect((spent.user + spent.system) / 1000).toBeLessThan(200);
  });
});

describe('a second opinion', () => {
  const none = assess('');

  it('raises a long story of despair to red, with words for staff, and no further', () => {
    const assessment = opinionOf({ ...none }, despair);
    expect(assessment.level).toBe('RED');
    expect(assessment.findings[0]).toMatchObject({ ruleId: 'MODEL.distress', certainty: 'possible', level: 'RED' });
    expect(signalLabels[assessment.findings[0]!.signal]).toBeDefined();
    expect(assessment.version).toMatch(/\+linear-\d/);
  });

  it('never lowers what the rules found (R8)', () => {
    const found = assess('I have the pills in my hand and I am going to kill myself tonight.');
    expect(opinionOf(found, everyday)).toMatchObject({ level: found.level, findings: found.findings });
  });

  it('raises nothing of everyday talk', () => {
    for (const text of ['night all', 'Porridge this morning and 6.2 after', ''])
      expect(opinionOf(assess(text), text).level).toBe(assess(text).level);
  });

  const danger = 'He has not woken up properly since his tea and his lips look grey.';

  it('hears danger that no rule names, says what it is about and where it stands', () => {
    const text = `Quiet day here, we went to the market. ${danger}`;
    const [finding] = opinionOf({ ...none }, text).findings;
    expect(['RED', 'CRISIS']).toContain(finding?.level);
    expect(finding).toMatchObject({ category: 'A', signal: 'MODEL_A' });
    expect(signalLabels[finding!.signal]).toBeDefined();
    expect(finding!.spans.map(({ start, end }) => text.slice(start, end))).toContain(danger);
  });

  it('raises nothing because of words that somebody else wrote', () => {
    expect(assessSafely(danger)).not.toHaveProperty('level', 'GREEN');
    const reply = `> ${danger}\n\nDid the ambulance come?`;
    expect(assessSafely(reply, { parentText: danger })).toHaveProperty('level', 'GREEN');
  });

  it('counts a reading only where the reader is at home', () => {
    expect(isGrave(grave)).toBe(true);
    expect(isGrave({ ...grave, familiar: false })).toBe(false);
  });
});
