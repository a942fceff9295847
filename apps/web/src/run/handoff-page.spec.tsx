import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { HandoffPage } from './handoff-page.js';

const at = '2026-03-02T09:00:00Z';
const viewer = someViewer({ workspaces: ['MEMBER', 'RUN'], roles: ['administrator'] });
const open = (answers: Record<string, GivenAnswer>) =>
  renderScreen(HandoffPage, { at: '/run/handoff', path: '*', viewer, messages: 'run', answers });

const aKey = (changes = {}) => ({
  id: 'k1',
  name: 'Clinic records',
  hint: 'kith_ab12',
  scopes: ['TASKS'],
  standing: 'IN_FORCE',
  createdAt: at,
  createdByName: 'Idris',
  approvedByName: null,
  expiresAt: '2026-09-02T09:00:00Z',
  lastUsedAt: null,
  viewerCan: { approve: false, revoke: true },
  ...changes,
});
const aHandoff = (changes = {}) => ({
  handoff: {
    base: 'https://kith.example.org/fhir/R4',
    keys: [aKey()],
    endpoints: [],
    undelivered: [],
    viewerCan: { change: true, stop: true },
    ...changes,
  },
});

describe('hand-off to a clinic’s system', () => {
  it('shows a new key once, after a fresh code, and keeps what was typed until then', async () => {
    let proved = false;
    const { asked } = open({
      HandoffView: aHandoff(),
      CreateHandoffKey: () =>
        proved ? { createHandoffKey: { id: 'k2', secret: 'kith_secret' } } : { refusal: 'auth.stepUpRequired' },
      GiveSecondFactor: () => {
        proved = true;
        return { giveSecondFactor: { id: viewer.id, sessionState: 'READY' } };
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'New key' }));
    const form = within(screen.getByRole('form', { name: 'New key' }));
    await userEvent.click(form.getByRole('button', { name: 'Make the key' }));
    expect(form.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/Give it a name/);
    await userEvent.type(form.getByRole('textbox', { name: 'Name' }), 'Ward');
    await userEvent.click(form.getByRole('checkbox', { name: /Messages and notes/ }));
    await userEvent.click(form.getByRole('button', { name: 'Make the key' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Continue' }));
    await userEvent.type(await within(dialog).findByRole('textbox', { name: 'Code from your app' }), '123456');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Confirm and go on' }));
    const shown = await screen.findByRole('dialog', { name: 'The key for Ward' });
    expect(within(shown).getByRole('textbox', { name: 'To copy' })).toHaveValue('kith_secret');
    expect(asked.findLast(({ operation }) => operation === 'CreateHandoffKey')?.variables).toMatchObject({
      input: { name: 'Ward', scopes: ['TASKS', 'COMMUNICATIONS'], days: 90 },
    });
    await userEvent.click(within(shown).getByRole('button', { name: 'I have kept it' }));
    expect(document.body).not.toHaveTextContent('kith_secret');
  });

  it('says that a key waits, and lets the second person let it in', async () => {
    const waits = aKey({
      standing: 'WAITS',
      scopes: ['TASKS', 'COMMUNICATIONS'],
      viewerCan: { approve: true, revoke: true },
    });
    const { asked } = open({
      HandoffView: aHandoff({ keys: [waits], viewerCan: { change: false, stop: true } }),
      ApproveHandoffKey: { approveHandoffKey: { ...waits, standing: 'IN_FORCE' } },
    });
    expect(await screen.findByText('Waits for a second person')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'New key' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Let Clinic records in' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('this key reads: Cases, Messages and notes');
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(asked.some(({ operation }) => operation === 'ApproveHandoffKey')).toBe(true));
  });

  it('says beside the address why messages can’t go there', async () => {
    open({
      HandoffView: aHandoff(),
      CreateHandoffEndpoint: { refusal: 'input.invalid', details: { field: 'url' } },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'New address' }));
    const form = within(screen.getByRole('form', { name: 'New address' }));
    await userEvent.type(form.getByRole('textbox', { name: 'Name' }), 'Ward');
    await userEvent.type(form.getByRole('textbox', { name: 'Address' }), 'https://10.0.0.1/in');
    await userEvent.click(form.getByRole('button', { name: 'Add the address' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(form.getByRole('textbox', { name: 'Address' })).toHaveAccessibleDescription(/Messages can’t go there/);
    expect(form.getByRole('textbox', { name: 'Address' })).toHaveValue('https://10.0.0.1/in');
  });

  it('offers to send again what did not arrive', async () => {
    const lost = { id: 'd1', endpointName: 'Ward', reference: 2291, attempts: 9, answer: '503', createdAt: at };
    const { asked } = open({
      HandoffView: aHandoff({ undelivered: [lost] }),
      RedeliverHandoff: { redeliverHandoff: { id: 'd1' } },
    });
    expect(await screen.findByRole('heading', { name: 'One message did not arrive' })).toBeVisible();
    expect(screen.getByText(/Tried 9 times. It answered 503./)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Send case 2291 again' }));
    await waitFor(() => expect(asked.some(({ operation }) => operation === 'RedeliverHandoff')).toBe(true));
  });
});
