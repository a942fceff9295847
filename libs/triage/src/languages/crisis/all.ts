import { arabic } from './arabic.js';
import { french } from './french.js';
import { italian } from './italian.js';
import type { CrisisList } from './list.js';
import { polish } from './polish.js';
import { portuguese } from './portuguese.js';
import { punjabi } from './punjabi.js';
import { romanian } from './romanian.js';
import { urdu } from './urdu.js';

export const crisisLists: readonly CrisisList[] = [
  polish,
  romanian,
  portuguese,
  italian,
  french,
  arabic,
  urdu,
  punjabi,
];
