/** The drawn portraits. A picture is kept as drawing and ground, such as `kettle-clay`. */
export const drawings = [
  'kettle',
  'pear',
  'boat',
  'moon',
  'loaf',
  'bicycle',
  'foxglove',
  'bird',
  'sprout',
  'shell',
  'coat',
  'mug',
  'hills',
  'tulip',
] as const;
export const grounds = ['moss', 'clay', 'sky', 'heather', 'honey', 'rose', 'sea', 'stone'] as const;

export type Drawing = (typeof drawings)[number];

export function isAvatar(value: string): boolean {
  const [drawing, ground, ...rest] = value.split('-');
  return (
    rest.length === 0 &&
    (drawings as readonly (string | undefined)[]).includes(drawing) &&
    (grounds as readonly (string | undefined)[]).includes(ground)
  );
}
