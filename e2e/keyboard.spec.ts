import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { ask } from './support/graphql.js';
import { choose, press, reach, tabTo, type } from './support/keyboard.js';
import { readMail } from './support/mail.js';
import { caseNumber } from './support/own.js';
import { isRegistered, screens, whoSees } from './support/registry.js';
import { addressOf } from './support/story.js';
import { expect, test } from './support/test.js';

/** Opens the menu a button leads to and goes down to an entry. */
async function chooseInMenu(page: Page, entry: string): Promise<void> {
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('menuitem', { name: entry, exact: true });
  await expect(wanted).toBeVisible();
  for (let steps = 0; steps < 10; steps++) {
    if (await wanted.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const newly = 'type-2-newly-told';

async function mark(page: Page, author: string, level: 'AMBER' | 'RED'): Promise<string> {
  const { threads } = await ask<{ threads: { items: { id: string }[] } }>(
    page,
    `{ threads(groupSlug: "${newly}", sort: OLDEST, first: 20) { items { id } } }`,
  );
  for (const thread of threads.items) {
    const { posts } = await ask<{ posts: { items: { id: string; author: { displayName: string } | null }[] } }>(
      page,
      'query ($id: UUID!) { posts(threadId: $id, page: 1) { items { id author { displayName } } } }',
      { id: thread.id },
    );
    const post = posts.items.find((one) => one.author?.displayName === author);
    if (!post) continue;
    const { markContent } = await ask<{ markContent: { id: string } }>(
      page,
      'mutation ($id: UUID!, $key: UUID!, $level: Level!) { markContent(contentType: POST, contentId: $id, key: $key, level: $level, note: null) { id } }',
      { id: post.id, key: randomUUID(), level },
    );
    return `/desk/c/${markContent.id}`;
  }
  throw new Error(`${author} has not written in ${newly}.`);
}

test('1: joins and writes a first post', async ({ as }) => {
  const page = await as(null);
  const email = `keys-${Date.now()}@demo.example`;
  await page.goto('/');
  await reach(page, page.locator('main').getByRole('link', { name: 'Join' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Step 1 of 6')).toBeVisible();
  await tabTo(page, page.getByLabel('Country'));
  await page.keyboard.type('United K');
  await expect(page.getByLabel('Country')).toHaveValue('GB');
  await press(page, button(page, 'Continue'));
  await expect(page.getByText('Step 2 of 6')).toBeVisible();
  await choose(page, page.getByRole('group').first(), page.getByRole('radio', { name: 'Yes, I am 18 or older' }));
  await press(page, button(page, 'Continue'));
  await press(page, page.getByRole('checkbox', { name: /Type 2, newly told/ }), 'Space');
  await press(page, button(page, 'Continue'));
  await type(page, page.getByLabel('Or write your own'), `Quiet Lamp ${Date.now() % 1000}`);
  await press(page, button(page, 'Continue'));
  await expect(page.getByText('Step 5 of 6')).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await press(page, box, 'Space');
  await press(page, button(page, 'Continue'));
  await type(page, page.getByLabel('Email'), email);
  await type(page, page.getByLabel('Password', { exact: true }), 'a boat, a lamp and a loaf');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();

  const { link } = await readMail(page, email, /./);
  await page.goto(link ?? '');
  await press(page, button(page, 'Confirm my email'));
  await press(page, page.getByRole('link', { name: 'Go to your groups' }));
  await expect(page.locator('h1')).toHaveCount(1);
  await page.goto(`/write?group=${newly}`);
  await reach(page, page.getByLabel('Your words'));
  await type(page, page.getByLabel('Your words'), 'Written without a mouse. Good evening.');
  await press(page, button(page, 'Post it'));
  await expect(page.getByRole('heading', { level: 1, name: /Written without a mouse/ })).toBeVisible();
});

test('2: reads a thread, replies, and changes the reply', async ({ as }) => {
  const page = await as('bicycle');
  await page.goto(`/groups/${newly}`);
  await reach(page, page.locator('main').getByRole('link', { name: 'Write a post' }));
  await press(page, page.getByRole('link', { name: 'The word they used at the pharmacy' }));
  await expect(page.getByRole('heading', { level: 1, name: 'The word they used at the pharmacy' })).toBeFocused();
  await type(page, page.locator('#reply-box'), 'Mine said “with food”, and there was none in the house.');
  await press(page, button(page, 'Post reply'));
  const mine = page.getByRole('article', { name: 'Post by Old Bicycle' }).filter({ hasText: 'with food' });
  await expect(mine).toBeVisible();
  await tabTo(page, mine.getByRole('button', { name: 'More' }), { back: true });
  await chooseInMenu(page, 'Change');
  await expect(page.getByLabel('Change your words')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' Only tea.');
  await press(page, button(page, 'Save the change'));
  await expect(page.getByText('there was none in the house. Only tea.')).toBeVisible();
});

test('3: reports a message in a live room', async ({ as }) => {
  const moderator = await as('ines');
  const writer = await as('kettle');
  const page = await as('foxglove');
  const { group } = await ask<{ group: { room: { id: string } } }>(page, `{ group(slug: "${newly}") { room { id } } }`);
  const room = `/rooms/${group.room.id}`;
  await Promise.all([moderator.goto(room), writer.goto(room), page.goto(room)]);
  const words = `I have half a lemon cake to give away ${Date.now()}.`;
  await writer.getByLabel('Write a message').fill(words);
  await writer.getByRole('button', { name: 'Send' }).click();
  const line = page.getByRole('article').filter({ hasText: words });
  await expect(line).toBeVisible();
  await reach(page, page.getByLabel('Write a message'));
  for (let steps = 0; steps < 6 && !(await line.evaluate((one) => one === document.activeElement)); steps++)
    await page.keyboard.press('Alt+ArrowUp');
  await expect(line).toBeFocused();
  await tabTo(page, line.getByRole('button', { name: /^More about the message/ }));
  await chooseInMenu(page, 'Tell a moderator');
  await choose(
    page,
    page.getByRole('group', { name: 'What is it?' }),
    page.getByRole('radio', { name: /This breaks a rule/ }),
  );
  await choose(
    page,
    page.getByRole('group', { name: 'What is wrong with it?' }),
    page.getByRole('radio', { name: 'Selling or spam' }),
  );
  await press(page, button(page, 'Send report'));
  await expect(page.getByRole('heading', { name: 'Thank you. We have your report' })).toBeFocused();
});

test('4: reaches a phone number from any screen', async ({ as }) => {
  const pages = new Map<string | null, Page>();
  const shown = screens.filter(({ states }) => states.includes('default'));
  test.setTimeout(shown.length * 4_000);
  for (const screen of shown) {
    const who = whoSees(screen);
    const page = pages.get(who) ?? (await as(who));
    pages.set(who, page);
    await page.goto(await addressOf(page, screen.example));
    await expect(page.locator('h1').first()).toBeAttached();
    const help = page.getByRole('link', { name: 'Get help now' }).first();
    const steps = await tabTo(page, help, { most: 12 });
    expect.soft(steps, `${screen.id}: presses of Tab to Get help now`).toBeLessThanOrEqual(12);
  }
  const page = pages.get(null) ?? (await as(null));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/help/);
  expect(isRegistered('/help')).toBe(true);
  expect(await tabTo(page, page.locator('a[href="tel:999"]'), { most: 12 })).toBeLessThanOrEqual(12);
});

test('5: claims, replies in the open and closes, as a moderator', async ({ as }) => {
  const page = await as('ade', { reducedMotion: 'reduce' });
  await page.goto(await mark(page, 'Bramble', 'AMBER'));
  await reach(page, button(page, /^Claim it/));
  await page.keyboard.press('Enter');
  await expect(button(page, /Hand back/)).toBeVisible();
  await press(page, button(page, /^Reply in the open/));
  await type(page, page.getByLabel('Your reply, in the open'), 'A bath towel is right. How are you today?');
  expect(await violations(page)).toEqual([]);
  await press(page, button(page, 'Post the reply'));
  await expect(page.getByText('Your reply is up.').first()).toBeVisible();
  await press(page, button(page, /^(Close it, you have acted|No action)/));
  await choose(
    page,
    page.getByRole('group', { name: 'What did you find?' }),
    page.getByRole('radio', { name: 'They have been supported' }),
  );
  await press(page, page.getByRole('button', { name: 'Close it', exact: true }));
  await expect(page.getByRole('heading', { name: 'This is closed' })).toBeVisible();
});

test('6 and 7: claims, hands back and escalates; the clinician acknowledges, writes and closes', async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as('ade');
  const concern = await mark(page, 'Small Harbour', 'RED');
  await page.goto(concern);
  await reach(page, button(page, /^Claim it/));
  await page.keyboard.press('Enter');
  await press(page, button(page, /Hand back/));
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeFocused();
  await press(page, page.locator(`a[href="${concern}"]`).first());
  await press(page, button(page, /^Claim it/));
  await expect(button(page, /Hand back/)).toBeVisible();
  await type(
    page,
    page.getByLabel('One sentence for the clinician'),
    'Sat with the box for an hour, sounds frightened.',
  );
  await press(page, button(page, /^Send to /));
  const panel = page.getByRole('region', { name: 'With the clinic' });
  await expect(panel).toBeVisible();
  await expect(panel.getByText(/^Sent/)).toBeVisible();

  const clinic = await as('hannah', { reducedMotion: 'reduce' });
  await clinic.goto('/clinic');
  await clinic.goto(`/clinic/page/${await caseNumber(await as('ines'), concern.split('/').at(-1) ?? '')}`);
  await reach(clinic, clinic.getByRole('button', { name: 'Acknowledge', exact: true }));
  await clinic.keyboard.press('Enter');
  await expect(clinic).toHaveURL(/\/clinic\/[0-9a-f-]{36}/);
  await type(
    clinic,
    clinic.getByLabel('Your message to Small Harbour'),
    'Hello, I am a nurse with Kith. How are you now?',
  );
  await press(clinic, button(clinic, 'Send as Hannah'));
  await expect(clinic.getByRole('region', { name: /^Messages with/ })).toContainText('How are you now?');
  await press(clinic, button(clinic, /Close with outcome/));
  const dialog = clinic.getByRole('dialog');
  await expect(dialog).toBeVisible();
  expect(await violations(clinic)).toEqual([]);
  await tabTo(clinic, dialog.getByLabel('Outcome', { exact: true }));
  await clinic.keyboard.type('Linked');
  await type(clinic, dialog.getByLabel('What was done'), 'Wrote in private, told where to ring.');
  await press(clinic, dialog.getByRole('checkbox', { name: /24 hours/ }), 'Space');
  await choose(
    clinic,
    dialog.getByRole('group', { name: 'To the moderator who raised it' }),
    dialog.getByRole('radio', { name: 'You were right to raise it' }),
  );
  await type(clinic, dialog.getByLabel(/One thing they can learn/), 'Well seen.');
  await choose(
    clinic,
    dialog.getByRole('group', { name: 'Worth your time?' }),
    dialog.getByRole('radio', { name: 'Yes' }),
  );
  await press(clinic, dialog.getByRole('button', { name: 'Close the case' }));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('The clinician says: you were right to raise this.')).toBeVisible();
});

test('lets a dialog go with Escape and gives the focus back', async ({ as }) => {
  const page = await as('foxglove');
  const { group } = await ask<{ group: { room: { id: string } } }>(page, `{ group(slug: "${newly}") { room { id } } }`);
  await page.goto(`/rooms/${group.room.id}`);
  const options = page.getByRole('button', { name: 'Reading aloud and keys' });
  await press(page, options);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(options).toBeFocused();
});
