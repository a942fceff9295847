import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Level } from '@kith/contracts/level';

import { standard } from '../configuration/configuration.js';
import { type Candidate, drawNext, laneShare, limitBroken, type Limits, withinLimits } from './lanes.js';

const now = new Date('2026-03-02T12:00:00Z');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
let count = 0;
const item = (level: Level, raised = 0, claim = 15): Candidate => ({
  id: `item-${++count}`,
  level,
  raisedAt: minutes(raised),
  claimBy: minutes(claim),
});

describe('the next item', () => {
  it('is a crisis before anything, and leaves the share where it was', () => {
    const crisis = item('CRISIS', 0, 3);
    expect(drawNext([item('RED'), item('AMBER'), crisis], 4, now, standard.thresholds)).toEqual({
      item: crisis,
      position: 4,
    });
  });

  it('is an amber past three quarters of its time before a red under one quarter', () => {
    const late = item('AMBER', -190, 50);
    expect(drawNext([item('RED', -1, 14), late], 0, now, standard.thresholds)).toEqual({ item: late, position: 0 });
    const olderRed = item('RED', -10, 5);
    expect(drawNext([olderRed, late], 0, now, standard.thresholds)).toEqual({ item: olderRed, position: 1 });
  });

  it('is green only when nothing else waits, and nothing when nothing waits', () => {
    const green = { ...item('GREEN'), claimBy: null };
    expect(drawNext([green, item('AMBER')], 0, now, standard.thresholds)?.item.level).toBe('AMBER');
    expect(drawNext([green], 0, now, standard.thresholds)?.item).toBe(green);
    expect(drawNext([], 0, now, standard.thresholds)).toBeNull();
  });
});

describe('whatever waits', () => {
  const lane = fc.constantFrom<Level>('CRISIS', 'RED', 'AMBER', 'GREEN');
  const waiting = fc.array(
    fc
      .record({ level: lane, raised: fc.integer({ min: -500, max: 0 }), claim: fc.integer({ min: -100, max: 300 }) })
      .map(({ level, raised, claim }) => item(level, raised, claim)),
    { maxLength: 20 },
  );

  it('something is drawn, and a crisis is never passed over', () => {
    fc.assert(
      fc.property(waiting, fc.nat(4), (items, position) => {
        const drawn = drawNext(items, position, now, standard.thresholds);
        expect(drawn === null).toBe(items.length === 0);
        if (items.some(({ level }) => level === 'CRISIS')) expect(drawn?.item.level).toBe('CRISIS');
        expect(laneShare(standard.thresholds)[drawn?.position ?? 0]).toBeDefined();
      }),
    );
  });

  it('amber never starves: among any five draws that find both lanes, one is amber, however many red arrive (R17, H03)', () => {
    fc.assert(
      fc.property(
        fc.nat(4),
        fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 30, maxLength: 30 }),
        (start, arriving) => {
          let position = start;
          let queue = [...Array.from({ length: 6 }, () => item('AMBER', -60, 180)), item('RED')];
          const drawn: Level[] = [];
          for (const claim of arriving) {
            queue.push(item('RED', 0, claim));
            const draw = drawNext(queue, position, now, standard.thresholds);
            if (!draw) throw new Error('Something waits.');
            queue = queue.filter(({ id }) => id !== draw.item.id);
            position = draw.position;
            drawn.push(draw.item.level);
          }
          expect(drawn.filter((level) => level === 'AMBER')).toHaveLength(6);
          for (let from = 0; from + 5 <= 25; from++) expect(drawn.slice(from, from + 5)).toContain('AMBER');
        },
      ),
    );
  });

  it('within a lane the one promised soonest comes first', () => {
    fc.assert(
      fc.property(waiting, fc.nat(4), (items, position) => {
        const drawn = drawNext(items, position, now, standard.thresholds)?.item;
        for (const other of items) {
          if (drawn && other.level === drawn.level)
            expect(other.claimBy!.getTime()).toBeGreaterThanOrEqual(drawn.claimBy!.getTime());
        }
      }),
    );
  });
});

describe('the limits of a shift (R50, H23)', () => {
  const offer = (level: Level, about: string[] = ['B', 'B6'], hasOthers = true) => ({
    ...item(level),
    about,
    hasOthers,
  });
  const fresh: Limits = { reached: null, hardLeft: 3, prefersNot: [] };
  const kept = (limits: Partial<Limits>, ...offers: ReturnType<typeof offer>[]) =>
    withinLimits(offers, { ...fresh, ...limits }).map(({ level, about }) => `${level} ${about[0]}`);

  it('hold back a life at risk, self-harm and abuse once the share of hard items is taken', () => {
    const all = [
      offer('CRISIS', ['A']),
      offer('AMBER'),
      offer('RED', ['E']),
      offer('RED', ['A']),
      offer('GREEN', ['H']),
    ];
    expect(kept({ hardLeft: 0 }, ...all)).toEqual(['RED A', 'GREEN H']);
    expect(kept({ hardLeft: 1 }, ...all)).toHaveLength(5);
  });

  it('hold back everything while a pause is due', () => {
    expect(kept({ reached: 'stretch' }, offer('CRISIS'), offer('GREEN', ['H']))).toEqual([]);
  });

  it('hold back what somebody has declined, by category or code', () => {
    expect(kept({ prefersNot: ['B'] }, offer('AMBER'), offer('AMBER', ['A']))).toEqual(['AMBER A']);
    expect(kept({ prefersNot: ['B6'] }, offer('CRISIS'), offer('RED', ['A']))).toEqual(['RED A']);
  });

  it('never hold back a crisis that nobody else on shift can take', () => {
    const alone = [offer('CRISIS', ['B'], false), offer('RED', ['B'], false)];
    expect(kept({ hardLeft: 0, prefersNot: ['B'] }, ...alone)).toEqual(['CRISIS B']);
    expect(kept({ reached: 'day' }, ...alone)).toEqual(['CRISIS B']);
  });

  it('name what taking an item would break; what was declined may be taken by hand', () => {
    expect(limitBroken(offer('AMBER'), { ...fresh, reached: 'day', hardLeft: 0 })).toBe('day');
    expect(limitBroken(offer('AMBER'), { ...fresh, hardLeft: 0 })).toBe('hard');
    expect(limitBroken(offer('AMBER'), { ...fresh, prefersNot: ['B'] })).toBeNull();
  });
});
