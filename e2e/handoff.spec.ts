import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ownCase } from './support/own.js';
import { signInAnew } from './support/people.js';
import { expectFits } from './support/sound.js';
import { expect, test } from './support/test.js';

const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('lets a clinic’s system read a case with a key that two people let in, and take it as a file without one (R4, R55)', async ({
  as,
}) => {
  test.slow();
  const [owner, admin, lead] = [await as(null), await as(null), await as(null)];
  await signInAnew(owner, 'okoro');
  const own = await ownCase(as, { name: 'Slate Lantern', owner });
  await signInAnew(admin, 'admin');
  await signInAnew(lead, 'lead');
  const name = `Ward system ${randomUUID().slice(0, 8)}`;
  let secret = '';
  const read = (path: string) =>
    admin.request.get(`/fhir/R4/${path}`, { headers: { authorization: `Bearer ${secret}` } });
  const talk = `Communication?based-on=Task/${own.id}`;

  await test.step('an administrator makes a key and sees it once', async () => {
    await admin.goto('/run/handoff');
    await admin.getByRole('button', { name: 'New key' }).click();
    const form = admin.getByRole('form', { name: 'New key' });
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    await form.getByRole('checkbox', { name: /Messages and notes/ }).check();
    await form.getByRole('button', { name: 'Make the key' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    const shown = admin.getByRole('dialog', { name: `The key for ${name}` });
    secret = await shown.getByRole('textbox', { name: 'To copy' }).inputValue();
    await expectFits(admin);
    await shown.getByRole('button', { name: 'I have kept it' }).click();
    await expect(rowOf(admin, name)).toContainText('Waits for a second person');
    await expect(rowOf(admin, name).getByRole('button', { name: 'Let' })).toHaveCount(0);
    expect((await read(talk)).status()).toBe(401);
  });

  await test.step('a clinical lead lets it in, and the system reads', async () => {
    await lead.goto('/run/handoff');
    await lead.getByRole('button', { name: `Let ${name} in` }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await expect(rowOf(lead, name)).toContainText('In force');
    const answer = await read(talk);
    expect([answer.status(), (await answer.json()).resourceType]).toEqual([200, 'Bundle']);
  });

  await test.step('once it is revoked it opens nothing', async () => {
    await lead.getByRole('button', { name: `Revoke ${name}` }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await expect(rowOf(lead, name)).toContainText('Revoked');
    expect((await read(talk)).status()).toBe(401);
  });

  await test.step('the clinical lead takes the case along as a file', async () => {
    await lead.goto(`/clinic/${own.id}`);
    await lead.getByRole('button', { name: 'More', exact: true }).click();
    await lead.getByRole('menuitem', { name: 'Download as FHIR bundle' }).click();
    const arrives = lead.waitForEvent('download');
    await lead.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    const file = await arrives;
    expect(file.suggestedFilename()).toBe(`case-${own.number}.fhir.json`);
    const bundle = JSON.parse(readFileSync(await file.path(), 'utf8')) as { type: string; entry: unknown[] };
    expect([bundle.type, bundle.entry.length > 5]).toEqual(['collection', true]);
  });
});
