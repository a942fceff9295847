import { expect, type Page } from '@playwright/test';

/** Reads the newest mail to an address in the open outbox of the demo; waits until there is one. */
export async function readMail(
  page: Page,
  to: string,
  subject: RegExp,
): Promise<{ subject: string; text: string; link: string | null }> {
  await page.goto('/outbox');
  const mail = page.getByRole('article').filter({ hasText: to }).filter({ hasText: subject }).first();
  await expect(mail).toBeVisible({ timeout: 15_000 });
  const text = await mail.innerText();
  const link = mail.getByRole('link').first();
  return {
    subject: (await mail.locator('b').innerText()).trim(),
    text,
    link: (await link.count()) > 0 ? await link.getAttribute('href') : null,
  };
}
