import type { Page } from '@playwright/test';
import { ask } from './graphql.js';

interface Threads {
  threads: { items: { id: string; replyCount: number; title: string }[] };
}

const find: Record<string, (page: Page) => Promise<string | undefined>> = {
  group: async () => 'type-1-and-work',
  thread: (page) => fridge(page),
  post: async (page) => {
    const id = await fridge(page);
    const { posts } = await ask<{ posts: { items: { id: string }[] } }>(
      page,
      'query ($id: UUID!) { posts(threadId: $id, page: 1) { items { id } } }',
      { id },
    );
    return posts.items[1]?.id;
  },
  room: async (page) => {
    const { group } = await ask<{ group: { room: { id: string } | null } }>(
      page,
      '{ group(slug: "type-1-and-work") { room { id } } }',
    );
    return group.room?.id;
  },
  conversation: async (page) => {
    const { conversations } = await ask<{ conversations: { id: string }[] }>(page, '{ conversations { id } }');
    return conversations[0]?.id;
  },
  decision: async (page) => {
    const { myDecisions } = await ask<{ myDecisions: { id: string }[] }>(page, '{ myDecisions { id } }');
    return myDecisions[0]?.id;
  },
  concern: async (page) => {
    const { queue } = await ask<{ queue: { items: { id: string }[] } }>(page, '{ queue(view: OPEN) { items { id } } }');
    return queue.items[0]?.id;
  },
  page: async (page) => String((await winterCase(page))?.reference),
  case: async (page) => (await winterCase(page))?.id,
  lexiconProposal: async (page) => {
    const { lexiconProposals } = await ask<{ lexiconProposals: { items: { id: string; ruleIds: string[] }[] } }>(
      page,
      '{ lexiconProposals(waiting: true) { items { id ruleIds } } }',
    );
    return lexiconProposals.items.find(({ ruleIds }) => ruleIds.includes('B9.pointless-pumping'))?.id;
  },
  agreedProposal: async (page) => {
    const { configurationProposals } = await ask<{
      configurationProposals: { items: { id: string; changes: { key: string }[] }[] };
    }>(page, '{ configurationProposals(part: timers, waiting: true) { items { id changes { key } } } }');
    return configurationProposals.items.find(({ changes }) => changes.some(({ key }) => key === 'open.RED'))?.id;
  },
  runGroup: async (page) => {
    const { runGroups } = await ask<{ runGroups: { id: string; slug: string }[] }>(page, '{ runGroups { id slug } }');
    return runGroups.find(({ slug }) => slug === 'carers')?.id;
  },
};

/** The thread of the story about the fridge at work. */
export async function fridge(page: Page): Promise<string | undefined> {
  const { threads } = await ask<Threads>(
    page,
    '{ threads(groupSlug: "type-1-and-work", sort: OLDEST, first: 20) { items { id title replyCount } } }',
  );
  return threads.items.find(({ title }) => title.startsWith('Fridge'))?.id;
}

/** The red case of the story that Hannah has in hand. */
async function winterCase(page: Page): Promise<{ id: string; reference: number } | undefined> {
  const rows = 'id reference isMine sentence';
  const { clinicInbox } = await ask<{
    clinicInbox: Record<string, { id: string; reference: number; isMine: boolean; sentence: string | null }[]>;
  }>(page, `{ clinicInbox { needsYou { ${rows} } today { ${rows} } waiting { ${rows} } } }`);
  return Object.values(clinicInbox)
    .flat()
    .find((row) => row.isMine && row.sentence?.includes('lunchtime insulin'));
}

/** Fills the names of an example address with what the story has, asked for as the person on the page. */
export async function addressOf(page: Page, example: string): Promise<string> {
  let address = example;
  for (const [placeholder, name = ''] of example.matchAll(/\{(\w+)\}/g)) {
    const value = await find[name]?.(page);
    if (!value) throw new Error(`The story has no ${name} for ${example}.`);
    address = address.replace(placeholder, value);
  }
  return address;
}
