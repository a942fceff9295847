import { useState } from 'react';
import { expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Button } from './button.js';
import { Dialog } from './dialog.js';

function Page({ steady = false, safe = false, nested = false }) {
  const [open, setOpen] = useState(false);
  const [second, setSecond] = useState(false);
  return (
    <>
      <header>
        <a href="/help">Get help now</a>
      </header>
      <div data-stage data-testid="page">
        <Button onPress={() => setOpen(true)}>Take it down</Button>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Take this down?"
        steady={steady}
        actions={
          <span {...(safe && { 'data-first-focus': true })}>
            <Button onPress={() => setOpen(false)}>Keep it</Button>
          </span>
        }
      >
        {!safe && <input aria-label="Why" />}
        {nested && <Button onPress={() => setSecond(true)}>Read the rule</Button>}
      </Dialog>
      <Dialog open={second} onClose={() => setSecond(false)} title="Rule 3" />
    </>
  );
}

const openIt = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Take it down' }));
  return screen.getByRole('dialog', { name: 'Take this down?' });
};

it('puts focus into the first field', async () => {
  render(<Page />);
  await openIt();
  expect(screen.getByRole('textbox', { name: 'Why' })).toHaveFocus();
});

it('puts focus on the safe button where it is marked', async () => {
  render(<Page safe />);
  await openIt();
  expect(screen.getByRole('button', { name: 'Keep it' })).toHaveFocus();
});

it('closes on Escape and gives focus back to what opened it', async () => {
  render(<Page />);
  await openIt();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: 'Take it down' })).toHaveFocus();
});

it('leaves help in reach and nothing else', async () => {
  render(<Page />);
  await openIt();
  expect(screen.getByTestId('page').inert).toBe(true);
  expect(screen.getByRole('link', { name: 'Get help now' }).closest('[inert]')).toBeNull();
  await userEvent.keyboard('{Escape}');
  expect(screen.getByTestId('page').inert).toBe(false);
});

it('stays open on Escape where a slip would cost', async () => {
  render(<Page steady />);
  await openIt();
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('dialog')).toBeInTheDocument();
});

it('closes the top one of two only', async () => {
  render(<Page nested />);
  await openIt();
  await userEvent.click(screen.getByRole('button', { name: 'Read the rule' }));
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog', { name: 'Rule 3' })).toBeNull();
  expect(screen.getByRole('dialog', { name: 'Take this down?' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Read the rule' })).toHaveFocus();
});
