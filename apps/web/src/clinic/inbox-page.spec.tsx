import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { aClinician, anInbox, aPagedRow, aRow } from './examples.js';
import { InboxPage } from './inbox-page.js';

const open = (answers: Record<string, GivenAnswer>) =>
  renderScreen(InboxPage, { at: '/clinic', path: '/clinic', viewer: aClinician, messages: 'clinic', answers });

describe('the clinic inbox', () => {
  it('puts what needs me first, with the ask in words and the time that is left (R13, R16)', async () => {
    open({
      ClinicInboxView: anInbox({ needsYou: [aPagedRow(), aRow()], waiting: [aRow({ id: 'w', reference: 2279 })] }),
    });
    expect(await screen.findByRole('heading', { level: 1, name: '2 need you' })).toBeVisible();
    const now = screen.getByRole('region', { name: 'Needs you now' });
    expect(within(now).getByText('Contact the member: one insulin pen left')).toBeVisible();
    expect(within(now).getByText(/to your next entry/)).toBeVisible();
    expect(
      within(screen.getByRole('region', { name: 'Waiting on others' })).getByText('Case 2279, from Ade. Yours'),
    ).toBeVisible();
  });

  it('shows no words of a case that nobody has acknowledged', async () => {
    open({ ClinicInboxView: anInbox({ needsYou: [aPagedRow()] }) });
    expect(await screen.findByRole('heading', { level: 3, name: 'Take over' })).toBeVisible();
    expect(screen.getByText('You see the words once you acknowledge.')).toBeVisible();
  });

  it('lets me sign a note that I began on a case which a colleague has now', async () => {
    const note = {
      id: '0199a000-0000-7000-8000-0000000000b1',
      caseReference: 2280,
      fields: [{ name: 'known', value: 'Type 1' }],
      text: 'Two pens',
      savedAt: new Date().toISOString(),
    };
    const { asked } = open({
      ClinicInboxView: anInbox({ unfinishedNotes: [note] }),
      FinishNote: { finishNote: { checkedAt: note.savedAt } },
      ReadDraft: { draft: null },
      SaveDraft: { saveDraft: { place: 'x', savedAt: note.savedAt } },
      DiscardDraft: { discardDraft: { id: note.id } },
    });
    const region = await screen.findByRole('region', { name: 'Your unsigned notes' });
    expect(within(region).getByText('Type 1')).toBeVisible();
    await userEvent.type(within(region).getByRole('textbox', { name: 'In your own words' }), ' left.');
    await userEvent.click(within(region).getByRole('button', { name: 'Sign the note' }));
    await waitFor(() =>
      expect(asked.find((one) => one.operation === 'FinishNote')?.variables).toMatchObject({
        noteId: note.id,
        text: 'Two pens left.',
      }),
    );
  });

  it('shows a clinical lead which closed crises wait to be looked back at', async () => {
    open({ ClinicInboxView: anInbox({ toReview: [aRow({ status: 'CLOSED', level: 'CRISIS', dueAt: null })] }) });
    expect(await screen.findByRole('region', { name: 'To look back at' })).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: '1 needs you' })).toBeVisible();
  });

  it('opens the case that I acknowledge', async () => {
    const { asked, router } = open({
      ClinicInboxView: anInbox({ needsYou: [aPagedRow()] }),
      AcknowledgeCase: { acknowledgeCase: aPagedRow() },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Acknowledge case 2294' }));
    expect(asked.find((one) => one.operation === 'AcknowledgeCase')?.variables).toMatchObject({ id: aPagedRow().id });
    expect(router.state.location.pathname).toBe(`/clinic/${aPagedRow().id}`);
  });

  it('says so when a colleague was first', async () => {
    open({
      ClinicInboxView: anInbox({ needsYou: [aPagedRow()] }),
      AcknowledgeCase: { refusal: 'escalation.notWaiting' },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Acknowledge case 2294' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('A colleague was first.');
  });

  it('says in one line that nothing needs me', async () => {
    open({ ClinicInboxView: anInbox() });
    expect(await screen.findByText('Nothing needs you. You’ll be called for level 1 and 2.')).toBeVisible();
    expect(screen.getByRole('heading', { name: /You are on call until/ })).toBeVisible();
  });

  it('says who is on call when I am not', async () => {
    open({
      ClinicInboxView: anInbox({
        duty: null,
        others: [{ duty: 'PRIMARY', name: 'Dr Okoro', jobTitle: null, until: null }],
      }),
    });
    expect(await screen.findByText(/Dr Okoro is, until/)).toBeVisible();
  });

  it('offers to try again when it could not load', async () => {
    open({ ClinicInboxView: 'no line' });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('shows somebody with other work in the clinic where theirs is', async () => {
    open({ ClinicInboxView: { refusal: 'action.forbidden' } });
    expect(await screen.findByRole('link', { name: 'Reveals' })).toHaveAttribute('href', '/clinic/reveals');
  });
});
