import type { Screen } from './screen.js';
import { clinicScreens } from './screens.clinic.js';
import { deskScreens } from './screens.desk.js';
import { memberScreens } from './screens.member.js';
import { publicScreens } from './screens.public.js';
import { runScreens } from './screens.run.js';

/** Every screen there is. The router is made from it, and the accessibility tests walk it. */
export const screens: readonly Screen[] = [
  ...publicScreens,
  ...memberScreens,
  ...deskScreens,
  ...clinicScreens,
  ...runScreens,
];
