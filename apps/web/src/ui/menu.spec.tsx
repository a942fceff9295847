import { expect, it, jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Menu } from './menu.js';

const worried = jest.fn();
const show = () =>
  render(
    <>
      <Menu
        label="More"
        items={[
          { id: 'copy', text: 'Copy link', onChoose: () => undefined },
          { id: 'hide', text: 'Hide this', onChoose: () => undefined },
          { id: 'report', text: 'Report', note: 'They will not know', onChoose: worried },
        ]}
      />
      <button>After</button>
    </>,
  );
const item = (name: RegExp) => screen.getByRole('menuitem', { name, hidden: true });

it('opens on press with focus on the first entry', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  expect(item(/Copy/)).toHaveFocus();
  expect(screen.getByText('More').closest('button')).toHaveAttribute('aria-expanded', 'true');
});

it('is walked with arrows, Home, End and first letters, all around', async () => {
  show();
  await userEvent.tab();
  await userEvent.keyboard('{ArrowUp}');
  expect(item(/Report/)).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  expect(item(/Copy/)).toHaveFocus();
  await userEvent.keyboard('h');
  expect(item(/Hide/)).toHaveFocus();
  await userEvent.keyboard('{End}{ArrowUp}{Home}');
  expect(item(/Copy/)).toHaveFocus();
});

it('does what was chosen and gives focus back', async () => {
  show();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}r{Enter}');
  expect(worried).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('button', { name: 'More' })).toHaveFocus();
  expect(screen.queryByRole('menu', { hidden: true })).toBeNull();
});

it('closes on Escape, on Tab and on a press elsewhere', async () => {
  show();
  const more = screen.getByRole('button', { name: 'More' });
  await userEvent.click(more);
  await userEvent.keyboard('{Escape}');
  expect(more).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await userEvent.click(screen.getByText('After'));
  expect(screen.queryByRole('menu', { hidden: true })).toBeNull();
});
