import type { Page } from '@playwright/test';
import { claim, verdict } from './boxes.js';
import { caseMenu, inCase } from './forms.js';
import { emailOf, type PersonKey } from './people.js';
import { demoPassword } from '../../apps/api/src/seed/cast.js';
import { addressOf, fridge } from './story.js';
import { expect } from './test.js';

/** A posture of a screen that its address alone does not bring: a form unfolded, a dialog, a notice. */
export interface Variant {
  name: string;
  /** Whose browser; `null` is somebody signed out, in a browser of their own. */
  who: PersonKey | null;
  /** Goes there as a person would. Nothing is sent that others would see. */
  go: (page: Page) => Promise<void>;
  /** What tells that one is there. */
  shows: string | RegExp;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const dialog = (page: Page) => page.getByRole('dialog');
const press = (page: Page, name: string | RegExp) => button(page, name).click();
const goes = (address: string) => async (page: Page) => void (await page.goto(address));

/** Unfolds what can be done with a post of that author. */
const menuOfPost = async (page: Page, author: RegExp) => {
  await page.goto(`/t/${await fridge(page)}`);
  await page.getByRole('article', { name: author }).first().getByRole('button', { name: 'More' }).click();
};

/** Goes on in joining until that step is shown. */
const joinTo = (step: number) => async (page: Page) => {
  await page.goto('/join');
  const answers = [
    async () => void (await page.getByLabel('Country').selectOption({ label: 'United Kingdom' })),
    async () => page.getByRole('radio', { name: 'Yes, I am 18 or older' }).check(),
    async () => page.getByRole('checkbox', { name: /Type 2, newly told/ }).check(),
    async () => page.getByRole('radio').first().check(),
    async () => {
      for (const box of await page.getByRole('checkbox').all()) await box.check();
    },
  ];
  for (const [at, answer] of answers.slice(0, step - 1).entries()) {
    await expect(page.getByText(`Step ${at + 1} of 6`)).toBeVisible();
    await answer();
    await page.getByRole('button', { name: 'Continue' }).click();
  }
};

/** Changes what the server says in one answer, on this page only. */
const answering = async (page: Page, operation: string, change: (data: unknown) => void) =>
  page.route('**/graphql', async (route) => {
    const { operationName } = JSON.parse(route.request().postData() ?? '{}') as { operationName?: string };
    if (operationName !== operation) return route.fallback();
    const response = await route.fetch();
    const answer = (await response.json()) as { data: unknown };
    change(answer.data);
    return route.fulfill({ response, json: answer });
  });

const join: Variant[] = [
  { name: 'join, age', who: null, go: joinTo(2), shows: 'Are you 18 or older?' },
  { name: 'join, groups', who: null, go: joinTo(3), shows: 'Which groups would you like to join?' },
  { name: 'join, name', who: null, go: joinTo(4), shows: /^What should people call you/ },
  { name: 'join, rules', who: null, go: joinTo(5), shows: 'Three rules, and who reads what' },
  { name: 'join, account', who: null, go: joinTo(6), shows: 'Last one: how you sign in' },
  {
    name: 'second factor',
    who: null,
    go: async (page) => {
      await page.goto('/sign-in');
      await page.getByLabel('Email').fill(emailOf('okoro'));
      await page.getByLabel('Password', { exact: true }).fill(demoPassword);
      await press(page, 'Sign in');
    },
    shows: /authenticator app/,
  },
  {
    name: 'sign in, refused',
    who: null,
    go: async (page) => {
      await page.goto('/sign-in');
      await page.getByLabel('Email').fill('nobody@demo.example');
      await page.getByLabel('Password', { exact: true }).fill('not the password');
      await press(page, 'Sign in');
    },
    shows: /don’t match|do not match|not right|wrong/i,
  },
];

const shell: Variant[] = [
  { name: 'missing page', who: 'gate', go: goes('/no/such/page'), shows: 'We can’t find that page' },
  { name: 'a part not open to one', who: 'gate', go: goes('/desk/queue'), shows: 'This part is not open to you' },
  {
    name: 'locked screen',
    who: 'safeguarding',
    go: async (page) => {
      await answering(page, 'Me', (data) => {
        Object.assign((data as { me: object }).me, { sessionState: 'LOCKED' });
      });
      await page.goto('/clinic');
    },
    shows: /You were away for 15 minutes/,
  },
  {
    name: 'no connection',
    who: 'gate',
    go: async (page) => {
      await page.goto('/groups');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'onLine', { value: false });
        dispatchEvent(new Event('offline'));
      });
    },
    shows: /^You’re offline/,
  },
];

