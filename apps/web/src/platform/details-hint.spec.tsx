import { describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Composer } from './composer.js';
import type { Draft } from './draft.js';
import { renderScreen } from './testing.js';

const sent: string[] = [];

function Box() {
  const [body, setBody] = useState('');
  const draft = { title: '', body, setBody, saved: null } as unknown as Draft;
  const send = (words: string) => Promise.resolve(sent.push(words));
  return <Composer draft={draft} label="Words" send="Send" onSend={send} plain group="Type 1" />;
}

const open = () => renderScreen(Box);
const box = () => screen.getByLabelText<HTMLTextAreaElement>('Words');
const type = (words: string) => fireEvent.change(box(), { target: { value: words } });
const patient = { timeout: 4000 };
const hint = () =>
  screen.findByText('There is a phone number in your words. Everyone in Type 1 can read it.', {}, patient);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('a personal detail in the box', () => {
  it('is pointed to in a line that is read out, and nothing is changed or held back', async () => {
    open();
    type('Text me on 07700 900123 tonight');
    expect(await hint()).toHaveAttribute('role', 'status');
    expect(box().value).toBe('Text me on 07700 900123 tonight');
    await press('Send');
    expect(sent).toEqual(['Text me on 07700 900123 tonight']);
  });

  it('goes when its author says so, and comes back the same way', async () => {
    open();
    type('Text me on 07700 900123 tonight');
    await hint();
    await press('Remove it');
    expect(box().value).toBe('Text me on tonight');
    expect(box()).toHaveFocus();
    await press('Put it back');
    expect(box().value).toBe('Text me on 07700 900123 tonight');
    expect(screen.queryByRole('button', { name: 'Remove it' })).toBeNull();
  });

  it('goes from where it stands now, when words were put before it since', async () => {
    open();
    type('07700 900123');
    await hint();
    type('Hello all. 07700 900123');
    await press('Remove it');
    expect(box().value).toBe('Hello all. ');
  });

  it('can be put back when it was all there was', async () => {
    open();
    type('07700 900123');
    await hint();
    await press('Remove it');
    expect(box().value).toBe('');
    await press('Put it back');
    expect(box().value).toBe('07700 900123');
  });

  it('comes back into words that were changed meanwhile', async () => {
    open();
    type('Text me on 07700 900123 tonight');
    await hint();
    await press('Remove it');
    type('Text me on tonight, please');
    await press('Put it back');
    expect(box().value).toBe('Text me on 07700 900123 tonight, please');
  });

  it('that its author leaves in is not spoken of again', async () => {
    open();
    type('Text me on 07700 900123');
    await hint();
    act(() => screen.getByRole('button', { name: 'Leave it in' }).focus());
    await userEvent.keyboard('{Enter}');
    expect(box()).toHaveFocus();
    type('Text me on 07700 900123 or write to jo.bloggs@example.org');
    expect(await screen.findByText(/There is an e-mail address in your words/, {}, patient)).toBeInTheDocument();
    await press('Leave it in');
    await waitFor(() => expect(screen.queryByText(/in your words/)).toBeNull());
    expect(box().value).toBe('Text me on 07700 900123 or write to jo.bloggs@example.org');
  });
});
