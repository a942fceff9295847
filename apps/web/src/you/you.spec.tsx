import { beforeEach, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { DecisionPage } from './decision-page.js';
import { IdentityPage } from './identity-page.js';
import { NoticesPage } from './notices-page.js';
import { ProfilePage } from './profile-page.js';
import { ReportsPage } from './reports-page.js';
import { SeenPage } from './seen-page.js';
import { SettingsPage } from './settings-page.js';

beforeEach(() => localStorage.clear());

const notice = (id: string, kind: string, facts: Record<string, string>, seenAt: string | null = null) => ({
  id,
  kind,
  link: '/today',
  facts: Object.entries(facts).map(([name, value]) => ({ name, value })),
  createdAt: '2026-11-22T20:00:00Z',
  seenAt,
});
const page = (items: unknown[], unseen = 1): Record<string, GivenAnswer> => ({
  Notices: { notices: { unseen, items, page: { hasNext: false, next: null } } },
});

it('says what is new and why, even for a kind it does not know, and marks one as seen when it is opened', async () => {
  const { asked } = renderScreen(NoticesPage, {
    answers: {
      ...page([
        notice('n1', 'reply', { authorName: 'Marmalade', groupName: 'Type 1', to: 'post' }),
        notice('n2', 'from.tomorrow', {}),
      ]),
      MarkNoticeSeen: { markNoticeSeen: { id: 'n1', seenAt: '2026-11-22T21:00:00Z' } },
    },
  });
  expect(await screen.findByText('There is something new for you')).toBeVisible();
  expect(screen.getByText(/Because you wrote there/)).toBeVisible();
  await userEvent.click(screen.getByRole('link', { name: 'Marmalade answered you in Type 1' }));
  await waitFor(() => expect(asked).toContainEqual({ operation: 'MarkNoticeSeen', variables: { id: 'n1' } }));
});

it('puts all notices away at once, and says when there are none', async () => {
  let unseen = 2;
  const { unmount } = renderScreen(NoticesPage, {
    answers: {
      Notices: () => ({
        notices: { unseen, items: [notice('n1', 'case.closed', {})], page: { hasNext: false, next: null } },
      }),
      MarkAllNoticesSeen: () => {
        unseen = 0;
        return { markAllNoticesSeen: { id: 'x' } };
      },
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Mark all as seen' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Mark all as seen' })).toBeNull());
  unmount();
  renderScreen(NoticesPage, { answers: page([], 0) });
  expect(await screen.findByText('You’re up to date.')).toBeVisible();
});

it('tells a reporter how it ended in broad words, and lets them say that they still worry', async () => {
  const report = {
    id: 'r1',
    door: 'WORRIED',
    category: 'safety',
    status: 'DEALT_WITH',
    outcome: 'reached',
    createdAt: '2026-11-20T20:00:00Z',
    outcomeAt: '2026-11-21T20:00:00Z',
    lookBy: null,
    viewerCan: { stillWorried: true },
  };
  let now = report;
  const { asked } = renderScreen(ReportsPage, {
    answers: {
      MyReports: () => ({ myReports: [now] }),
      StillWorried: () => {
        now = { ...report, status: 'BEING_LOOKED_AT', viewerCan: { stillWorried: false } };
        return { stillWorried: now };
      },
    },
  });
  expect(await screen.findByText(/Someone from our team reached the person/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'I’m still worried' }));
  expect(await screen.findByText('Being looked at')).toBeVisible();
  expect(asked).toContainEqual({ operation: 'StillWorried', variables: { reportId: 'r1' } });
});

const decision = {
  id: 'd1',
  what: 'REMOVED',
  rule: 'unsafeAdvice',
  explanation: 'It told someone to stop taking a medicine.',
  contentCopy: 'Just stop the tablets.',
  foundBySoftware: true,
  groupName: 'Type 1 and work',
  createdAt: '2026-11-20T20:00:00Z',
  endsAt: null,
  liftedAt: null,
  appealUntil: '2027-05-20T20:00:00Z',
  appeal: null,
  link: null,
  viewerCan: { appeal: true },
};
const decide = (answers: Record<string, GivenAnswer> = {}) =>
  renderScreen(DecisionPage, {
    at: '/you/decisions/d1',
    path: '/you/decisions/:decision',
    answers: {
      OneDecision: { decision },
      MyDecisions: { myDecisions: [] },
      ReadDraft: { draft: null },
      SaveDraft: { saveDraft: { place: 'x', savedAt: '2026-11-22T20:11:00Z' } },
      DiscardDraft: { discardDraft: { id: 'x' } },
      ...answers,
    },
  });

