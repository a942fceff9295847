import type { Page } from '@playwright/test';
import { ask } from './support/graphql.js';
import { choose, press, reach, tabTo, type } from './support/keyboard.js';
import { claimed, concernIn, decides, marked, newcomer, ownGroup, pauses, writes } from './support/own.js';
import { expectFits, small } from './support/sound.js';
import { inHand, pendingPanel } from './support/staff-boxes.js';
import { expect, test } from './support/test.js';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });

/** Chooses an entry of a list without a mouse, by the first letters of its words. */
async function chooseEntry(page: Page, list: ReturnType<Page['getByLabel']>, entry: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(entry);
  await expect(list.locator('option:checked')).toHaveText(entry);
}

/** From the queue to one concern, and takes it, without a mouse. */
async function takeFromQueue(page: Page, concern: string): Promise<void> {
  await page.goto('/desk/queue');
  const row = page.locator(`a[href="/desk/c/${concern}"]`).first();
  const more = button(page, /^Show \d+ more in 3 Soon/);
  await expect(row.or(more).first()).toBeVisible();
  if (!(await row.isVisible())) await press(page, more);
  await press(page, row);
  await expect(button(page, /^Claim it/)).toBeVisible();
  await press(page, button(page, /^Claim it/));
  await expect(button(page, /Hand back/)).toBeVisible();
}

test('publishes one post that waits and not another, and each of them reads what became of it', async ({ as }) => {
  test.slow();
  const group = await ownGroup(as, 'FIRST_THREE');
  const [author, reader] = [await newcomer(as, group, 'Cloche'), await newcomer(as, group, 'Dibber')];
  const shed = 'Is anybody selling a shed?';
  const peas = 'The peas are up, and I have not slept. Who else digs at night?';
  const why = 'We do not sell here. You can ask on the notice board of the allotment.';
  const first = await writes(author, group, 'A shed', shed);
  const lead = await as('ines', small);
  const concern = await concernIn(lead, group);
  const panel = pendingPanel(lead);

  let second = first;
  await test.step('the lead declines it with a rule and words, also when another one comes meanwhile', async () => {
    await takeFromQueue(lead, concern);
    await expect(lead.getByRole('heading', { level: 1, name: 'A post by Cloche waits for you' })).toBeVisible();
    await press(lead, panel.getByRole('button', { name: 'Do not publish', exact: true }));
    const decline = panel.getByRole('button', { name: 'Do not publish, and tell Cloche' });
    await press(lead, decline);
    await expect(panel.getByText('Choose the rule first.')).toBeVisible();
    await expectFits(lead);
    await tabTo(lead, panel.getByLabel('Which rule?'), { back: true });
    await chooseEntry(lead, panel.getByLabel('Which rule?'), 'Selling, scams or research');
    await chooseEntry(lead, panel.getByLabel('Begin from'), 'In your own words');
    await type(lead, panel.getByLabel('Your words'), why);

    second = await writes(author, group, 'Peas', peas);
    await expect(lead.getByText(peas, { exact: true })).toBeVisible();
    await expect(panel).toContainText(`Words in question, 2 of 2: “${shed}”`);
    await expect(panel.getByLabel('Your words')).toHaveValue(why);
    await press(lead, decline);
    await expect(lead.getByText('Not published. Cloche has been told why.').first()).toBeVisible();
    await expect(panel).toContainText(`Words in question, 1 of 2: “${peas.slice(0, 60)}`);
    await expect(decline).toHaveCount(0);
  });

  await test.step('its author reads why, and the group sees nothing of it', async () => {
    await author.goto('/you/notices');
    const told = author.getByRole('link', { name: 'A post of yours was not put up' });
    await expect(told).toHaveCount(1);
    await told.click();
    await expect(author.getByRole('heading', { level: 1, name: 'We did not put up your post' })).toBeVisible();
    await expect(author.getByText(why, { exact: false }).first()).toBeVisible();
    await author.goto(`/t/${first.threadId}`);
    await expect(author.getByText('This was not published. Only you and our team can see it.')).toBeVisible();
    await reader.goto(`/groups/${group.slug}`);
    await expect(reader.getByText(/^No posts here yet/)).toBeVisible();
    await reader.goto(`/t/${first.threadId}`);
    await expect(reader.getByRole('heading', { level: 1, name: 'We can’t find that page' })).toBeVisible();
  });

  await test.step('the other one is published', async () => {
    await press(lead, panel.getByRole('button', { name: 'Publish it' }));
    await expect(lead.getByText('Published. Others can see it now.').first()).toBeVisible();
    await expect(panel).toHaveCount(0);
    await reader.goto(`/groups/${group.slug}`);
    await expect(reader.getByRole('link', { name: 'A shed' })).toHaveCount(0);
    await reader.getByRole('link', { name: 'Peas' }).click();
    await expect(reader.getByText(peas, { exact: true })).toBeVisible();
    await author.goto(`/t/${second.threadId}`);
    await expect(author.getByText(peas, { exact: true })).toBeVisible();
    await expect(author.getByText('Your post is safe')).toHaveCount(0);
  });
  await decides(lead, concern);
});

