import { type Drawing, grounds } from './avatar.js';

const drawingOf: readonly (readonly [noun: string, Drawing])[] = [
  ['Kettle', 'kettle'],
  ['Teapot', 'kettle'],
  ['Pear', 'pear'],
  ['Bramble', 'pear'],
  ['Orchard', 'pear'],
  ['Boat', 'boat'],
  ['Harbour', 'boat'],
  ['Ferry', 'boat'],
  ['Moon', 'moon'],
  ['Lantern', 'moon'],
  ['Evening', 'moon'],
  ['Loaf', 'loaf'],
  ['Crumpet', 'loaf'],
  ['Bicycle', 'bicycle'],
  ['Towpath', 'bicycle'],
  ['Foxglove', 'foxglove'],
  ['Hedgerow', 'foxglove'],
  ['Bird', 'bird'],
  ['Wren', 'bird'],
  ['Starling', 'bird'],
  ['Sprout', 'sprout'],
  ['Acorn', 'sprout'],
  ['Clover', 'sprout'],
  ['Shell', 'shell'],
  ['Pebble', 'shell'],
  ['Coat', 'coat'],
  ['Button', 'coat'],
  ['Mitten', 'coat'],
  ['Mug', 'mug'],
  ['Teacup', 'mug'],
  ['Hill', 'hills'],
  ['Meadow', 'hills'],
  ['Valley', 'hills'],
  ['Tulip', 'tulip'],
  ['Garden', 'tulip'],
];
const adjectives = [
  'Small',
  'Quiet',
  'Second',
  'Early',
  'Blue',
  'Warm',
  'Gentle',
  'Wandering',
  'Patient',
  'Bright',
  'Sunday',
  'Little',
  'Green',
  'Silver',
  'Windy',
  'Woollen',
  'Old',
  'Sleepy',
  'Curious',
  'Steady',
  'Amber',
  'Spare',
  'Painted',
  'Humming',
  'Left',
  'Corner',
  'Northern',
  'Morning',
  'Paper',
  'Slow',
];

/** A small generator with a seed: the same seed gives the same names on every machine. */
function sequence(seed: number): (below: number) => number {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ 0xc2b2ae35) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Names that tell nothing about a person, each with a drawing that goes with it. No noun comes twice. */
export function nameIdeas(seed: number, count: number): { name: string; avatar: string }[] {
  const next = sequence(seed);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const ideas = new Map<string, { name: string; avatar: string }>();
  while (ideas.size < Math.min(count, drawingOf.length)) {
    const [noun, drawing] = pick(drawingOf);
    if (!ideas.has(noun))
      ideas.set(noun, { name: `${pick(adjectives)} ${noun}`, avatar: `${drawing}-${pick(grounds)}` });
  }
  return [...ideas.values()];
}