it('says what was done, why, by whom, and gives the writer their words back', async () => {
  decide();
  expect(await screen.findByRole('heading', { name: 'We took down what you wrote' })).toBeVisible();
  expect(screen.getByText(/It told someone to stop/)).toBeVisible();
  expect(screen.getByText(/Share what you did, not what others should do/)).toBeVisible();
  expect(screen.getByText('Just stop the tablets.')).toBeVisible();
  expect(screen.getByText(/Software noticed it. A moderator read it/)).toBeVisible();
});

it('asks for another look without words, and says by when a different person answers', async () => {
  const { asked } = decide({
    AppealDecision: {
      appealDecision: {
        ...decision,
        viewerCan: { appeal: false },
        appeal: {
          id: 'a',
          status: 'LODGED',
          lodgedAt: '2026-11-22T20:00:00Z',
          decideBy: '2026-11-29T20:00:00Z',
          outcome: null,
          answer: null,
        },
      },
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Ask for another look' }));
  expect(await screen.findByText(/A different person answers by/)).toBeVisible();
  expect(asked.find((one) => one.operation === 'AppealDecision')?.variables).toMatchObject({
    decisionId: 'd1',
    words: '',
  });
});

it('keeps the words of an objection when it is refused', async () => {
  decide({ AppealDecision: { refusal: 'appeal.tooLate' } });
  await userEvent.type(await screen.findByRole('textbox'), 'It was my own story');
  await userEvent.click(screen.getByRole('button', { name: 'Ask for another look' }));
  expect(await screen.findByText(/The time to ask for another look has passed/)).toBeVisible();
  expect(screen.getByRole('textbox')).toHaveValue('It was my own story');
});

const membership = {
  id: 'm1',
  groupId: 'g1',
  groupName: 'Type 1',
  groupSlug: 'type-1',
  displayName: 'Quiet Kettle',
  avatar: 'kettle-clay',
  about: '',
  standing: 'ACTIVE',
};

it('changes name and drawing in one group, and keeps a refused name in its field', async () => {
  let refused = true;
  const { asked } = renderScreen(ProfilePage, {
    answers: {
      MyProfiles: { me: { id: 'a', memberships: [membership] } },
      ProfileNameCheck: { nameCheck: { ok: true, looksReal: true } },
      ChangeMembership: () =>
        refused ? { refusal: 'membership.nameTaken' } : { changeMembership: { ...membership, displayName: 'Robin' } },
    },
  });
  const name = await screen.findByRole('textbox', { name: /Your name here/ });
  await userEvent.clear(name);
  await userEvent.type(name, 'Robin');
  expect(await screen.findByText(/This looks like a real name/)).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: 'Bird' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Someone in this group has that name/)).toBeVisible();
  expect(name).toHaveValue('Robin');
  refused = false;
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved. Others see it now.')).toBeVisible();
  expect(asked.filter((one) => one.operation === 'ChangeMembership').at(-1)?.variables).toEqual({
    id: 'm1',
    displayName: 'Robin',
    avatar: 'bird-clay',
    about: '',
  });
});

it('seals a detail and says who can open it', async () => {
  const empty = ['NAME', 'PHONE', 'ADDRESS', 'SUPPORTER', 'CLINIC'].map((field) => ({
    field,
    filled: false,
    value: null,
    updatedAt: null,
  }));
  const { asked } = renderScreen(IdentityPage, {
    answers: {
      MyIdentity: { myIdentity: empty },
      SetIdentity: {
        setIdentity: empty.map((one) =>
          one.field === 'PHONE'
            ? { ...one, filled: true, value: '07700 900123', updatedAt: '2026-11-22T20:00:00Z' }
            : one,
        ),
      },
      MyToldUs: {
        myToldUs: {
          condition: null,
          yearsWithIt: null,
          treatment: null,
          devices: null,
          pregnancy: null,
          ageBand: null,
          region: null,
          contactBy: null,
          supporter: null,
          updatedAt: null,
        },
      },
    },
  });
  await userEvent.type(await screen.findByRole('textbox', { name: /A number we can ring/ }), '07700 900123');
  await userEvent.click(screen.getAllByRole('button', { name: 'Seal it' })[1] as HTMLElement);
  expect(await screen.findByText(/Sealed 22 November 2026/)).toBeVisible();
  expect(asked.find((one) => one.operation === 'SetIdentity')?.variables).toEqual({
    field: 'PHONE',
    value: '07700 900123',
  });
  expect(screen.getByRole('link', { name: 'Who has seen what about me' })).toBeVisible();
});

it('says who has seen what about me: opened, passed on and read, by job (R44, R46)', async () => {
  const seen = {
    revealed: [
      { at: '2026-11-20T20:00:00Z', byRole: 'Diabetes nurse', fields: ['NAME'], reasonCode: 'DANGER_TO_LIFE' },
    ],
    shared: [
      {
        at: '2026-11-20T20:05:00Z',
        byRole: 'doctor',
        service: 'AMBULANCE',
        recipient: 'Control room, north',
        shared: ['NAME', 'ADDRESS'],
        legalBasis: 'VITAL_INTERESTS',
        reference: 'AB 4471',
      },
    ],
    read: [{ byRole: 'doctor', firstAt: '2026-11-20T19:00:00Z', lastAt: '2026-11-20T20:00:00Z', times: 3 }],
  };
  const { unmount } = renderScreen(SeenPage, { answers: { SeenAboutMe: { seenAboutMe: seen } } });
  expect(await screen.findByText(/Diabetes nurse/)).toBeVisible();
  expect(screen.getByText('Because your life may have been at risk.')).toBeVisible();
  expect(screen.getByText('A doctor passed on to Control room, north: your name and where you live.')).toBeVisible();
  expect(screen.getByText('doctor, 3 times')).toBeVisible();
  unmount();
  renderScreen(SeenPage, { answers: { SeenAboutMe: { seenAboutMe: { revealed: [], shared: [], read: [] } } } });
  expect(await screen.findByText('Nothing was passed on.')).toBeVisible();
});

it('saves a setting at once, and goes back to what holds when it is refused', async () => {
  renderScreen(SettingsPage, {
    answers: {
      SettingsCountries: {
        countries: [
          { code: 'GB', name: 'United Kingdom', open: true },
          { code: 'IE', name: 'Ireland', open: false },
        ],
      },
      MyContentNotes: { myContentNotes: [] },
      MySilenced: { mySilenced: [] },
      MySessions: { mySessions: [] },
      ChangeSettings: (given) =>
        given['country'] === 'IE' ? { refusal: 'account.countryNotOpen' } : { changeSettings: { id: 'a', ...given } },
    },
  });
  const country = await screen.findByRole('combobox', { name: 'Country' });
  await waitFor(() => expect(screen.getByRole('option', { name: /Ireland/ })).toBeInTheDocument());
  await userEvent.selectOptions(country, 'IE');
  expect(await screen.findByText('We are not open in this country yet.')).toBeVisible();
  expect(country).toHaveValue('GB');
  await userEvent.click(screen.getByRole('radio', { name: 'mg/dL' }));
  await waitFor(() => expect(screen.queryByText('We are not open in this country yet.')).toBeNull());
  expect(screen.getByRole('radio', { name: 'mg/dL' })).toBeChecked();
});

it('keeps what I would rather choose to read, and says so when it could not be kept', async () => {
  let kept = ['DEATH'];
  const { asked } = renderScreen(SettingsPage, {
    answers: {
      SettingsCountries: { countries: [] },
      MySilenced: { mySilenced: [] },
      MySessions: { mySessions: [] },
      MyContentNotes: () => ({ myContentNotes: kept }),
      ChooseContentNotes: ({ subjects }) => {
        if ((subjects as string[]).includes('WEIGHT')) return 'no line';
        kept = subjects as string[];
        return { chooseContentNotes: kept };
      },
    },
  });
  const box = (name: string) => screen.getByRole('checkbox', { name });
  expect(await screen.findByRole('checkbox', { name: 'Death and grief' })).toBeChecked();
  await userEvent.click(box('Needles and injections'));
  expect(asked).toContainEqual({ operation: 'ChooseContentNotes', variables: { subjects: ['DEATH', 'NEEDLES'] } });
  await waitFor(() => expect(box('Needles and injections')).toBeChecked());
  await userEvent.click(box('Weight and dieting'));
  expect(await screen.findByText(/We could not reach Kith/)).toBeVisible();
  expect(box('Weight and dieting')).not.toBeChecked();
  expect(box('Needles and injections')).toBeChecked();
});