const member: Variant[] = [
  {
    name: 'unsent words on Today',
    who: 'kettle',
    go: async (page) => {
      await page.goto('/write?group=type-2-newly-told');
      await page.getByLabel('Your words').fill('Half a thought about the kettle.');
      await page.goto('/today');
    },
    shows: 'You have unsent words',
  },
  {
    name: 'asking for a person',
    who: 'gate',
    go: async (page) => {
      await page.goto('/messages');
      await press(page, 'Ask for a person');
    },
    shows: /say as little as you like/,
  },
  {
    name: 'menu of a post',
    who: 'gate',
    go: async (page) => {
      await menuOfPost(page, /Late Moon/);
    },
    shows: 'Tell a moderator',
  },
  {
    name: 'changing a post',
    who: 'mug',
    go: async (page) => {
      await menuOfPost(page, /Marmalade/);
      await page.getByRole('menuitem', { name: 'Change', exact: true }).click();
    },
    shows: 'Change your words',
  },
  {
    name: 'help card under one’s own post',
    who: 'gate',
    go: async (page) => {
      await answering(page, 'ThreadPosts', onMine({ helpCard }));
      await page.goto(`/t/${await fridge(page)}`);
    },
    shows: 'Only you can see this',
  },
  {
    name: 'a post that waits to be read',
    who: 'mug',
    go: async (page) => {
      await answering(page, 'ThreadPosts', onMine({ state: 'PREMODERATED_PENDING' }));
      await answering(page, 'ThreadView', onMine({ state: 'PREMODERATED_PENDING' }));
      await page.goto(`/t/${await fridge(page)}`);
    },
    shows: 'Your post is safe',
  },
  {
    name: 'report, a rule',
    who: 'mug',
    go: async (page) => {
      await menuOfPost(page, /Late Moon/);
      await page.getByRole('menuitem', { name: 'Tell a moderator', exact: true }).click();
      await page.getByRole('radio', { name: /This breaks a rule/ }).check();
    },
    shows: 'What is wrong with it?',
  },
];

/** Changes one's own posts in an answer, as if the words had led to more. */
function onMine(change: object) {
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const { author } = value as { author?: { isMe?: boolean } };
    if (author?.isMe) Object.assign(value, change);
    for (const inner of Object.values(value)) walk(inner);
  };
  return walk;
}

const helpCard = {
  __typename: 'HelpCard',
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'DISTRESS',
  quoted: 'label mine CAT',
  choice: null,
  shownAt: new Date().toISOString(),
  readBy: new Date(Date.now() + 900_000).toISOString(),
  country: 'GB',
  moderator: null,
};

const acts: [name: string, act: RegExp, shows: RegExp][] = [
  ['no action', /^(No action|Close it, you have acted)/, /What did you find\?/],
  ['write to the member', /^Write to Marmalade/, /Begin from/],
  ['hide', /^Hide or take down/, /Which rule\?/],
  ['pause', /^Pause this person/, /Which rule\?/],
  ['level', /^Change the level/, /How soon|Which level|Why/],
  ['reply in the open', /^Reply in the open/, /Your reply, in the open/],
  ['wait', /^Wait until a time/, /Wait until|Until when|Look again/],
];

