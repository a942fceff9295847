import { afterEach, expect, it } from '@jest/globals';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Fold, setShown } from './fold.js';
import { renderScreen } from './testing.js';
import { ThreadRow } from './thread-row.js';

afterEach(() => act(() => setShown('t1', false)));

const thread = {
  __typename: 'ThreadRow' as const,
  id: 't1',
  groupName: 'Type 1 and work',
  groupSlug: 'type-1-work',
  title: 'Bent needles',
  firstLine: 'They bend.',
  advice: null,
  contentNotes: ['NEEDLES' as const, 'DEATH' as const],
  topic: null,
  replyCount: 3,
  newReplies: 0,
  isUnread: false,
  lastActivityAt: '2026-11-22T20:11:00Z',
  author: { displayName: 'Marmalade', avatar: 'mug-honey' },
};

it('folds title and first words of a line, which still leads to its thread, until the reader chooses', async () => {
  renderScreen(() => <ThreadRow thread={thread} />);
  const link = await screen.findByRole('link', { name: 'About: needles and injections, death and grief' });
  expect(link).toHaveAttribute('href', '/t/t1');
  expect(screen.queryByText(/bend|Bent/)).toBeNull();
  const button = screen.getByRole('button', { name: 'Show it', expanded: false });
  expect(button).toHaveAccessibleDescription('You asked to choose before reading this.');

  await userEvent.tab();
  await userEvent.tab();
  expect(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('link', { name: 'Bent needles' })).toBeVisible();
  expect(screen.getByText('They bend.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Fold it again', expanded: true })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(screen.queryByText('They bend.')).toBeNull();
});

it('says what the words are about where no heading does, and remembers what was opened when it comes back', async () => {
  const words = () => (
    <Fold of="t1" notes={['PREGNANCY_LOSS']}>
      <p>It was in May.</p>
    </Fold>
  );
  const { unmount } = renderScreen(words);
  expect(await screen.findByText('About: pregnancy loss. You asked to choose before reading this.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
  expect(screen.getByText('It was in May.')).toBeVisible();
  unmount();
  renderScreen(words);
  expect(await screen.findByText('It was in May.')).toBeVisible();
});

it('leaves alone what has no note for this reader', () => {
  renderScreen(() => (
    <Fold of="t1" notes={[]}>
      <p>It was in May.</p>
    </Fold>
  ));
  expect(screen.getByText('It was in May.')).toBeVisible();
  expect(screen.queryByRole('button')).toBeNull();
});
