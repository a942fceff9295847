import { expect, it } from '@jest/globals';

import { clinicCases, deskCases, memberCases } from './mutation-cases.js';
import { mutations } from './mutation-walk.js';

/**
 * Every mutation of the committed schema has an entry in the table, and the table is walked by the specs beside this
 * one. A new mutation fails here until somebody has said who may send it, what succeeds, and to whom it does not belong.
 */
it('knows every mutation of the schema, and none besides', () => {
  const known = [memberCases, deskCases, clinicCases].flatMap((cases) => Object.keys(cases));
  expect(known.sort()).toEqual(Object.keys(mutations).sort());
});
