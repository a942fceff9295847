import type { MutationCases } from './mutation-case.js';
import { accountCases } from './mutation-cases.account.js';
import { careCases } from './mutation-cases.care.js';
import { caseCases } from './mutation-cases.clinic.js';
import { itemCases } from './mutation-cases.desk.js';
import { forumCases } from './mutation-cases.forum.js';
import { configurationCases } from './mutation-cases.configuration.js';
import { groupCases } from './mutation-cases.groups.js';
import { handoffCases } from './mutation-cases.handoff.js';
import { handoverCases } from './mutation-cases.handover.js';
import { lexiconCases } from './mutation-cases.lexicon.js';
import { pagingCases } from './mutation-cases.paging.js';
import { qualityCases } from './mutation-cases.quality.js';
import { retentionCases } from './mutation-cases.retention.js';
import { reportCases } from './mutation-cases.report.js';
import { revealCases } from './mutation-cases.reveal.js';
import { visitCases } from './mutation-cases.visits.js';
import { voiceCases } from './mutation-cases.voices.js';

/** The table of every mutation, in the parts that are walked side by side. */
export const memberCases: MutationCases = { ...accountCases, ...forumCases, ...groupCases, ...visitCases };
export const deskCases: MutationCases = {
  ...itemCases,
  ...voiceCases,
  ...qualityCases,
  ...handoverCases,
  ...careCases,
};
export const clinicCases: MutationCases = {
  ...caseCases,
  ...pagingCases,
  ...revealCases,
  ...lexiconCases,
  ...configurationCases,
  ...handoffCases,
  ...retentionCases,
  ...reportCases,
};
