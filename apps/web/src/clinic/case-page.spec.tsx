import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { draftPrefix } from '../platform/forget-drafts.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { CasePage } from './case-page.js';
import { aCase, aClinician, anInbox, aPagedRow, aReveal, caseId } from './examples.js';

const open = (answers: Record<string, GivenAnswer>, at = `/clinic/${caseId}`) =>
  renderScreen(CasePage, {
    at,
    path: '/clinic/:case',
    viewer: aClinician,
    messages: 'clinic',
    answers: {
      CaseView: { clinicCase: aCase() },
      ClinicInboxView: anInbox(),
      ReadDraft: { draft: null },
      SaveDraft: { saveDraft: { place: 'x', savedAt: new Date().toISOString() } },
      DiscardDraft: { discardDraft: { id: caseId } },
      ...answers,
    },
  });

beforeEach(() => localStorage.clear());

describe('the case', () => {
  it('shows ask, words with marks, what was done in time, and no outcome chosen beforehand', async () => {
    open({});
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'Ade asks you to contact Winter Coat: one insulin pen left',
      }),
    ).toBeVisible();
    expect(screen.getByText('making one pen last').closest('mark')).not.toBeNull();
    expect(screen.getByText('Insulin running out')).toBeVisible();
    expect(screen.getByText('In 4 of 30 min')).toBeVisible();
    for (const choice of screen.getAllByRole('radio')) expect(choice).not.toBeChecked();
  });

  it('sends as me by my first name, reminds me to give no doses, and empties the box only then (R39)', async () => {
    const { asked } = open({ WriteToPatient: { writeToPatient: aCase({ version: 8 }) } });
    const box = await screen.findByRole('textbox', { name: 'Your message to Winter Coat' });
    expect(screen.getByText(/No doses/)).toBeVisible();
    await userEvent.type(box, 'Hello, I am Hannah.');
    await userEvent.click(screen.getByRole('button', { name: 'Send as Hannah' }));
    await waitFor(() => expect(box).toHaveValue(''));
    expect(asked.find((one) => one.operation === 'WriteToPatient')?.variables).toMatchObject({
      caseId,
      body: 'Hello, I am Hannah.',
    });
  });

  it('keeps the words when the message could not be sent', async () => {
    open({ WriteToPatient: 'no line' });
    const box = await screen.findByRole('textbox', { name: 'Your message to Winter Coat' });
    await userEvent.type(box, 'Hello');
    await userEvent.click(screen.getByRole('button', { name: 'Send as Hannah' }));
    expect(await screen.findByText(/We could not reach Kith/)).toBeVisible();
    expect(box).toHaveValue('Hello');
  });

  it('signs a structured note with its fields', async () => {
    const { asked } = open({ SaveNote: { saveNote: aCase() } }, `/clinic/${caseId}?view=note`);
    await userEvent.type(await screen.findByRole('textbox', { name: 'What brought this up' }), 'Rationing insulin.');
    await userEvent.click(screen.getByRole('button', { name: 'Sign the note' }));
    await waitFor(() =>
      expect(asked.findLast((one) => one.operation === 'SaveNote')?.variables['input']).toMatchObject({
        sign: true,
        fields: [{ name: 'presenting', value: 'Rationing insulin.' }],
      }),
    );
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'What brought this up' })).toHaveValue(''));
  });

  it.each([
    ['leaves the box empty when the note it kept here was signed elsewhere', true, ''],
    ['brings words back that the signed note does not have', false, 'Rationing insulin.'],
  ])('%s', async (_what, isSaved, words) => {
    const kept = { fields: { presenting: 'Rationing insulin.' }, text: '', at: Date.now(), isSaved, noteId: 'n1' };
    localStorage.setItem(`${draftPrefix}${aClinician.id}.note:${caseId}`, JSON.stringify({ ...kept, signing: null }));
    const at = new Date().toISOString();
    const note = { id: 'n1', authorName: 'Hannah Byrne', fields: [], text: 'Signed.', isMine: true, addenda: [] };
    const clinicCase = aCase({ notes: [{ ...note, savedAt: at, signedAt: at }] });
    open({ CaseView: { clinicCase } }, `/clinic/${caseId}?view=note`);
    expect(await screen.findByRole('textbox', { name: 'What brought this up' })).toHaveValue(words);
  });

  it('hands over to a colleague with a note', async () => {
    const { asked } = open({ OfferHandover: { offerHandover: aCase({ handoverToName: 'Dr Okoro' }) } });
    await userEvent.click(await screen.findByRole('button', { name: /Hand over/ }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: /Dr Okoro/ }));
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'What they need to know' }),
      'She answers by message.',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Offer the case' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked.find((one) => one.operation === 'OfferHandover')?.variables).toMatchObject({
      version: 7,
      note: 'She answers by message.',
    });
  });

  it('closes only with everything that closing needs', async () => {
    const { asked } = open({ CloseCase: { closeCase: aCase({ status: 'CLOSED', outcome: 'OC17' }) } });
    await userEvent.click(await screen.findByRole('radio', { name: 'Insulin or supplies obtained' }));
    await userEvent.click(screen.getByRole('button', { name: /Close with outcome/ }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close the case' }));
    expect(within(dialog).getByText('Say what was done.')).toBeVisible();
    expect(asked.some((one) => one.operation === 'CloseCase')).toBe(false);

    await userEvent.type(within(dialog).getByRole('textbox', { name: /What was done/ }), 'Pharmacy gave a pen.');
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /72 hours/ }));
    await userEvent.click(within(dialog).getByRole('radio', { name: 'You were right to raise it' }));
    await userEvent.type(within(dialog).getByRole('textbox', { name: /One thing they can learn/ }), 'Thank you.');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Yes' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close the case' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const input = asked.find((one) => one.operation === 'CloseCase')?.variables['input'];
    expect(input).toMatchObject({
      outcome: 'OC17',
      feedbackCode: 'rightToRaise',
      worthTime: true,
      actionsTaken: 'Pharmacy gave a pen.',
    });
  });

  it('takes single keys only outside of fields', async () => {
    open({});
    const box = await screen.findByRole('textbox', { name: 'Your message to Winter Coat' });
    await userEvent.type(box, 'hhh');
    expect(screen.queryByRole('dialog')).toBeNull();
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('h');
    expect(screen.getByRole('dialog')).toHaveTextContent('Hand over case 2291');
  });

  it('asks for a code before it reveals, and goes on with the same words', async () => {
    let given = false;
    const { asked } = open({
      CaseView: () => ({ clinicCase: aCase({ reveals: given ? [aReveal()] : [] }) }),
      AskReveal: () => (given ? { reveal: aReveal() } : { refusal: 'auth.stepUpRequired' }),
      GiveSecondFactor: () => {
        given = true;
        return { giveSecondFactor: { id: aClinician.id, sessionState: 'READY' } };
      },
      SeeRevealed: { seeRevealed: [{ field: 'PHONE', value: '0000 000 000' }] },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Reveal contact details' }));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Go back' })).toHaveFocus();
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Phone number' }));
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Danger to their life' }));
    const words = within(dialog).getByRole('textbox', { name: 'In your own words' });
    await userEvent.type(words, 'Too short');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Confirm it’s you and reveal' }));
    expect(within(dialog).getByText('Write at least 20 characters.')).toBeVisible();
    await userEvent.type(words, ', now it is long enough.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Confirm it’s you and reveal' }));
    const code = await within(dialog).findByRole('textbox', { name: 'Code from your app' });
    expect(words).toHaveValue('Too short, now it is long enough.');
    await userEvent.type(code, '123456');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Confirm it’s you and reveal' }));
    expect(await screen.findByText('0000 000 000')).toBeVisible();
    const tries = asked
      .filter((one) => one.operation === 'AskReveal')
      .map((one) => (one.variables['input'] as { key: string }).key);
    expect(new Set(tries).size).toBe(1);
  });

  it('lets the second person sign, and asks why not when they do not agree', async () => {
    const closing = aCase({
      status: 'CLOSING',
      isMine: false,
      ownerName: 'Dr Okoro',
      closingByName: 'Dr Okoro',
      outcome: 'OC01',
      viewerCan: { ...aCase().viewerCan, write: false, close: false, signOff: true },
    });
    const { asked } = open({ CaseView: { clinicCase: closing }, SignOffCase: { signOffCase: closing } });
    await userEvent.click(await screen.findByRole('button', { name: 'Not yet' }));
    expect(screen.getByText('Say what is missing.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Agree and close' }));
    await waitFor(() =>
      expect(asked.find((one) => one.operation === 'SignOffCase')?.variables).toMatchObject({ agree: true }),
    );
  });

  it('keeps the note on a hand-over and its key when the answer was lost', async () => {
    let lost = true;
    const { asked } = open({
      OfferHandover: () => {
        if (!lost) return { offerHandover: aCase({ handoverToName: 'Dr Okoro' }) };
        lost = false;
        return 'no line';
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: /Hand over/ }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: /Dr Okoro/ }));
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'What they need to know' }),
      'Answers by message.',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Offer the case' }));
    expect(await within(dialog).findByText(/We could not reach Kith/)).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Offer the case' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const keys = asked.filter((one) => one.operation === 'OfferHandover').map((one) => one.variables['key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('shows what a second moderator asked', async () => {
    const second = {
      reviewItemId: '0199a000-0000-7000-8000-0000000000f1',
      ask: 'ADVISE' as const,
      sentence: 'They wrote in Parents too.',
      raisedByName: 'Ben',
      at: new Date().toISOString(),
    };
    open({ CaseView: { clinicCase: aCase({ asks: [second] }) } });
    expect(await screen.findByText('They wrote in Parents too.')).toBeVisible();
    expect(screen.getByText(/^Ben, .*: advise us$/)).toBeVisible();
  });

  it('lets a signed note be added to, and an own one be finished, after the end', async () => {
    const note = {
      authorName: 'Hannah Byrne',
      fields: [],
      savedAt: new Date().toISOString(),
      isMine: true,
      addenda: [],
    };
    const closed = aCase({
      status: 'CLOSED',
      notes: [
        { ...note, id: 'n1', text: 'Two pens left.', signedAt: note.savedAt },
        { ...note, id: 'n2', text: 'One pen', signedAt: null },
      ],
      viewerCan: { ...aCase().viewerCan, write: false, close: false },
    });
    open({ CaseView: { clinicCase: closed } }, `/clinic/${caseId}?view=note`);
    expect(await screen.findByRole('textbox', { name: 'In your own words' })).toHaveValue('One pen');
    await userEvent.click(screen.getByRole('button', { name: 'Add to this note' }));
    expect(screen.getByRole('textbox', { name: 'What you add' })).toBeVisible();
  });

  it('warns of an unsigned note before closing', async () => {
    const draft = { id: 'n2', authorName: 'Hannah Byrne', fields: [], text: 'One pen', signedAt: null, addenda: [] };
    open({
      CaseView: { clinicCase: aCase({ notes: [{ ...draft, savedAt: new Date().toISOString(), isMine: true }] }) },
    });
    await userEvent.click(await screen.findByRole('button', { name: /Close with outcome/ }));
    expect(within(screen.getByRole('dialog')).getByText(/a note here that is not signed/)).toBeVisible();
  });

  it('asks a clinical lead what was found before a closed case is reviewed', async () => {
    const closed = aCase({
      status: 'CLOSED',
      outcome: 'OC01',
      viewerCan: { ...aCase().viewerCan, write: false, close: false, review: true },
    });
    const { asked } = open({
      CaseView: { clinicCase: closed },
      ReviewCase: { reviewCase: aCase({ status: 'REVIEWED' }) },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Save and finish' }));
    expect(screen.getByText('Write what you found.')).toBeVisible();
    await userEvent.type(screen.getByRole('textbox', { name: 'What you found' }), 'Quick and kind.');
    await userEvent.click(screen.getByRole('button', { name: 'Save and finish' }));
    await waitFor(() =>
      expect(asked.find((one) => one.operation === 'ReviewCase')?.variables).toMatchObject({
        finding: 'Quick and kind.',
        learning: '',
        version: 7,
      }),
    );
  });

  it('says when the member has read the last message', async () => {
    const line = { id: 'm1', fromMe: true, authorName: 'Hannah Byrne', authorRole: 'CLINICIAN', avatar: null };
    const sentAt = '2026-03-01T10:00:00.000Z';
    open({
      CaseView: {
        clinicCase: aCase({
          memberReadAt: '2026-03-01T10:05:00.000Z',
          conversation: {
            id: 'c1',
            unread: false,
            callBackAskedAt: null,
            callBackFrom: null,
            callBackUntil: null,
            items: [{ ...line, bodyHtml: '<p>Hello</p>', sentAt }],
            viewerCan: { write: true },
          },
        }),
      },
    });
    expect(await screen.findByText(/Winter Coat has read this/)).toBeVisible();
  });

  it('sends whoever has not acknowledged to the page first', async () => {
    open({
      CaseView: { refusal: 'action.forbidden' },
      ClinicInboxView: anInbox({ needsYou: [aPagedRow({ id: caseId })] }),
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'Acknowledge first, then look' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to the page' })).toHaveAttribute('href', '/clinic/page/2294');
  });

  it('leaves one at the part of the case one was at when it is taken there', async () => {
    const mayTake = aCase({ status: 'PAGED', viewerCan: { ...aCase().viewerCan, acknowledge: true, write: false } });
    let taken = false;
    open(
      {
        CaseView: () => ({ clinicCase: taken ? aCase({ version: 8 }) : mayTake }),
        AcknowledgeCase: () => {
          taken = true;
          return { acknowledgeCase: aPagedRow({ id: caseId }) };
        },
      },
      `/clinic/${caseId}?view=note`,
    );
    await userEvent.click(await screen.findByRole('button', { name: /^Acknowledge/ }));
    expect(await screen.findByRole('textbox', { name: 'What brought this up' })).toBeVisible();
  });

  it('offers to try again when it could not load', async () => {
    open({ CaseView: 'no line' });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
