import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { ConfirmPage } from './confirm-page.js';

const open = (answer: GivenAnswer, viewer: ReturnType<typeof someViewer> | null = null, at = '/confirm?token=abc') =>
  renderScreen(ConfirmPage, {
    at,
    path: '/confirm',
    viewer,
    messages: 'public',
    answers: { ConfirmEmail: answer, ResendConfirmation: { resendConfirmation: { id: 'r' } } },
  });
const press = () => userEvent.click(screen.getByRole('button', { name: 'Confirm my email' }));
const yes = { confirmEmail: { id: 'me' } };

beforeEach(() => localStorage.clear());

describe('the link in the mail', () => {
  it('does nothing by being opened', async () => {
    const { asked } = open(yes);
    expect(await screen.findByRole('button', { name: 'Confirm my email' })).toBeInTheDocument();
    expect(screen.getByText(/Did you not ask to join/)).toBeInTheDocument();
    expect(asked).toEqual([]);
  });

  it('asks for the password that was chosen', async () => {
    const { asked } = open(yes);
    await userEvent.type(screen.getByLabelText(/^Password/), 'a boat, a lamp and a loaf');
    await press();
    expect(await screen.findByRole('heading', { name: 'Your email is confirmed' })).toBeInTheDocument();
    expect(asked[0]?.variables).toEqual({ token: 'abc', password: 'a boat, a lamp and a loaf' });
  });

  it('takes one press in the browser that joined', async () => {
    localStorage.setItem('kith.joined', 'yes');
    const { asked } = open(yes);
    expect(screen.queryByLabelText(/^Password/)).not.toBeInTheDocument();
    await press();
    expect(await screen.findByRole('heading', { name: 'Your email is confirmed' })).toBeInTheDocument();
    expect(asked[0]?.variables).toEqual({ token: 'abc', password: null });
    expect(localStorage.getItem('kith.joined')).toBeNull();
  });

  it('asks for the password after all when this was another browser', async () => {
    localStorage.setItem('kith.joined', 'yes');
    open({ refusal: 'input.required', details: { field: 'password' } });
    await press();
    expect(await screen.findByLabelText(/^Password/)).toBeInTheDocument();
  });

  it('says kindly that it was another password', async () => {
    open({ refusal: 'auth.badCredentials' });
    await userEvent.type(screen.getByLabelText(/^Password/), 'something else');
    await press();
    expect(await screen.findByText(/not the password chosen with this link/)).toBeInTheDocument();
  });

  it('leaves who is signed in where they are, and says so', async () => {
    open(yes, someViewer());
    await userEvent.type(screen.getByLabelText(/^Password/), 'a boat, a lamp and a loaf');
    await press();
    expect(await screen.findByText(/still signed in here as before/)).toBeInTheDocument();
  });

  it.each([
    ['used or too old', '/confirm?token=abc'],
    ['without its end', '/confirm'],
  ])('%s offers a new one', async (_what, at) => {
    open({ refusal: 'auth.linkInvalid' }, null, at);
    if (at.includes('token')) {
      await userEvent.type(screen.getByLabelText(/^Password/), 'a boat, a lamp and a loaf');
      await press();
    }
    expect(await screen.findByRole('button', { name: 'Send a new link' })).toBeInTheDocument();
  });
});
