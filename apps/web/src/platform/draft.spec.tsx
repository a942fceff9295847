import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { Composer } from './composer.js';
import { readKept, slotOf } from './draft-device.js';
import { flushDrafts } from './draft-flush.js';
import { useDraft } from './draft.js';
import { graphql } from './graphql-document.js';
import { request } from './graphql.js';
import { renderScreen, someViewer, type GivenAnswer } from './testing.js';

const Say = graphql(
  /* GraphQL */ `
  mutation Say($key: UUID!, $body: String!) {
    say(key: $key, body: $body)
  }
` as never,
) as never;

const place = 'reply:0199a000-0000-7000-8000-00000000000a';
const slot = slotOf(someViewer().id, place);

function Box() {
  const draft = useDraft(place);
  const send = (body: string) => draft.send((key) => request(Say, { key, body } as never));
  return (
    <>
      <label>
        Title
        <input value={draft.title} onChange={(event) => draft.setTitle(event.target.value)} />
      </label>
      <Composer draft={draft} label="Words" send="Send" onSend={send} plain />
    </>
  );
}

const savedAt = '2026-03-02T10:00:00.000Z';
const takes: GivenAnswer = (given) => ({ saveDraft: { place, revision: given['revision'], savedAt } });
const open = (answers: Record<string, GivenAnswer> = {}) =>
  renderScreen(Box, {
    answers: { ReadDraft: { draft: null }, SaveDraft: takes, DiscardDraft: { discardDraft: { id: 'x' } }, ...answers },
  });
const box = () => screen.getByLabelText<HTMLTextAreaElement>('Words');
const type = (words: string) => fireEvent.change(box(), { target: { value: words } });
const press = () => fireEvent.click(screen.getByRole('button', { name: 'Send' }));
const patient = { timeout: 4000 };
const asked = (view: ReturnType<typeof open>, operation: string) =>
  view.asked.filter((one) => one.operation === operation).map((one) => one.variables);

beforeEach(() => localStorage.clear());
afterEach(() => void jest.restoreAllMocks());

describe('the key of words', () => {
  it('is the same when the answer was lost and the page was left and opened again', async () => {
    const first = open({ Say: 'no line', SaveDraft: 'no line' });
    type('Hello');
    press();
    await screen.findByText(/We could not reach Kith/);
    cleanup();

    const second = open({ Say: { say: true }, ReadDraft: 'no line' });
    expect(box().value).toBe('Hello');
    press();
    await waitFor(() => expect(box().value).toBe(''));
    expect(asked(second, 'Say')[0]!['key']).toBe(asked(first, 'Say')[0]!['key']);
  });

  it('is a new one after sending, and after the server says that it was used with other words', async () => {
    const answers: GivenAnswer[] = [{ refusal: 'input.keyReused' }, { say: true }, { say: true }];
    const view = open({ Say: () => answers.shift()! });
    type('Hello');
    press();
    await screen.findByText(/has arrived/);
    expect(box().value).toBe('Hello');
    press();
    await waitFor(() => expect(box().value).toBe(''));
    type('Hello');
    press();
    await waitFor(() => expect(asked(view, 'Say')).toHaveLength(3));
    expect(new Set(asked(view, 'Say').map(({ key }) => key)).size).toBe(3);
  });

  it('stays with other words, so that the server can say that the first ones have arrived', async () => {
    const view = open({ Say: 'no line' });
    type('Hello');
    press();
    await screen.findByText(/We could not reach Kith/);
    type('Hello you');
    press();
    await waitFor(() => expect(asked(view, 'Say')).toHaveLength(2));
    expect(asked(view, 'Say')[1]!['key']).toBe(asked(view, 'Say')[0]!['key']);
  });
});

