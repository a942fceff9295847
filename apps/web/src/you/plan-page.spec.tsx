import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SafetyPlanFieldsFragment } from '../gql/graphql.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { PlanPage } from './plan-page.js';

beforeEach(() => localStorage.clear());

const blank = {
  warningSigns: '',
  alone: '',
  distractions: '',
  people: '',
  professionals: '',
  saferPlace: '',
  insulinHolder: '',
  penQuantity: '',
  rescueKit: '',
  sickDays: '',
};
type Words = Partial<typeof blank>;
const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString();

/** A plan as it was saved, version by version; the clinician's saves are the odd ones. */
const aPlan = (...saves: Words[]): SafetyPlanFieldsFragment => ({
  id: '0199a000-0000-7000-8000-0000000000f1',
  version: saves.length,
  reviewAt: inAMonth,
  versions: saves
    .map((words, at) => ({
      version: at + 1,
      words: { ...blank, ...words },
      savedAt: '2026-11-20T20:00:00Z',
      byMember: at % 2 === 1,
      byRole: at % 2 === 1 ? null : 'diabetes nurse',
      isMine: at % 2 === 1,
    }))
    .reverse(),
});

const open = (answers: Record<string, GivenAnswer>, at = '/you/plan') =>
  renderScreen(PlanPage, {
    at,
    path: '/you/plan',
    answers: {
      ReadDraft: { draft: null },
      SaveDraft: { saveDraft: { place: 'x', savedAt: new Date().toISOString() } },
      DiscardDraft: { discardDraft: { id: 'x' } },
      ...answers,
    },
  });

describe('my safety plan (R36)', () => {
  it('says honestly when there is none', async () => {
    open({ MySafetyPlan: { mySafetyPlan: null } });
    expect(await screen.findByText(/You have no safety plan yet/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Change it' })).toBeNull();
  });

  it('shows the parts with words, who saved it by job, and what was saved before', async () => {
    open({
      MySafetyPlan: { mySafetyPlan: aPlan({ alone: 'Walk to the canal.' }, { alone: 'Sing.' }, { people: 'Bo.' }) },
    });
    expect(await screen.findByText('Bo.')).toBeVisible();
    expect(screen.getByText(/^Version 3, saved by diabetes nurse,/)).toBeVisible();
    expect(screen.queryByText('How many pens are at home, as we agreed')).toBeNull();
    await userEvent.click(screen.getByText(/^Version 2, saved by you,/));
    expect(screen.getByText('Sing.')).toBeVisible();
  });

  it('gives a text file with the words that hold', async () => {
    const made = jest.fn<(blob: Blob) => string>(() => 'blob:plan');
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => undefined });
    open({ MySafetyPlan: { mySafetyPlan: aPlan({ alone: 'Walk to the canal.' }) } });
    await userEvent.click(await screen.findByRole('button', { name: 'Save it as a text file' }));
    const text = await new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsText(made.mock.calls[0]![0]);
    });
    expect(text).toContain('What I can do alone\nWalk to the canal.');
  });

  it('puts theirs beside mine when both changed a part, takes their other parts in, and saves what I choose', async () => {
    const before = aPlan({ alone: 'Walk to the canal.' });
    const theirs = { alone: 'Walk to the park.', rescueKit: 'In the blue bag.' };
    const since = { ...aPlan({ alone: 'Walk to the canal.' }, {}, theirs), version: 3 };
    let plan = before;
    let stale = true;
    const { asked } = open(
      {
        MySafetyPlan: () => ({ mySafetyPlan: plan }),
        SaveSafetyPlan: () => {
          if (!stale) return { saveSafetyPlan: aPlan({}, {}, {}, { alone: 'Sing.\nWalk to the park.' }) };
          stale = false;
          plan = since;
          return { refusal: 'resource.stale' };
        },
      },
      '/you/plan?view=edit',
    );
    const alone = await screen.findByRole('textbox', { name: 'What I can do alone' });
    await userEvent.clear(alone);
    await userEvent.type(alone, 'Sing.');
    await userEvent.click(screen.getByRole('button', { name: 'Save the plan' }));

    const beside = await screen.findByRole('group', { name: 'What I can do alone' });
    expect(within(beside).getByText('Walk to the park.')).toBeVisible();
    expect(alone).toHaveValue('Sing.');
    expect(screen.getByRole('textbox', { name: /My kit for a severe low/ })).toHaveValue('In the blue bag.');

    await userEvent.click(screen.getByRole('button', { name: 'Save the plan' }));
    expect(await screen.findByText(/Choose what holds in each part/)).toBeVisible();
    expect(asked.filter(({ operation }) => operation === 'SaveSafetyPlan')).toHaveLength(1);

    await userEvent.click(within(beside).getByRole('button', { name: 'Keep both' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save the plan' }));
    await waitFor(() => expect(asked.filter(({ operation }) => operation === 'SaveSafetyPlan')).toHaveLength(2));
    expect(asked.findLast(({ operation }) => operation === 'SaveSafetyPlan')?.variables['input']).toMatchObject({
      version: 3,
      words: { alone: 'Sing.\nWalk to the park.', rescueKit: 'In the blue bag.' },
    });
  });
});
