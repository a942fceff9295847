import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RotaList, type PlannedTime } from './rota-list.js';
import { RotaPlan } from './rota-plan.js';
import { renderScreen, someViewer } from './testing.js';

const viewer = someViewer({ workspaces: ['MEMBER', 'RUN'], roles: ['clinicalLead'] });
const inZone = (rotaZone: string) => ({
  RotaZone: { rotaZone },
  Colleagues: {
    people: {
      items: [{ id: 'a', workName: 'Dr Okoro', email: null, jobTitle: 'doctor', roles: ['clinician'] }],
    },
  },
  PlanRotaShift: { planRotaShift: { id: 's1' } },
});
const listed = (rotaZone: string, from: string, until: string) => {
  const one: PlannedTime = { id: 's1', duty: 'PRIMARY', name: 'Dr Okoro', from, until, isMine: false };
  return renderScreen(() => <RotaList plan="rota" times={[one]} removable={false} />, {
    viewer,
    messages: 'run',
    answers: inZone(rotaZone),
  });
};

describe('shifts of an organisation, read in London (R28, H07)', () => {
  beforeEach(() => localStorage.clear());

  it('show the hours of the organisation, and those of the reader below them', async () => {
    listed('America/New_York', '2026-11-03T13:00:00Z', '2026-11-04T01:00:00Z');

    expect(await screen.findByText(/8am to 8pm/)).toBeVisible();
    expect(screen.getByText(/1:00pm to .*1:00am in London/)).toBeVisible();
    expect(screen.getByText(/Hours are those of New York/)).toBeVisible();
  });

  it('show one time where both are the same', async () => {
    listed('Europe/London', '2026-11-03T08:00:00Z', '2026-11-03T20:00:00Z');

    expect(await screen.findByText(/8am to 8pm/)).toBeVisible();
    expect(screen.queryByText(/in London/)).toBeNull();
  });

  it.each([
    [
      'forward in London',
      'Europe/London',
      '2026-03-28T20:00:00Z',
      '2026-03-29T07:00:00Z',
      '11 hours: the clocks go forward.',
    ],
    [
      'back in London',
      'Europe/London',
      '2026-10-24T19:00:00Z',
      '2026-10-25T08:00:00Z',
      '13 hours: the clocks go back.',
    ],
    [
      'forward in New York',
      'America/New_York',
      '2026-03-08T01:00:00Z',
      '2026-03-08T12:00:00Z',
      '11 hours: the clocks go forward.',
    ],
    [
      'back in New York',
      'America/New_York',
      '2026-11-01T00:00:00Z',
      '2026-11-01T13:00:00Z',
      '13 hours: the clocks go back.',
    ],
  ])('say how long the night is on which the clocks go %s', async (_what, zone, from, until, words) => {
    listed(zone, from, until);

    expect(await screen.findByText(/8pm to 8am/)).toBeVisible();
    expect(screen.getByText(words)).toBeVisible();
  });

  const plan = async (zone: string, from: string, until: string) => {
    const { asked } = renderScreen(() => <RotaPlan plan="rota" />, { viewer, messages: 'run', answers: inZone(zone) });
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Who' }),
      await screen.findByRole('option', { name: /Dr Okoro/ }),
    );
    await userEvent.type(screen.getByLabelText('From'), from);
    await userEvent.type(screen.getByLabelText('Until'), until);
    return { asked, save: () => userEvent.click(screen.getByRole('button', { name: 'Put on the rota' })) };
  };

  it.each([
    ['Europe/London', '2026-10-24T20:00', '2026-10-25T08:00', '2026-10-24T19:00:00.000Z', '2026-10-25T08:00:00.000Z'],
    [
      'America/New_York',
      '2026-03-07T20:00',
      '2026-03-08T08:00',
      '2026-03-08T01:00:00.000Z',
      '2026-03-08T12:00:00.000Z',
    ],
  ])('are planned in %s by its own clocks', async (zone, from, until, begins, ends) => {
    const { asked, save } = await plan(zone, from, until);
    await save();

    expect(asked.find((one) => one.operation === 'PlanRotaShift')?.variables).toMatchObject({
      from: begins,
      until: ends,
    });
  });

  it('cannot begin in the hour that the clocks leave out; the field says so and the form stays', async () => {
    const { asked, save } = await plan('Europe/London', '2026-03-29T01:30', '2026-03-29T08:00');
    await save();

    expect(screen.getByLabelText('From')).toHaveAccessibleDescription(/leave this hour out/);
    expect(screen.getByLabelText('Until')).toHaveValue('2026-03-29T08:00');
    expect(asked.map((one) => one.operation)).not.toContain('PlanRotaShift');
  });

  it('say that an hour comes twice before they are planned', async () => {
    await plan('America/New_York', '2026-11-01T01:30', '2026-11-01T08:00');

    expect(screen.getByText(/7.5 hours: the clocks go back. .*We take the first/)).toBeVisible();
  });
});
