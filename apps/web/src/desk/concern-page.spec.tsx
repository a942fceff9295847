import { afterEach, describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { GivenSocket, type LiveSocket } from '../platform/realtime.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { aConcern, deskAnswers, escalated, inMinutes, moderator, unclaimed } from './desk.fixtures.js';
import { ConcernPage } from './concern-page.js';

const open = (answers: Record<string, GivenAnswer> = {}, at = '/desk/c/item-1') =>
  renderScreen(ConcernPage, {
    at,
    path: '/desk/c/:concern',
    viewer: moderator,
    messages: 'desk',
    answers: { ...deskAnswers, Concern: aConcern(), ...answers },
  });
type Opened = ReturnType<typeof open>;
const sent = ({ asked }: Opened, operation: string) => asked.find((one) => one.operation === operation)?.variables;

afterEach(() => localStorage.clear());

describe('a concern', () => {
  it('shows the words as they were reported, with numbers that lead to the reasons', async () => {
    open();
    await screen.findByRole('heading', { level: 1, name: 'Winter Coat may be running out of insulin' });
    expect(screen.getByText(/making one pen last/).closest('mark')).toHaveTextContent('sign 1');
    const why = screen.getByRole('region', { name: 'Why it is here' });
    expect(why).toHaveTextContent('Insulin running out');
    expect(why).toHaveTextContent('look within 15 minutes');
    expect(why).not.toHaveTextContent('%');
    expect(screen.getByText('They changed this since. Below is how it was when it was reported.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show it now' }));
    expect(screen.getByText('I am fine.')).toBeInTheDocument();
  });

  it('offers nothing but claiming and raising while nobody has it', async () => {
    const view = open({ Concern: aConcern(unclaimed), ClaimConcern: { claimItem: aConcern().reviewItem } });
    const claim = await screen.findByRole('button', { name: /Claim it/ });
    expect(screen.queryByRole('button', { name: /Send to/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /No action/ })).not.toBeInTheDocument();
    await userEvent.click(claim);
    expect(await screen.findByRole('button', { name: /No action/ })).toBeInTheDocument();
    expect(sent(view, 'ClaimConcern')).toEqual({ id: 'item-1' });
  });

  it('says that a colleague was first', async () => {
    open({ Concern: aConcern(unclaimed), ClaimConcern: { refusal: 'reviewItem.claimed' } });
    await userEvent.click(await screen.findByRole('button', { name: /Claim it/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('A colleague was first.');
  });

  it('lets one read along while a colleague has it', async () => {
    open({
      Concern: aConcern({
        ...unclaimed,
        status: 'CLAIMED',
        claimedByName: 'Joss',
        viewerCan: { ...unclaimed.viewerCan, claim: false },
      }),
    });
    expect(await screen.findByRole('heading', { name: 'Joss has this' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Claim it/ })).not.toBeInTheDocument();
  });

  it('says plainly when it is not open to the viewer', async () => {
    open({ Concern: { refusal: 'action.involved' } });
    expect(await screen.findByText(/You are part of this/)).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    open({ Concern: 'no line' });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });

  it('goes back to the queue without a reason', async () => {
    const { router } = open({ HandBack: { handBack: { id: 'item-1' } } });
    await userEvent.click(await screen.findByRole('button', { name: 'Hand back, no reason needed' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/desk/queue'));
  });

  it('warns when a minute of the claim is left', async () => {
    open({ Concern: aConcern({ leaseUntil: inMinutes(0.5) }), RenewLease: { renewLease: aConcern().reviewItem } });
    await userEvent.click(await screen.findByRole('button', { name: 'Keep it' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Keep it' })).not.toBeInTheDocument());
  });
});

describe('the private talk with the member', () => {
  const line = (id: string, authorRole: string, words: string) => ({
    id,
    fromMe: false,
    authorName: '',
    authorRole,
    bodyHtml: `<p>${words}</p>`,
    sentAt: '2026-11-22T20:00:00Z',
  });
  const talk = (...items: ReturnType<typeof line>[]) =>
    aConcern({ conversation: { id: 'talk-1', readers: [], lastMessageAt: '2026-11-22T20:00:00Z', items } });

  it('grows without reload, says that it waits, and leads to the answer', async () => {
    let now = talk(line('l1', 'MODERATION_TEAM', 'How are you?'));
    const heard = new Map<string, (hint?: unknown) => void>();
    const socket = {
      on: (name: string, hear: (hint?: unknown) => void) => void heard.set(name, hear),
      off: () => undefined,
    } as unknown as LiveSocket;
    renderScreen(ConcernPage, {
      at: '/desk/c/item-1',
      path: '/desk/c/:concern',
      viewer: moderator,
      messages: 'desk',
      answers: { ...deskAnswers, Concern: () => now },
      around: (screen) => <GivenSocket socket={socket}>{screen}</GivenSocket>,
    });
    const panel = await screen.findByRole('region', { name: /Our talk with/ });
    expect(within(panel).queryByText('Waits for our answer')).not.toBeInTheDocument();
    now = talk(line('l1', 'MODERATION_TEAM', 'How are you?'), line('l2', 'MEMBER', 'I need someone'));
    await act(async () => heard.get('conversation.changed')?.({ id: 'talk-1' }));
    expect(await within(panel).findByText('I need someone')).toBeVisible();
    expect(within(panel).getByText('Waits for our answer')).toBeVisible();
    await userEvent.click(within(panel).getByRole('button', { name: /^Answer/ }));
    expect(await screen.findByRole('combobox', { name: /template|Begin/i })).toBeVisible();
  });

  it('tells whoever has not claimed it how to answer', async () => {
    open({
      Concern: aConcern({ ...unclaimed, conversation: talk(line('l1', 'MEMBER', 'Hello?')).reviewItem.conversation }),
    });
    expect(await screen.findByText('Claim it to answer here.')).toBeVisible();
  });
});

describe('escalating', () => {
  it('takes one press when ask and sentence fit, and says who is paged and what the member is told', async () => {
    const view = open({ Escalate: { escalate: aConcern(escalated).reviewItem } });
    const send = await screen.findByRole('button', { name: 'Send to Hannah Byrne, on call' });
    expect(screen.getByText(/Hannah Byrne is paged now.*Dr Okoro is paged too/)).toBeInTheDocument();
    expect(screen.getByText(/Winter Coat is told: “A clinician is going to read what you wrote.”/)).toBeInTheDocument();
    await userEvent.click(send);
    expect(await screen.findByRole('heading', { name: 'With the clinic' })).toBeInTheDocument();
    expect(screen.getByText(/^Sent/, { selector: 'li span' })).toBeInTheDocument();
    expect(sent(view, 'Escalate')).toMatchObject({
      itemId: 'item-1',
      level: 'RED',
      ask: 'CONTACT',
      sentence: 'May be running out of insulin.',
    });
  });

  it('keeps the sentence when it is refused, and fetches what changed', async () => {
    const view = open({ Escalate: { refusal: 'resource.stale' } });
    const box = await screen.findByRole('textbox', { name: 'One sentence for the clinician' });
    await userEvent.clear(box);
    await userEvent.type(box, 'One pen left.');
    await userEvent.click(screen.getByRole('button', { name: /Send to/ }));
    expect(await screen.findByText(/What you wrote is still here/)).toBeInTheDocument();
    expect(box).toHaveValue('One pen left.');
    await waitFor(() => expect(view.asked.filter(({ operation }) => operation === 'Concern')).toHaveLength(2));
  });

  it('sends nothing without a sentence', async () => {
    const view = open();
    await userEvent.clear(await screen.findByRole('textbox', { name: 'One sentence for the clinician' }));
    await userEvent.click(screen.getByRole('button', { name: /Send to/ }));
    expect(screen.getByText(/Write one sentence/, { selector: 'span' })).toBeInTheDocument();
    expect(sent(view, 'Escalate')).toBeUndefined();
  });

  it('begins at the sentence when E is pressed, and E in a text is just a letter', async () => {
    localStorage.setItem('kith.desk.keys', 'on');
    open();
    const box = await screen.findByRole('textbox', { name: 'One sentence for the clinician' });
    fireEvent.keyDown(document.body, { key: 'e' });
    expect(document.activeElement).toBe(box);
    expect(fireEvent.keyDown(box, { key: '1' })).toBe(true);
    expect(screen.getByRole('button', { name: /No action/ })).toHaveAttribute('aria-expanded', 'false');
  });
});

describe('the verdicts', () => {
  it('closes with what was found', async () => {
    const closed = aConcern({ ...escalated, escalation: null }).reviewItem;
    const view = open({ DecideItem: { decideItem: closed } });
    await userEvent.click(await screen.findByRole('button', { name: /No action/ }));
    const form = view.container.querySelector<HTMLElement>('#verdict-form-close')!;
    await userEvent.click(within(form).getByRole('button', { name: 'Close it' }));
    expect(within(form).getByText('Choose what you found.')).toBeInTheDocument();
    await userEvent.click(within(form).getByRole('radio', { name: 'Nothing to worry about' }));
    await userEvent.click(within(form).getByRole('button', { name: 'Close it' }));
    expect(await screen.findByRole('heading', { name: 'This is closed' })).toBeInTheDocument();
    expect(sent(view, 'DecideItem')).toMatchObject({ id: 'item-1', version: 3, reasonCode: 'noConcern', note: null });
  });

  it('offers to undo what can be undone', async () => {
    const hidden = aConcern({
      timeline: [
        {
          id: 'a',
          kind: 'decide',
          actorName: 'Sandpiper',
          facts: [],
          at: inMinutes(0),
          undoUntil: inMinutes(1),
          actionId: 'act-1',
        },
      ],
    }).reviewItem;
    const view = open({ Concern: { reviewItem: hidden }, UndoAction: { undoAction: aConcern().reviewItem } });
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(sent(view, 'UndoAction')).toEqual({ actionId: 'act-1' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument());
  });

  it('writes to the member only when every blank is filled, and shows what they will read', async () => {
    const view = open({ WriteToMember: { writeToMember: aConcern().reviewItem } }, '/desk/c/item-1?act=write');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Begin from' }), 'checkIn');
    await userEvent.click(screen.getByRole('button', { name: 'Send to Winter Coat' }));
    expect(screen.getByText('Fill in every blank first.')).toBeInTheDocument();
    expect(sent(view, 'WriteToMember')).toBeUndefined();
    await userEvent.type(screen.getByRole('textbox', { name: /Their own words/ }), 'one pen');
    const until = screen.getByRole('textbox', { name: /Until when/ });
    await userEvent.clear(until);
    await userEvent.type(until, '10pm');
    expect(screen.getByText(/You wrote: "one pen"\. I am here until 10pm\./)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Send to Winter Coat' }));
    await waitFor(() =>
      expect(sent(view, 'WriteToMember')).toMatchObject({
        templateId: 'checkIn',
        body: 'Hello Winter Coat. You wrote: "one pen". I am here until 10pm.',
      }),
    );
  });

  it('keeps the words when the line is down', async () => {
    open({ WriteToMember: 'no line' }, '/desk/c/item-1?act=write');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Begin from' }), 'checkIn');
    await userEvent.type(screen.getByRole('textbox', { name: /Their own words/ }), 'one pen');
    await userEvent.type(screen.getByRole('textbox', { name: /Until when/ }), '!');
    await userEvent.click(screen.getByRole('button', { name: 'Send to Winter Coat' }));
    expect(await screen.findByText(/We could not reach Kith/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Their own words/ })).toHaveValue('one pen');
  });

  it('hides by a rule, with the words the member reads', async () => {
    const view = open({ HideContent: { done: aConcern().reviewItem } }, '/desk/c/item-1?act=hide');
    const button = await screen.findByRole('button', { name: 'Hide it and tell Winter Coat' });
    await userEvent.click(button);
    expect(screen.getByText('Choose the rule first.')).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Which rule/ }), 'riskyDetail');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Begin from' }), 'hidden');
    await userEvent.type(screen.getByRole('textbox', { name: /What exactly/ }), 'an amount');
    await userEvent.click(button);
    await waitFor(() =>
      expect(sent(view, 'HideContent')).toMatchObject({
        input: {
          itemId: 'item-1',
          contentId: 'post-1',
          reasonCode: 'riskyDetail',
          memberText: 'We have hidden your post: an amount.',
        },
      }),
    );
  });

  it('never offers distress as a reason to take words down', async () => {
    open({}, '/desk/c/item-1?act=hide');
    await userEvent.click(await screen.findByRole('radio', { name: /Propose to take it down/ }));
    const rules = screen.getByRole('combobox', { name: /Which rule/ });
    await within(rules).findByRole('option', { name: 'Details that could hurt' });
    expect(within(rules).queryByRole('option', { name: /Set aside/ })).not.toBeInTheDocument();
  });

  it('proposes a pause when a lead has to confirm it', async () => {
    open({}, '/desk/c/item-1?act=pause');
    expect(await screen.findByRole('button', { name: 'Propose a pause to a lead' })).toBeInTheDocument();
  });

  it('raises the level with a reason', async () => {
    const view = open(
      { SetItemLevel: { setItemLevel: aConcern({ level: 'CRISIS' }).reviewItem } },
      '/desk/c/item-1?act=level',
    );
    await userEvent.click(await screen.findByRole('radio', { name: '1 Life at risk' }));
    await userEvent.click(screen.getByRole('radio', { name: 'It is happening now' }));
    await userEvent.click(
      within(view.container.querySelector<HTMLElement>('#verdict-form-level')!).getByRole('button'),
    );
    await waitFor(() =>
      expect(sent(view, 'SetItemLevel')).toEqual({
        id: 'item-1',
        version: 3,
        level: 'CRISIS',
        reasonCode: 'happeningNow',
      }),
    );
  });
});
