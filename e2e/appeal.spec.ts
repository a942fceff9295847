import { choose, press, type } from './support/keyboard.js';
import { claimed, decides, hides, marked, newcomer, ownGroup, writes } from './support/own.js';
import { expectFits, small } from './support/sound.js';
import { expect, test } from './support/test.js';

test('a decision is challenged, another person finds it wrong, and the words are back (R4, R22)', async ({ as }) => {
  test.slow();
  const group = await ownGroup(as);
  const member = await newcomer(as, group, 'Bell Jar');
  const reader = await newcomer(as, group, 'Potting Bench');
  const words = 'I told my nurse where she can put the leaflet, and we both laughed.';
  const { threadId, postId } = await writes(member, group, 'The leaflet', words);
  const ines = await as('ines');
  const concern = await marked(ines, postId);
  await claimed(ines, concern);
  await hides(ines, concern, postId);
  await decides(ines, concern);
  const lead = await as('lead', small);
  const card = (page: typeof lead) => page.getByRole('listitem').filter({ hasText: 'Bell Jar' });
  const why = 'She laughed too. Please ask her.';
  const answer = 'I read it again. It was a joke between you two, and we should have seen that. We are sorry.';

  await test.step('the member reads why, and asks for another look', async () => {
    await reader.goto(`/t/${threadId}`);
    await expect(reader.getByText(words, { exact: true })).toHaveCount(0);
    await member.goto('/you/decisions');
    await member.getByRole('link', { name: /^We have hidden what you wrote/ }).click();
    await expect(member.getByRole('blockquote')).toContainText(words);
    await member.getByLabel('What should they know?').fill(why);
    await member.getByRole('button', { name: 'Ask for another look' }).click();
    await expect(member.getByText(/A different person answers by/)).toBeVisible();
  });

  await test.step('who decided first cannot answer it', async () => {
    await ines.goto('/desk/appeals');
    await expect(card(ines)).toContainText('You made this decision, so another person answers.');
    await expect(card(ines).getByRole('button', { name: 'Answer this' })).toHaveCount(0);
  });

  await test.step('another lead reads both sides and overturns it, without a mouse', async () => {
    await lead.goto('/desk/appeals');
    await expect(card(lead)).toContainText(why);
    await expect(card(lead)).toContainText(words);
    await press(lead, card(lead).getByRole('button', { name: 'Answer this' }));
    await choose(
      lead,
      card(lead).getByRole('group', { name: 'What do you decide?' }),
      card(lead).getByRole('radio', { name: /^We got it wrong/ }),
    );
    await expectFits(lead);
    await type(lead, card(lead).getByLabel('Your answer to them'), answer);
    await press(lead, card(lead).getByRole('button', { name: 'Send the answer' }));
    await expect(lead.getByText('Answered. They have been told.').first()).toBeVisible();
    await expect(card(lead)).toHaveCount(0);
  });

  await test.step('the words are there again for everybody, and the member reads the answer', async () => {
    await reader.reload();
    await expect(reader.getByText(words, { exact: true })).toBeVisible();
    await member.goto('/you/decisions');
    await member.getByRole('link', { name: /^We have hidden what you wrote/ }).click();
    await expect(member.getByText(answer, { exact: true })).toBeVisible();
    await expect(member.getByText(/^This was taken back, .* It no longer counts\.$/)).toBeVisible();
  });
});