const desk: Variant[] = [
  {
    name: 'concern, escalating',
    who: 'ines',
    go: (page) => claim(page, 'Marmalade'),
    shows: 'One sentence for the clinician',
  },
  ...acts.map(([name, act, shows]) => ({
    name: `concern, ${name}`,
    who: 'ines' as const,
    go: async (page: Page) => {
      await claim(page, 'Marmalade');
      await verdict(page, act);
    },
    shows,
  })),
  { name: 'nothing to mark', who: 'ines', go: goes('/desk/mark'), shows: 'There is nothing to mark' },
  { name: 'start of a shift', who: 'ade', go: goes('/desk/shift'), shows: 'How are you today?' },
  {
    name: 'answer to another look',
    who: 'lead',
    go: async (page) => {
      await page.goto('/desk/appeals');
      await press(page, 'Answer this');
    },
    shows: /It stays as it is/,
  },
];

const clinic: Variant[] = [
  {
    name: 'case, closing',
    go: async (page: Page) => {
      await inCase(page);
      await press(page, 'Close with outcome');
      await dialog(page).getByLabel('Outcome', { exact: true }).selectOption({ label: 'Reached, safe, plan made' });
    },
    shows: 'What was done',
  },
  { name: 'case, level', go: (page: Page) => caseMenu(page, 'Change the level'), shows: 'Why' },
  { name: 'case, watching', go: (page: Page) => caseMenu(page, 'Watch until'), shows: 'Look again in' },
  { name: 'case, declining', go: (page: Page) => caseMenu(page, 'Not for a clinician'), shows: 'It is not clinical' },
  {
    name: 'case, handing over',
    go: async (page: Page) => {
      await inCase(page);
      await press(page, /^Hand over/);
    },
    shows: 'What they need to know',
  },
  {
    name: 'case, opening sealed details',
    go: async (page: Page) => {
      await inCase(page);
      await press(page, 'Reveal contact details');
      await dialog(page).getByRole('checkbox', { name: 'Phone number' }).check();
      await dialog(page).getByRole('radio', { name: 'Danger to their life' }).check();
    },
    shows: 'In your own words',
  },
  { name: 'case, note', go: (page: Page) => inCase(page, '?view=note'), shows: 'What brought this up' },
  { name: 'case, outreach', go: (page: Page) => inCase(page, '?view=log'), shows: 'What came of it' },
].map((one) => ({ ...one, who: 'hannah' as const }));

const manage = async (page: Page) => {
  await page.goto('/run/people');
  await press(page, 'Change Joss');
};

const figures = { heard: 80, recall: 0.8, precision: 0.95, alertsPerThousand: 4.3, wrongTraps: 1 };
const lossOfRecall = {
  madeAt: new Date().toISOString(),
  current: true,
  concerns: ['RECALL_FALLS', 'ALERTS_RISE'],
  sets: [
    {
      name: 'diabetes-a',
      ordinary: false,
      messages: 200,
      grave: 100,
      traps: 50,
      before: { ...figures, heard: 90, recall: 0.9 },
      after: figures,
      changed: [{ id: 'a001', from: 'RED', to: 'GREEN' }],
    },
  ],
};

