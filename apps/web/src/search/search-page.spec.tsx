import { describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { SearchPage } from './search-page.js';

const hit = (more: Record<string, unknown> = {}) => ({
  id: 'p1',
  threadId: 't1',
  number: 1,
  contentNotes: [],
  titleNotes: [],
  title: [
    { text: 'Pens in the ', isMatch: false },
    { text: 'fridge', isMatch: true },
  ],
  excerpt: [
    { text: 'The <b>', isMatch: false },
    { text: 'fridge', isMatch: true },
  ],
  author: { displayName: 'Bramble', avatar: 'pear-moss' },
  groupName: 'Night shifts',
  writtenAt: '2026-11-20T10:00:00Z',
  ...more,
});
const page = (more: Record<string, unknown> = {}) => ({
  search: {
    items: [],
    page: { hasNext: false, next: null },
    isNear: false,
    lookedBackTo: null,
    showsCare: false,
    ...more,
  },
});
const membership = (name: string) => ({ id: name, groupSlug: name, groupName: name, standing: 'ACTIVE' }) as never;
const open = (at: string, answer: GivenAnswer = page()) =>
  renderScreen(SearchPage, {
    at,
    path: '/search',
    viewer: someViewer({ memberships: [membership('nights'), membership('days')] }),
    answers: { Search: answer },
  });
const theBox = () => screen.getByRole('searchbox', { name: 'Words to look for' });

describe('the search of a member', () => {
  it('asks for nothing until something is asked, and says that it is not kept', async () => {
    const { asked } = open('/search');
    expect(await screen.findByText(/What you search for is not kept/)).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('shows what was found as text, with its place in the thread', async () => {
    open(
      '/search?q=fridge',
      page({ items: [hit(), hit({ id: 'p2', number: 7, title: [] }), hit({ id: 'p3', threadId: 't2' })] }),
    );
    const [first, second] = await screen.findAllByRole('article');
    expect(within(first!).getByRole('link', { name: 'Pens in the fridge' })).toHaveAttribute('href', '/t/t1');
    expect(within(first!).getByRole('link', { name: 'Reply 6' })).toHaveAttribute('href', '/t/t1?post=7');
    expect(within(first!).getAllByText('fridge', { selector: 'mark' })).toHaveLength(3);
    expect(within(first!).getAllByText(/The <b>/)).toHaveLength(2);
    expect(second).toBeVisible();
    expect(screen.getByText('3 posts on this page, newest first.')).toBeVisible();
  });

  it('keeps words and filters in the address, and takes a filter away by its chip', async () => {
    const { router, asked } = open('/search');
    await userEvent.type(theBox(), ' sore feet {Enter}');
    await userEvent.click(screen.getByRole('button', { name: 'Mine' }));
    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Group' }), 'nights');
    await userEvent.type(screen.getByRole('textbox', { name: 'Written by' }), 'Bramble{Enter}');
    expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual({
      q: 'sore feet',
      mine: '1',
      group: 'nights',
      by: 'Bramble',
    });
    expect(asked.at(-1)?.variables['filter']).toMatchObject({
      text: 'sore feet',
      mine: true,
      groupSlug: 'nights',
      author: 'Bramble',
    });
    await userEvent.click(screen.getByRole('button', { name: 'Remove filter: By Bramble' }));
    await userEvent.click(screen.getByRole('button', { name: 'Mine' }));
    expect(router.state.location.search).toBe('?q=sore+feet&group=nights');
    expect(screen.getByRole('textbox', { name: 'Written by' })).toHaveValue('');
  });

  it.each([
    ['/search?q=zzz', page(), /^Nothing found. Try fewer words/],
    ['/search?q=zzz&mine=1', page(), /^Nothing found with these filters/],
    [
      '/search?q=the',
      page({ lookedBackTo: '2026-03-01T10:00:00Z', page: { hasNext: true, next: 'm' } }),
      /^Nothing found back to/,
    ],
    ['/search?q=frigde', page({ isNear: true, items: [hit()] }), /These have words like them/],
  ])('says what came of it: %s', async (at, answer, words) => {
    open(at, answer);
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('goes further back, from where it stopped', async () => {
    open(
      '/search?q=a&mine=1',
      page({ items: [hit()], lookedBackTo: '2026-03-01T10:00:00Z', page: { hasNext: true, next: 'mark' } }),
    );
    const link = await screen.findByRole('link', { name: 'Look further back' });
    expect(link).toHaveAttribute('href', '/search?q=a&mine=1&after=mark');
  });

  it('shows where help is before what was found', async () => {
    open('/search?q=suicide', page({ showsCare: true, items: [hit()] }));
    const care = await screen.findByRole('link', { name: 'See who can help now' });
    expect(care).toHaveAttribute('href', '/help');
    const first = screen.getByRole('article');
    expect(care.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('says what to do when it took too long, and keeps the words in the box', async () => {
    open('/search?q=everything', { refusal: 'search.tooBroad' });
    expect(await screen.findByRole('alert')).toHaveTextContent('Add a word, or choose a group or a time.');
    expect(theBox()).toHaveValue('everything');
  });
});

it('folds title and excerpt about what I asked to choose about, and opens them apart from those of others', async () => {
  open(
    '/search?q=fridge',
    page({
      items: [
        hit({ titleNotes: ['NEEDLES'], contentNotes: ['NEEDLES'] }),
        hit({ id: 'p2', number: 7, titleNotes: ['NEEDLES'], excerpt: [{ text: 'Calm words', isMatch: false }] }),
        hit({ id: 'p3', threadId: 't2', number: 4, contentNotes: ['DEATH'] }),
      ],
    }),
  );
  const [first, second] = await screen.findAllByRole('article');
  expect(await within(first!).findByRole('link', { name: 'About: needles and injections' })).toHaveAttribute(
    'href',
    '/t/t1',
  );
  expect(within(first!).queryByText('fridge')).toBeNull();
  expect(within(first!).getByText('Calm words')).toBeVisible();
  expect(within(second!).getByRole('link', { name: 'Pens in the fridge' })).toBeVisible();
  expect(within(second!).getAllByText('fridge')).toHaveLength(1);

  await userEvent.click(within(first!).getByRole('button', { name: 'Show it' }));
  expect(within(first!).getByRole('link', { name: 'Pens in the fridge' })).toBeVisible();
  expect(within(first!).getAllByText('fridge', { selector: 'mark' })).toHaveLength(2);
  await userEvent.click(within(second!).getByRole('button', { name: 'Show it' }));
  expect(within(second!).getAllByText('fridge', { selector: 'mark' })).toHaveLength(2);
});
