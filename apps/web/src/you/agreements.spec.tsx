import { describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { consents } from '@kith/contracts/consents';
import { renderScreen } from '../platform/testing.js';
import { agreementsOf, isAskedAgain } from './agreements.js';
import { AgreementsPage } from './agreements-page.js';
import { YouPage } from './you-page.js';

const given = consents.map(({ purpose, version }) => ({
  purpose: purpose as string,
  version: version as string,
  givenAt: '2026-11-20T09:00:00Z',
  withdrawnAt: null,
}));
const earlier = given.map((one) => (one.purpose === 'escalation' ? { ...one, version: '2025-01' } : one));

describe('what I agreed to', () => {
  it('is said in the words I saw, with the day', async () => {
    renderScreen(AgreementsPage, { answers: { MyConsents: { myConsents: given } } });
    const section = await screen.findByRole('region', { name: 'Who reads along' });
    expect(within(section).getByText(/Moderators read what I write/)).toBeVisible();
    expect(within(section).getByText(/You said yes on .*20/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /I agree/ })).toBeNull();
  });

  it('is asked again when the words have changed', async () => {
    const { asked } = renderScreen(AgreementsPage, {
      answers: { MyConsents: { myConsents: earlier }, Agree: { agree: [...earlier, ...given.slice(1, 2)] } },
    });
    const section = await screen.findByRole('region', { name: 'When a clinician is told' });
    expect(within(section).getByText(/They have changed since/)).toBeVisible();
    await userEvent.click(within(section).getByRole('button', { name: /I agree/ }));
    expect(await within(section).findByText(/You said yes on/)).toBeVisible();
    expect(asked.at(-1)?.variables).toEqual({
      consents: [{ purpose: 'escalation', version: consents[1].version }],
    });
  });

  it('is mentioned on the page about me only while something has to be read again', async () => {
    const { unmount } = renderScreen(YouPage, { answers: { MyConsents: { myConsents: earlier } } });
    expect(await screen.findByText(/Words you agreed to have changed/)).toBeVisible();
    unmount();
    expect(isAskedAgain(given)).toBe(false);
  });

  it('does not count what was taken back', () => {
    const back = given.map((one) => ({ ...one, withdrawnAt: '2026-11-21T09:00:00Z' }));
    expect(agreementsOf(back).every((one) => one.due && one.givenAt === null)).toBe(true);
  });
});
