import { type Actor, isClinical } from '../actor.js';
import type { Policy } from '../policy.js';
import type { TestPage } from './test-page.js';

/** A test page is for the one person whose shift begins: nobody can say in their place that it arrived. */
const isTheirs = (actor: Actor, page: Pick<TestPage, 'accountId'>) =>
  actor.id === page.accountId && actor.secondFactor && isClinical(actor);

export const testPagePolicy = { read: isTheirs, answer: isTheirs } satisfies Policy<Pick<TestPage, 'accountId'>>;
