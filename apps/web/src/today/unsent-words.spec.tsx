import { beforeEach, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { placeOfWords } from './unsent-place.js';
import { UnsentWords } from './unsent-words.js';

const thread = '0199a000-0000-7000-8000-00000000000a';
const words = (place: string, body: string) => ({
  place,
  title: '',
  body,
  key: '0199a000-0000-4000-8000-00000000000b',
  savedAt: '2026-03-02T10:00:00Z',
});
const open = (answers: Record<string, GivenAnswer>) => renderScreen(UnsentWords, { answers });

beforeEach(() => localStorage.clear());

it('leads back to where words belong, and shows no words of work', async () => {
  open({ UnsentWords: { drafts: [words(`reply:${thread}`, 'Half a sentence'), words(`case:${thread}`, 'Clinical')] } });
  expect(await screen.findByRole('link', { name: 'A reply' })).toHaveAttribute('href', `/t/${thread}`);
  expect(screen.getByText('Half a sentence')).toBeVisible();
  expect(screen.getByRole('link', { name: 'A text in your work for Kith' })).toHaveAttribute(
    'href',
    `/clinic/${thread}`,
  );
  expect(screen.queryByText('Clinical')).toBeNull();
});

it('shows nothing when there is nothing', async () => {
  const { asked } = open({ UnsentWords: { drafts: [words(`reply:${thread}`, '  ')] } });
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(screen.queryByRole('heading')).toBeNull();
});

it('throws words away, and brings them back', async () => {
  let kept = [words(`reply:${thread}`, 'Half a sentence')];
  const { asked } = open({
    UnsentWords: () => ({ drafts: kept }),
    DiscardDraft: () => {
      kept = [];
      return { discardDraft: { id: 'x' } };
    },
    SaveDraft: (given) => {
      kept = [words(`reply:${thread}`, String(given['body']))];
      return { saveDraft: { place: 'x', revision: 1, savedAt: '2026-03-02T10:00:00Z' } };
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Throw away: A reply' }));
  await waitFor(() => expect(screen.queryByText('Half a sentence')).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: 'Bring them back' }));
  expect(await screen.findByText('Half a sentence')).toBeVisible();
  const keys = asked.flatMap(({ variables }) => (variables['key'] ? [variables['key']] : []));
  expect(new Set(keys).size).toBe(2);
});

it.each([
  ['thread:g', '/write?group=one'],
  ['edit:t:p', '/t/t'],
  ['team:g', '/messages/team/one'],
  ['report:post:p', '/report?post=p'],
  ['desk:i:close', '/desk/c/i'],
  ['desk:handover', '/desk/shift'],
  ['desk:appeal:a', '/desk/appeals'],
  ['desk:mark:message:m', '/desk/mark?message=m'],
  ['addendum:c:n', '/clinic/c'],
  ['lookback:c', '/clinic/c'],
  ['unfinished:n', '/clinic'],
  ['withhold:r', '/clinic/reveals'],
  ['thread:other', undefined],
])('knows where %s is', (place, to) => {
  const memberships = [{ id: 'm', groupId: 'g', groupSlug: 'one', groupName: 'One' }];
  expect(placeOfWords(place, memberships)?.to).toBe(to);
});
