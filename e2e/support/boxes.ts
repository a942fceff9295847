import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { ask } from './graphql.js';
import type { As } from './own.js';
import type { PersonKey } from './people.js';
import { addressOf, fridge } from './story.js';
import { expect } from './test.js';

export interface Box {
  what: string;
  /** The file of the app that it stands in. */
  source: string;
  /** How many boxes of that file it fills; one when not said. */
  boxes?: number;
  who: PersonKey;
  /** Makes what the box is about, and gives what tells where it is: an address, or a name in a list. */
  prepare?: (as: As) => Promise<string>;
  /** Goes to the box as somebody would, on the first visit and after a reload. */
  open: (page: Page, where: string) => Promise<void>;
  box: (page: Page, where: string) => Locator;
  /** Other boxes of the same form. */
  also?: (page: Page) => Locator[];
  send: string | RegExp | ((page: Page, where: string) => Locator);
  /** The operation that carries the words. */
  operation: string;
  /** What the page shows once they have arrived; counted. */
  arrived: (page: Page, words: string, where: string) => Promise<Locator>;
  /** Ends what was prepared, so that it stands in nobody's way. */
  tidy?: (as: As, where: string) => Promise<void>;
  /** Once it has worked, the box is not there any more, even when the answer was lost. */
  goesAway?: boolean;
  /** The page hears over the live line that it has worked, before anybody presses again. */
  hearsItself?: boolean;
}

const label = (text: string | RegExp) => (page: Page) => page.getByLabel(text);
const shown = async (page: Page, words: string) => page.locator('main').getByText(words, { exact: true });

/** A concern about a post, marked by the lead moderator through the same door as the screens use. */
export async function concernAbout(page: Page, author: string): Promise<string> {
  const id = await fridge(page);
  const { posts } = await ask<{ posts: { items: { id: string; author: { displayName: string } | null }[] } }>(
    page,
    'query ($id: UUID!) { posts(threadId: $id, page: 1) { items { id author { displayName } } } }',
    { id },
  );
  const post = posts.items.find((one) => one.author?.displayName === author);
  const { markContent } = await ask<{ markContent: { id: string } }>(
    page,
    'mutation ($id: UUID!, $key: UUID!) { markContent(contentType: POST, contentId: $id, key: $key, level: GREEN, note: null) { id } }',
    { id: post?.id, key: randomUUID() },
  );
  return `/desk/c/${markContent.id}`;
}

export async function claim(page: Page, author: string): Promise<void> {
  if (!page.url().includes('/desk/c/')) await page.goto(await concernAbout(page, author));
  await takes(page);
}

/** Claims the concern on the page, unless it is in hand already. */
export async function takes(page: Page): Promise<void> {
  const free = page.getByRole('button', { name: /^Claim it/ });
  await expect(free.or(page.getByRole('button', { name: /Hand back/ })).first()).toBeVisible();
  if (await free.isVisible()) await free.click();
  await expect(page.getByRole('button', { name: /Hand back/ })).toBeVisible();
  // A claim lasts less than a minute with shortened timers: ask for all of it before beginning to write.
  const keep = page.getByRole('button', { name: 'Keep it' });
  if (await keep.isVisible()) await keep.click();
}

export async function verdict(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).first();
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  // Until then the form of another act may still stand there.
  await expect(button).toHaveAttribute('aria-expanded', 'true');
}

