import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MyPagingFieldsFragment } from '../gql/graphql.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { aClinician } from './examples.js';
import { PagingPage } from './paging-page.js';

const way = (name: MyPagingFieldsFragment['ways'][number]['way'], changes = {}) => ({
  way: name,
  isOn: true,
  reachesMe: true,
  canTest: true,
  failingSince: null,
  testedAt: null,
  testStatus: null,
  testFault: null,
  ...changes,
});
const notYet = { reachesMe: false, canTest: false };
const myPaging = (changes: Partial<MyPagingFieldsFragment> = {}): MyPagingFieldsFragment => ({
  ways: [
    way('IN_APP'),
    way('MAIL'),
    way('PUSH', notYet),
    way('SMS', notYet),
    way('VOICE', notYet),
    way('SECOND_PHONE', { ...notYet, isOn: false }),
  ],
  phone: null,
  secondPhone: null,
  devices: [],
  pushKey: 'public-key',
  ...changes,
});
const open = (answers: Record<string, GivenAnswer>) =>
  renderScreen(PagingPage, { at: '/clinic/paging', viewer: aClinician, messages: 'clinic', answers });
const rowOf = async (name: string) => within((await screen.findByRole('heading', { name })).closest('li')!);

describe('how I am paged (R29)', () => {
  it('names every way in its order, and what each needs of me', async () => {
    open({ MyPagingView: { myPaging: myPaging() } });
    await screen.findByRole('heading', { name: 'In the app' });
    const names = within(screen.getByRole('region', { name: 'Ways we try, in order' }))
      .getAllByRole('heading', { level: 3 })
      .map((one) => one.textContent);
    expect(names).toEqual(['In the app', 'Email', 'Your device', 'SMS', 'Phone call', 'Second phone']);
    expect((await rowOf('SMS')).getByText('Not yet. Give your number below.')).toBeVisible();
    expect((await rowOf('Second phone')).getByText('Your organisation has not set this up.')).toBeVisible();
    expect((await rowOf('SMS')).queryByRole('button')).toBeNull();
  });

  it('keeps my number sealed, and says what is wrong with it while it stays in the box', async () => {
    const { asked } = open({
      MyPagingView: { myPaging: myPaging() },
      SetPagePhone: { refusal: 'input.invalid', details: { field: 'number' } },
    });
    const field = await screen.findByLabelText(/^Number for SMS and calls/);
    await userEvent.type(field, '07700 900417');
    const form = within(field.closest('form')!);
    await userEvent.click(form.getByRole('button', { name: 'Save sealed' }));

    expect(await screen.findByText(/Please write it with \+ and the country/)).toBeVisible();
    expect(field).toHaveValue('07700 900417');
    expect(asked.find((one) => one.operation === 'SetPagePhone')?.variables).toMatchObject({
      place: 'FIRST',
      number: '07700 900417',
    });
  });

  it('tests a way, and says what came of it', async () => {
    const failed = way('SMS', { testStatus: 'FAILED', testedAt: new Date().toISOString(), testFault: 'noReceipt' });
    open({
      MyPagingView: { myPaging: myPaging({ ways: [way('SMS', { failingSince: new Date().toISOString() })] }) },
      TestPage: { testPage: myPaging({ ways: [failed] }) },
    });
    expect(await screen.findByText(/This has not worked since/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Test: SMS' }));
    expect(await screen.findByText(/^The test did not arrive \(no word that it arrived\)/)).toBeVisible();
  });
});

describe('this device', () => {
  const subscription = {
    unsubscribe: async () => true,
    toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'key', auth: 'secret' } }),
  };
  let held: typeof subscription | null;
  const permission = jest.fn(async () => 'granted');
  beforeEach(() => {
    held = null;
    const registration = {
      active: { scriptURL: 'http://localhost/page-worker.js' },
      pushManager: { getSubscription: async () => held, subscribe: async () => (held = subscription) },
    };
    Object.assign(globalThis, {
      Notification: { permission: 'default', requestPermission: permission },
      PushManager: class {},
    });
    Object.defineProperty(navigator, 'serviceWorker', {
      configurable: true,
      value: { getRegistration: async () => registration, register: async () => registration },
    });
  });
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'serviceWorker');
    for (const name of ['Notification', 'PushManager']) Reflect.deleteProperty(globalThis, name);
    localStorage.clear();
  });
  const device = {
    id: '0199a000-0000-7000-8000-0000000000d1',
    name: 'Chrome on Android',
    addedAt: '2026-03-02T09:00:00Z',
  };

  it('is turned on and off again', async () => {
    const { asked } = open({
      MyPagingView: { myPaging: myPaging() },
      AddPageDevice: { addPageDevice: myPaging({ devices: [device] }) },
      RemovePageDevice: { removePageDevice: myPaging() },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Turn on for this device' }));
    expect(await screen.findByText('This device')).toBeVisible();
    expect(asked.find((one) => one.operation === 'AddPageDevice')?.variables).toMatchObject({
      endpoint: 'https://push.example/1',
      p256dh: 'key',
      auth: 'secret',
    });
    await userEvent.click(screen.getByRole('button', { name: 'Turn off: Chrome on Android' }));
    await waitFor(() => expect(screen.queryByText('Chrome on Android')).toBeNull());
    expect(await screen.findByRole('button', { name: 'Turn on for this device' })).toBeVisible();
  });

  it('stays off when the browser is told no', async () => {
    permission.mockResolvedValueOnce('denied');
    const { asked } = open({ MyPagingView: { myPaging: myPaging() } });
    await userEvent.click(await screen.findByRole('button', { name: 'Turn on for this device' }));
    expect(await screen.findByText('The browser did not allow it. Nothing was changed.')).toBeVisible();
    expect(asked.map((one) => one.operation)).toEqual(['MyPagingView']);
  });

  it('offers nothing where the organisation has not set it up', async () => {
    open({ MyPagingView: { myPaging: myPaging({ pushKey: null }) } });
    expect(await screen.findByText(/Keep Kith open while you are on call/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Turn on for this device' })).toBeNull();
  });
});
