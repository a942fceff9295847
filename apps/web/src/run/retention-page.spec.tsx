import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { RetentionPage } from './retention-page.js';

const at = '2026-03-02T09:00:00Z';
const viewer = someViewer({ workspaces: ['MEMBER', 'RUN'], roles: ['privacyOfficer'] });
const open = (answers: Record<string, GivenAnswer>) =>
  renderScreen(RetentionPage, { at: '/run/retention', path: '*', viewer, messages: 'run', answers });

const aRun = (changes = {}) => ({
  id: 'r1',
  state: 'PROPOSED',
  asOf: at,
  proposedByName: 'Sam',
  decidedByName: null,
  decidedAt: null,
  finishedAt: null,
  counts: [
    { code: 'drafts', due: 1204, deleted: 0 },
    { code: 'mails', due: 0, deleted: 0 },
  ],
  viewerCan: { letGo: true, withdraw: true },
  ...changes,
});
const kept = (changes = {}) => ({
  retention: {
    classes: [
      { code: 'drafts', days: 90, deletes: true, due: 1204, held: 3 },
      { code: 'auditTrail', days: 2922, deletes: false, due: 7, held: 0 },
    ],
    runs: [],
    holds: [],
    viewerCan: { propose: true, hold: true },
    ...changes,
  },
});
const sent = ({ asked }: ReturnType<typeof open>, operation: string) =>
  asked.find((one) => one.operation === operation)?.variables;

beforeEach(() => localStorage.clear());

describe('what is kept for how long (H22)', () => {
  it('shows numbers, and says what no run deletes', async () => {
    const view = open({ RetentionView: kept(), ProposeRetentionRun: { proposeRetentionRun: { id: 'r1' } } });
    const row = (await screen.findByRole('rowheader', { name: 'Unsent drafts' })).closest('tr') as HTMLElement;
    expect(row).toHaveTextContent(/90 days.*1,204.*3/);
    expect(screen.getByRole('rowheader', { name: /audit trail Counted only/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Propose a run (1,204)' }));
    await waitFor(() => expect(sent(view, 'ProposeRetentionRun')).toEqual({ key: expect.any(String) }));
  });

  it('lets a run go as the second person, and says what it would delete', async () => {
    const view = open({
      RetentionView: kept({ runs: [aRun()] }),
      LetRetentionRunGo: { letRetentionRunGo: { id: 'r1' } },
    });
    expect(await screen.findByText('Unsent drafts: 1,204 past their time')).toBeVisible();
    expect(screen.queryByText(/Mails that went out:/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Let it go: delete for good' }));
    await waitFor(() => expect(sent(view, 'LetRetentionRunGo')).toEqual({ id: 'r1' }));
  });

  it('says when the days have changed since it was counted', async () => {
    open({ RetentionView: kept({ runs: [aRun()] }), LetRetentionRunGo: { refusal: 'proposal.outOfDate' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Let it go: delete for good' }));
    expect(await screen.findByRole('alert')).toBeVisible();
  });

  it('holds the person of a concern, and keeps the words when there is no such concern', async () => {
    const view = open({ RetentionView: kept(), PlaceLegalHold: { refusal: 'resource.notFound' } });
    const form = within(await screen.findByRole('form', { name: 'Place a legal hold' }));
    await userEvent.click(form.getByRole('button', { name: 'Hold everything of this person' }));
    expect(form.getByRole('textbox', { name: /Number of a concern/ })).toBeInvalid();
    await userEvent.type(form.getByRole('textbox', { name: /Number of a concern/ }), '1042');
    await userEvent.type(form.getByRole('textbox', { name: 'Why' }), 'A court has asked.');
    await userEvent.click(form.getByRole('button', { name: 'Hold everything of this person' }));
    await waitFor(() =>
      expect(sent(view, 'PlaceLegalHold')).toMatchObject({ concern: 1042, reason: 'A court has asked.' }),
    );
    expect(await form.findByText('There is no such concern, or it is about nobody we know.')).toBeVisible();
    expect(form.getByRole('textbox', { name: 'Why' })).toHaveValue('A court has asked.');
  });
});
