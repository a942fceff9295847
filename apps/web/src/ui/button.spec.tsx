import { expect, it, jest } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Button } from './button.js';

it('acts on press, Enter and Space', async () => {
  const press = jest.fn();
  render(<Button onPress={press}>Post it</Button>);
  await userEvent.click(screen.getByRole('button', { name: 'Post it' }));
  await userEvent.keyboard('{Enter} ');
  expect(press).toHaveBeenCalledTimes(3);
});

it('stays in reach when it is off, says why, and does not act', async () => {
  const press = jest.fn();
  render(
    <Button onPress={press} offBecause="Choose an outcome first.">
      Close the case
    </Button>,
  );
  await userEvent.tab();
  const button = screen.getByRole('button', { name: 'Close the case' });
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription('Choose an outcome first.');
  await userEvent.keyboard('{Enter}');
  expect(press).not.toHaveBeenCalled();
  await waitFor(() =>
    expect(document.querySelector('[data-announcer=polite]')).toHaveTextContent('Choose an outcome first.'),
  );
});

it('never sends a form while it is off', async () => {
  const send = jest.fn((event: { preventDefault: () => void }) => event.preventDefault());
  render(
    <form onSubmit={send}>
      <Button type="submit" offBecause="Write something first.">
        Post
      </Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(send).not.toHaveBeenCalled();
});

it('acts once while something is under way', async () => {
  const press = jest.fn();
  render(
    <Button onPress={press} pending pendingText="Sending">
      Send
    </Button>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(press).not.toHaveBeenCalled();
});
