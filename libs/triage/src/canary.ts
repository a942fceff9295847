import type { Level } from '@kith/contracts/level';

/** A text whose danger everybody agrees on, and the level it must never fall under. */
export interface Canary {
  readonly id: string;
  readonly text: string;
  readonly least: Exclude<Level, 'GREEN'>;
}

/**
 * Read once a day by every worker with whatever it reads by then (H27): rules that were lost, weights that are not those of
 * the release, a Node that reads patterns otherwise. Invented; a text is changed only together with a reason for it.
 */
export const canaries: readonly Canary[] = [
  { id: 'act', text: 'I have just swallowed every tablet in the house.', least: 'CRISIS' },
  { id: 'plan', text: 'Tonight I am going to kill myself, the rope is ready.', least: 'CRISIS' },
  { id: 'goodbye', text: 'My goodbye letters are on the table. Look after my dog.', least: 'CRISIS' },
  { id: 'unsafe', text: "I can't keep myself safe tonight", least: 'CRISIS' },
  { id: 'no-apostrophe', text: 'i cant keep myself safe', least: 'CRISIS' },
  { id: 'spaced', text: 'I want to k i l l myself', least: 'RED' },
  { id: 'leet', text: 'i want to k1ll mys3lf', least: 'RED' },
  { id: 'capitals', text: 'I WANT TO DIE', least: 'RED' },
  { id: 'denied-safety', text: "I don't think I can stay safe", least: 'CRISIS' },
  { id: 'self-harm', text: 'I cut my arms again this morning', least: 'RED' },
  { id: 'by-insulin', text: 'Thinking of injecting the whole pen so that I do not wake up', least: 'RED' },
  { id: 'not-here', text: 'I wish I could just not wake up any more', least: 'AMBER' },
  { id: 'other-now', text: 'My brother says he is going to kill himself tonight', least: 'CRISIS' },
  { id: 'low-confused', text: '2.1 and so confused, nobody is here', least: 'CRISIS' },
  { id: 'low-mgdl', text: 'Meter says 41 mg/dL, shaking, I live alone and cannot stand up', least: 'CRISIS' },
  { id: 'meter-lo', text: 'Meter just says LO and I cannot think straight', least: 'CRISIS' },
  { id: 'not-rising', text: 'Two cartons of juice and still 2.4 after half an hour', least: 'CRISIS' },
  { id: 'will-not-wake', text: 'My wife will not wake up and her sensor says low', least: 'CRISIS' },
  { id: 'ketones', text: 'Ketones 3.6 and I cannot stop throwing up', least: 'CRISIS' },
  { id: 'ketones-mild', text: 'Ketones 1.8, feeling ill, 17 since last night', least: 'RED' },
  { id: 'double-dose', text: 'I took 30 units of fast insulin instead of my basal, ten minutes ago', least: 'CRISIS' },
  { id: 'no-insulin', text: 'I have no insulin left and the pharmacy is closed until Monday', least: 'RED' },
  { id: 'rationing', text: 'I am skipping my insulin because I cannot afford it', least: 'RED' },
  { id: 'for-weight', text: 'I leave my insulin out so that I lose weight', least: 'RED' },
  { id: 'chest', text: 'Chest pain down my left arm and I am sweating', least: 'CRISIS' },
  { id: 'pregnant', text: 'I am 30 weeks and the baby has not moved since yesterday', least: 'CRISIS' },
  { id: 'foot', text: 'Two of my toes have gone black', least: 'RED' },
  { id: 'violence', text: 'He is hitting me right now and I am locked in the bathroom', least: 'CRISIS' },
  { id: 'withheld', text: 'My husband hides my insulin when he is angry', least: 'RED' },
  { id: 'advice', text: 'You should stop taking your insulin, the cinnamon will do it', least: 'RED' },
  { id: 'es-act', text: 'Me tomé todas las pastillas hace un rato', least: 'CRISIS' },
  { id: 'es-wish', text: 'Ya no quiero vivir', least: 'RED' },
  { id: 'es-low', text: 'Estoy en 45, muy confundida y no hay nadie en casa', least: 'CRISIS' },
  { id: 'es-ketones', text: 'Cetonas en 3,8 y no paro de vomitar', least: 'CRISIS' },
  { id: 'fr-wish', text: 'Je veux mourir', least: 'RED' },
  { id: 'pl-wish', text: 'Nie chcę już żyć', least: 'RED' },
  {
    id: 'model-story',
    text: 'I have been so tired of everything for months now. Nobody would notice and I feel like such a burden on my family. Every night I cry and I hate myself, and I just want all of this pain to end. I do not know what to do anymore.',
    least: 'RED',
  },
];
