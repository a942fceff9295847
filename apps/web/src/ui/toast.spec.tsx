import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { ToastProvider, useToast } from './toast.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  act(() => {
    jest.runAllTimers();
  });
  jest.useRealTimers();
});

const undone = jest.fn();
function Hide() {
  const toast = useToast();
  return (
    <button onClick={() => toast({ text: 'Hidden from others.', undo: { label: 'Undo', onUndo: undone } })}>
      Hide
    </button>
  );
}

const show = () => {
  render(
    <ToastProvider label="Messages" closeLabel="Close">
      <Hide />
    </ToastProvider>,
  );
  fireEvent.click(screen.getByText('Hide'));
};
const pass = (milliseconds: number) => act(() => void jest.advanceTimersByTime(milliseconds));

it('stays ten seconds', () => {
  show();
  pass(9900);
  expect(screen.getByText('Hidden from others.')).toBeInTheDocument();
  pass(200);
  expect(screen.queryByText('Hidden from others.')).toBeNull();
});

it('waits while it is looked at, then goes on where it was', () => {
  show();
  pass(9000);
  const words = screen.getByText('Hidden from others.');
  fireEvent.focus(screen.getByRole('button', { name: 'Undo' }));
  pass(60_000);
  expect(words).toBeInTheDocument();
  fireEvent.blur(screen.getByRole('button', { name: 'Undo' }));
  pass(900);
  expect(words).toBeInTheDocument();
  pass(200);
  expect(words).not.toBeInTheDocument();
});

it('takes the action back and goes', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(undone).toHaveBeenCalledTimes(1);
  expect(screen.queryByText('Hidden from others.')).toBeNull();
});

it('is spoken', () => {
  show();
  expect(document.querySelector('[data-announcer=polite]')).toHaveTextContent('Hidden from others. Undo');
});
