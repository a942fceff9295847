import { periodOf } from '@kith/domain/report/period';

import type { MutationCases } from './mutation-case.js';

export const reportCases: MutationCases = {
  exportReport: {
    withoutKey: 'It changes nothing.',
    repeats: { leave: ['audit_entry'], because: 'Each file is on record.' },
    given: async ({ app, clinicalLead, moderator, administrator, newMember }) => ({
      who: clinicalLead,
      args: {
        kind: 'WEEKLY',
        period: periodOf('WEEKLY', app.clock.now(), app.config.timeZone).key,
        format: 'CSV',
      },
      foreign: [
        [moderator, 'resource.notFound'],
        [administrator, 'resource.notFound'],
        [await newMember(), 'resource.notFound'],
      ],
    }),
  },
};
