import { arrivesOnce } from './support/line.js';
import { staffBoxes } from './support/staff-boxes.js';
import { test } from './support/test.js';

// Each about a case or a concern of its own, so that they stand beside each other and beside all else.
for (const box of staffBoxes)
  test(`never loses ${box.what}, and sends it once`, async ({ as }) => {
    test.slow();
    await arrivesOnce(as, box);
  });
