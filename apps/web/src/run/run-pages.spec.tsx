import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { AuditPage } from './audit-page.js';
import { BoardPage } from './board-page.js';
import { GroupPage } from './group-page.js';
import { GroupsPage } from './groups-page.js';
import { PeoplePage } from './people-page.js';
import { RotaPage } from './rota-page.js';

const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();
const viewer = someViewer({ workspaces: ['MEMBER', 'RUN'], roles: ['programmeManager'] });

const open = (Screen: ComponentType, answers: Record<string, GivenAnswer>, at = '/run', path = '*') =>
  renderScreen(Screen, { at, path, viewer, messages: 'run', answers });

const aBoard = (changes = {}) => ({
  board: {
    configurationFaulty: [] as string[],
    levels: [
      { level: 'CRISIS', open: 1, oldestAt: minutes(-1), targetSeconds: 180, late: 0, heldByName: 'Joss' },
      { level: 'RED', open: 3, oldestAt: minutes(-20), targetSeconds: 900, late: 2, heldByName: null },
      { level: 'AMBER', open: 0, oldestAt: null, targetSeconds: 14_400, late: 0, heldByName: null },
      { level: 'GREEN', open: 0, oldestAt: null, targetSeconds: null, late: 0, heldByName: null },
    ],
    cover: [
      {
        duty: 'DESK',
        spans: [
          { name: 'Ade', from: minutes(0), until: minutes(300) },
          { name: null, from: minutes(300), until: minutes(720) },
        ],
      },
    ],
    gaps: [],
    missedTestPages: [],
    openShifts: [],
    cases: [],
    breaches: [],
    detector: { working: true, lastCheckedAt: minutes(-1), waiting: 0 },
    canaries: { lowered: [], at: '2026-03-02T06:00:00.000Z' },
    secondReader: null,
    pageChannels: [
      { channel: 'in-app', failingSince: null, testedAt: minutes(-9), isUnproven: false },
      { channel: 'sms', failingSince: null, testedAt: minutes(-9), isUnproven: false },
    ],
    firstLooks: [
      { week: minutes(-10 * 24 * 60), middleSeconds: 840, items: 6 },
      { week: minutes(-3 * 24 * 60), middleSeconds: 540, items: 4 },
    ],
    needed: [{ source: 'DETECTOR', raised: 46, needed: 38 }],
    learning: { open: 0, oldestAt: null, overdue: 0 },
    sweepAt: minutes(0),
    auditCheck: { checkedAt: minutes(-480), entries: 1240, faults: 0, isLate: false },
    sweepLate: false,
    at: minutes(0),
    ...changes,
  },
});

