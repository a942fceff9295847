import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { aPost, foldedPost, myPost, threadAnswers } from './fixtures.js';
import { lastNumberOn, pageOfPost } from './pages.js';
import { ThreadPage } from './thread-page.js';

type Post = ReturnType<typeof aPost>;
const landed: string[] = [];

const open = (
  posts: Post[],
  { at = '/t/t1', thread = {}, more = {} }: { at?: string; thread?: object; more?: Record<string, GivenAnswer> } = {},
) =>
  renderScreen(ThreadPage, {
    at,
    path: '/t/:thread',
    viewer: someViewer({ memberships: [{ groupId: 'g1', displayName: 'Quiet Kettle' }] as never }),
    answers: threadAnswers(posts, thread as Record<string, unknown>, more),
  });
const article = async (number: number) =>
  (await screen.findByText(`Words of ${number}`)).closest('article') as HTMLElement;
const more = async (place: HTMLElement) => {
  await userEvent.click(within(place).getByRole('button', { name: 'More' }));
  return screen.getAllByRole('menuitem').map((item) => item.textContent);
};
const choose = (name: string) => userEvent.click(screen.getByRole('menuitem', { name }));

beforeEach(() => {
  localStorage.clear();
  landed.length = 0;
  Element.prototype.scrollIntoView = function (this: Element) {
    landed.push(this.id);
  };
});

describe('the state of my own words', () => {
  it.each([
    ['PREMODERATED_PENDING', 'A moderator reads it before others can see it.', true],
    ['HELD', /A moderator is reading it before others can see it.*You are not in trouble/, true],
    ['HIDDEN', 'A moderator has hidden this for now. Only you and our team can see it.', true],
    ['DECLINED', 'This was not published. Only you and our team can see it.', true],
    ['REMOVED', 'A moderator took this down.', false],
    ['AUTHOR_DELETED', 'You took this back. Others can’t see it.', false],
  ] as const)('is told when it is %s', async (state, said, showsWords) => {
    open([aPost(1), myPost(2, { state, tombstone: null, bodyHtml: showsWords ? '<p>Words of 2</p>' : null })]);
    expect(await screen.findByText(said)).toBeVisible();
    expect(screen.queryAllByText('Words of 2')).toHaveLength(showsWords ? 1 : 0);
  });

  it.each(['PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF'] as const)(
    'needs no word when it is %s',
    async (state) => {
      open([aPost(1), myPost(2, { state })]);
      expect(within(await article(2)).queryByRole('status')).not.toBeInTheDocument();
    },
  );

  it.each(['HELD', 'PREMODERATED_PENDING'] as const)(
    'looks like a saved letter while it is %s: who reads it, when, change, take back',
    async (state) => {
      open([myPost(1, { state })]);
      const letter = within(await article(1));
      expect(letter.getByText('Your post is safe')).toBeVisible();
      expect(screen.queryByText(/No repl/)).not.toBeInTheDocument();
      expect(screen.queryByRole('heading', { name: 'Write a reply' })).not.toBeInTheDocument();
      expect(letter.getByText(/Ade, a moderator, is here until 9pm/)).toBeVisible();
      expect(letter.getByRole('link', { name: 'Get help now' })).toHaveAttribute('href', '/help');
      expect(letter.getByRole('button', { name: 'Take it back' })).toBeVisible();
      await userEvent.click(letter.getByRole('button', { name: 'Change' }));
      expect(letter.getByRole('textbox', { name: 'Change your words' })).toHaveValue('Words of 1');
    },
  );

  it('says when nobody is here to read it', async () => {
    const group = { ...(threadAnswers([aPost(1)])['ThreadView'] as { thread: { group: object } }).thread.group };
    open([myPost(1, { state: 'HELD' })], { thread: { group: { ...group, moderatorsHere: [] } } });
    expect(await screen.findByText(/No moderator is here right now. We aim to read it the same day/)).toBeVisible();
  });

  it('leads to the reasons when a moderator has decided', async () => {
    open([aPost(1), myPost(2, { state: 'REMOVED', tombstone: 'TAKEN_DOWN', bodyHtml: null })]);
    expect(await screen.findByRole('link', { name: /Read why/ })).toHaveAttribute('href', '/you/decisions');
  });

  it('is said once more right after sending: up, or kept', async () => {
    open([myPost(1)], { at: '/t/t1?sent=PUBLISHED' });
    expect(await screen.findByText('Your post is up.')).toBeVisible();
  });

  it('can be put back, also from the menu', async () => {
    const { asked } = open(
      [aPost(1), myPost(2, { state: 'AUTHOR_DELETED', bodyHtml: null, viewerCan: { putBack: true, edit: false } })],
      { more: { PutBackPost: { putBackPost: { id: 'p2', state: 'PUBLISHED' } } } },
    );
    const place = (await screen.findByText(/You took this back/)).closest('article') as HTMLElement;
    expect(await more(place)).toContain('Put it back');
    await choose('Put it back');
    await waitFor(() => expect(asked.map(({ operation }) => operation)).toContain('PutBackPost'));
  });
});