describe('words in a box', () => {
  it('typed while others are on their way stay', async () => {
    let arrive = () => undefined as void;
    open({ Say: { say: true } });
    const answer = globalThis.fetch;
    globalThis.fetch = async (url, init) => {
      if (String(init?.body).includes('"Say"')) await new Promise<void>((done) => (arrive = done));
      return answer(url, init);
    };
    type('Hello');
    press();
    type('Hello and one more thing');
    await waitFor(() => {
      arrive();
      expect(box().value).toBe('and one more thing');
    });
    expect(readKept(slot)).toMatchObject({ body: 'and one more thing' });
  });

  it('go from the box when it turns out that they arrived', async () => {
    open({ Say: 'no line', SaveDraft: 'no line' });
    type('Hello');
    press();
    await screen.findByText(/We could not reach Kith/);
    cleanup();
    open({ SaveDraft: { saveDraft: null } });
    await screen.findByText('Your words have arrived.');
    expect(box().value).toBe('');
  });

  it('stay under a new key when only an earlier form of them was sent', async () => {
    const view = open({ SaveDraft: (given) => (given['key'] === firstKey() ? { saveDraft: null } : takes(given)) });
    const firstKey = () => asked(view, 'SaveDraft')[0]?.['key'];
    type('Hello');
    await waitFor(() => expect(asked(view, 'SaveDraft')).toHaveLength(2), patient);
    expect(box().value).toBe('Hello');
  });

  it('come back from another device when there is only a title', async () => {
    open({
      ReadDraft: { draft: { place, title: 'A title', body: '', key: crypto.randomUUID(), revision: 3, savedAt } },
    });
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe('A title'));
  });

  it('do not come back when the server still has what was sent', async () => {
    const view = open({ Say: { say: true }, DiscardDraft: 'no line' });
    type('Hello');
    press();
    await waitFor(() => expect(box().value).toBe(''));
    const { key } = asked(view, 'Say')[0]!;
    cleanup();
    const next = open({
      ReadDraft: { draft: { place, title: '', body: 'Hello', key: key as string, revision: 1, savedAt } },
    });
    await waitFor(() => expect(asked(next, 'DiscardDraft')).toEqual([{ place, key }]));
    expect(box().value).toBe('');
  });
});

describe('saving', () => {
  it('goes to the server when the device is full or does not allow it', async () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    open();
    type('Hello');
    await screen.findByText(/^Saved \d/, {}, patient);
    type('');
  });

  it('says that words are nowhere safe when neither takes them', async () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    open({ SaveDraft: 'no line' });
    type('Hello');
    await screen.findByText(/Not saved anywhere yet/, {}, patient);
  });

  it('is tried again when the line is back', async () => {
    let line = false;
    const view = open({ SaveDraft: (given) => (line ? takes(given) : 'no line') });
    type('Hello');
    await screen.findByText(/Saved on this device/, {}, patient);
    line = true;
    fireEvent(globalThis.window, new Event('online'));
    await screen.findByText(/^Saved \d/);
    expect(asked(view, 'SaveDraft')).toHaveLength(2);
  });

  it('does not wait when the page is left', async () => {
    const view = open();
    type('Hello');
    cleanup();
    expect(asked(view, 'SaveDraft')).toMatchObject([{ body: 'Hello' }]);
  });

  it('brings a newer copy of the device to the server as soon as the box is opened', async () => {
    open({ SaveDraft: 'no line' });
    type('Hello');
    cleanup();
    const view = open();
    await waitFor(() => expect(asked(view, 'SaveDraft')).toMatchObject([{ body: 'Hello' }]));
  });

  it.each([
    ['input.tooLong', { max: 20_000 }, /more than we can keep/],
    ['input.invalid', { field: 'place', most: 200 }, /very many unsent words/],
  ])('says why the server does not take words: %s', async (refusal, details, text) => {
    open({ SaveDraft: { refusal, details } });
    type('Hello');
    await screen.findByText(text, {}, patient);
    expect(readKept(slot)).toMatchObject({ body: 'Hello' });
  });

  it('before signing out brings everything, and counts what could not be brought', async () => {
    let line = false;
    open({ SaveDraft: (given) => (line ? takes(given) : 'no line') });
    type('Hello');
    expect(await flushDrafts(someViewer().id)).toBe(1);
    line = true;
    expect(await flushDrafts(someViewer().id)).toBe(0);
  });
});
