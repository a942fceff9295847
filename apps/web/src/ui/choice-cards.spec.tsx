import { useState } from 'react';
import { expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CheckboxCards, RadioCards } from './choice-cards.js';

const asks = [
  { value: 'CONTACT', text: 'Contact the member' },
  { value: 'ADVISE', text: 'Tell me what to say', note: 'They answer you' },
] as const;

function Asking({ error }: { error?: string }) {
  const [ask, setAsk] = useState<'CONTACT' | 'ADVISE' | null>(null);
  return (
    <RadioCards legend="What do you ask?" value={ask} onChange={setAsk} choices={asks} {...(error && { error })} />
  );
}

it('presets nothing and lets one be chosen by its words', async () => {
  render(<Asking />);
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  await userEvent.click(screen.getByText('Tell me what to say'));
  expect(screen.getByRole('radio', { checked: true })).toHaveAccessibleName(/Tell me what to say/);
});

it('moves the choice with the arrows', async () => {
  render(<Asking />);
  await userEvent.click(screen.getByText('Contact the member'));
  await userEvent.keyboard('{ArrowDown}');
  expect(screen.getByRole('radio', { name: /Tell me what to say/ })).toBeChecked();
});

it('is a group with a name, and says what is wrong', () => {
  render(<Asking error="Choose one" />);
  expect(screen.getByRole('group', { name: 'What do you ask?' })).toHaveAccessibleDescription('Choose one');
});

it('lets any of a few be ticked and unticked', async () => {
  function Fields() {
    const [fields, setFields] = useState<('PHONE' | 'NAME')[]>([]);
    return (
      <CheckboxCards
        legend="Show me only"
        value={fields}
        onChange={setFields}
        choices={[
          { value: 'PHONE', text: 'Phone number' },
          { value: 'NAME', text: 'Name' },
        ]}
      />
    );
  }
  render(<Fields />);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Phone number' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Name' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Phone number' }));
  expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(1);
});