test('has a lead decide what a peer proposes: one turned down, one carried out', async ({ as }) => {
  test.slow();
  const { group } = await ask<{ group: { id: string } }>(
    await as('programme'),
    '{ group(slug: "type-1-and-work") { id } }',
  );
  const name = `Tool Shed ${Date.now() % 100_000}`;
  const member = await newcomer(as, group, name);
  const words = 'My way with the night shift is the only one that works, take it or leave it.';
  const { threadId, postId } = await writes(member, group, 'Night shift, my way', words);
  const [peer, lead, reader] = [await as('joss'), await as('ines', small), await as('gate')];
  const concern = await marked(peer, postId);
  await claimed(peer, concern);
  const form = peer.locator('[id^=verdict-form]');
  const card = (heading: RegExp) =>
    lead.getByRole('listitem').filter({ has: lead.getByRole('heading', { name: heading }) });
  const down = card(new RegExp(`^Take down words by ${name}$`));
  const pause = card(new RegExp(`^Pause ${name} for 4 hours$`));

  await test.step('the peer proposes to take the words down, and nothing has happened', async () => {
    await inHand(peer, `/desk/c/${concern}`);
    await button(peer, /^Hide or take down/).click();
    await peer.getByRole('radio', { name: /^Propose to take it down/ }).check();
    await form.getByLabel('Which rule?').selectOption({ label: 'Unkind words' });
    await form.getByLabel('Begin from').selectOption({ label: 'Taken down' });
    await form.getByLabel(/^What exactly/).fill('it reads as if others did it wrong');
    await button(peer, 'Propose it to a lead').click();
    await expect(peer.getByText(`Proposed. A lead decides; ${name} has not been told anything.`).first()).toBeVisible();
    await reader.goto(`/t/${threadId}`);
    await expect(reader.getByText(words, { exact: true })).toBeVisible();
    await expect(button(peer, 'Take it down and tell them')).toHaveCount(0);
  });

  await test.step('the lead reads it among the proposals and turns it down, without a mouse', async () => {
    await lead.goto('/desk/proposals');
    await expect(down).toContainText('Proposed by Joss');
    await expect(down).toContainText('it reads as if others did it wrong');
    await expectFits(lead);
    await press(lead, down.getByRole('button', { name: 'Turn it down' }));
    await expect(lead.getByText('Turned down. The one who proposed it sees that.').first()).toBeVisible();
    await expect(down).toHaveCount(0);
  });

  await test.step('the words stay, the member was told nothing, and the peer sees what was decided', async () => {
    await reader.reload();
    await expect(reader.getByText(words, { exact: true })).toBeVisible();
    await member.goto('/you/decisions');
    await expect(member.getByText('No decisions about your words.')).toBeVisible();
    await expect(peer.getByRole('region', { name: 'What happened' })).toContainText('Turned the proposal down');
  });

  await test.step('the peer proposes a pause; the lead confirms it', async () => {
    await button(peer, /^Pause this person/).click();
    await form.getByLabel('Which rule?').selectOption({ label: 'Unkind words' });
    await form.getByLabel('Begin from').selectOption({ label: 'A pause from writing' });
    await form.getByLabel(/^What exactly/).fill('the tone towards others');
    await button(peer, 'Propose a pause to a lead').click();
    await expect(pause).toContainText('the tone towards others');
    await press(lead, pause.getByRole('button', { name: 'Pause them and tell them' }));
    await expect(lead.getByText('Done. The member has been told.').first()).toBeVisible();
    await expect(pause).toHaveCount(0);
    await expect(peer.getByRole('region', { name: 'What happened' })).toContainText('Confirmed the proposal');
    await expect(peer.getByRole('region', { name: 'What we know' })).toContainText('Paused until');
  });

  await test.step('the member cannot write, and reads why and until when', async () => {
    await member.goto(`/t/${threadId}`);
    await expect(
      member.getByText('You can’t post for now. You can still read and get help.', { exact: false }),
    ).toBeVisible();
    await member.goto('/you/notices');
    const told = member.getByRole('link', { name: 'You can’t write for a while' });
    await expect(told).toHaveCount(1);
    await told.click();
    await expect(member.locator('main')).toContainText('This is because of the tone towards others.');
    await expect(member.locator('main')).not.toContainText('{time}');
  });
  await decides(peer, concern);
});

