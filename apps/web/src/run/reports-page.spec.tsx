import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { ReportsPage } from './reports-page.js';

const viewer = someViewer({ workspaces: ['DESK', 'CLINIC', 'RUN'], roles: ['clinicalLead'] });
const open = (answers: Record<string, GivenAnswer>, at = '/run/reports') =>
  renderScreen(ReportsPage, { at, path: '/run/reports', viewer, messages: 'run', answers });

const cell = (text: string, changes = {}) => ({
  text,
  value: Number.parseFloat(text),
  unit: 'COUNT',
  isHidden: false,
  ...changes,
});
const hidden = cell('hidden', { value: null, isHidden: true });
const week = (key: string, name: string, isOver = true) => ({ key, name, isOver });
const thisWeek = week('2026-W48', 'Week 48, 23 to 29 November 2026', false);
const lastWeek = week('2026-W47', 'Week 47, 16 to 22 November 2026');
const weekBefore = week('2026-W46', 'Week 46, 9 to 15 November 2026');
const line = (name: string, ...cells: object[]) => ({ name, isTotal: false, cells });
const aReport = (changes = {}) => ({
  reportKinds: ['WEEKLY', 'MONTHLY', 'YEARLY'],
  reportPeriods: [thisWeek, lastWeek, weekBefore],
  serviceReport: {
    kind: 'WEEKLY',
    title: 'Weekly report',
    lead: 'What came up.',
    madeAt: '2026-11-24T09:00:00Z',
    hasHidden: true,
    period: lastWeek,
    highlights: [{ name: 'Concerns', cell: cell('22') }],
    tables: [
      {
        id: 'doors',
        title: 'What came up, by door',
        note: null,
        columns: ['Door', 'Signs'],
        chart: { kind: 'BARS', column: 0 },
        rows: [line('Word checks', cell('16')), line('Asked for help', hidden)],
      },
      { id: 'late', title: 'Promises missed', note: null, columns: ['Promise', 'Missed'], chart: null, rows: [] },
    ],
    ...changes,
  },
});

describe('a report', () => {
  it('is a heading with its tables; what is hidden says so and has no bar', async () => {
    const { container } = open({ ReportView: aReport() });
    expect(
      await screen.findByRole('heading', { name: 'Weekly report: Week 47, 16 to 22 November 2026' }),
    ).toBeVisible();
    const table = within(screen.getByRole('table', { name: 'What came up, by door' }));
    expect(table.getByRole('row', { name: 'Word checks 16' })).toBeVisible();
    expect(table.getByRole('row', { name: 'Asked for help hidden' })).toBeVisible();
    expect(container.querySelectorAll('[style*="inline-size"]')).toHaveLength(1);
    expect(screen.getByText('Nothing in this time.')).toBeVisible();
    expect(screen.getByText(/Counts from 1 to 4 are hidden/)).toBeVisible();
  });

  it('goes to the one before and after, and to the other kinds, by links', async () => {
    open({ ReportView: aReport() });
    expect(await screen.findByRole('link', { name: weekBefore.name })).toHaveAttribute(
      'href',
      '/run/reports?kind=WEEKLY&period=2026-W46',
    );
    expect(screen.getByRole('link', { name: thisWeek.name })).toHaveAttribute(
      'href',
      '/run/reports?kind=WEEKLY&period=2026-W48',
    );
    expect(screen.getByRole('link', { name: 'Monthly, clinic' })).toHaveAttribute('href', '/run/reports?kind=MONTHLY');
  });

  it('asks for the period that was chosen, and says when it is not over', async () => {
    const { asked } = open({
      ReportView: ({ period }: Record<string, unknown>) => aReport(period === '2026-W48' ? { period: thisWeek } : {}),
    });
    await userEvent.selectOptions(await screen.findByLabelText('Which one'), `${thisWeek.name}, so far`);
    await waitFor(() => expect(asked.at(-1)?.variables).toEqual({ kind: 'WEEKLY', period: '2026-W48' }));
    expect(await screen.findByText(/^So far:/)).toBeVisible();
  });

  it('does not exist for those whose work it is not', async () => {
    open({ ReportView: { refusal: 'resource.notFound' } });
    expect(await screen.findByRole('heading', { name: 'This screen is for others' })).toBeVisible();
  });
});

describe('the file of a report', () => {
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  afterEach(() => {
    click.mockClear();
  });
  const blobs: Blob[] = [];
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      blobs.push(blob);
      return 'blob:report';
    },
    revokeObjectURL: () => undefined,
  });

  it('is saved as it came', async () => {
    const exportReport = { fileName: 'kith-weekly-2026-W47.csv', mediaType: 'text/csv', base64: btoa('"Report"\r\n') };
    const { asked } = open({ ReportView: aReport(), ExportReport: { exportReport } });
    await userEvent.click(await screen.findByRole('button', { name: 'Save as table' }));
    expect(await screen.findByText(/kith-weekly-2026-W47.csv is in your downloads/)).toBeVisible();
    expect(asked.at(-1)?.variables).toEqual({ kind: 'WEEKLY', period: '2026-W47', format: 'CSV' });
    expect(click).toHaveBeenCalledTimes(1);
    expect(blobs.at(-1)).toMatchObject({ size: 10, type: 'text/csv' });
  });

  it('that can’t be made says why, and the report stays', async () => {
    open({ ReportView: aReport(), ExportReport: { refusal: 'resource.notFound' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Save as PDF' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByRole('table', { name: 'What came up, by door' })).toBeVisible();
    expect(click).not.toHaveBeenCalled();
  });
});
