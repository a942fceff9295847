import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import type { DeskCareQuery, TalkFieldsFragment } from '../gql/graphql.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { CarePage } from './care-page.js';
import { aDesk, aHandover, deskAnswers, inMinutes, moderator, myCare } from './desk.fixtures.js';
import { PulsePage } from './pulse-page.js';
import { ShiftPage } from './shift-page.js';

const open = (Page: ComponentType, answers: Record<string, GivenAnswer>) =>
  renderScreen(Page, {
    at: '/desk',
    path: '/desk/*',
    viewer: moderator,
    messages: 'desk',
    answers: { ...deskAnswers, MyDeskShifts: { myShifts: [] }, Handover: aHandover(), ...answers },
  });
const sent = ({ asked }: ReturnType<typeof open>, operation: string) =>
  asked.find((one) => one.operation === operation)?.variables;
const talk = (changes: Partial<TalkFieldsFragment> = {}): TalkFieldsFragment => ({
  id: 'talk-1',
  name: 'Marsh',
  kind: 'DEBRIEF',
  cause: 'CRISIS',
  isMandatory: false,
  state: 'ASKED',
  askedAt: inMinutes(-30),
  arrangedFor: null,
  withName: null,
  endedAt: null,
  version: 1,
  viewerCan: { arrange: true, decline: false },
  ...changes,
});
const care = (changes: Partial<DeskCareQuery['deskCare']> = {}): DeskCareQuery => ({
  deskCare: {
    talks: [],
    toCover: [],
    moderators: [],
    pulse: [],
    pulseQuestions: ['rest', 'followsMeHome'],
    ...changes,
  },
});

describe('care for a moderator on their shift page (R49)', () => {
  it('offers a talk after a crisis, which can be left for later', async () => {
    const view = open(ShiftPage, { MyCare: myCare({ isOffered: true }), AskForTalk: { askForTalk: { id: 'talk-1' } } });
    expect(await screen.findByText('Would a talk help?')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
    await waitFor(() => expect(sent(view, 'AskForTalk')).toMatchObject({ wanted: false }));
  });

  it('says where each talk stands, and that one after a death takes place', async () => {
    const done = { viewerCan: { arrange: false, decline: false } };
    open(ShiftPage, {
      MyCare: myCare({
        talks: [
          talk({ ...done, cause: 'DEATH', isMandatory: true }),
          talk({ id: 'talk-2', ...done, state: 'ARRANGED', arrangedFor: inMinutes(60), withName: 'Ines' }),
        ],
      }),
    });
    expect(
      await screen.findByText(
        'A talk with a lead: asked for, no time yet. It belongs to the work after a death, for everybody.',
      ),
    ).toBeVisible();
    expect(screen.getByText(/A talk with a lead: .*, with Ines\./)).toBeVisible();
  });

  it('lets them step away at once, after saying what it does', async () => {
    const view = open(ShiftPage, { StepAway: { stepAway: { id: 'shift-1' } }, DeskNow: aDesk() });
    await userEvent.click(await screen.findByRole('button', { name: 'Step away' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Step away now?' }));
    expect(dialog.getByText(/Nobody asks why/)).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Step away' }));
    await waitFor(() => expect(view.asked.some(({ operation }) => operation === 'StepAway')).toBe(true));
  });
});

describe('the page for leads (R49, R50)', () => {
  it('shows who needs a talk and lets them set a time, and whose time is open', async () => {
    const view = open(CarePage, {
      DeskCare: care({
        talks: [talk({ kind: 'CHECK_IN', cause: 'HARD_SHIFT' })],
        toCover: [{ id: 's1', name: 'Heron', plannedUntil: inMinutes(90) }],
      }),
      ArrangeTalk: { arrangeTalk: { id: 'talk-1' } },
    });
    expect(await screen.findByText(/Had a hard shift, .*\. Please ask how they are\./)).toBeVisible();
    expect(screen.getByText(/Heron has stepped away\. Their time is open until/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Set a time with Marsh' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save the time' }));
    await waitFor(() => expect(sent(view, 'ArrangeTalk')).toMatchObject({ id: 'talk-1', version: 1 }));
  });

  it('records a supervision as a day, and shows a month only when five have answered', async () => {
    const view = open(CarePage, {
      DeskCare: care({
        moderators: [
          {
            accountId: 'a1',
            name: 'Ade',
            supervisedOn: null,
            supervisedBy: null,
            supervisionDue: true,
            practiceDoneAt: null,
            isMe: false,
          },
          {
            accountId: 'a2',
            name: 'Ines',
            supervisedOn: '2026-02-20',
            supervisedBy: 'Ola',
            supervisionDue: false,
            practiceDoneAt: inMinutes(-9),
            isMe: true,
          },
        ],
        pulse: [
          { month: '2026-02', answers: 6, means: [4.2, 1.5] },
          { month: '2026-01', answers: null, means: [] },
        ],
      }),
      RecordSupervision: { recordSupervision: { id: 'a1' } },
    });
    expect(await screen.findByText('6 answers')).toBeVisible();
    expect(screen.getByText('What I read here followed me home. 1.5')).toBeVisible();
    expect(screen.getByText('Fewer than five answered, so nothing is shown.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Record one: supervision of Ines' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Record one: supervision of Ade' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save the day' }));
    await waitFor(() =>
      expect(sent(view, 'RecordSupervision')).toEqual({
        accountId: 'a1',
        heldOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      }),
    );
  });

  it('is for leads', async () => {
    open(CarePage, { DeskCare: { refusal: 'action.forbidden' } });
    expect(await screen.findByText('This page is for leads.')).toBeVisible();
  });
});

describe('the questions of the month (R50)', () => {
  it('are sent only when all are answered, and what was chosen stays', async () => {
    const view = open(PulsePage, {
      MyCare: myCare({ pulseIsOpen: true }),
      AnswerPulse: { answerPulse: { id: 'a1' } },
    });
    const rest = within(await screen.findByRole('group', { name: 'I had enough rest between hard concerns.' }));
    await userEvent.click(rest.getByRole('radio', { name: 'Mostly' }));
    await userEvent.click(screen.getByRole('button', { name: 'Send my answers' }));
    expect(screen.getByText('Please choose one.')).toBeVisible();
    expect(rest.getByRole('radio', { name: 'Mostly' })).toBeChecked();
    const home = within(screen.getByRole('group', { name: 'What I read here followed me home.' }));
    await userEvent.click(home.getByRole('radio', { name: 'Not at all' }));
    await userEvent.click(screen.getByRole('button', { name: 'Send my answers' }));
    await waitFor(() => expect(sent(view, 'AnswerPulse')).toEqual({ answers: [4, 1] }));
  });
});
