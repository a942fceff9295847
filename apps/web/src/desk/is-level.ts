import { levels, type Level } from '@kith/contracts/level';

export const isLevel = (value: string): value is Level => (levels as readonly string[]).includes(value);