test('ends a pause before its time: the member is told, and writes again at once', async ({ as }) => {
  test.slow();
  const group = await ownGroup(as);
  const member = await newcomer(as, group, 'Hand Fork');
  const { threadId, postId } = await writes(member, group, 'Nettles', 'Whoever planted these has no shame.');
  const lead = await as('ines', small);
  const concern = await marked(lead, postId);
  await claimed(lead, concern);
  await pauses(lead, concern);
  const closed = member.getByText('You can’t post for now. You can still read and get help.', { exact: false });
  const form = lead.locator('#verdict-form-endPause');
  const why = 'Thank you for writing to us. It was longer than it had to be.';

  await test.step('the member waits', async () => {
    await member.goto(`/t/${threadId}`);
    await expect(closed).toBeVisible();
  });

  await test.step('the lead ends the pause without a mouse, with a reason and words', async () => {
    await lead.goto(`/desk/c/${concern}`);
    await expect(lead.getByRole('region', { name: 'What we know' })).toContainText('Paused until');
    await reach(lead, button(lead, /Hand back/));
    await press(lead, button(lead, /^End the pause/));
    await press(lead, form.getByRole('button', { name: 'End the pause and tell Hand Fork' }));
    await expect(form.getByText('Choose why it ends.')).toBeVisible();
    await expectFits(lead);
    await tabTo(lead, button(lead, /^End the pause/).first(), { back: true });
    await choose(
      lead,
      form.getByRole('group', { name: 'Why does it end now?' }),
      form.getByRole('radio', { name: 'It was longer than needed' }),
    );
    await chooseEntry(lead, form.getByLabel('Begin from'), 'In your own words');
    await type(lead, form.getByLabel('Your words'), why);
    await press(lead, form.getByRole('button', { name: 'End the pause and tell Hand Fork' }));
    await expect(lead.getByText('The pause is over. Hand Fork has been told.').first()).toBeVisible();
    await expect(button(lead, /^End the pause/)).toHaveCount(0);
    await expect(lead.getByRole('region', { name: 'What happened' })).toContainText('Ended the pause');
    await expect(lead.getByRole('region', { name: 'What we know' })).not.toContainText('Paused until');
  });

  await test.step('the member reads it, and writes', async () => {
    await member.goto('/messages');
    await member
      .getByRole('link', { name: /moderation team|moderators/i })
      .first()
      .click();
    await expect(member.getByText(why, { exact: true })).toBeVisible();
    await member.goto(`/t/${threadId}`);
    await expect(member.locator('#reply-box')).toBeVisible();
    await expect(closed).toHaveCount(0);
    await member.locator('#reply-box').fill('Sorry about that. They are good for soup.');
    await button(member, 'Post reply').click();
    await expect(
      member.getByRole('article').getByText('Sorry about that. They are good for soup.', { exact: true }),
    ).toBeVisible();
  });

  await test.step('the decision stays on record', async () => {
    await member.goto('/you/decisions');
    await member.getByRole('link', { name: /^You can’t write for a while/ }).click();
    await expect(member.getByText('This was taken back', { exact: false })).toHaveCount(0);
  });
  await decides(lead, concern);
});
