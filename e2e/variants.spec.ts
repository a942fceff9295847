import { test, expect } from './support/contexts.js';
import { asked, expectRoomForLargeText, expectSound, settle, wide } from './support/sound.js';
import { variants } from './support/variants.js';

for (const { name, who, go, shows } of variants) {
  test(`${name}: is sound`, async ({ contextOf }) => {
    const { context, wrongs } = await contextOf(who);
    const page = await context.newPage();
    const open = asked(page);
    try {
      await page.setViewportSize(wide);
      await go(page);
      await expect(page.getByText(shows).first()).toBeVisible();
      await settle(page, open);
      await expectSound(page, { briefly: true });
      await expect.soft(page.getByText(shows).first()).toBeVisible();
      await expectRoomForLargeText(page);
      expect.soft(wrongs.splice(0)).toEqual([]);
    } finally {
      await page.close();
    }
  });
}
