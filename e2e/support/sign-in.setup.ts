import { test as setup } from '@playwright/test';
import { everybody, signIn, stateOf } from './people.js';

for (const who of everybody) {
  setup(`signs in ${who}`, async ({ page }) => {
    await signIn(page, who);
    await page.context().storageState({ path: stateOf(who) });
  });
}
