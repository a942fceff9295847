import { beforeEach, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MemorialFieldsFragment } from '../gql/graphql.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { MemorialsPage } from './memorials-page.js';

beforeEach(() => localStorage.clear());

const memorial: MemorialFieldsFragment = {
  id: '0199a000-0000-7000-8000-0000000000d1',
  version: 1,
  caseReference: 2301,
  frozenAt: '2026-11-20T20:00:00Z',
  nameChoice: null,
  names: [
    { groupName: 'Type 1 and work', groupSlug: 'type-1-and-work', displayName: 'Fern', condolence: 'Fern has died.' },
  ],
  debriefs: [
    { id: 'd1', name: 'Ade', asModerator: true, talkBy: '2026-11-21T20:00:00Z', talkedAt: null },
    { id: 'd2', name: 'Shell', asModerator: false, talkBy: '2026-11-21T20:00:00Z', talkedAt: '2026-11-21T10:00:00Z' },
  ],
  undoAskedAt: null,
  undoneAt: null,
  viewerCan: { decideName: true, askUndo: true, confirmUndo: false },
};
const open = (answers: Record<string, GivenAnswer>) =>
  renderScreen(MemorialsPage, {
    messages: 'desk',
    answers: {
      ReadDraft: { draft: null },
      SaveDraft: { saveDraft: { place: 'x', savedAt: new Date().toISOString() } },
      DiscardDraft: { discardDraft: { id: 'x' } },
      ...answers,
    },
  });

it('chooses nothing beforehand, and shows the name as a lead decides (R47)', async () => {
  const { asked } = open({
    Memorials: { memorials: [memorial] },
    DecideMemorialName: { decideMemorialName: { ...memorial, nameChoice: 'MEMORIAL', version: 2 } },
  });
  expect(await screen.findByRole('heading', { name: 'Fern' })).toBeVisible();
  for (const choice of screen.getAllByRole('radio')) expect(choice).not.toBeChecked();
  await userEvent.click(screen.getByRole('radio', { name: /Fern, in memory/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Show it like this' }));
  await waitFor(() =>
    expect(asked.find(({ operation }) => operation === 'DecideMemorialName')?.variables).toEqual({
      id: memorial.id,
      version: 1,
      choice: 'MEMORIAL',
    }),
  );
});

it('gives words for the group, says who is owed a talk, and notes one', async () => {
  const { asked } = open({ Memorials: { memorials: [memorial] }, NoteDebrief: { noteDebrief: memorial } });
  expect(await screen.findByText('Fern has died.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Note a talk with Shell' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Note a talk with Ade' }));
  await waitFor(() => expect(asked).toContainEqual({ operation: 'NoteDebrief', variables: { id: 'd1' } }));
});

it('lets a second person agree that it was a mistake, and says for whom the page is', async () => {
  const askedBack = {
    ...memorial,
    undoAskedAt: '2026-11-21T20:00:00Z',
    viewerCan: { decideName: true, askUndo: false, confirmUndo: true },
  };
  const { asked, unmount } = open({
    Memorials: { memorials: [askedBack] },
    ConfirmMemorialUndo: { confirmMemorialUndo: { ...askedBack, undoneAt: '2026-11-21T21:00:00Z' } },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Agree, and open the account again' }));
  await waitFor(() => expect(asked.some(({ operation }) => operation === 'ConfirmMemorialUndo')).toBe(true));
  unmount();
  open({ Memorials: { refusal: 'action.forbidden' } });
  expect(await screen.findByText('This page is for leads.')).toBeVisible();
});
