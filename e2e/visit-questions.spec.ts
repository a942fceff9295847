import type { Download, Page } from '@playwright/test';
import { newcomer, ownGroup, writes } from './support/own.js';
import { expectFits, small } from './support/sound.js';
import { expect, test } from './support/test.js';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const textOf = async (download: Download) => {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

test('from talk to my next visit: two taps to a question of my own, and nothing of what others wrote goes along (H10)', async ({
  as,
}) => {
  const group = await ownGroup(as);
  const [author, member] = [await newcomer(as, group, 'Dibber'), await newcomer(as, group, 'Trowel')];
  const { threadId } = await writes(author, group, 'Kestrel nights', 'Kestrel words about nights.');
  await member.setViewportSize(small.viewport);
  await member.goto(`/t/${threadId}`);
  const post = member.getByRole('article', { name: /Dibber/ });

  await post.getByRole('button', { name: 'More' }).click();
  await member.getByRole('menuitem', { name: 'Ask at my next visit' }).click();
  const box = member.getByLabel('Your question');
  await expect(box).toHaveValue('');
  await expectFits(member);
  await box.fill('May I take my evening dose later?');
  await button(member, 'Keep it on my list').click();
  await expect(member.getByRole('heading', { level: 1, name: 'It is on your list.' })).toBeFocused();

  await member.getByRole('link', { name: 'See my list' }).click();
  await expect(member.getByText('1. May I take my evening dose later?')).toBeVisible();
  const origin = member.getByRole('link', { name: 'From a conversation in' });
  await expect(origin).toBeVisible();

  await test.step('neither the sheet nor a file says more than the question', async () => {
    await member.emulateMedia({ media: 'print' });
    await expect(member.getByText('1. May I take my evening dose later?')).toBeVisible();
    await expect(origin).toBeHidden();
    expect(await member.evaluate(() => document.body.innerText)).not.toMatch(/Kestrel|Dibber|Trowel|Kith/);
    await member.emulateMedia({ media: 'screen' });
    for (const [name, begins] of [
      ['Save it as a text file', 'Questions for my next visit\n\n1. May I take'],
      ['Save it for a clinic’s system (FHIR)', '{\n  "resourceType": "Questionnaire"'],
    ] as const) {
      const given = member.waitForEvent('download');
      await button(member, name).click();
      const text = await textOf(await given);
      expect(text.startsWith(begins)).toBe(true);
      expect(text).toContain('May I take my evening dose later?');
      expect(text).not.toMatch(/Kestrel|Dibber|Trowel|Kith|\/t\//);
    }
  });

  await test.step('it is asked, the answer noted, deleted and taken back', async () => {
    await button(member, 'I asked this').click();
    await button(member, 'Note the answer').click();
    await member.getByLabel('What you were told').fill('Yes, up to two hours.');
    await button(member, /^Save$/).click();
    await expect(member.getByText('Yes, up to two hours.')).toBeVisible();
    await button(member, 'Delete').click();
    await expect(member.getByText('No questions yet.', { exact: false })).toBeVisible();
    await button(member, 'Undo').click();
    await expect(member.getByText('Yes, up to two hours.')).toBeVisible();
  });
});
