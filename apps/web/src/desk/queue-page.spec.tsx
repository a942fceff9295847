import { afterEach, describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { keyOf } from '../platform/graphql.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { aQueue, aRow, deskAnswers, inMinutes, moderator } from './desk.fixtures.js';
import { DeskQueue } from './desk.graphql.js';
import { QueuePage } from './queue-page.js';

const open = (answers: Record<string, GivenAnswer> = {}, at = '/desk/queue') =>
  renderScreen(QueuePage, {
    at,
    path: '/desk/queue',
    viewer: moderator,
    messages: 'desk',
    answers: { ...deskAnswers, DeskQueue: aQueue([aRow()]), ...answers },
  });

afterEach(() => localStorage.clear());

describe('the queue', () => {
  it('tells place, words, source and time of each concern, and what comes next', async () => {
    open();
    const row = (await screen.findByText('“Making one pen last the fortnight”')).closest('li')!;
    expect(row).toHaveTextContent('Urgent');
    expect(row).toHaveTextContent('Type 1, over forty');
    expect(row).toHaveTextContent('Insulin running out. 2 members are worried');
    expect(row).toHaveTextContent('left of 15 min');
    expect(screen.getByText(/Next for you/).parentElement).toHaveTextContent('2 Urgent, in Type 1, over forty');
    expect(screen.getByText('Urgent next')).toBeInTheDocument();
  });

  it('puts the more urgent level first', async () => {
    open({ DeskQueue: aQueue([aRow({ level: 'AMBER' }), aRow({ id: 'item-2', level: 'CRISIS' })]) });
    await screen.findAllByRole('button', { name: /^Claim/ });
    const levels = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect(levels.filter((text) => /risk|Soon/.test(text ?? ''))).toEqual([' 1 Life at risk', ' 3 Soon']);
  });

  it('folds hard words until they are asked for', async () => {
    open({ DeskQueue: aQueue([aRow({ folded: true, quote: 'I do not want to be here' })]) });
    const show = await screen.findByRole('button', { name: 'Show what was said' });
    expect(screen.queryByText(/not want to be here/)).not.toBeInTheDocument();
    await userEvent.click(show);
    expect(screen.getByText(/not want to be here/)).toBeInTheDocument();
  });

  it('says who has a concern instead of offering it', async () => {
    open({
      DeskQueue: aQueue([
        aRow({
          status: 'CLAIMED',
          claimedByName: 'Joss',
          leaseUntil: inMinutes(5),
          viewerCan: { claim: false, open: true },
        }),
      ]),
    });
    expect(await screen.findByText('Joss has it')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Claim .*concern/ })).not.toBeInTheDocument();
  });

  it('brings the next one and opens it', async () => {
    const { router, asked } = open({ ClaimNext: { claimNext: { id: 'item-1' } } });
    await userEvent.click(await screen.findByRole('button', { name: /Claim next/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/desk/c/item-1'));
    expect(asked.filter(({ operation }) => operation === 'ClaimNext')).toHaveLength(1);
  });

  it('says that a colleague was first, and looks again', async () => {
    const { asked } = open({ ClaimRow: { refusal: 'reviewItem.claimed' } });
    await userEvent.click(await screen.findByRole('button', { name: /^Claim 2 Urgent concern 12/ }));
    expect(await screen.findByText(/A colleague was first/, { selector: 'div' })).toBeInTheDocument();
    await waitFor(() => expect(asked.filter(({ operation }) => operation === 'DeskQueue').length).toBeGreaterThan(1));
  });

  it('keeps the part of the queue in the address', async () => {
    const { asked } = open({}, '/desk/queue?view=WAITING');
    expect(await screen.findByRole('link', { name: 'Waiting 0' })).toHaveAttribute('aria-current', 'page');
    expect(asked.find(({ operation }) => operation === 'DeskQueue')?.variables).toEqual({ view: 'WAITING' });
  });

  it('says that the queue is clear', async () => {
    open({ DeskQueue: aQueue([]) });
    expect(await screen.findByText('The queue is clear. Nothing waits for you.')).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    open({ DeskQueue: 'no line' });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });

  it('holds the order still while somebody is in it, and re-sorts when asked', async () => {
    let items = [aRow()];
    const { client } = open({ DeskQueue: () => aQueue(items) });
    const words = () =>
      screen.getAllByRole('listitem').flatMap((row) => row.querySelector('[data-row]')?.textContent ?? []);
    const link = await screen.findByRole('link', { name: /Making one pen/ });
    act(() => link.focus());
    items = [aRow({ id: 'item-2', quote: 'Just bump it up by six' }), aRow()];
    await act(() => client.invalidateQueries({ queryKey: keyOf(DeskQueue) }));
    const resort = await screen.findByRole('button', { name: 'Re-sort (1 new)' });
    expect(words()).toEqual(['“Making one pen last the fortnight”']);
    await userEvent.click(resort);
    expect(words()).toEqual(['“Just bump it up by six”', '“Making one pen last the fortnight”']);
  });

  it('keeps a row in its place that somebody else has taken off the list', async () => {
    let items = [aRow(), aRow({ id: 'item-2', quote: 'Just bump it up by six' })];
    const { client } = open({ DeskQueue: () => aQueue(items) });
    const link = await screen.findByRole('link', { name: /Making one pen/ });
    act(() => link.focus());
    items = items.slice(1);
    await act(() => client.invalidateQueries({ queryKey: keyOf(DeskQueue) }));
    expect(await screen.findByText('No longer in this list')).toBeInTheDocument();
    expect(document.activeElement).toBe(link);
  });
});

describe('single keys', () => {
  it('ask first, and stay silent until they are chosen', async () => {
    const { asked } = open({ ClaimNext: { claimNext: { id: 'item-1' } } });
    await screen.findByRole('button', { name: /Claim next/ });
    fireEvent.keyDown(document.body, { key: 'c' });
    expect(asked.some(({ operation }) => operation === 'ClaimNext')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Use shortcuts' }));
    fireEvent.keyDown(document.body, { key: 'c' });
    await waitFor(() => expect(asked.some(({ operation }) => operation === 'ClaimNext')).toBe(true));
  });

  it('move through the rows with J and K', async () => {
    localStorage.setItem('kith.desk.keys', 'on');
    open({ DeskQueue: aQueue([aRow(), aRow({ id: 'item-2', quote: 'Just bump it up by six' })]) });
    const list = await screen.findByRole('group', { name: 'Concerns by level' });
    const [first, second] = within(list).getAllByRole('link');
    fireEvent.keyDown(document.body, { key: 'j' });
    expect(document.activeElement).toBe(first);
    fireEvent.keyDown(document.activeElement!, { key: 'j' });
    expect(document.activeElement).toBe(second);
    fireEvent.keyDown(document.activeElement!, { key: 'k' });
    expect(document.activeElement).toBe(first);
  });

  it('go from a row to escalating it, and hand back what one holds', async () => {
    localStorage.setItem('kith.desk.keys', 'on');
    const mine = aRow({ status: 'CLAIMED', claimedByMe: true, viewerCan: { claim: false, open: true } });
    const { router, asked } = open({ DeskQueue: aQueue([mine]), HandBack: { handBack: { id: 'item-1' } } });
    const link = await screen.findByRole('link', { name: /Making one pen/ });
    act(() => link.focus());
    fireEvent.keyDown(link, { key: 'u' });
    await waitFor(() => expect(asked.some(({ operation }) => operation === 'HandBack')).toBe(true));
    fireEvent.keyDown(link, { key: 'e' });
    await waitFor(() =>
      expect(router.state.location.pathname + router.state.location.search).toBe('/desk/c/item-1?act=escalate'),
    );
  });
});