describe('advice about doses in a post (H14)', () => {
  it('is said to be checked, before the words, which stay', async () => {
    open([aPost(1), aPost(2, { isBeingChecked: true })]);
    const notice = await screen.findByText(/checking the advice in this post/);
    expect(notice.closest('[role=status]')).toHaveTextContent('Ask your own care team before you change a dose.');
    const words = within(await article(2)).getByText('Words of 2');
    expect(notice.compareDocumentPosition(words) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(within(await article(1)).queryByRole('status')).not.toBeInTheDocument();
  });

  it('is said to be old', async () => {
    open([aPost(1, { isDated: true })]);
    expect(await screen.findByText(/Written over a year ago; treatment may have changed/)).toBeVisible();
  });

  it('carries what staff say to it, with name, role and day', async () => {
    const correction = {
      role: 'clinician' as const,
      name: 'Ada Finch',
      bodyHtml: '<p>Far too much for most.</p>',
      writtenAt: '2026-11-23T09:00:00Z',
    };
    open([aPost(1, { correction }), aPost(2, { correction: { ...correction, name: null } })]);
    await waitFor(() => expect(screen.getAllByRole('region', { name: 'A note from the staff' })).toHaveLength(2));
    const [named, unnamed] = screen.getAllByRole('region', { name: 'A note from the staff' });
    expect(named).toHaveTextContent(/Far too much for most.*Ada Finch, clinician · Monday, 9:00am/);
    expect(unnamed).toHaveTextContent(/most.clinician · /);
    expect(await article(1)).toHaveTextContent('Words of 1');
  });
});

describe('pages', () => {
  it.each([
    [1, 1],
    [20, 1],
    [21, 2],
    [40, 2],
    [41, 3],
  ])('post %i is on page %i, as on the server', (number, page) => {
    expect(pageOfPost(number)).toBe(page);
    expect(number).toBeLessThanOrEqual(lastNumberOn(page));
  });

  it.each([
    [20, 1],
    [21, 2],
    [41, 3],
  ])('a link to post %i opens page %i and goes to the post, not to the first unread one', async (number, page) => {
    const posts = [aPost(1), aPost(20), aPost(21), aPost(22), aPost(41), aPost(42)];
    const { asked } = open(posts, {
      at: `/t/t1?post=${number}`,
      thread: { firstUnread: number === 20 ? 20 : number + 1 },
    });
    await waitFor(() => expect(document.activeElement?.id).toBe(`post-${number}`));
    expect(landed).toEqual([`post-${number}`]);
    expect(
      asked.filter(({ operation }) => operation === 'ThreadPosts').map(({ variables }) => variables['page']),
    ).toEqual([page]);
  });

  it('without a post asked for go to the first unread one', async () => {
    open([aPost(1), aPost(2), aPost(3)], { thread: { firstUnread: 3, lastReadAt: '2026-11-20T20:11:00Z' } });
    await article(3);
    await waitFor(() => expect(landed).toEqual(['first-unread']));
    expect(screen.getByText(/New since/)).toBeVisible();
  });

  it('turn to reply 21 after it was sent, and to the post that a post answers', async () => {
    const posts = [aPost(1), aPost(20), aPost(21, { replyTo: { id: 'p20', number: 20, authorName: 'Marmalade' } })];
    const { router } = open(posts, {
      more: { Reply: { reply: { id: 'p21', outcome: 'PUBLISHED', post: { id: 'p21', number: 21 } } } },
    });
    await userEvent.type(
      await screen.findByRole('textbox', {
        name: 'You write as Quiet Kettle. Everyone in Type 1 and work can read this.',
      }),
      'So do I',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Post reply' }));
    const mine = await article(21);
    expect(mine).toHaveFocus();
    expect(router.state.location.search).toBe('?post=21');
    await userEvent.click(within(mine).getByRole('link', { name: 'To Marmalade' }));
    await waitFor(() => expect(document.activeElement?.id).toBe('post-20'));
  });
});

describe('changing a post', () => {
  it('changes the title of the thread with the opening post only', async () => {
    const { asked } = open([myPost(1), myPost(2)], {
      more: { EditPost: { editPost: { id: 'p1', outcome: 'PUBLISHED' } } },
    });
    await more(await article(1));
    await choose('Change');
    const title = screen.getByRole('textbox', { name: /Title/ });
    expect(title).toHaveValue('Six weeks in');
    await userEvent.clear(title);
    await userEvent.type(title, 'Seven weeks in');
    await userEvent.click(screen.getByRole('button', { name: 'Save the change' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save the change' })).not.toBeInTheDocument());
    expect(asked.find(({ operation }) => operation === 'EditPost')?.variables).toMatchObject({
      version: 1,
      title: 'Seven weeks in',
    });
    await more(await article(2));
    await choose('Change');
    expect(screen.queryByRole('textbox', { name: /Title/ })).not.toBeInTheDocument();
  });

  it('keeps the version it began with, and both texts when another window was first', async () => {
    let stands = 1;
    const { asked, client } = open([aPost(1), myPost(2)], {
      more: {
        ThreadPosts: () => ({
          posts: { pageNumber: 1, pageCount: 1, items: [aPost(1), myPost(2, { version: stands })] },
        }),
        EditPost: ({ version }) =>
          version === stands
            ? { editPost: { id: 'p2', outcome: 'PUBLISHED' } }
            : { refusal: 'resource.stale', details: { version: stands } },
        PostHistory: {
          postHistory: [
            { version: 2, title: null, bodyHtml: '<p>From the other window</p>', writtenAt: '2026-11-22T20:12:00Z' },
          ],
        },
      },
    });
    await more(await article(2));
    await choose('Change');
    const box = screen.getByRole('textbox', { name: 'Change your words' });
    await userEvent.type(box, ', and more');
    stands = 2;
    await client.invalidateQueries({ queryKey: ['ThreadPosts'] });
    await userEvent.click(screen.getByRole('button', { name: 'Save the change' }));

    expect(await screen.findByText('From the other window')).toBeVisible();
    expect(screen.getByText(/Saving them replaces it/)).toBeVisible();
    expect(box).toHaveValue('Words of 2, and more');
    await userEvent.click(screen.getByRole('button', { name: 'Save the change' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save the change' })).not.toBeInTheDocument());
    expect(
      asked.filter(({ operation }) => operation === 'EditPost').map(({ variables }) => variables['version']),
    ).toEqual([1, 2]);
  });
});

describe('what can be done with a post', () => {
  it('earlier words are offered only to those who may read them', async () => {
    const edited = { editedAt: '2026-11-22T20:12:00Z' };
    open([aPost(1, edited), myPost(2, edited)]);
    expect(await more(await article(1))).not.toContain('Earlier words');
    await userEvent.keyboard('{Escape}');
    expect(await more(await article(2))).toContain('Earlier words');
  });

  it('earlier words say when they cannot be fetched', async () => {
    open([aPost(1), myPost(2, { editedAt: '2026-11-22T20:12:00Z' })], {
      more: { PostHistory: { refusal: 'resource.notFound' } },
    });
    await more(await article(2));
    await choose('Earlier words');
    const dialog = await screen.findByRole('dialog', { name: 'Earlier words' });
    expect(await within(dialog).findByText('This is not here any more.')).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it.each([
    ['MUTE', 'You folded what Marmalade writes.', 'Unfold what Marmalade writes'],
    ['BLOCK', 'You blocked Marmalade.', 'Unblock Marmalade'],
  ] as const)('what is folded can be reported and unfolded where it stands: %s', async (kind, said, undo) => {
    const { asked } = open([aPost(1), foldedPost(2, kind)], {
      more: { UnsilencePerson: { unsilence: { id: 'marmalade', silenced: null } } },
    });
    const stub = (await screen.findByText(said)).parentElement as HTMLElement;
    expect(await more(stub)).toEqual(['Tell a moderator', 'Tell a moderator about Marmalade’s profile', undo]);
    await choose(undo);
    await waitFor(() =>
      expect(asked.find(({ operation }) => operation === 'UnsilencePerson')?.variables).toEqual({
        membershipId: 'marmalade',
      }),
    );
  });

  it('a stub of somebody unknown offers nothing', async () => {
    const nothing = { reply: false, hear: false, report: false, mute: false };
    open([aPost(1), aPost(2, { author: null, bodyHtml: null, tombstone: 'TAKEN_DOWN', viewerCan: nothing })]);
    const stub = (await screen.findByText('A reply was taken down.')).parentElement as HTMLElement;
    expect(within(stub).queryByRole('button')).not.toBeInTheDocument();
  });

  it('the profile of a writer can be reported', async () => {
    const { router } = open([aPost(1)]);
    await more(await article(1));
    await choose('Tell a moderator about Marmalade’s profile');
    expect(`${router.state.location.pathname}${router.state.location.search}`).toBe('/report?profile=marmalade');
  });

  it('"I hear you" is said once, and taken back', async () => {
    const { asked } = open([aPost(1)], {
      more: { Hear: { hear: { id: 'p1', heardByMe: true } }, Unhear: { unhear: { id: 'p1', heardByMe: false } } },
    });
    const post = within(await article(1));
    await userEvent.click(post.getByRole('button', { name: 'I hear you' }));
    await userEvent.click(await post.findByRole('button', { name: 'You heard them', pressed: true }));
    expect(await post.findByRole('button', { name: 'I hear you' })).toBeVisible();
    expect(asked.map(({ operation }) => operation).filter((name) => name.endsWith('ear'))).toEqual(['Hear', 'Unhear']);
  });
});

describe('reading', () => {
  it('to the end of the page marks all of it as read, whatever has no place on it', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    let see: (target: Element) => void = () => undefined;
    globalThis.IntersectionObserver = class {
      watched: Element[] = [];
      constructor(onSight: (seen: object[]) => void) {
        see = (target) => this.watched.includes(target) && onSight([{ target, isIntersecting: true }]);
      }
      observe = (target: Element) => void this.watched.push(target);
      disconnect = () => undefined;
    } as unknown as typeof IntersectionObserver;
    const { asked } = open([aPost(1), aPost(2)]);
    await article(2);
    see(document.querySelector('[data-read-to]') as Element);
    jest.advanceTimersByTime(1100);
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({ operation: 'MarkRead', variables: { threadId: 't1', number: 20 } }),
    );
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'IntersectionObserver');
  });
});

describe('words I asked to choose about', () => {
  it('wait in the letter with the title of the page, and open together', async () => {
    open([aPost(1, { contentNotes: ['NEEDLES'] }), aPost(2), aPost(3, { contentNotes: ['DEATH'] })], {
      thread: { title: 'Bent needles' },
    });
    expect(await screen.findByText('Words of 2')).toBeVisible();
    expect(screen.queryByText(/Words of [13]|Bent needles/)).toBeNull();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Kith');
    expect(document.title).not.toContain('needles');

    const [letter, , reply] = screen.getAllByRole('article');
    await userEvent.click(await within(letter!).findByRole('button', { name: 'Show it' }));
    expect(await screen.findByText('Words of 1')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: 'Bent needles' })).toBeVisible();
    expect(within(reply!).getByText('About: death and grief. You asked to choose before reading this.')).toBeVisible();
  });
});
