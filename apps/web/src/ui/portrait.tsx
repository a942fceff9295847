import { portraitDrawings, type PortraitName } from './portrait-drawings.js';
import styles from './portrait.module.css';

export const portraitNames = Object.keys(portraitDrawings) as PortraitName[];
export const portraitGrounds = ['moss', 'clay', 'sky', 'heather', 'honey', 'rose', 'sea', 'stone'] as const;
export type PortraitGround = (typeof portraitGrounds)[number];

/** The ground that suits a drawing when nobody chose one. */
const ownGround: Record<PortraitName, PortraitGround> = {
  kettle: 'clay',
  pear: 'moss',
  boat: 'sky',
  moon: 'heather',
  loaf: 'honey',
  bicycle: 'sky',
  foxglove: 'rose',
  bird: 'sea',
  sprout: 'moss',
  shell: 'rose',
  coat: 'heather',
  mug: 'honey',
  hills: 'honey',
  tulip: 'rose',
};

interface PortraitProps {
  /** A drawing, or drawing and ground in one word as the server keeps it: `kettle` or `kettle-clay`. */
  name: string;
  ground?: PortraitGround;
  /** Pixels at normal text size: 48 in posts, 40 on phone, 36 in rooms and lists, 72 on profiles. */
  size?: number;
  /** On a soft teal card the ground turns white. */
  onSoft?: boolean;
}

const isDrawing = (name: string): name is PortraitName => name in portraitDrawings;
const isGround = (name: string | undefined): name is PortraitGround =>
  (portraitGrounds as readonly string[]).includes(name ?? '');

/** A drawn portrait. Silent: a name always stands beside it. */
export function Portrait({ name, ground, size = 48, onSoft }: PortraitProps) {
  const [first = '', second] = name.split('-');
  const drawing: PortraitName = isDrawing(first) ? first : 'hills';
  const tone = ground ?? (isGround(second) ? second : ownGround[drawing]);
  return (
    <svg
      viewBox="0 0 48 48"
      className={[styles.portrait, styles[tone], onSoft && styles.onSoft].filter(Boolean).join(' ')}
      style={{ inlineSize: `${size / 16}rem`, blockSize: `${size / 16}rem` }}
      aria-hidden="true"
      focusable="false"
    >
      {portraitDrawings[drawing]}
    </svg>
  );
}