const run: Variant[] = [
  { name: 'people, one unfolded', who: 'admin', go: manage, shows: 'Give a role' },
  {
    name: 'people, certifying',
    who: 'programme',
    go: async (page) => {
      await manage(page);
      await page.getByLabel('Group', { exact: true }).selectOption({ label: 'Carers' });
      await page.getByLabel('Valid until').fill('2030-01-01');
      await press(page, 'Issue');
    },
    shows: 'Certify Joss?',
  },
  {
    name: 'people, another second factor',
    who: 'admin',
    go: async (page) => {
      await manage(page);
      const reset = page.getByRole('region', { name: /second factor/i });
      await reset.getByRole('combobox').selectOption({ index: 1 });
      await reset.getByRole('button').click();
    },
    shows: /second factor/i,
  },
  {
    name: 'rota, planning',
    who: 'programme',
    go: async (page) => {
      await page.goto('/run/rota');
      await press(page, 'Plan a time');
    },
    shows: 'Put on the rota',
  },
  { name: 'a new group', who: 'programme', go: goes('/run/groups/new'), shows: 'About the group' },
  { name: 'a new rule', who: 'hannah', go: goes('/run/lexicon/propose'), shows: 'Propose it' },
  {
    name: 'a rule to take out',
    who: 'hannah',
    go: async (page) => {
      await page.goto('/run/lexicon/rules/B9.burden');
      await press(page, 'Take this rule out');
    },
    shows: 'Why should it read nothing any more?',
  },
  {
    name: 'a text read step by step',
    who: 'hannah',
    go: async (page) => {
      await page.goto('/run/lexicon/try');
      await page
        .getByLabel('A text to read')
        .fill('Meter says 2.3. My sister said "I want to kill myself". I never wanted to die.');
      await press(page, 'Read it');
    },
    shows: 'Rules that found something',
  },
  {
    name: 'a proposal with a loss',
    who: 'lead',
    go: async (page) => {
      await answering(page, 'LexiconProposalView', (data) => {
        const { lexiconProposal } = data as { lexiconProposal: object };
        Object.assign(lexiconProposal, { replay: lossOfRecall });
      });
      await page.goto(await addressOf(page, '/run/lexicon/proposals/{lexiconProposal}'));
    },
    shows: /loses more than one point/,
  },
  {
    name: 'a timer that nobody may have',
    who: 'hannah',
    go: async (page) => {
      await page.goto('/run/agreed/timers/propose');
      await page.getByLabel('A moderator claims it, in minutes').first().fill('30');
      await page.getByLabel('Why').fill('We are few at night.');
      await press(page, 'Propose it');
    },
    shows: 'It can be from 1 to 6.',
  },
  { name: 'words to members', who: 'lead', go: goes('/run/agreed/templates'), shows: 'Ask how they are, plainly' },
  {
    name: 'what is agreed, for others',
    who: 'programme',
    go: goes('/run/agreed'),
    shows: 'This screen is for others',
  },
  { name: 'the lexicon, for others', who: 'programme', go: goes('/run/lexicon'), shows: 'This screen is for others' },
];

export const variants: readonly Variant[] = [...join, ...shell, ...member, ...desk, ...clinic, ...run];

/** What a screen says when there is nothing in it. */
export const emptyWords: Record<string, string | RegExp> = {
  today: 'Nothing new.',
  groups: 'There are no groups yet. They are being set up.',
  group: /^No posts here yet/,
  live: /^(No one is in yet|A room is open while)/,
  thread: /^No replies yet/,
  room: /^(No messages yet|Nothing was said here lately)/,
  messages: 'You have no messages yet.',
  conversation: 'Nothing was written here yet.',
  notices: 'You’re up to date.',
  seen: 'Nothing was passed on.',
  memorials: 'Nothing here.',
  firstPosts: 'No first post waits.',
  search: /^Nothing found/,
  reports: 'You have not told us about anything.',
  questions: 'No questions yet. When a conversation makes you think of one, keep it here.',
  decisions: 'No decisions about your words.',
  outbox: 'No mail yet.',
  shift: 'Nothing was handed over.',
  queue: 'The queue is clear. Nothing waits for you.',
  deskRooms: 'You look after no group with a live room yet.',
  proposals: 'Nothing waits for a lead.',
  appeals: 'Nobody is waiting for another look.',
  clinic: 'Nothing needs you. You’ll be called for level 1 and 2.',
  cover: 'Nobody is planned in these days.',
  handOver: 'Nothing is left to hand over.',
  closed: 'No closed cases that you may open.',
  reveals: 'Nobody has opened anyone’s details.',
  run: 'No case is open.',
  rota: 'Nobody is planned in these days.',
  people: 'Nobody matches. Try a whole email address.',
  runGroups: 'No group yet. Create the first one.',
  lexicon: 'No rule has these words. Try fewer, or another level.',
  lexiconProposals: 'No change waits for an answer.',
  agreedChanges: 'No change waits for an answer.',
  detector: 'No rule fired in these days.',
  quality: 'The first draw comes when a week is over. Then there is something to say.',
  qualityDifferences: 'Nothing was rated differently so far.',
  learning: 'No review is open.',
  audit: 'Nothing matches.',
  retention: 'There has been no run yet.',
  handoff: 'There are no keys, so no system can read cases.',
};