/** What is sent from these is sent once, whatever happens to the answer. */
export const boxes: Box[] = [
  {
    what: 'a new post',
    source: 'threads/write-page.tsx',
    who: 'moon',
    open: async (page) => void (await page.goto('/write?group=type-1-and-work')),
    box: label('Your words'),
    send: 'Post it',
    operation: 'CreateThread',
    arrived: async (page, words) => {
      await page.goto('/groups/type-1-and-work');
      return page.getByRole('link', { name: words });
    },
  },
  {
    what: 'a reply',
    source: 'threads/thread-page.tsx',
    who: 'moon',
    open: async (page) => void (await page.goto(`/t/${await fridge(page)}`)),
    box: (page) => page.locator('#reply-box'),
    send: 'Post reply',
    operation: 'Reply',
    arrived: shown,
  },
  {
    what: 'a change of a post',
    source: 'threads/post-edit.tsx',
    who: 'mug',
    open: async (page) => {
      await page.goto(`/t/${await fridge(page)}`);
      await page
        .getByRole('article', { name: 'Post by Marmalade' })
        .first()
        .getByRole('button', { name: 'More' })
        .click();
      await page.getByRole('menuitem', { name: 'Change' }).click();
    },
    box: label('Change your words'),
    send: 'Save the change',
    operation: 'EditPost',
    arrived: shown,
  },
  {
    what: 'a word to the moderators',
    source: 'messages/team-page.tsx',
    who: 'mug',
    open: async (page) => void (await page.goto('/messages/team/type-1-and-work')),
    box: label('Only the moderation team can read this.'),
    send: 'Send',
    operation: 'WriteToTeam',
    arrived: shown,
  },
  {
    what: 'a member’s answer to a clinician',
    source: 'messages/conversation-page.tsx',
    who: 'winter',
    open: async (page) => {
      await page.goto('/messages');
      await page
        .getByRole('link', { name: /clinical team/ })
        .first()
        .click();
    },
    box: label('Only the clinical team can read this.'),
    send: 'Send',
    operation: 'WriteInConversation',
    arrived: shown,
  },
  {
    what: 'a clinician’s message',
    source: 'clinic/talk.tsx',
    who: 'hannah',
    open: async (page) => void (await page.goto(await addressOf(page, '/clinic/{case}'))),
    box: label('Your message to Winter Coat'),
    send: 'Send as Hannah',
    operation: 'WriteToPatient',
    arrived: shown,
  },
  {
    what: 'a clinical note',
    source: 'clinic/notes.tsx',
    who: 'hannah',
    open: async (page) => void (await page.goto(`${await addressOf(page, '/clinic/{case}')}?view=note`)),
    box: label('What brought this up'),
    also: (page) =>
      ['What we know', 'Supports', 'Advice given', 'In your own words'].map((name) =>
        page.getByRole('form', { name: 'Your note' }).getByLabel(name),
      ),
    send: 'Sign the note',
    operation: 'SaveNote',
    arrived: async (page, words) => page.getByRole('definition').getByText(words, { exact: true }),
  },
  {
    what: 'a line in a report',
    source: 'report/report-page.tsx',
    who: 'moon',
    open: async (page) => {
      await page.goto(await addressOf(page, '/report?post={post}'));
      await page.getByRole('radio', { name: /worried about this person/ }).check();
    },
    box: label(/Anything we should know/),
    send: 'Send report',
    operation: 'SendReport',
    arrived: async (page) => {
      await page.goto('/you/reports');
      return page.getByRole('heading', { name: 'You were worried about someone' });
    },
  },
  {
    what: 'a wish for another look',
    source: 'you/decision-page.tsx',
    who: 'bicycle',
    prepare: async (as) => {
      await hideSomethingOf('Old Bicycle', await as('ines'));
      return '';
    },
    open: async (page) => {
      await page.goto('/you/decisions');
      await page
        .getByRole('link', { name: /We have hidden what you wrote/ })
        .first()
        .click();
    },
    box: label(/What should they know/),
    send: 'Ask for another look',
    operation: 'AppealDecision',
    goesAway: true,
    arrived: async (page) => page.getByText(/^You asked .* A different person answers/),
  },
  {
    what: 'a note of a moderator',
    source: 'desk/verdict-close.tsx',
    who: 'ines',
    open: async (page) => {
      await claim(page, 'Late Moon');
      await verdict(page, /^(No action|Close it, you have acted)/);
      await page.getByRole('radio', { name: 'Nothing to worry about' }).check();
    },
    box: label(/A note for colleagues/),
    send: 'Close it',
    operation: 'DecideItem',
    arrived: async (page, words) => page.locator('main').getByText(words),
    hearsItself: true,
    goesAway: true,
  },
  {
    what: 'a private word from the moderators',
    source: 'desk/verdict-write.tsx',
    who: 'ines',
    open: async (page) => {
      await claim(page, 'Garden Gate');
      await verdict(page, /^Write to Garden Gate/);
      const template = page.getByLabel('Begin from');
      if ((await template.inputValue()) === '') await template.selectOption({ label: 'In your own words' });
    },
    box: (page) => page.locator('[id^=verdict-form]').getByLabel('Your words'),
    send: 'Send to Garden Gate',
    operation: 'WriteToMember',
    arrived: shown,
  },
];

/** Puts a post away, so that its author has a decision to object to. */
async function hideSomethingOf(author: string, page: Page): Promise<void> {
  const { threads } = await ask<{ threads: { items: { id: string; title: string }[] } }>(
    page,
    '{ threads(groupSlug: "type-2-newly-told", sort: OLDEST, first: 20) { items { id title } } }',
  );
  const drawing = threads.items.find(({ title }) => title.startsWith('My granddaughter'));
  const { posts } = await ask<{ posts: { items: { id: string; author: { displayName: string } | null }[] } }>(
    page,
    'query ($id: UUID!) { posts(threadId: $id, page: 1) { items { id author { displayName } } } }',
    { id: drawing?.id },
  );
  const contentId = posts.items.find((one) => one.author?.displayName === author)?.id;
  const { markContent } = await ask<{ markContent: { id: string } }>(
    page,
    'mutation ($id: UUID!, $key: UUID!) { markContent(contentType: POST, contentId: $id, key: $key, level: GREEN, note: null) { id } }',
    { id: contentId, key: randomUUID() },
  );
  await ask(page, 'mutation ($id: UUID!) { claimItem(id: $id) { id } }', { id: markContent.id });
  await ask(page, 'mutation ($input: ActInput!) { hideContent(input: $input) { id } }', {
    input: {
      key: randomUUID(),
      itemId: markContent.id,
      contentType: 'POST',
      contentId,
      reasonCode: 'offTopic',
      memberText: 'We have put this away for now. It is not what the group is for.',
      note: null,
      hours: null,
    },
  });
}