describe('the board', () => {
  it('puts the gap in cover first, with the way to fill it', async () => {
    open(BoardPage, {
      BoardView: aBoard({
        gaps: [{ duty: 'PRIMARY', from: minutes(-5), until: minutes(120), alarm: 'NOW', toldAt: minutes(-4) }],
      }),
    });
    const gap = await screen.findByRole('heading', { name: /No clinician is on call until/ });
    expect(
      gap.compareDocumentPosition(screen.getByRole('heading', { name: /Life at risk/ })) &
        Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
    expect(screen.getByText(/Everybody at the clinic was told: Today/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Fill this gap' }).getAttribute('href')).toMatch(
      /^\/run\/rota\?from=.*duty=PRIMARY/,
    );
  });

  it('names who has not answered the test page of their shift (R28)', async () => {
    const page = { id: 't1', name: 'Hannah Byrne', duty: 'PRIMARY', sentAt: minutes(-12) };
    open(BoardPage, { BoardView: aBoard({ missedTestPages: [page] }) });
    expect(await screen.findByRole('heading', { name: 'Hannah Byrne has not answered the test page.' })).toBeVisible();
  });

  it('names whose shift stays open, and how many cases wait to be accepted (R33)', async () => {
    const shift = { id: 's1', name: 'Hannah Byrne', duty: 'PRIMARY', until: minutes(-20), cases: 2 };
    open(BoardPage, { BoardView: aBoard({ openShifts: [shift] }) });
    expect(
      await screen.findByRole('heading', { name: /^The shift of Hannah Byrne ended .* and stays open/ }),
    ).toBeVisible();
    expect(screen.getByText(/2 cases wait for a colleague/)).toBeVisible();
  });

  it('says for each level how many wait, how long, and how many are late', async () => {
    open(BoardPage, { BoardView: aBoard() });
    const levels = within(await screen.findByRole('region', { name: 'Waiting now, by level' }));
    expect(levels.getByText('2 late')).toBeVisible();
    expect(levels.getByText('Joss has the oldest')).toBeVisible();
    expect(levels.getByText('Nothing is waiting. Target 4 h.')).toBeVisible();
  });

  it('says in words how waits went and what needed a person, with the figures in a table', async () => {
    open(BoardPage, { BoardView: aBoard() });
    const looks = within(await screen.findByRole('region', { name: 'First human look, Urgent' }));
    expect(looks.getByText('The middle wait fell from 14 min to 9 min in 2 weeks.')).toBeVisible();
    expect(looks.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'Week ofMiddle waitConcerns',
      expect.stringMatching(/14 min6$/),
      expect.stringMatching(/9 min4$/),
    ]);
    const needed = within(screen.getByRole('region', { name: 'What needed a person, this week' }));
    expect(needed.getByText('38 of 46')).toBeVisible();
  });

  it('says when word checks or the clock do not work', async () => {
    open(BoardPage, {
      BoardView: aBoard({ detector: { working: false, lastCheckedAt: null, waiting: 4 }, sweepLate: true }),
    });
    expect(await screen.findByText(/Word checks do not answer/)).toBeVisible();
    expect(screen.getByText(/The clock of promises is late/)).toBeVisible();
  });

  it('says first which known texts are no longer heard, and when the second reader fails (H27)', async () => {
    open(BoardPage, {
      BoardView: aBoard({
        canaries: { lowered: ['plan', 'es-wish'], at: minutes(-1) },
        secondReader: { failingSince: minutes(-9) },
      }),
    });
    const alarm = /^2 known texts of danger are no longer heard as they must be: plan, es-wish\./;
    expect((await screen.findAllByText(alarm)).length).toBe(2);
    expect(screen.getByText(/^The second reader has failed since .*Texts are read without it\.$/)).toBeVisible();
  });

  it('says when known texts were not tried, and nothing of a second reader where there is none', async () => {
    open(BoardPage, { BoardView: aBoard({ canaries: { lowered: [], at: null } }) });
    expect(await screen.findByText('Known texts of danger were not tried in the last day.')).toBeVisible();
    expect(screen.queryByText(/second reader/)).not.toBeInTheDocument();
  });

  it('says first which way of paging fails and since when, and which was not proven (R31, H05)', async () => {
    open(BoardPage, {
      BoardView: aBoard({
        pageChannels: [
          { channel: 'mail', failingSince: null, testedAt: null, isUnproven: false },
          { channel: 'push', failingSince: null, testedAt: null, isUnproven: true },
          { channel: 'sms', failingSince: minutes(-9), testedAt: minutes(-60), isUnproven: false },
        ],
      }),
    });
    expect((await screen.findAllByText(/^SMS has failed since .*Pages go on to the next way at once\.$/)).length).toBe(
      2,
    );
    const health = within(screen.getByRole('region', { name: 'How the parts are' }));
    expect(health.getByText(/^Web push: the hourly test page did not come back/)).toBeVisible();
    expect(health.getByText('Email is not sent from this machine, so it is not tested.')).toBeVisible();
  });

  it('shows an auditor where their work is', async () => {
    open(BoardPage, { BoardView: { refusal: 'action.forbidden' } });
    expect(await screen.findByRole('link', { name: 'Audit' })).toHaveAttribute('href', '/run/audit');
  });

  it('offers to try again when it could not load', async () => {
    open(BoardPage, { BoardView: 'no line' });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });
});

const aPerson = (changes = {}) => ({
  id: '0199a000-0000-7000-8000-000000000101',
  email: 'ade@demo.example',
  workName: 'Ade Bello',
  jobTitle: 'peer moderator',
  roles: ['peerModerator'],
  secondFactor: true,
  createdAt: minutes(-90_000),
  certificates: [],
  ...changes,
});
const someone = (items: unknown[]) => ({ people: { items, page: { hasNext: false, next: null, previous: null } } });

describe('people', () => {
  it('looks for what was typed, and keeps it in the address', async () => {
    const { router, asked } = open(PeoplePage, { People: someone([aPerson()]) }, '/run/people');
    await userEvent.type(await screen.findByRole('searchbox'), 'ade{Enter}');
    await waitFor(() => expect(router.state.location.search).toBe('?q=ade'));
    expect(asked.at(-1)?.variables).toMatchObject({ search: 'ade' });
  });

  it('gives a role after a fresh code, and says first what it opens', async () => {
    let proved = false;
    const { asked } = open(
      PeoplePage,
      {
        People: someone([aPerson()]),
        RunGroups: { runGroups: [] },
        GrantRole: () => (proved ? { grantRole: aPerson() } : { refusal: 'auth.stepUpRequired' }),
        GiveSecondFactor: () => {
          proved = true;
          return { giveSecondFactor: { id: viewer.id, sessionState: 'READY' } };
        },
      },
      '/run/people',
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Change Ade Bello' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Give a role' }), 'auditor');
    await userEvent.click(screen.getByRole('button', { name: 'Give the role' }));
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent('They gain: the whole audit, to read');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Continue' }));
    await userEvent.type(await within(dialog).findByRole('textbox', { name: 'Code from your app' }), '123456');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Confirm and go on' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked.filter((one) => one.operation === 'GrantRole')).toHaveLength(2);
  });

  it('says that nobody matches', async () => {
    open(PeoplePage, { People: someone([]) }, '/run/people?q=zz');
    expect(await screen.findByText(/Nobody of this name has a role/)).toBeVisible();
  });

  it('offers an administrator to take away a lost second factor, with a reason and a fresh code', async () => {
    let proved = false;
    const { asked } = renderScreen(PeoplePage, {
      at: '/run/people',
      path: '/run/people',
      viewer: someViewer({ workspaces: ['MEMBER', 'RUN'], roles: ['administrator'] }),
      messages: 'run',
      answers: {
        People: someone([aPerson()]),
        RunGroups: { refusal: 'action.forbidden' },
        ResetSecondFactor: () =>
          proved ? { resetSecondFactor: aPerson({ secondFactor: false }) } : { refusal: 'auth.stepUpRequired' },
        GiveSecondFactor: () => {
          proved = true;
          return { giveSecondFactor: { id: viewer.id, sessionState: 'READY' } };
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Ade Bello' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Why' }), 'Their device is lost or broken');
    await userEvent.click(screen.getByRole('button', { name: 'Take it away' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Continue' }));
    await userEvent.type(await dialog.findByRole('textbox'), '123456{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked.filter(({ operation }) => operation === 'ResetSecondFactor').at(-1)?.variables).toEqual({
      accountId: aPerson().id,
      reason: 'LOST_DEVICE',
    });
  });

  it('shows others neither addresses nor a search by them, nor the second factor to take away', async () => {
    open(PeoplePage, { People: someone([aPerson({ email: null, workName: null })]), RunGroups: { runGroups: [] } });
    expect(await screen.findByRole('searchbox', { name: 'Name at work' })).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Change No name at work yet' }));
    expect(screen.queryByRole('button', { name: 'Take it away' })).toBeNull();
  });

  it('certifies after a fresh code', async () => {
    let proved = false;
    const { asked } = open(PeoplePage, {
      People: someone([aPerson()]),
      RunGroups: { runGroups: [{ id: 'g1', name: 'Night shifts' }] },
      IssueCertificate: () => (proved ? { issueCertificate: aPerson() } : { refusal: 'auth.stepUpRequired' }),
      GiveSecondFactor: () => {
        proved = true;
        return { giveSecondFactor: { id: viewer.id, sessionState: 'READY' } };
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Ade Bello' }));
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Group' }), 'Night shifts');
    await userEvent.type(screen.getByLabelText('Valid until'), '2030-01-01');
    await userEvent.click(screen.getByRole('button', { name: 'Issue a certificate' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Continue' }));
    await userEvent.type(await dialog.findByRole('textbox'), '123456{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked.filter(({ operation }) => operation === 'IssueCertificate').at(-1)?.variables).toMatchObject({
      groupId: 'g1',
    });
  });
});

const aGroup = (changes = {}) => ({
  id: '0199a000-0000-7000-8000-000000000201',
  slug: 'carers',
  name: 'Carers',
  summary: 'For those who look after somebody.',
  about: '',
  joinRule: 'ASK',
  premoderation: 'OFF',
  moderatedHours: '',
  isSensitive: false,
  members: 9,
  version: 3,
  asked: [
    {
      membershipId: '0199a000-0000-7000-8000-000000000301',
      displayName: 'Green Boat',
      avatar: 'boat',
      note: 'May I?',
      askedAt: minutes(-9),
    },
  ],
  ...changes,
});

describe('groups', () => {
  it('lists them with who asks to join', async () => {
    open(GroupsPage, { RunGroups: { runGroups: [aGroup()] } }, '/run/groups');
    expect(await screen.findByRole('link', { name: 'Carers' })).toBeVisible();
    expect(screen.getByText('1 asks to join')).toBeVisible();
  });

  it('says what to do when there is none', async () => {
    open(GroupsPage, { RunGroups: { runGroups: [] } }, '/run/groups');
    expect(await screen.findByText('No group yet. Create the first one.')).toBeVisible();
  });

  it('lets somebody in', async () => {
    const { asked } = open(
      GroupPage,
      { RunGroups: { runGroups: [aGroup()] }, DecideAsked: { decideAsked: aGroup({ asked: [] }) } },
      `/run/groups/${aGroup().id}`,
      '/run/groups/:group',
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Let in Green Boat' }));
    await waitFor(() =>
      expect(asked.find((one) => one.operation === 'DecideAsked')?.variables).toMatchObject({ accept: true }),
    );
  });

  it('says how its first posts were answered, and not what is too small to show', async () => {
    const group = aGroup();
    const figures = { groupId: group.id, posts: 40, inTimePercent: 95, medianMinutes: 180, byPeers: null, byStaff: 36 };
    open(
      GroupPage,
      { RunGroups: { runGroups: [group] }, FirstPostFigures: { firstPostFigures: [figures] } },
      `/run/groups/${group.id}`,
      '/run/groups/:group',
    );
    expect(await screen.findByText('95 %')).toBeVisible();
    expect(screen.getByText('3 hours')).toBeVisible();
    expect(screen.getAllByText('Not shown')).toHaveLength(1);
  });

  it('keeps what was typed when somebody else saved first', async () => {
    open(
      GroupPage,
      { RunGroups: { runGroups: [aGroup()] }, ChangeGroup: { refusal: 'resource.stale' } },
      `/run/groups/${aGroup().id}`,
      '/run/groups/:group',
    );
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Carers and kin');
    await userEvent.click(screen.getByRole('button', { name: 'Save the settings' }));
    expect(await screen.findByText(/Yours are still in the boxes/)).toBeVisible();
    expect(name).toHaveValue('Carers and kin');
  });

  it('makes an address from the name of a new group', async () => {
    open(GroupPage, { RunGroups: { runGroups: [] } }, '/run/groups/new', '/run/groups/:group');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Type 2, newly told');
    expect(screen.getByRole('textbox', { name: /Address/ })).toHaveValue('type-2-newly-told');
  });
});

describe('the rota', () => {
  beforeEach(() => localStorage.clear());

  it('says at the field that a time overlaps, and keeps the form', async () => {
    open(
      RotaPage,
      {
        RotaZone: { rotaZone: 'Europe/London' },
        Rota: { rota: [] },
        Colleagues: { people: { items: [{ ...aPerson(), roles: ['clinician'] }] } },
        PlanRotaShift: { refusal: 'shift.overlaps' },
      },
      '/run/rota?from=2026-03-01T08:00:00.000Z&duty=BACKUP',
      '/run/rota',
    );
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Who' }),
      await screen.findByRole('option', { name: /Ade Bello/ }),
    );
    const until = screen.getByLabelText('Until');
    await userEvent.type(until, '2026-03-01T16:00');
    await userEvent.click(screen.getByRole('button', { name: 'Put on the rota' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Until')).toHaveAccessibleDescription(/Somebody has this duty then/),
    );
    expect(screen.getByLabelText('From')).toHaveValue('2026-03-01T08:00');
    expect(screen.getByRole('combobox', { name: 'Duty' })).toHaveValue('BACKUP');
  });

  it('asks before it removes a time', async () => {
    const time = {
      id: 's1',
      duty: 'PRIMARY',
      name: 'Dr Okoro',
      accountId: 'a',
      from: minutes(60),
      until: minutes(600),
      isMine: false,
    };
    const { asked } = open(
      RotaPage,
      {
        RotaZone: { rotaZone: 'Europe/London' },
        Rota: { rota: [time] },
        Colleagues: { people: { items: [] } },
        RemoveRotaShift: { removeRotaShift: { id: 's1' } },
      },
      '/run/rota',
      '/run/rota',
    );
    await userEvent.click(await screen.findByRole('button', { name: /Remove Dr Okoro/ }));
    expect(screen.getByRole('button', { name: 'Keep it' })).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Remove it' }));
    await waitFor(() => expect(asked.some((one) => one.operation === 'RemoveRotaShift')).toBe(true));
  });
});

describe('the audit', () => {
  const anEntry = {
    id: 'x1',
    at: minutes(-2),
    actorName: 'Hannah Byrne',
    caseNumber: 2291,
    actorRoles: ['clinician'],
    action: 'case.open',
    targetType: 'escalation',
    targetId: '2291',
    before: null,
    after: null,
    reasonCode: null,
    details: [],
  };
  const trail = { auditTrail: { items: [anEntry], page: { hasNext: true, next: 'more', previous: null } } };

  it('keeps filters and pages in the address', async () => {
    const { asked } = open(AuditPage, { AuditTrail: trail }, '/run/audit?action=case.open', '/run/audit');
    expect(await screen.findByText('Hannah Byrne')).toBeVisible();
    expect(asked.find(({ operation }) => operation === 'AuditTrail')?.variables).toMatchObject({
      filter: { action: 'case.open' },
    });
    expect(screen.getByRole('link', { name: /Older/ })).toHaveAttribute(
      'href',
      expect.stringContaining('action=case.open&after=more'),
    );
  });

  it('searches by case and person, and says which number is none', async () => {
    const { asked } = open(AuditPage, { AuditTrail: trail }, '/run/audit', '/run/audit');
    await userEvent.type(await screen.findByLabelText('Case number'), 'twelve');
    await userEvent.type(screen.getByLabelText('Account or membership'), 'somebody');
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(screen.getByText(/^Give the number of a case/)).toBeVisible();
    expect(screen.getByText(/^Copy the whole number/)).toBeVisible();
    expect(screen.getByLabelText('Case number')).toHaveValue('twelve');

    await userEvent.clear(screen.getByLabelText('Account or membership'));
    await userEvent.clear(screen.getByLabelText('Case number'));
    await userEvent.type(screen.getByLabelText('Case number'), '2291');
    await userEvent.selectOptions(screen.getByLabelText('Kind of event'), 'Identity opened');
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    await waitFor(() =>
      expect(asked.at(-1)?.variables).toMatchObject({ filter: { caseNumber: 2291, event: 'REVEAL', personId: null } }),
    );
    expect(await screen.findByRole('link', { name: 'All about case 2291' })).toHaveAttribute(
      'href',
      '/run/audit?caseNumber=2291',
    );
  });

  it('says first what the last nightly check found (R53)', async () => {
    const night = { night: '2026-11-28', checkedAt: minutes(-60), entries: 1240, faults: 0, isLate: false };
    const broken = { ...night, night: '2026-11-27', faults: 2 };
    const { unmount } = open(
      AuditPage,
      { AuditTrail: trail, AuditNightly: { auditNights: [night, broken] } },
      '/run/audit',
      '/run/audit',
    );
    expect((await screen.findAllByText(/28 November 2026: Whole, 1,240 entries/))[0]).toBeVisible();
    unmount();
    open(AuditPage, { AuditTrail: trail, AuditNightly: { auditNights: [broken, night] } }, '/run/audit', '/run/audit');
    expect((await screen.findAllByText(/27 November 2026: Not whole: 2 places/))[0]).toBeVisible();
  });

  it('names the places where the chain is broken', async () => {
    open(
      AuditPage,
      {
        AuditTrail: trail,
        AuditCheckup: {
          auditCheck: {
            whole: false,
            checkedAt: minutes(0),
            entries: 90,
            faults: [{ chain: 2, position: 17, fault: 'changed' }],
          },
        },
      },
      '/run/audit',
      '/run/audit',
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Check that it is whole' }));
    expect(await screen.findByText('Chain 2, entry 17: changed')).toBeVisible();
  });
});
